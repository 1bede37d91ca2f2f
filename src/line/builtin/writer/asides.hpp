// SPDX-License-Identifier: MIT
// What a prompt says beside its subject: how many of what, who asks, and sighs.
#pragma once
#include <string>

#include "builtin/writer/typed.hpp"

namespace builtin::writing {

struct Asides {
    int count = 0;         ///< "5 tips"; 0: none asked for
    bool tips = false;     ///< a list of tips, or a trouble and "what should I do"
    bool facts = false;    ///< "5 facts about"
    bool reasons = false;  ///< "3 reasons to"
    std::string second;    ///< the question after "and": "why do they need it"
};

/// "what exactly is", "why on earth do": the same question without the sigh.
void drop_sighs(Words& words);

/// "…, I'm a total beginner", "…, how do you tell them apart", "… as a student", "… every day": said beside the subject
/// and changing nothing of it.
void drop_asides(Words& words, Asides& asides);

/// "5 tips to", "top ten facts about", "the best ways to": what kind of list, if one is asked for.
void take_list(Words& words, Asides& asides);

/// "why do stars twinkle, and what are they made of": the second question off the end.
void take_second(Words& words, Asides& asides);

}  // namespace builtin::writing
