// SPDX-License-Identifier: MIT
// The form of a piece: its sections in film time, so that changes fall on the film's turns.
#pragma once
#include <vector>

#include "base/chance.hpp"
#include "score/score.hpp"

namespace builtin::composer {

enum class Kind { intro, a, b, close };

struct Section {
    Kind kind = Kind::a;
    int energy = 1;     ///< 0 barely there, 3 everybody plays
    bool turn = false;  ///< ends on a turn of the film: take breath before it
    double start_ms = 0;
    double beat_ms = 500;
    int beats = 4;  ///< the last bar may be short

    double at(double beat) const { return start_ms + beat * beat_ms; }
    double end_ms() const { return at(beats); }
    int bars() const { return (beats + 3) / 4; }
    int beats_in(int bar) const { return bar + 1 < bars() ? 4 : beats - 4 * bar; }
};

struct Form {
    std::vector<Section> sections;
    double end_ms = 0;  ///< the last chord; it rings until the film ends
};

/// beats per minute that suit a mood.
struct Tempo {
    double slowest, fastest;
};

/// Bars meet every turn exactly: one tempo is chosen for all, then each section is stretched by the little that is
/// left.
Form form_for(const score::MusicWish& wish, Tempo tempo, base::Chance chance);

}  // namespace builtin::composer
