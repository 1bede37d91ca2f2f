// SPDX-License-Identifier: MIT
// The quantity a line speaks of, and the word it is spoken with.
#pragma once
#include <optional>
#include <vector>

#include "film/film.hpp"
#include "speech/utterance.hpp"

namespace scenery {

struct SpokenFigure {
    script::Figure figure;
    int word = 0;  ///< index of the caption word that says it
    int end = 0;   ///< after its last word, the unit's included
};

/// Every quantity the words speak of, in order.
std::vector<SpokenFigure> figures_in(const std::vector<speech::SpokenWord>& words);

/// The line's own figure, else one read from its words ("1.5 million people"); years and names with digits are none.
std::optional<SpokenFigure> figure_of(const film::FilmLine& line, const std::vector<speech::SpokenWord>& words);

}  // namespace scenery
