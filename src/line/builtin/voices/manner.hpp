// SPDX-License-Identifier: MIT
// How a style speaks: speed, pitch, range, pauses.
#pragma once
#include "script/line.hpp"

namespace builtin {

struct Manner {
    double stretch;    ///< of the voice's own durations; above 1 is slower
    double semitones;  ///< shift of the mean pitch
    double range;      ///< of the pitch's movement about its mean
    double accent;     ///< semitones a stressed word rises by
    int comma_ms;      ///< silence between clauses
    int sentence_ms;   ///< silence between sentences of one line
};

/// Chosen by ear-less means: pitch ranges of read and acted speech, and the word error rate of each (voices/README.md).
const Manner& manner(script::Style style);

}  // namespace builtin
