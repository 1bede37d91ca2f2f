// SPDX-License-Identifier: MIT
// The art pack, memory-mapped: illustrations by id, ids by keyword.
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace builtin {

/// Safe to share between threads: nothing changes after it is opened.
class ArtPack {
  public:
    struct Entry {
        std::string_view id, label, tags;  ///< tags separated by ";"
        int group = 0;                     ///< emoji group * 1000 + subgroup
    };
    enum class Match { label, label_word, tag };
    struct Hit {
        int art = 0;
        Match match = Match::tag;
    };

    /// Throws missing (no such file) or unreadable (damaged, or made by another version).
    explicit ArtPack(const std::filesystem::path& file);
    ~ArtPack();
    ArtPack(const ArtPack&) = delete;
    ArtPack& operator=(const ArtPack&) = delete;

    int size() const;
    Entry entry(int art) const;
    std::optional<int> find(std::string_view id) const;
    /// Arts with this word (lower case) as label, word of the label, or tag.
    std::vector<Hit> with_keyword(std::string_view word) const;
    /// The inside of the drawing's <svg>, view box 0 0 32 32. Throws unreadable (damaged).
    std::string body(int art) const;
    /// The text of art/overrides.txt the pack was made with.
    std::string_view overrides() const;
    /// Hash of the pack's index: part of the painter's engine.
    std::string fingerprint() const;

  private:
    std::string_view text(std::uint32_t offset) const;
    std::string where_;
    const unsigned char* bytes_ = nullptr;
    std::size_t length_ = 0;
};

}  // namespace builtin
