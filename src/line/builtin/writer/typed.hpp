// SPDX-License-Identifier: MIT
// Words of a prompt as people type them.
#pragma once
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace builtin::writing {

using Set = std::set<std::string, std::less<>>;

/// A word as typed, and as compared: lower case, no marks, common slips of the hand mended.
struct Word {
    std::string raw, low;
};
using Words = std::vector<Word>;

Words words_of(std::string_view text);

/// Drops emoji and other signs that say nothing, so that what is left can be spoken.
std::string without_signs(std::string_view text);

/// The words of `phrase` stand at `at`.
bool starts(const Words& words, std::size_t at, std::string_view phrase);

/// The length of the longest of the phrases that begins here; 0: none.
std::size_t skip(const Words& words, std::size_t at, const std::vector<std::string>& phrases);

bool contains(const Words& words, const Set& any);

/// "five" and "5"; 0 for what is no small number.
int number_of(const std::string& word);

}  // namespace builtin::writing
