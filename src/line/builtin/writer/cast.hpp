// SPDX-License-Identifier: MIT
// The two or more who talk: one asks, one knows, and what the one who asks says in between.
#pragma once
#include <string>
#include <vector>

#include "base/chance.hpp"
#include "builtin/writer/card.hpp"

namespace builtin::writing {

class Cast {
  public:
    /// No names: one voice tells all, and nobody asks.
    Cast(std::vector<std::string> names, Kind about, base::Chance& chance)
        : names_(std::move(names)), about_(about), chance_(chance) {}

    bool talks() const { return !names_.empty(); }
    /// Who knows; empty without a dialogue.
    std::string teller() const { return talks() ? names_[1] : std::string{}; }
    /// Who asks; all but the second in turn.
    std::string asker();

    /// "So what can I do?" where the title does not ask; empty where it needs no such question.
    std::string question();
    /// "Walk me through it."
    std::string lead();
    /// What the listener says half way, so that a dialogue stays one.
    std::string murmur(std::size_t step);
    std::string brief_murmur() { return pick({"And then?", "Go on."}); }
    std::string ask_comparison() { return pick({"Can you compare it to something?", "How should I picture that?"}); }
    std::string ask_number() { return pick({"Give me a number to remember.", "Do you have a number for me?"}); }
    std::string ask_more() { return pick({"What else should I know?", "Is there more to it?"}); }
    std::string ask_sum() { return pick({"What is the short version?", "How would you sum it up?"}); }
    std::string thanks() { return pick({"Thanks, now I get it.", "That makes sense now. Thank you."}); }

  private:
    std::string pick(const std::vector<std::string>& from) { return chance_.pick(from); }

    std::vector<std::string> names_;
    Kind about_;
    base::Chance& chance_;
    std::size_t turn_ = 0;
};

}  // namespace builtin::writing
