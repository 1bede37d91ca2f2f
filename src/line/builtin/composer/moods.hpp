// SPDX-License-Identifier: MIT
// What makes a mood: tempo, mode, chords, instruments, rhythms. All data, written by us.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "builtin/composer/form.hpp"
#include "builtin/composer/harmony.hpp"
#include "builtin/composer/piece.hpp"

namespace builtin::composer {

/// Sixteen steps of a bar: 'X' stressed, 'x' plain, 'o' soft, '.' none.
struct Beat {
    int key;     ///< of the drum kit
    int energy;  ///< from this energy of the section on
    std::string_view steps;
};
using Groove = std::vector<Beat>;

/// What leads into a new section.
enum class LeadIn { toms, roll, run };

struct Mood {
    std::string_view name;
    Tempo tempo;
    std::vector<Mode> modes;
    /// Degrees, one a bar, four bars; for A and B any two of them.
    std::vector<std::vector<int>> progressions;
    std::vector<int> cadences;  ///< the chord before the last one
    Colour colour;
    double swing;  ///< where the off-beat quaver falls in the beat: 0.5 straight, 0.62 swung
    std::vector<Part> pads, pluckers, leads, basses, tops;
    int kit;         ///< drum kit's program
    LeadIn lead_in;  ///< run: the plucker runs up, and no cymbal marks the section
    std::vector<Groove> grooves;
    /// Sixteen steps: a digit is the chord's tone counted from the lowest, '.' none.
    std::vector<std::string_view> ostinati;
    /// Sixteen steps: r root, 5 fifth, 8 octave, '-' held on, '.' none.
    std::vector<std::string_view> bass_lines;
};

const std::vector<Mood>& all_moods();
/// Throws invalid, naming the moods there are.
const Mood& mood_named(std::string_view name);

}  // namespace builtin::composer
