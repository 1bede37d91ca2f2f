// SPDX-License-Identifier: MIT
// Words flite's lexicon lacks and its letter-to-sound rules get wrong.
#pragma once
#include <string_view>

namespace builtin {

/// ARPABET with stress ("D OW1 N T"); empty: flite knows better. word: lower case.
std::string_view lexicon(std::string_view word);

}  // namespace builtin
