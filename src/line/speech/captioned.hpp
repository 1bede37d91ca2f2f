// SPDX-License-Identifier: MIT
// A caption word taken apart: what stands before and after what is said.
#pragma once
#include <string>
#include <string_view>

namespace speech {

struct Captioned {
    std::string core;   ///< without surrounding punctuation; straight quotes, hyphens for dashes
    std::string trail;  ///< punctuation after it
};

Captioned take_apart(std::string_view word);

/// The mark in a trail: the strongest of ? ! . ; : , or 0. An ellipsis or a dash counts as a comma.
char mark_in(std::string_view trail);

inline bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
inline bool is_upper(char c) {
    return c >= 'A' && c <= 'Z';
}
inline bool is_lower(char c) {
    return c >= 'a' && c <= 'z';
}
inline bool is_letter(char c) {
    return is_upper(c) || is_lower(c);
}

}  // namespace speech
