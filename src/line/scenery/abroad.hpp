// SPDX-License-Identifier: MIT
// Pictures for lines in other languages than English, by what their words are called in it.
#pragma once
#include <string>
#include <vector>

#include "scenery/idea.hpp"

namespace scenery {

/// "de", "pt-br": not what the dictionary and the rules of `concepts` are for.
bool is_abroad(std::string_view language);

/// What the line names, in English, without what has no picture; for the senses of its neighbours.
std::vector<Gloss> things_named(const std::string& text, std::string_view language, const Painter& painter);

/// Only what a word names for sure: a doubtful picture is worse than none.
std::vector<Idea> ideas_abroad(const std::vector<speech::SpokenWord>& words, std::string_view language,
                               const std::string& topic, const Painter& painter);

/// Their English, in one string.
std::string in_english(const std::vector<Gloss>& glosses);

}  // namespace scenery
