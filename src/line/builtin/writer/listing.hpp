// SPDX-License-Identifier: MIT
// "5 facts about sharks": what a card knows, each fact for itself.
#pragma once
#include <optional>

#include "builtin/writer/card.hpp"
#include "builtin/writer/request.hpp"
#include "builtin/writer/words.hpp"
#include "script/writer.hpp"

namespace builtin::writing {

/// None where the request asks for no facts, or the card has too few for the length.
std::optional<script::Script> list_facts(const Card& card, const Request& request, const script::Wish& wish,
                                         Lexicon& lexicon);

}  // namespace builtin::writing
