// SPDX-License-Identifier: MIT
// How long a script takes to speak, before any voice has spoken it.
#pragma once
#include "script/line.hpp"

namespace script {

/// The one place to calibrate against real voices.
struct Pace {
    double words_per_second = 2.55;
    double seconds_per_sentence = 0.25;  ///< the pause after each
};

/// A style's own tempo.
Pace pace(Style style);

/// Words as spoken: "1,200" is "one thousand two hundred".
int spoken_words(std::string_view text);

/// With the script's style and its [pause]s.
double spoken_seconds(const Script& script);
double spoken_seconds(const Line& line, Style style);

}  // namespace script
