// SPDX-License-Identifier: MIT
// Words of any language, so that they can be compared.
#pragma once
#include <string>
#include <string_view>

namespace builtin {

/// Lower case, without accents, vowel points and punctuation; one space between words.
std::string folded(std::string_view words);

}  // namespace builtin
