// SPDX-License-Identifier: MIT
// A knowledge card: what we know of one question, checked and sourced (knowledge/*.md).
#pragma once
#include <boost/describe.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "script/line.hpp"

namespace builtin::writing {

BOOST_DEFINE_ENUM_CLASS(Kind, why, how, what, versus, tips, story)

/// One sentence to be spoken.
struct Sentence {
    std::string text;
    std::vector<std::string> show;
    std::string label;                     ///< of a tip
    std::optional<script::Figure> figure;  ///< of a number
    std::string source;                    ///< of a number
};

struct Card {
    std::string id;  ///< the file's stem
    std::string title;
    Kind kind = Kind::why;
    std::string topic;
    std::string what;  ///< "A volcano is …"
    std::vector<std::string> aliases;
    std::optional<script::Side> left, right;
    std::vector<Sentence> hook, answer, steps, numbers, compare, myth, turn, close, act;
};

/// Strict: throws invalid with file and line for what is missing, misspelled or too long to be spoken.
Card parse_card(std::string_view text, std::string_view file);

}  // namespace builtin::writing
