// SPDX-License-Identifier: MIT
// From a card to a script: which of its sentences, in which order, joined how.
#pragma once
#include "builtin/writer/card.hpp"
#include "builtin/writer/request.hpp"
#include "builtin/writer/words.hpp"
#include "script/writer.hpp"

namespace builtin::writing {

/// Says only what the card says. Throws unknowing when the card holds too little for the length.
script::Script plan(const Card& card, const Request& request, const script::Wish& wish, Lexicon& lexicon);

}  // namespace builtin::writing
