// SPDX-License-Identifier: MIT
// A script: lines to be spoken, in order, and what each is for.
#pragma once
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace script {

/// Stable for the life of a film, never a position: "l1", "l2", … in order of creation.
using LineId = std::string;

/// What a line does in its film; shots are planned by it.
BOOST_DEFINE_ENUM_CLASS(Role, hook, answer, what, step, tip, number, compare, myth, fact, turn, close, act, talk)

BOOST_DEFINE_ENUM_CLASS(Style, engaging, professional, educational, funny, dramatic, calm)

/// A quantity the line speaks of, as it should stand on the screen.
struct Figure {
    std::string value;  ///< "1,200"; digits as written, sign and currency included
    std::string unit;   ///< "degrees Celsius"; may be empty
    std::string label;  ///< what it is of, at most three words; may be empty
};
BOOST_DESCRIBE_STRUCT(Figure, (), (value, unit, label))

/// One side of a comparison.
struct Side {
    std::string name;  ///< "crocodile"
    std::string show;  ///< concept to picture it by
};
BOOST_DESCRIBE_STRUCT(Side, (), (name, show))

/// Wishes for how a line is shown and spoken; everything may be empty.
struct Directions {
    Role role = Role::talk;
    std::vector<std::string> show;     ///< concepts to picture, best first: "volcano", "fire"
    std::optional<std::string> scene;  ///< the user's own [scene: …] words
    std::string headline;              ///< few words for the screen
    std::string label;                 ///< list label of a step or tip: "Same bedtime"
    int item = 0;                      ///< 1-based position in a list of steps or tips; 0: none
    int items = 0;                     ///< length of that list
    std::optional<Figure> figure;
    std::optional<Side> left, right;  ///< for versus
    int pause_ms = 0;                 ///< silence after the line, beyond the style's own
};
BOOST_DESCRIBE_STRUCT(Directions, (), (role, show, scene, headline, label, item, items, figure, left, right, pause_ms))

/// One thing said in one breath: a sentence, sometimes two short ones.
struct Line {
    LineId id;
    std::string speaker;  ///< empty: the narrator
    std::string text;     ///< as captioned: UTF-8, plain punctuation, digits allowed
    Directions directions;
};
BOOST_DESCRIBE_STRUCT(Line, (), (id, speaker, text, directions))

struct Script {
    std::string title;            ///< for the first picture: "Why do volcanoes erupt?"
    std::string topic;            ///< the noun it is about: "volcano"; may be empty
    std::string language = "en";  ///< BCP 47
    Style style = Style::engaging;
    std::vector<Line> lines;
    std::string engine;                ///< "builtin-writer/1", "user"
    std::vector<std::string> sources;  ///< where its facts come from, for the receipt
    std::vector<std::string> notes;    ///< what whoever asked should be told: "… 17 of 30 seconds …"
};
BOOST_DESCRIBE_STRUCT(Script, (), (title, topic, language, style, lines, engine, sources, notes))

}  // namespace script
