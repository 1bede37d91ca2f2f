// SPDX-License-Identifier: MIT
// From an article to a script: its own sentences, the ones that matter, in their order.
#pragma once
#include <string_view>

#include "script/line.hpp"
#include "script/markup.hpp"
#include "script/writer.hpp"

namespace script {

/// Chooses by LexRank (Erkan and Radev 2004, https://doi.org/10.1613/jair.1523) and fits wish.length; nothing is
/// added, long sentences are shortened where grammar allows. Throws invalid for no text, unknowing for too little.
Script digest(std::string_view text, Markup markup, const Wish& wish, std::string_view name = "The text");

}  // namespace script
