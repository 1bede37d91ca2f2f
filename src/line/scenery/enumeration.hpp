// SPDX-License-Identifier: MIT
// Things a line names in a row, and quantities it sets against each other.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "scenery/figure.hpp"
#include "scenery/phrase.hpp"

namespace scenery {

/// "towers, cables, hangers and the deck"
struct Enumeration {
    std::vector<std::string> items;  ///< as the screen shows them, three to five
    int first = 0, end = 0;          ///< their words
    bool parts = false;              ///< the line says that something has or is made of them
};

/// things: the line's stretches; every item must be one.
std::optional<Enumeration> enumeration_of(const std::vector<speech::SpokenWord>& words,
                                          const std::vector<Stretch>& things);

/// "40,000 muscles" against "650": of one unit, each with the name of what has it.
struct Comparison {
    struct Bar {
        std::string name, value;
        int word = 0;  ///< where the name starts
    };
    std::string unit;
    std::vector<Bar> bars;  ///< two to four
    int end = 0;            ///< after the last quantity
};

std::optional<Comparison> comparison_of(const std::vector<speech::SpokenWord>& words,
                                        const std::vector<Stretch>& things);

}  // namespace scenery
