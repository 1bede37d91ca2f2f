// SPDX-License-Identifier: MIT
// What a prompt asks for, once "make me a short video about" is taken off.
#pragma once
#include <string>
#include <string_view>
#include <vector>

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

struct Request {
    Intent intent = Intent::topic;
    std::string subject;             ///< the prompt without wrapping, as typed: "why is the sky blue"
    std::vector<std::string> words;  ///< its content words
    int count = 0;                   ///< "5 tips"; 0: none asked for
    bool beside = false;             ///< asks more than the card's own question: Shelf::find_core found it
    bool you = false;                ///< "how do you …": tips or an explanation
    bool dialogue = false;
    std::vector<std::string> speakers;  ///< as named in the prompt
    bool advert = false, story = false;
    std::string about;               ///< of an advert or story: "my bakery Crumb in Leeds"
    std::vector<std::string> facts;  ///< given in the prompt, as typed
};

/// Never throws for any text.
Request understand(std::string_view prompt);

}  // namespace builtin::writing
