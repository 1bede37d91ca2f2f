// SPDX-License-Identifier: MIT
// Words of scripts that are written without spaces.
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace speech {

/// The words of one white-space-separated piece of text, punctuation kept with them; joined together they are the
/// piece again. One for a script with spaces. Short endings stay with the word they belong to.
std::vector<std::string> segments(std::string_view piece, std::string_view language);

/// What decides them: "icu-72.1".
std::string segments_engine();

}  // namespace speech
