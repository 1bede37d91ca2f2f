// SPDX-License-Identifier: MIT
// What was made once, found again by the key of the recipe that made it.
#pragma once
#include <boost/describe/class.hpp>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace store {

/// What is known of an artifact beside its bytes.
struct Manifest {
    std::string key;      ///< SHA-256 of the recipe: kind, version, inputs
    std::string kind;     ///< "speech", "segment", "soundtrack"
    std::string engine;   ///< that made it
    std::string content;  ///< SHA-256 of the bytes
    std::int64_t size = 0;
    std::string note;  ///< for people: "l3: Gas inside melted rock …"
};
BOOST_DESCRIBE_STRUCT(Manifest, (), (key, kind, engine, content, size, note))

/// A folder of artifacts: keys/ab/<key>.json names blobs/cd/<content>. Several processes may use it at once: files
/// appear whole (temp file and rename) and never change. Writes are not synced to disk: a blob torn by a power cut
/// fails its hash on reading and is made again, so durability would only cost time.
class Artifacts {
  public:
    explicit Artifacts(std::filesystem::path folder);

    /// The manifest, if the artifact is there. Does not read the bytes.
    std::optional<Manifest> look(std::string_view key) const;
    /// The bytes, checked against their hash; a damaged artifact is removed and counts as absent.
    std::optional<std::string> get(std::string_view key) const;
    /// Stores the bytes; manifest.content and size are filled in. Throws full or denied.
    Manifest put(Manifest manifest, std::string_view bytes);

    /// For artifacts that are opened where they lie and never held in memory: a new path to write to (".part", pruned
    /// when it is left behind), then put_file() moves it to its place. file() does not check the hash; it touches the
    /// artifact.
    std::filesystem::path scratch() const;
    Manifest put_file(Manifest manifest, const std::filesystem::path& made);
    std::optional<std::filesystem::path> file(std::string_view key) const;

    struct Usage {
        std::int64_t bytes = 0;
        int artifacts = 0;
    };
    Usage usage() const;
    std::vector<Manifest> list() const;  ///< least recently used first
    /// Removes least recently used artifacts until at most `keep_bytes` are left, and stale temp files. Returns what
    /// went.
    Usage prune(std::int64_t keep_bytes);

    const std::filesystem::path& folder() const { return folder_; }

  private:
    std::filesystem::path key_path(std::string_view key) const;
    std::filesystem::path blob_path(std::string_view content) const;
    void write(const std::filesystem::path& path, std::string_view bytes) const;

    std::filesystem::path folder_;
};

}  // namespace store
