// SPDX-License-Identifier: MIT
// Pictures that fit a line, best first.
#pragma once
#include <string>
#include <vector>

#include "film/film.hpp"
#include "scenery/painter.hpp"
#include "speech/utterance.hpp"

namespace scenery {

struct Idea {
    std::string art;
    std::string concept_words;  ///< what it pictures
    std::string label;          ///< that concept as the line says it; empty where it does not
    int word = -1;              ///< where the line says it
    bool many = false;          ///< said in the plural
    bool directed = false;      ///< somebody chose it for this line
};

inline constexpr double good_enough = 0.5;

/// Directed concepts first; the line's own words only where fewer than `wanted` of those have a picture.
/// No art twice.
std::vector<Idea> ideas_for(const film::FilmLine& line, const std::vector<speech::SpokenWord>& words,
                            const std::string& topic, const Painter& painter, int wanted);

/// The best picture for words somebody chose; empty art where none is good enough.
Idea idea_for(const std::string& concept_words, const std::string& sentence, const std::string& topic,
              const Painter& painter);

}  // namespace scenery
