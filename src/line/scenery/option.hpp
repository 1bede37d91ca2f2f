// SPDX-License-Identifier: MIT
// Ways one shot could be shown, each with what it costs; the planner takes the cheapest that suits its neighbours.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "scenery/cut.hpp"
#include "scenery/enumeration.hpp"
#include "scenery/figure.hpp"
#include "scenery/idea.hpp"

namespace scenery {

struct Option {
    std::string layout;
    std::vector<std::string> art;
    std::vector<std::string> texts;
    bool plain = false;       ///< type on a plain field, no set
    bool may_repeat = false;  ///< its art may have been seen a moment ago
    bool sides_meet = false;  ///< the two sides once more, whichever of them was just seen
    int cost = 0;
};

/// What is known where a shot is chosen.
struct Place {
    const film::FilmLine* line = nullptr;
    const LineTime* time = nullptr;
    int first_word = 0, end_word = 0;
    int shot = 0, shots = 1;  ///< within the line
    bool film_first = false;
    bool close = false;           ///< the shot that answers the beginning: it has the first one's picture
    bool keep_title_art = false;  ///< the line has such a shot
    bool before_close = false;    ///< the shot right before it
    const std::vector<Idea>* ideas = nullptr;
    const film::Shot* opening = nullptr;  ///< the film's first shot, once it is chosen
    std::vector<Wording> wordings;        ///< of the line: what may stand on the screen by itself
    std::optional<Enumeration> row;       ///< things the line names in a row
    std::optional<Comparison> bars;       ///< quantities it sets against each other
    std::string topic_art;                ///< "" where the topic has no picture
    std::string title;
    const std::optional<SpokenFigure>* figure = nullptr;
    std::vector<std::string> list_texts;  ///< headline and the label of every item, where the line is one of a list
    std::vector<std::string> list_art;    ///< of the items so far; "" where unknown
    const std::vector<Idea>* rivals =
        nullptr;            ///< the two sides a film compares, label as named; empty: it compares nothing
    int since_versus = 99;  ///< shots since the two stood against each other
};

/// What the eye takes for a shot's picture: of a list only the row that lands, which is its last.
std::vector<std::string> main_art(const std::string& layout, const std::vector<std::string>& art);

/// Buttons, arrows, coloured discs: signs rather than pictures. As a hero they tell nothing.
bool is_sign(std::string_view art);

/// Words for the screen from [first_word, end_word): a whole clause where one is short enough, else what says most of
/// it. whole: nothing is missing.
struct Phrase {
    std::string text;
    bool whole = false;
    int words = 0;
};
Phrase phrase_of(const std::vector<speech::SpokenWord>& words, int first, int end, int most);

/// Never empty: words are always possible.
std::vector<Option> options(const Place& place);

}  // namespace scenery
