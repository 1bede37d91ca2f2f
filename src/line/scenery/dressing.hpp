// SPDX-License-Identifier: MIT
// How shots move into each other and what is heard: camera, transition, cues.
#pragma once
#include <string>
#include <vector>

#include "base/chance.hpp"
#include "film/film.hpp"
#include "speech/utterance.hpp"

namespace scenery {

/// Another than those of the neighbours.
std::string camera(base::Chance& chance, const film::Shot* before, const film::Shot* after);

struct Manner {
    std::vector<std::string> allowed;  ///< the template's, in order of preference; empty: all
    bool same_line = false;            ///< the shot before belongs to the same line
    bool gentle = false;               ///< a calm film is not whipped about
};

/// Into `shot`; another than the transitions around it.
std::string transition(base::Chance& chance, const film::Shot* before, const film::Shot& shot, const film::Shot* after,
                       Manner manner);

/// figure_word: the caption word that says the line's number; -1: none. Sorted, at most one on a word.
std::vector<film::Cue> cues(const film::FilmLine& line, const std::vector<film::Shot>& shots,
                            const std::vector<speech::SpokenWord>& words, int figure_word, bool first_line);

}  // namespace scenery
