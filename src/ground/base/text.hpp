// SPDX-License-Identifier: MIT
// Small things with UTF-8 text.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace base {

std::string_view trim(std::string_view text);
/// ASCII letters only; other scripts pass through.
std::string lower(std::string_view text);
std::vector<std::string> split(std::string_view text, char separator);
/// On ASCII white space, no empty pieces.
std::vector<std::string> split_words(std::string_view text);
std::string join(const std::vector<std::string>& pieces, std::string_view between);
bool starts_with_word(std::string_view text, std::string_view word);
std::string replace_all(std::string text, std::string_view what, std::string_view with);

/// Code points of valid UTF-8; invalid bytes become U+FFFD.
std::vector<char32_t> code_points(std::string_view utf8);
std::string utf8(char32_t code_point);
bool valid_utf8(std::string_view bytes);

/// "Why do volcanoes erupt?" -> "why-do-volcanoes-erupt"; at most 60 bytes, never empty.
std::string slug(std::string_view text);

/// The candidate nearest to `word` by edit distance, if near enough to be a slip of the hand.
std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

/// "<", ">", "&" and quotes escaped for XML and SVG; control characters dropped.
std::string xml_escaped(std::string_view text);

}  // namespace base
