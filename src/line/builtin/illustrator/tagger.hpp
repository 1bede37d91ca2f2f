// SPDX-License-Identifier: MIT
// Parts of speech by rule: enough to tell "a bear" from "bear in mind".
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "builtin/wordnet.hpp"

namespace builtin {

enum class Tag { filler, noun, verb, adjective, adverb, name, number };

struct Token {
    std::string word;  ///< lower case, without punctuation
    std::string base;  ///< of the part of speech it was given
    Tag tag = Tag::filler;
    bool ends_clause = false;
    bool plural = false;
    bool opens_sentence = false;
    bool determined = false;  ///< an article, number or possessive stands before it or its adjectives
    bool negated = false;     ///< "no", "not a", "without" right before it
};

/// name: written large within the sentence, or a place for a person or brand.
std::vector<Token> tagged(std::string_view sentence, const WordNet& wordnet);

}  // namespace builtin
