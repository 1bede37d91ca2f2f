// SPDX-License-Identifier: MIT
// The user's own script: plain text, NAME: dialogue, [scene: …], [pause 0.5], [title: …].
#pragma once
#include <string>
#include <string_view>

#include "script/line.hpp"

namespace script {

inline constexpr std::size_t most_prompt = 2'000;    ///< characters
inline constexpr std::size_t most_script = 100'000;  ///< characters

/// The prompt, tidied. Throws invalid when it is empty, too long, or not UTF-8.
std::string checked_prompt(std::string_view prompt);

/// Lines of at most 16 words, one a sentence. A scene holds until the next; a pause follows the line before it.
/// "\[" is a bracket to be spoken. `name` stands in messages: "talk.txt". Throws invalid with the line's number.
Script parse(std::string_view text, std::string_view name = "The script");

}  // namespace script
