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

/// Into `shot`; another than the transitions around it. same_line: its neighbour belongs to the same line.
std::string transition(base::Chance& chance, const film::Shot* before, const film::Shot& shot, const film::Shot* after, bool same_line);

/// figure_word: the caption word that says the line's number; -1: none. Sorted, at most one on a word.
std::vector<film::Cue> cues(const film::FilmLine& line, const std::vector<film::Shot>& shots,
                            const std::vector<speech::SpokenWord>& words, int figure_word, bool first_line);

}  // namespace scenery
