// SPDX-License-Identifier: MIT
// A dictionary definition rewritten into spoken sentences.
#pragma once
#include "builtin/writer/request.hpp"
#include "builtin/writer/words.hpp"
#include "script/writer.hpp"

namespace builtin::writing {

/// From WordNet's first sense of the request's noun; nothing when there is none that can be said in whole sentences.
/// As long as the dictionary allows, whatever length was wished for.
std::optional<script::Script> define(const Request& request, const script::Wish& wish, Lexicon& lexicon);

}  // namespace builtin::writing
