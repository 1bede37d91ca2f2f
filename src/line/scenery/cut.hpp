// SPDX-License-Identifier: MIT
// Where a line is cut into shots: 1.2 to 4 s each, on the sentence or its turn.
#pragma once
#include <vector>

#include "scenery/phrase.hpp"
#include "speech/utterance.hpp"

namespace scenery {

struct LineTime {
    std::vector<speech::SpokenWord> words;
    int lead_ms = 70;               ///< seen before the first word
    int tail_ms = 300;              ///< seen after the last one
    std::vector<Stretch> together;  ///< best not cut apart
};

inline constexpr int shortest_shot_ms = 1200;
inline constexpr int longest_shot_ms = 4000;

/// From the start of the shot with word `first` to the start of the one with word `last` (or the line's end).
int span_ms(const LineTime& line, int first, int last);

/// Words that start a shot; the first is 0, rising. least: as few shots, where each can still have 1.2 s.
std::vector<int> cuts(const LineTime& line, int least);

}  // namespace scenery
