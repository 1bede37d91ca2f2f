// SPDX-License-Identifier: MIT
// Bytes of the art pack: header, art records, keyword records, strings, overrides, bodies. Little endian.
#pragma once
#include <cstdint>

namespace builtin::pack_format {

inline constexpr char magic[8] = {'A', 'V', 'A', 'R', 'T', '0', '0', '2'};
inline constexpr std::uint64_t most_bytes = 8'000'000;

struct Header {
    char magic[8];
    std::uint32_t index_crc;  ///< CRC-32 of the bytes from the end of this header to `bodies`
    std::uint32_t arts;
    std::uint32_t keywords;
    std::uint32_t strings;    ///< bytes of the string section, each string ended by a zero
    std::uint32_t overrides;  ///< bytes of overrides.txt as it was
    std::uint32_t bodies;     ///< where bodies start, from the start of the file
    std::uint64_t size;       ///< of the whole file
};

/// Sorted by id. Strings are offsets into the string section.
struct Art {
    std::uint32_t id, label, tags;   ///< tags: separated by ";"
    std::uint32_t group;             ///< emoji group * 1000 + subgroup; 999999 where the emoji data has none
    std::uint32_t body;              ///< offset from `bodies`
    std::uint32_t packed, unpacked;  ///< bytes before and after zlib
    std::uint32_t crc;               ///< of the unpacked body
};

/// Sorted by word, then art: which arts have a word as label or tag.
struct Keyword {
    std::uint32_t word;
    std::uint32_t art;
    std::uint32_t rank;  ///< 0: the whole label, 1: a word of the label, 2: a tag
};

}  // namespace builtin::pack_format
