// SPDX-License-Identifier: MIT
// film.json: a film as wishes and choices, never computed values.
#pragma once
#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "script/line.hpp"

namespace film {

inline constexpr const char* format = "autovideo-film/1";

BOOST_DEFINE_ENUM_CLASS(Aspect, portrait, landscape, square, tall)  // 9:16, 16:9, 1:1, 4:5
BOOST_DEFINE_ENUM_CLASS(Captions, karaoke, box, pop, phrase, none)

/// The design canvas: layouts are drawn in these units whatever the output's size.
/// portrait 1080x1920, landscape 1920x1080, square 1080x1080, tall 1080x1350.
struct Canvas {
    Aspect aspect = Aspect::portrait;
    int fps = 30;  ///< 24, 25, 30, 60
};
BOOST_DESCRIBE_STRUCT(Canvas, (), (aspect, fps))

/// How the whole film looks and sounds.
struct Look {
    std::string template_name = "bright";  ///< templates/<name>.json
    std::string palette;                   ///< chosen once from the template's family: "ember"
    Captions captions = Captions::karaoke;
    std::string music = "upbeat";  ///< mood, "none", or a file in the film's folder
    std::string background;        ///< empty: sets; else a living background's name, a file or a folder
};
BOOST_DESCRIBE_STRUCT(Look, (), (template_name, palette, captions, music, background))

/// One picture idea within a line, 1.2 to 4 s, chosen once.
struct Shot {
    std::string id;                  ///< "l3.a"; stable
    int at_word = 0;                 ///< the caption word of its line it starts with; the first shot has 0
    std::string layout;              ///< title hero pair trio list number versus parts chart quote type footage
    std::string set;                 ///< stage set: "hills", "space"; empty: a plain field
    std::vector<std::string> art;    ///< illustration ids of the art pack, or files in the film's folder
    std::vector<std::string> texts;  ///< words on the screen, meaning by layout (stage/layouts.hpp)
    std::string camera;              ///< push pull left right up still
    std::string enter;               ///< transition into this shot: cut whip-left whip-up wipe-circle zoom match slide
    std::int64_t seed = 0;
    int offset_ms = 0;  ///< where its footage starts; of a line's first shot, where the living background does
};
BOOST_DESCRIBE_STRUCT(Shot, (), (id, at_word, layout, set, art, texts, camera, enter, seed, offset_ms))

/// A sound on a word.
struct Cue {
    int at_word = 0;
    std::string effect;  ///< whoosh pop riser tick ding boom
};
BOOST_DESCRIBE_STRUCT(Cue, (), (at_word, effect))

/// What an engine chose for a line, once.
struct Choices {
    std::string chosen_for;  ///< hash of the text and directions they were chosen for; another one: choose again
    int take = 0;            ///< counts recasts: another take, other choices
    std::string voice;
    std::vector<Shot> shots;
    std::vector<Cue> cues;
};
BOOST_DESCRIBE_STRUCT(Choices, (), (chosen_for, take, voice, shots, cues))

struct FilmLine {
    script::LineId id;
    std::string speaker;
    std::string text;
    script::Directions directions;
    std::optional<Choices> choices;
};
BOOST_DESCRIBE_STRUCT(FilmLine, (), (id, speaker, text, directions, choices))

struct Film {
    std::string format = film::format;
    std::string title;
    std::string topic;
    std::string language = "en";
    script::Style style = script::Style::engaging;
    std::int64_t seed = 1;
    Canvas canvas;
    Look look;
    std::vector<FilmLine> lines;
    std::string writer;  ///< engine that wrote the lines
    std::vector<std::string> sources;
};
BOOST_DESCRIBE_STRUCT(Film, (), (format, title, topic, language, style, seed, canvas, look, lines, writer, sources))

}  // namespace film
