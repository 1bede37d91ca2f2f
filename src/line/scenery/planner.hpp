// SPDX-License-Identifier: MIT
// A film's shots, chosen once: cut, layout, concept, camera, transition, cue.
#pragma once
#include <vector>

#include "film/film.hpp"
#include "scenery/painter.hpp"
#include "speech/utterance.hpp"

namespace scenery {

/// Fills the choices of every line that has none, or whose text changed since they were made; other lines' choices are
/// taken as given (no two neighbouring shots with the same layout or art across them).
/// utterances: one for each line, in order; their word times decide cuts (1.2 to 4 s a shot).
/// palettes: those the film's template has, one of which it gets where it has none yet; empty: any.
/// Deterministic in (film, utterances, painter's engine, palettes).
void choose(film::Film& film, const std::vector<speech::Utterance>& utterances, const Painter& painter,
            const std::vector<std::string>& palettes = {});

/// What `chosen_for` must hold for these wishes.
std::string wish_hash(const film::FilmLine& line);

}  // namespace scenery
