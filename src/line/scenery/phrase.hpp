// SPDX-License-Identifier: MIT
// Words of a line as they serve the screen: bare forms, fillers, and the few that carry a stretch of speech.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "speech/utterance.hpp"

namespace scenery {

/// White-space separated, as the caption has them.
std::vector<std::string> words_of(std::string_view text);
/// Lower case without punctuation at its ends: "Volcanoes," -> "volcanoes".
std::string bare(std::string_view word);
/// Articles, pronouns, auxiliaries, prepositions and their like: nothing to look at.
bool is_filler(std::string_view word);
/// A clause may start here: but, because, so, while, …
bool opens_clause(std::string_view word);
bool ends_sentence(std::string_view word);
bool ends_clause(std::string_view word);

/// Words of a sentence that mean something by themselves: "thick brown paste", "ten minutes of patience", "cools the
/// brain".
struct Stretch {
    int first = 0, end = 0;  ///< by white space
    bool deed = false;       ///< starts with a verb
};

/// Words [first, end) as the screen shows them: first letter large, closing comma or full stop gone.
std::string said(const std::vector<speech::SpokenWord>& words, int first, int end);

/// Stretches of a sentence nobody has a dictionary for: runs of long words.
std::vector<Stretch> long_words(std::string_view sentence);

/// A stretch with what it is worth as a picture of words; 0: only beside a picture.
struct Wording {
    std::string text;
    int first = 0, end = 0;
    int worth = 0;
};
Wording wording(const std::vector<speech::SpokenWord>& words, const Stretch& stretch);

/// The at most `most` words in [first, last) that say most, in one piece, without fillers at its ends; first letter
/// large, closing comma or full stop gone.
std::string key_phrase(const std::vector<speech::SpokenWord>& words, int first, int last, int most);

}  // namespace scenery
