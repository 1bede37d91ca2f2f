// SPDX-License-Identifier: MIT
#include "builtin/composer/motif.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace builtin::composer {
namespace {

const std::vector<std::vector<double>> rhythms{
    {0, 1.5, 2, 3, 4, 5.5, 6}, {0, 0.5, 1.5, 3, 4, 5}, {0, 1, 1.5, 2.5, 4, 6},    {0, 1.5, 3, 4, 5.5, 7},
    {0, 2, 2.5, 3, 4, 6},      {0.5, 1, 2, 4, 4.5, 6}, {0, 0.5, 1, 2, 4, 5, 5.5}, {0, 1, 2, 3.5, 4.5, 6},
    {1, 1.5, 2, 3, 5, 5.5, 6}, {0, 3, 3.5, 4, 6, 6.5},
};

bool strong(double beat) {
    return beat == std::floor(beat) && static_cast<int>(beat) % 2 == 0;
}

/// The nearest tone of the chord: root, third, fifth, octave.
int settled(int step) {
    int best = 0;
    for (int tone : {-3, 0, 2, 4, 7})
        if (std::abs(tone - step) < std::abs(best - step)) best = tone;
    return best;
}

}  // namespace

Motif invented(base::Chance chance) {
    const auto& beats = chance.pick(rhythms);
    const auto leap_at = static_cast<std::size_t>(1 + chance.below(static_cast<int>(beats.size()) - 2));
    int step = chance.pick(std::vector<int>{0, 2, 4}), direction = step >= 4 ? -1 : 1;
    Motif motif;
    for (std::size_t i = 0; i < beats.size(); ++i) {
        const double next = i + 1 < beats.size() ? beats[i + 1] : 8;
        const int here = strong(beats[i]) ? settled(step) : step;
        motif.push_back({beats[i], std::min(next - beats[i], 2.0), here});
        step = here + direction * (i + 1 == leap_at ? 3 : 1);
        if (i + 1 == leap_at || chance.unit() < 0.25) direction = -direction;
        if (step > 7) step -= 3, direction = -1;
        if (step < -2) step += 3, direction = 1;
    }
    motif.back().step = motif.back().step >= 3 ? 4 : 2;
    return motif;
}

Motif answered(Motif motif) {
    if (motif.size() > 2) motif[motif.size() - 2].step = 1;
    motif.back().step = 0;
    return motif;
}

Motif inverted(Motif motif) {
    for (auto& note : motif) note.step = strong(note.beat) ? settled(4 - note.step) : 4 - note.step;
    return motif;
}

Motif thinned(const Motif& motif) {
    Motif thin;
    for (std::size_t i = 0; i < motif.size(); i += 2) {
        auto note = motif[i];
        note.length = std::min(2.5, (i + 2 < motif.size() ? motif[i + 2].beat : 8) - note.beat);
        thin.push_back(note);
    }
    return thin;
}

}  // namespace builtin::composer
