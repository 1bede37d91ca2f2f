// SPDX-License-Identifier: MIT
// Words of prompts and cards: which carry meaning, and which mean the same.
#pragma once
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "builtin/wordnet.hpp"

namespace builtin::writing {

/// Lower case, accents folded, letters and digits only; "how long" and its like become one token "how-long".
std::vector<std::string> tokens(std::string_view text);

/// Tokens that a card must account for: no articles, auxiliaries, light verbs or words about the asking itself.
std::vector<std::string> content(const std::vector<std::string>& tokens);
bool carries_meaning(const std::string& token);

/// Base forms and near synonyms, remembered. Works without WordNet by stems alone.
class Lexicon {
  public:
    explicit Lexicon(const WordNet* wordnet) : wordnet_(wordnet) {}
    /// The word's base forms as noun, verb and adjective, and its stem marked "~".
    const std::set<std::string>& forms(const std::string& word);
    /// forms() and those of the synonyms in its most frequent senses.
    const std::set<std::string>& neighbours(const std::string& word);
    /// The card's word accounts for the prompt's.
    bool covers(const std::string& of_card, const std::string& of_prompt);
    bool known(const std::string& word) const;
    const WordNet* wordnet() const { return wordnet_; }

  private:
    const WordNet* wordnet_;
    std::map<std::string, std::set<std::string>> forms_, neighbours_;
};

/// First letter made small where that is safe after a connector: never of a name. Empty where it is not sure.
/// `context`: other text about the same thing, where names stand mid-sentence with their capitals.
std::string continued(const std::string& sentence, std::string_view context, const WordNet* wordnet);

}  // namespace builtin::writing
