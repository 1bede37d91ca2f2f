// SPDX-License-Identifier: MIT
#include "base/files.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "base/failure.hpp"

namespace base {

namespace fs = std::filesystem;

namespace {

[[noreturn]] void fail(const std::string& what, const fs::path& path) {
    auto error = errno;
    auto trouble = error == ENOENT                                        ? Trouble::missing
                   : error == ENOSPC || error == EDQUOT || error == EFBIG ? Trouble::full
                   : error == EACCES || error == EPERM || error == EROFS  ? Trouble::denied
                                                                          : Trouble::unreadable;
    throw Failure{trouble, what + " " + path.string() + ": " + std::strerror(error) + "."};
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
    Unfinished unfinished;
    static std::atomic<unsigned> count{0};
    auto folder = path.parent_path().empty() ? fs::path(".") : path.parent_path();
    auto temp = folder / ("." + path.filename().string() + "." + std::to_string(::getpid()) + "." +
                          std::to_string(count++) + ".part");
    try {
        Descriptor file{::open(temp.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644)};
        if (file.number < 0) fail("Cannot write", path);
        while (!bytes.empty()) {
            auto put = ::write(file.number, bytes.data(), bytes.size());
            if (put < 0 && errno == EINTR) continue;
            if (put < 0) fail("Cannot write", path);
            bytes.remove_prefix(static_cast<std::size_t>(put));
        }
        settle(temp, path);
    } catch (...) {
        ::unlink(temp.c_str());
        throw;
    }
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

TempFolder::TempFolder(const fs::path& parent) {
    std::error_code ignored;
    fs::create_directories(parent, ignored);
    auto pattern = (parent / ".tmp-XXXXXX").string();
    if (!::mkdtemp(pattern.data())) fail("Cannot make a folder in", parent);
    path_ = pattern;
}
TempFolder::~TempFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
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
