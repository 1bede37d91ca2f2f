// SPDX-License-Identifier: MIT
#include "base/files.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <set>

#include "base/failure.hpp"

namespace base {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const std::string& what, const fs::path& path) {
    refuse(what, path, errno);
}

struct Descriptor {
    int number = -1;
    ~Descriptor() {
        if (number >= 0) ::close(number);
    }
};

void sync_folder(const fs::path& folder) {
    Descriptor file{::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)};
    if (file.number >= 0) ::fsync(file.number);
}

fs::path home_or(const char* ours, const char* xdg, const char* below_home) {
    if (auto* set = std::getenv(ours); set && *set) return set;
    if (auto* set = std::getenv(xdg); set && *set) return fs::path(set) / "autovideo";
    auto* home = std::getenv("HOME");
    return fs::path(home && *home ? home : "/tmp") / below_home / "autovideo";
}

}  // namespace

void refuse(const std::string& what, const fs::path& path, int error) {
    auto trouble = error == ENOENT                                        ? Trouble::missing
                   : error == ENOSPC || error == EDQUOT || error == EFBIG ? Trouble::full
                   : error == EACCES || error == EPERM || error == EROFS  ? Trouble::denied
                                                                          : Trouble::unreadable;
    throw Failure{trouble, what + " " + path.string() + ": " + std::strerror(error) + "."};
}

std::string read_file(const fs::path& path, std::size_t most) {
    Descriptor file{::open(path.c_str(), O_RDONLY | O_CLOEXEC)};
    if (file.number < 0) fail("Cannot open", path);
    std::string bytes;
    std::array<char, 1 << 16> piece;
    while (true) {
        auto got = ::read(file.number, piece.data(), piece.size());
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail("Cannot read", path);
        if (got == 0) return bytes;
        bytes.append(piece.data(), static_cast<std::size_t>(got));
        if (bytes.size() > most)
            throw Failure{Trouble::invalid, path.string() + " is larger than " + std::to_string(most) +
                                                " bytes, which is the most that can be read here."};
    }
}

void write_file(const fs::path& path, std::string_view bytes) {
    auto folder = path.parent_path().empty() ? fs::path(".") : path.parent_path();
    if (std::error_code error; !fs::is_directory(folder, error)) refuse("Cannot write", path, ENOENT);
    TempFolder room(folder);
    auto temp = room.path() / path.filename();
    Descriptor file{::open(temp.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644)};
    if (file.number < 0) fail("Cannot write", path);
    while (!bytes.empty()) {
        auto put = ::write(file.number, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR) continue;
        if (put < 0) fail("Cannot write", path);
        bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    settle(temp, path);
}

void settle(const fs::path& temp, const fs::path& path) {
    {
        Descriptor file{::open(temp.c_str(), O_RDONLY | O_CLOEXEC)};
        if (file.number < 0) fail("Cannot open", temp);
        if (::fsync(file.number) != 0) fail("Cannot write", path);
    }
    if (::rename(temp.c_str(), path.c_str()) != 0) fail("Cannot write", path);
    sync_folder(path.parent_path().empty() ? fs::path(".") : path.parent_path());
}

namespace {
std::atomic<int> unfinished{0};
}
Unfinished::Unfinished() {
    ++unfinished;
}
Unfinished::~Unfinished() {
    --unfinished;
}
int Unfinished::count() {
    return unfinished;
}

namespace {

constexpr std::string_view temp_prefix = ".autovideo-";

/// A lock on the folder itself: it goes with the process, however that ends.
bool lock(int folder) {
    return ::flock(folder, LOCK_EX | LOCK_NB) == 0;
}

/// Removes what a killed process left: temp folders of this user that nobody holds.
void sweep(const fs::path& parent) {
    std::error_code error;
    for (fs::directory_iterator each(parent, error), end; !error && each != end; each.increment(error)) {
        if (!each->path().filename().string().starts_with(temp_prefix)) continue;
        Descriptor folder{::open(each->path().c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)};
        struct stat status {};
        std::error_code ignored;
        if (folder.number >= 0 && ::fstat(folder.number, &status) == 0 && status.st_uid == ::geteuid() &&
            lock(folder.number))
            fs::remove_all(each->path(), ignored);
    }
}

/// Those this process holds; never destroyed, since threads may outlive main().
struct Held {
    std::mutex guard;
    std::set<fs::path> folders;
};
Held& held() {
    static auto* all = new Held;
    return *all;
}

}  // namespace

void remove_temp_folders() noexcept {
    std::lock_guard lock(held().guard);
    std::error_code ignored;
    for (const auto& folder : held().folders) fs::remove_all(folder, ignored);
}

TempFolder::TempFolder(const fs::path& parent) {
    std::error_code ignored;
    fs::create_directories(parent, ignored);
    sweep(parent);
    while (true) {
        auto pattern = (parent / (std::string(temp_prefix) + "XXXXXX")).string();
        if (!::mkdtemp(pattern.data())) fail("Cannot make a folder in", parent);
        path_ = pattern;
        held_ = ::open(pattern.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
        // Another process may have swept it in the moment before it was held. Where folders cannot be held, nobody
        // sweeps.
        struct stat status {};
        bool ours = held_ >= 0 && (lock(held_) || errno != EWOULDBLOCK);
        if (ours && ::fstat(held_, &status) == 0 && status.st_nlink > 0) break;
        if (held_ >= 0) ::close(held_);
    }
    std::lock_guard guard(held().guard);
    held().folders.insert(path_);
}
TempFolder::~TempFolder() {
    {
        std::lock_guard guard(held().guard);
        held().folders.erase(path_);
    }
    std::error_code ignored;
    fs::remove_all(path_, ignored);
    ::close(held_);
}

fs::path temp_folder() {
    std::error_code error;
    auto folder = fs::temp_directory_path(error);
    if (!error) return folder;
    throw Failure{Trouble::denied, "There is no folder for temporary files (" + error.message() +
                                       "). Set TMPDIR to a folder you can write to."};
}

fs::path cache_folder() {
    return home_or("AUTOVIDEO_CACHE", "XDG_CACHE_HOME", ".cache");
}
fs::path data_folder() {
    return home_or("AUTOVIDEO_DATA", "XDG_DATA_HOME", ".local/share");
}

fs::path share_folder() {
    if (auto* set = std::getenv("AUTOVIDEO_SHARE"); set && *set) return set;
    std::error_code error;
    auto self = fs::read_symlink("/proc/self/exe", error);
    for (auto folder = self.parent_path(); !error && folder.has_relative_path(); folder = folder.parent_path()) {
        if (fs::exists(folder / "share/autovideo/marker")) return folder / "share/autovideo";
    }
    throw Failure{Trouble::missing,
                  "The program's own data (share/autovideo) is not beside the executable. Set AUTOVIDEO_SHARE, or "
                  "install again."};
}

}  // namespace base
