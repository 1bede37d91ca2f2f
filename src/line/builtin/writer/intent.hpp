// SPDX-License-Identifier: MIT
// The kind of question a prompt asks.
#pragma once
#include "builtin/writer/typed.hpp"

namespace builtin::writing {

enum class Intent {
    why,      ///< "why is the sky blue", "what causes thunder"
    how,      ///< "how do planes fly"
    tips,     ///< "how to sleep better", "5 study tips"
    what,     ///< "what is a volcano"
    versus,   ///< "cats vs dogs"
    measure,  ///< "how long …", "when …", "who …": another answer than an explanation
    yes_no,   ///< "do fish sleep"
    topic,    ///< "honey bees"
    facts,    ///< an advert, a story, an announcement: the prompt says what is to be said
};

/// you: set for "how do you …", which is tips or an explanation.
Intent classify(const Words& words, bool& you);

}  // namespace builtin::writing
