// SPDX-License-Identifier: MIT
// The sentences of a prompt: which speak of the film, and which bring facts.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "builtin/writer/typed.hpp"

namespace builtin::writing {

/// Sentences of all rows, capitals and shouting mended, signs that say nothing dropped.
std::vector<std::string> said_in(std::string_view prompt);

/// Wishes about the film rather than its subject: "Make it funny.", "Keep it under 30 seconds."
bool about_the_film(const Words& words);

/// Without the marks at its ends.
std::string tidy(std::string_view text);

/// A list written with commas, in its pieces where `lists` may be; a sentence stays whole.
void take_facts(std::string_view text, bool lists, std::vector<std::string>& out);

}  // namespace builtin::writing
