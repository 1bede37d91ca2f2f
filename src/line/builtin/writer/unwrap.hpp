// SPDX-License-Identifier: MIT
// What people wrap a topic in: "please make me a short video about … for kids".
#pragma once
#include "builtin/writer/typed.hpp"

namespace builtin::writing {

/// What the wrapping said of the film.
struct Wrapping {
    bool any = false, talk = false, advert = false, story = false, told = false;
};

/// How many words to take off the front.
std::size_t unwrap(const Words& words, Wrapping& found);

/// Takes "for kids please" off the end. told: something was to be told or explained, so "to kids" may go as well.
void trim_tail(Words& words, bool told);

/// Words that begin a question, and those that name an advert.
extern const Set askers, adverts;

}  // namespace builtin::writing
