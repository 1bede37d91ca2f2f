// SPDX-License-Identifier: MIT
#include "store/artifacts.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstring>
#include <set>

#include "base/bind.hpp"
#include "base/failure.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"

namespace store {

namespace fs = std::filesystem;
using base::Failure;
using base::Trouble;

namespace {

bool is_hash(std::string_view text) {
    return text.size() == 64 && text.find_first_not_of("0123456789abcdef") == text.npos;
}

void touch(const fs::path& path) {
    std::error_code ignored;
    fs::last_write_time(path, fs::file_time_type::clock::now(), ignored);
}

std::optional<Manifest> read_manifest(const fs::path& path) {
    try {
        std::vector<base::BindError> errors;
        auto manifest =
            base::from_json<Manifest>(base::parse_json(base::read_file(path, 1 << 20), path.string()), errors);
        if (errors.empty() && is_hash(manifest.content)) return manifest;
    } catch (const Failure&) {
    }
    return std::nullopt;
}

}  // namespace

Artifacts::Artifacts(fs::path folder) : folder_(std::move(folder)) {
    std::error_code error;
    fs::create_directories(folder_ / "keys", error);
    if (!error) fs::create_directories(folder_ / "blobs", error);
    if (error)
        throw Failure{Trouble::denied, "Cannot use the cache folder " + folder_.string() + " (" + error.message() +
                                           "). Set AUTOVIDEO_CACHE to a folder you can write to."};
}

fs::path Artifacts::key_path(std::string_view key) const {
    return folder_ / "keys" / std::string(key.substr(0, 2)) / (std::string(key) + ".json");
}
fs::path Artifacts::blob_path(std::string_view content) const {
    return folder_ / "blobs" / std::string(content.substr(0, 2)) / std::string(content);
}

std::optional<Manifest> Artifacts::look(std::string_view key) const {
    std::error_code error;
    auto path = key_path(key);
    if (!fs::exists(path, error)) return std::nullopt;
    auto manifest = read_manifest(path);
    if (!manifest || manifest->key != key) return std::nullopt;
    if (fs::file_size(blob_path(manifest->content), error) != static_cast<std::uintmax_t>(manifest->size) || error)
        return std::nullopt;
    return manifest;
}

std::optional<std::string> Artifacts::get(std::string_view key) const {
    auto manifest = look(key);
    if (!manifest) return std::nullopt;
    auto blob = blob_path(manifest->content);
    try {
        auto bytes = base::read_file(blob);
        if (base::sha256(bytes) == manifest->content) {
            touch(key_path(key));
            return bytes;
        }
    } catch (const Failure&) {
    }
    std::error_code ignored;
    fs::remove(key_path(key), ignored);
    fs::remove(blob, ignored);
    return std::nullopt;
}

Manifest Artifacts::put(Manifest manifest, std::string_view bytes) {
    manifest.content = base::sha256(bytes);
    manifest.size = static_cast<std::int64_t>(bytes.size());
    auto blob = blob_path(manifest.content);
    std::error_code error;
    if (fs::file_size(blob, error) != bytes.size() || error) write(blob, bytes);
    write(key_path(manifest.key), base::canonical(manifest));
    return manifest;
}

namespace {
std::string unique_ending() {
    static std::atomic<unsigned> count{0};
    return std::to_string(::getpid()) + "." + std::to_string(count++) + ".part";
}
}  // namespace

fs::path Artifacts::scratch() const {
    return folder_ / "blobs" / unique_ending();
}

Manifest Artifacts::put_file(Manifest manifest, const fs::path& made) {
    manifest.content = base::sha256_of_file(made);
    manifest.size = static_cast<std::int64_t>(fs::file_size(made));
    auto blob = blob_path(manifest.content);
    std::error_code ignored;
    fs::create_directories(blob.parent_path(), ignored);
    base::settle(made, blob);
    write(key_path(manifest.key), base::canonical(manifest));
    return manifest;
}

std::optional<fs::path> Artifacts::file(std::string_view key) const {
    auto manifest = look(key);
    if (!manifest) return std::nullopt;
    touch(key_path(key));
    return blob_path(manifest->content);
}

void Artifacts::write(const fs::path& path, std::string_view bytes) const {
    base::Unfinished unfinished;
    std::error_code ignored;
    fs::create_directories(path.parent_path(), ignored);
    auto temp = path;
    temp += "." + unique_ending();
    int file = ::open(temp.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0644);
    bool good = file >= 0;
    while (good && !bytes.empty()) {
        auto put = ::write(file, bytes.data(), bytes.size());
        if (put < 0 && errno == EINTR) continue;
        good = put > 0;
        if (good) bytes.remove_prefix(static_cast<std::size_t>(put));
    }
    auto problem = errno;
    if (file >= 0 && ::close(file) != 0) good = false, problem = errno;
    if (good && ::rename(temp.c_str(), path.c_str()) != 0) good = false, problem = errno;
    if (good) return;
    ::unlink(temp.c_str());
    bool no_space = problem == ENOSPC || problem == EDQUOT;
    throw Failure{no_space ? Trouble::full : Trouble::denied,
                  no_space ? "No space left for the cache in " + folder_.string() +
                                 ". Free some, run `autovideo cache prune`, or set AUTOVIDEO_CACHE elsewhere."
                           : "Cannot write to the cache folder " + folder_.string() + ": " + std::strerror(problem) +
                                 ". Set AUTOVIDEO_CACHE to a folder you can write to."};
}

std::vector<Manifest> Artifacts::list() const {
    std::vector<std::pair<fs::file_time_type, Manifest>> found;
    std::error_code error;
    for (fs::recursive_directory_iterator it(folder_ / "keys", error), end; !error && it != end; it.increment(error)) {
        if (it->path().extension() != ".json") continue;
        std::error_code gone;
        auto used = fs::last_write_time(it->path(), gone);
        if (auto manifest = read_manifest(it->path()); manifest && !gone)
            found.emplace_back(used, std::move(*manifest));
    }
    std::sort(found.begin(), found.end(), [](const auto& a, const auto& b) {
        return std::tie(a.first, a.second.key) < std::tie(b.first, b.second.key);
    });
    std::vector<Manifest> manifests;
    for (auto& [used, manifest] : found) manifests.push_back(std::move(manifest));
    return manifests;
}

Artifacts::Usage Artifacts::usage() const {
    Usage usage;
    std::set<std::string> counted;
    for (const auto& manifest : list()) {
        ++usage.artifacts;
        if (counted.insert(manifest.content).second) usage.bytes += manifest.size;
    }
    return usage;
}

Artifacts::Usage Artifacts::prune(std::int64_t keep_bytes) {
    auto manifests = list();
    std::map<std::string, int> users;
    std::int64_t bytes = 0;
    for (const auto& manifest : manifests)
        if (users[manifest.content]++ == 0) bytes += manifest.size;
    Usage gone;
    std::error_code ignored;
    for (const auto& manifest : manifests) {
        if (bytes <= keep_bytes) break;
        fs::remove(key_path(manifest.key), ignored);
        ++gone.artifacts;
        if (--users[manifest.content] > 0) continue;
        fs::remove(blob_path(manifest.content), ignored);
        bytes -= manifest.size;
        gone.bytes += manifest.size;
    }
    auto hour_ago = fs::file_time_type::clock::now() - std::chrono::hours(1);
    std::error_code error;
    for (fs::recursive_directory_iterator it(folder_, error), end; !error && it != end; it.increment(error))
        if (it->path().extension() == ".part" && fs::last_write_time(it->path(), ignored) < hour_ago)
            fs::remove(it->path(), ignored);
    return gone;
}

}  // namespace store
