// SPDX-License-Identifier: MIT
// Which stage set and which palettes belong to what a film is about.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace scenery {

/// The set whose world holds one of these words, nearest first ("whale", "cetacean", "mammal": "sea_floor"); "" if
/// none.
std::string set_for(const std::vector<std::string>& words);

/// A film's sets start from one; these go well with it, best first.
const std::vector<std::string>& companions(std::string_view set);

/// Palettes that suit a topic's words and set; never empty.
std::vector<std::string> palettes_for(const std::vector<std::string>& words, std::string_view set);

}  // namespace scenery
