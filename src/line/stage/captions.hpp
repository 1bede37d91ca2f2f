// SPDX-License-Identifier: MIT
// How the words of a line fall into pages.
#pragma once
#include <string>
#include <vector>

#include "speech/utterance.hpp"

namespace stage {

struct Page {
    int first = 0, count = 0;    ///< words of the line
    int from_ms = 0, to_ms = 0;  ///< line time; shown in [from, to)
};

/// Two to four words a page, broken at ends of phrases and punctuation; at most `letters` letters where words allow.
std::vector<Page> caption_pages(const std::vector<speech::SpokenWord>& words, int line_end_ms, int letters = 26);

}  // namespace stage
