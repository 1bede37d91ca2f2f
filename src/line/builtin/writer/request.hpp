// SPDX-License-Identifier: MIT
// What a prompt asks for, once "make me a short video about" is taken off.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "builtin/writer/intent.hpp"

namespace builtin::writing {

struct Request {
    Intent intent = Intent::topic;
    std::string prompt;              ///< all of it
    std::string subject;             ///< the prompt without wrapping, as typed: "why is the sky blue"
    std::vector<std::string> words;  ///< its content words
    int count = 0;                   ///< "5 tips"; 0: none asked for
    bool list = false;               ///< "5 facts about"
    std::string second;              ///< the question after "and", of pronouns and light words: "why do they need it"
    bool beside = false;             ///< asks more than the card's own question: Shelf::find_core found it
    bool you = false;                ///< "how do you …": tips or an explanation
    bool dialogue = false;
    std::vector<std::string> speakers;  ///< as named in the prompt
    bool advert = false, story = false;
    bool occasion = false;           ///< "Wedding invitation: …": facts, and nothing to call them by
    std::string about;               ///< of an advert or story: "my bakery Crumb in Leeds"
    std::vector<std::string> facts;  ///< given in the prompt, as typed
};

/// Never throws for any text.
Request understand(std::string_view prompt);

}  // namespace builtin::writing
