// SPDX-License-Identifier: MIT
// How long a script takes to speak, before any voice has spoken it.
#pragma once
#include "script/line.hpp"

namespace script {

/// The one place to calibrate against real voices; fitted to the default one (builtin/writer/length_test.cpp: 598
/// lines, 5.8 % off a line and 1 to 2 % off a film).
struct Pace {
    double seconds_per_letter = 0.0814;
    double seconds_per_line = 0.14;      ///< silence at its ends, and the last syllable's length
    double seconds_per_comma = 0.25;     ///< within a line
    double seconds_per_sentence = 0.51;  ///< between two within a line
    double seconds_between = 0.255;      ///< lines: a picture's lead and the style's pause, as the timeline lays them
    double seconds_around = 0.92;  ///< title before the first word and music after the last, above seconds_between
};

/// A style's own tempo.
Pace pace(Style style);

/// Letters as spoken, the best measure of time there is without a dictionary: figures count as their words, an
/// acronym's letters by their names.
double spoken_letters(std::string_view text);

/// Of the finished film, with the script's style and its [pause]s.
double spoken_seconds(const Script& script);
/// With the pause that follows it.
double spoken_seconds(const Line& line, Style style);

}  // namespace script
