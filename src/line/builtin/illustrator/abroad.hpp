// SPDX-License-Identifier: MIT
// What words of other languages are called in English, where a picture may hang on it.
#pragma once
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "scenery/painter.hpp"

namespace builtin {

/// A map of the pack that pack_abroad wrote (cmake/Share.cmake): sorted words of each language with one English word.
class Abroad {
  public:
    /// Throws missing or unreadable.
    explicit Abroad(const std::filesystem::path& pack);
    ~Abroad();
    Abroad(const Abroad&) = delete;
    Abroad& operator=(const Abroad&) = delete;

    /// Things named by these words in order, at most three words each; a word of the language that is not known for
    /// sure has none. language: "de", "pt-br", "cmn".
    std::vector<scenery::Gloss> glosses(const std::vector<std::string>& words, std::string_view language) const;
    std::vector<std::string> languages() const;
    std::string fingerprint() const;

  private:
    struct Range {
        std::uint32_t first = 0, count = 0;
        std::string code;
    };
    std::optional<Range> range_of(std::string_view language) const;
    std::string_view word(std::uint32_t entry) const;
    std::string_view english(std::uint32_t entry) const;
    std::uint32_t lower_bound(const Range& range, std::string_view word) const;
    std::string exact(const Range& range, std::string_view word) const;
    std::string inflected(const Range& range, const std::string& word) const;

    const unsigned char* bytes_ = nullptr;
    std::size_t length_ = 0;
};

/// Reads annotations/<language>/annotations.json of CLDR (https://cldr.unicode.org/translation/characters) and pairs
/// what emoji are called in a language with what they are called in English. exceptions: art/abroad.txt.
void pack_abroad(const std::filesystem::path& annotations, const std::filesystem::path& exceptions,
                 const std::filesystem::path& pack);

namespace abroad_format {

inline constexpr char magic[8] = {'A', 'V', 'W', 'O', 'R', 'D', 'S', '1'};
struct Header {
    char magic[8];
    std::uint32_t size, crc;  ///< of the whole file; of all after the header
    std::uint32_t languages, entries, strings;
    std::uint32_t zero;
};
struct Language {
    std::uint32_t code, first, count;
};
struct Entry {
    std::uint32_t word, english;
};

}  // namespace abroad_format

}  // namespace builtin
