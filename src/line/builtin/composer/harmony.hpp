// SPDX-License-Identifier: MIT
// Scales, chords, and moving from one chord to the next by small steps.
#pragma once
#include <array>
#include <vector>

namespace builtin::composer {

enum class Mode { major, minor, dorian, lydian };

/// A tonic (MIDI key) and a mode; degrees count from 0 and run on over octaves, both ways.
struct Scale {
    int tonic = 60;
    Mode mode = Mode::major;

    int key(int degree) const;
};

enum class Colour { plain, seventh, ninth, open };

/// Degrees of the chord on `root`, lowest first.
std::vector<int> chord_degrees(int root, Colour colour);

/// The chord's keys between low and high that move least from `before` (empty: nearest the middle).
std::vector<int> voiced(const Scale& scale, int root, Colour colour, const std::vector<int>& before, int low, int high);

/// The key nearest `around` that is degree `degree` of the scale in some octave.
int near(const Scale& scale, int degree, int around);

}  // namespace builtin::composer
