// SPDX-License-Identifier: MIT
// What the prompt asks beside the card's own question, and which sentences take it up.
#pragma once
#include <string>
#include <vector>

#include "builtin/writer/card.hpp"
#include "builtin/writer/request.hpp"
#include "builtin/writer/words.hpp"

namespace builtin::writing {

class Focus {
  public:
    Focus(const Card& card, const Request& request, Lexicon& lexicon);

    /// Content words that every sentence may repeat: the title's and the topic's.
    const std::vector<std::string>& about() const { return about_; }
    /// Words of `asked` that the sentence takes up.
    int taken_up(const std::string& asked, const std::string& sentence) const;
    /// The sentence speaks of what the prompt asks beside the title, and nothing that explains does.
    bool asked_for(const std::string& sentence) const;
    /// A question is answered for sure where its own words, beside the topic's, are taken up by what explains (0); it
    /// is left open where only a number or an aside takes them up (2). `sure_steps`: how many will surely be said.
    int left_open(const std::string& question, std::size_t sure_steps) const;
    /// "… and what can we do about it?"
    bool asks_remedy() const { return remedy_; }

  private:
    bool explained(const std::string& word) const;

    const Card& card_;
    Lexicon& lexicon_;
    std::vector<std::string> about_, beside_;
    bool remedy_ = false, reason_ = false;
};

}  // namespace builtin::writing
