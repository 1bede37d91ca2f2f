// SPDX-License-Identifier: MIT
#include "builtin/composer/form.hpp"

#include <algorithm>
#include <cmath>

namespace builtin::composer {
namespace {

constexpr double shortest_section_ms = 1100;

/// The last chord rings this long.
double ring_ms(double duration_ms) {
    return std::clamp(duration_ms * 0.1, std::min(700.0, duration_ms * 0.4), 2400.0);
}

/// 0, the turns that leave room for music between them, and the last chord.
std::vector<double> bounds(const score::MusicWish& wish, double end_ms) {
    auto turns = wish.turns_ms;
    std::sort(turns.begin(), turns.end());
    std::vector<double> bounds{0};
    for (int turn : turns)
        if (turn - bounds.back() >= shortest_section_ms && end_ms - turn >= shortest_section_ms) bounds.push_back(turn);
    bounds.push_back(end_ms);
    return bounds;
}

/// Whole bars are best, half bars good, odd beats a last resort.
double oddness(int beats) {
    return beats % 4 == 0 ? 0 : beats % 2 == 0 ? 0.4 : 1.5;
}

struct Fit {
    int beats = 1;
    double cost = 1e9;
};

/// How many beats a stretch of film takes at this tempo; cost 1 is 4 % off the tempo.
Fit fit(double length_ms, double beat_ms) {
    Fit best;
    const int near = std::max(1, static_cast<int>(std::lround(length_ms / beat_ms)));
    for (int beats = std::max(1, near - 2); beats <= near + 2; ++beats) {
        const double stretch = std::log(length_ms / beats / beat_ms) / 0.04;
        const double cost = stretch * stretch + oddness(beats);
        if (cost < best.cost) best = {beats, cost};
    }
    return best;
}

double best_beat_ms(const std::vector<double>& bounds, Tempo tempo, base::Chance& chance) {
    const double favourite = chance.between(tempo.slowest, tempo.fastest);
    double best = 60000 / favourite, lowest = 1e9;
    for (double bpm = tempo.slowest; bpm <= tempo.fastest; bpm += 0.25) {
        double cost = std::pow((bpm - favourite) / 12, 2);
        for (std::size_t i = 0; i + 1 < bounds.size(); ++i) cost += fit(bounds[i + 1] - bounds[i], 60000 / bpm).cost;
        if (cost < lowest) lowest = cost, best = 60000 / bpm;
    }
    return best;
}

/// A long stretch becomes phrases of eight bars, its rest going to the last.
std::vector<int> phrases(int beats) {
    std::vector<int> lengths;
    while (beats >= 12 * 4) {
        lengths.push_back(8 * 4);
        beats -= 8 * 4;
    }
    lengths.push_back(beats);
    return lengths;
}

/// The first bar or two say only: here is music.
void split_off_intro(std::vector<Section>& sections) {
    auto& first = sections.front();
    first.kind = Kind::intro;
    first.energy = 0;
    const int intro = 4;
    if (first.beats < intro + 4) return;
    auto rest = first;
    rest.start_ms = first.at(intro);
    rest.beats -= intro;
    rest.kind = Kind::a;
    rest.energy = 1;
    first.beats = intro;
    first.turn = false;
    sections.insert(sections.begin() + 1, rest);
}

/// A and B in turn at the film's turns; within a stretch the phrases grow; the last phrase is the close.
void name_sections(std::vector<Section>& sections) {
    int stretch = 0, phrase = 0;
    for (auto& section : sections) {
        if (section.kind == Kind::intro) continue;
        section.kind = (stretch + phrase) % 2 ? Kind::b : Kind::a;
        section.energy = std::min(2, 1 + (stretch + 1) / 2 + phrase % 2);
        ++phrase;
        if (section.turn) ++stretch, phrase = 0;
    }
    auto& last = sections.back();
    if (last.kind == Kind::intro) return;
    last.kind = Kind::close;
    last.energy = sections.size() > 2 ? 3 : 2;
}

}  // namespace

Form form_for(const score::MusicWish& wish, Tempo tempo, base::Chance chance) {
    Form form;
    form.end_ms = wish.duration_ms - ring_ms(wish.duration_ms);
    const auto at = bounds(wish, form.end_ms);
    const double beat_ms = best_beat_ms(at, tempo, chance);
    for (std::size_t i = 0; i + 1 < at.size(); ++i) {
        const double length = at[i + 1] - at[i];
        const int beats = fit(length, beat_ms).beats;
        double start = at[i];
        for (int part : phrases(beats)) {
            Section section;
            section.start_ms = start;
            section.beat_ms = length / beats;
            section.beats = part;
            start = section.end_ms();
            form.sections.push_back(section);
        }
        form.sections.back().turn = i + 2 < at.size();
    }
    split_off_intro(form.sections);
    name_sections(form.sections);
    return form;
}

}  // namespace builtin::composer
