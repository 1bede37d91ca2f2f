// SPDX-License-Identifier: MIT
// One way to tell a card: its sentences in rhetorical order, and those of them that fit the length.
#pragma once
#include <string>
#include <vector>

#include "base/chance.hpp"
#include "builtin/writer/card.hpp"
#include "builtin/writer/cast.hpp"
#include "builtin/writer/focus.hpp"
#include "builtin/writer/outline.hpp"
#include "builtin/writer/phrasing.hpp"
#include "builtin/writer/request.hpp"
#include "builtin/writer/tone.hpp"
#include "builtin/writer/words.hpp"
#include "script/writer.hpp"

namespace builtin::writing {

/// A recipe's steps need each other; tips do not.
bool sequential(const Card& card);

/// How much of a dialogue is asking.
enum class Talk { full, brief, shortest };

class Planner {
  public:
    /// other_hook: opens with the second choice. plain_close: ends without the style's "In short,".
    Planner(const Card& card, const Request& request, const script::Wish& wish, Lexicon& lexicon, bool other_hook,
            Talk talk = Talk::full, bool plain_close = false);
    Planner(const Planner&) = delete;  // its cast speaks by its own chance
    Planner& operator=(const Planner&) = delete;

    /// How well this plan fills its length.
    double draft();

    /// After draft(): it tells the steps or tips.
    bool has_steps() const;

    /// After draft(): within its length, and it gives the reasons.
    bool explains_in_time() const;

    /// After draft().
    script::Script write();

  private:
    [[noreturn]] void too_far(const Fitted& fitted, double wanted) const;

    // Lines.

    script::Line line(const Sentence& sentence, script::Role role, std::string speaker = {}) const;
    script::Line said(const std::string& text, script::Role role, std::string speaker) const;
    std::string teller() const { return cast_.teller(); }
    std::string asker() { return cast_.asker(); }
    Unit& add(std::string name, std::vector<script::Line> lines, double value, bool required = false,
              std::string needs = {});
    std::string pick(const std::vector<std::string>& from) { return chance_.pick(from); }

    // The plan.

    bool explains() const;
    /// Asked "what is a volcano", answered by a card on why they erupt: the definition comes first.
    bool defines() const;

    /// "What is a black hole?", and not "What are the rules of soccer?"
    bool asks_what_it_is();

    void title();

    int taken_up(const std::string& hook, const std::string& sentence) const { return focus_.taken_up(hook, sentence); }
    int left_open(const std::string& hook) const;

    void hooks();

    void body();

    void steps();

    void flourish(const char* name, const Flourish& own, const char* needs = "");

    /// A few words that lead over, where a long film has room for them.
    void sign(const std::string& to, const std::vector<std::string>& words);

    void extras();

    void myth();

    /// "Remember: same bedtime, morning light and no late coffee."
    void recap();

    void ending();

    void cite();

    const Card& card_;
    const Request& request_;
    const script::Wish& wish_;
    Lexicon& lexicon_;
    bool other_hook_;
    bool brief_, asks_on_, plain_close_;
    base::Chance chance_;
    Focus focus_;
    Phrasing phrasing_;
    Cast cast_;
    bool talk_;
    bool asked_ = false, asked_told_ = false;  // opened by a question; what is asked beside the title has its place
    Outline outline_;
    Fitted fitted_;
    script::Script script_;
};

}  // namespace builtin::writing
