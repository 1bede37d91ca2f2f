// SPDX-License-Identifier: MIT
// A film's shots, chosen once: cut, layout, concept, camera, transition, cue.
#pragma once
#include <vector>

#include "film/film.hpp"
#include "scenery/painter.hpp"
#include "speech/utterance.hpp"

namespace scenery {

/// What a film's template prefers; empty: anything.
struct Taste {
    std::vector<std::string> transitions, sets, palettes;
};

/// Fills the choices of every line that has none, or whose text changed since they were made; other lines' choices are
/// taken as given (no two neighbouring shots with the same layout or art across them).
/// utterances: one for each line, in order; their word times decide cuts (1.2 to 4 s a shot).
/// Deterministic in (film, utterances, painter's engine, taste).
void choose(film::Film& film, const std::vector<speech::Utterance>& utterances, const Painter& painter,
            const Taste& taste = {});

/// What `chosen_for` must hold for these wishes.
std::string wish_hash(const film::FilmLine& line);

}  // namespace scenery
