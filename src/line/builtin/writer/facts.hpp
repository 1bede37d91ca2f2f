// SPDX-License-Identifier: MIT
// A script around the facts of the prompt itself: an advert, a story, an announcement.
#pragma once
#include "builtin/writer/request.hpp"
#include "builtin/writer/words.hpp"
#include "script/writer.hpp"

namespace builtin::writing {

/// Says nothing but what the prompt says. Throws unknowing when that is too little for the length.
script::Script from_facts(const Request& request, const script::Wish& wish, Lexicon& lexicon);

}  // namespace builtin::writing
