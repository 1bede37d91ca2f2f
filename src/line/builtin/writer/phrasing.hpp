// SPDX-License-Identifier: MIT
// A card's sentences joined to others: "But " before one, a question made of another.
#pragma once
#include <initializer_list>
#include <string>
#include <string_view>

#include "builtin/writer/card.hpp"
#include "builtin/writer/words.hpp"

namespace builtin::writing {

class Phrasing {
  public:
    Phrasing(const Card& card, const WordNet* wordnet);

    /// The sentence as it goes on within another, its first letter small where that is safe; empty where it is not
    /// known.
    std::string within(const std::string& sentence) const { return continued(sentence, text_, wordnet_); }
    /// "But " + sentence, where its first letter can safely be made small and it stays short enough.
    std::string joined(const std::string& connector, const std::string& sentence) const;
    /// "What is a volcano?" of "A volcano is …"; empty where that cannot be made.
    std::string what_question(const std::string& definition) const;

  private:
    std::string text_;  // all the card says, to know its names by
    const WordNet* wordnet_;
};

bool opens_with(const std::string& sentence, std::initializer_list<std::string_view> words);

/// Begins with a pronoun, or with a name the other sentence has introduced.
bool leans(const std::string& sentence, const std::string& on);

}  // namespace builtin::writing
