// SPDX-License-Identifier: MIT
// Which words carry weight, and where a phrase ends.
#pragma once
#include <string_view>
#include <vector>

#include "speech/normalise.hpp"
#include "speech/utterance.hpp"

namespace speech {

/// Caption words without times: stressed are the last content word of each phrase, numbers, words in capitals or with
/// "!"; phrases end at punctuation, and before a conjunction or preposition when they grow longer than some eight
/// words.
std::vector<SpokenWord> mark_phrases(const std::vector<NormalWord>& words);

/// "and", "of", "the": words that carry no weight. Lower case, English.
bool is_function_word(std::string_view word);

/// A question answered by yes or no: it begins with "is", "do", "can" and the like. sentence: lower case spoken words.
bool asks_yes_or_no(const std::vector<std::string>& sentence);

}  // namespace speech
