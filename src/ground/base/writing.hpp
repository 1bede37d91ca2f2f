// SPDX-License-Identifier: MIT
// How scripts are written: with or without spaces between words, wide or narrow.
#pragma once
#include <string_view>

#include "base/text.hpp"

namespace base {

inline bool is_han_or_kana(char32_t c) {
    return c == 0x3005 || c == 0x3006 || (c >= 0x3040 && c < 0x3100) || (c >= 0x31F0 && c < 0x3200) ||
           (c >= 0x3400 && c < 0x4DC0) || (c >= 0x4E00 && c < 0xA000) || (c >= 0xF900 && c < 0xFB00) ||
           (c >= 0xFF66 && c < 0xFFA0) || (c >= 0x20000 && c < 0x32000);
}

/// Chinese, Japanese, Thai, Lao, Burmese and Khmer put no spaces between words.
inline bool is_written_together(char32_t c) {
    return is_han_or_kana(c) || (c >= 0x0E00 && c < 0x0F00) || (c >= 0x1000 && c < 0x10A0) ||
           (c >= 0x1780 && c < 0x1800);
}

inline bool has_written_together(std::string_view text) {
    for (char32_t c : code_points(text))
        if (is_written_together(c)) return true;
    return false;
}

/// Letters as wide as a Latin one; an ideograph, a syllable of Hangul or a wide sign takes two.
inline int breadth(std::string_view text) {
    int sum = 0;
    for (char32_t c : code_points(text))
        sum += is_han_or_kana(c) || (c >= 0xAC00 && c < 0xD7B0) || (c >= 0x3000 && c < 0x3040) ||
                       (c >= 0xFF00 && c < 0xFF61) || c >= 0x1F000
                   ? 2
                   : 1;
    return sum;
}

}  // namespace base
