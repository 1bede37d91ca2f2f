// SPDX-License-Identifier: MIT
// Text as captioned to words as said.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "speech/pronounce.hpp"

namespace speech {

/// One word of the text with what is said for it.
struct NormalWord {
    std::string text;  ///< as captioned, punctuation kept
    std::vector<std::string>
        spoken;           ///< lower case, letters and apostrophes; a capital letter alone is spelled: {"D", "N", "A"}
    std::string phones;   ///< ARPABET from the user's dictionary, for the whole word; usually empty
    bool number = false;  ///< carries digits
    bool joined = false;  ///< no space stands before it
    char mark = 0;        ///< punctuation that shapes speech after it: , ; : . ! ? or 0; "Dr." has none
};

/// English in full. In other languages words lose only what no voice can say; espeak-ng reads digits itself.
/// Never fails: what cannot be said has no spoken words (a lone dash, an emoji).
std::vector<NormalWord> normalise(std::string_view text, std::string_view language, const Dictionary& dictionary = {});

}  // namespace speech
