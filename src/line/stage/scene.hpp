// SPDX-License-Identifier: MIT
// A shot as a display list: what is drawn, where, and how it moves. Data only; frames/ draws it.
//
// Units: design pixels of the canvas (1080x1920 for portrait; film::Canvas), milliseconds from the shot's start.
// A frame is a pure function of (Scene, local frame number): no clock, no chance, nothing absolute.
#pragma once
#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "film/film.hpp"

namespace stage {

/// How a value travels to its key from the one before.
BOOST_DEFINE_ENUM_CLASS(Ease, linear, in, out, in_out, back_out, spring, hold)

struct Key {
    int at_ms = 0;
    float value = 0;
    Ease ease = Ease::in_out;
};
BOOST_DESCRIBE_STRUCT(Key, (), (at_ms, value, ease))

/// A slow sine added to a track: breathing, drift, bobbing. period_ms 0: none.
struct Wave {
    float amplitude = 0;
    int period_ms = 0;
    int phase_ms = 0;
};
BOOST_DESCRIBE_STRUCT(Wave, (), (amplitude, period_ms, phase_ms))

/// A value over time: before the first key its value, after the last key its value; no keys: `rest`.
struct Track {
    float rest = 0;
    std::vector<Key> keys;
    Wave wave;
};
BOOST_DESCRIBE_STRUCT(Track, (), (rest, keys, wave))

/// Value of the track at a time. Own sine and easing: no libm, so the same bits on every processor.
float at(const Track& track, double ms);

/// "#rrggbb" or "#rrggbbaa", straight alpha, sRGB.
using Ink = std::string;

/// Words drawn by Pango; shaped, with font fallback, colour emoji included.
struct Text {
    std::string words;             ///< UTF-8, "\n" breaks lines
    std::string face = "display";  ///< display, body, or number: the template's type pair
    float size = 96;               ///< design pixels
    Ink ink = "#ffffff";
    Ink outline = "";  ///< empty: none
    float outline_width = 0;
    Ink shadow = "";    ///< soft drop shadow; empty: none
    Ink box = "";       ///< rounded box behind all words; empty: none
    int lit_word = -1;  ///< this word (by white space) in lit_ink, with lit_pill behind it if set
    Ink lit_ink = "";
    Ink lit_pill = "";
    float max_width = 0;           ///< wrapped at word ends; 0: never
    std::string align = "center";  ///< left, center, right (start side follows the script's direction)
};
BOOST_DESCRIBE_STRUCT(Text, (),
                      (words, face, size, ink, outline, outline_width, shadow, box, lit_word, lit_ink, lit_pill,
                       max_width, align))

/// Moving footage, already in our mezzanine; `file` is a path, `content` its SHA-256 (the key holds only the latter).
struct Clip {
    std::string file;
    std::string content;
    int offset_ms = 0;
    bool loop = true;
};
BOOST_DESCRIBE_STRUCT(Clip, (), (file, content, offset_ms, loop))

/// Something with a shape; exactly one of svg, text, picture, clip is set.
struct Sprite {
    float width = 0;  ///< design pixels it covers at scale 1 (text: filled in by stage::measured)
    float height = 0;
    std::string svg;  ///< a whole SVG document; drawn to width x height
    std::optional<Text> text;
    std::string picture;          ///< raster file, cover-cropped to width x height
    std::string picture_content;  ///< its SHA-256
    std::optional<Clip> clip;     ///< cover-cropped to width x height
};
BOOST_DESCRIBE_STRUCT(Sprite, (), (width, height, svg, text, picture, picture_content, clip))

struct Layer {
    std::string name;  ///< for tests and people: "set.near", "subject", "caption.3.1"
    Sprite sprite;
    float pivot_x = 0.5f;  ///< fraction of the sprite that sits at (x, y) and is scaled and turned about
    float pivot_y = 0.5f;
    Track x, y;  ///< design pixels on the canvas
    Track scale{.rest = 1};
    Track turn;                        ///< degrees, clockwise
    Track opacity{.rest = 1};          ///< 0..1
    Track reveal{.rest = 1};           ///< 0..1 of the sprite shown
    std::string reveal_from = "left";  ///< left, right, top, bottom: side the reveal grows from
    float depth = 1;                   ///< 0: fixed to the screen; 1: moves with the camera; between: parallax
    int from_ms = 0;                   ///< shown in [from_ms, to_ms)
    int to_ms = 1 << 30;
};
BOOST_DESCRIBE_STRUCT(Layer, (),
                      (name, sprite, pivot_x, pivot_y, x, y, scale, turn, opacity, reveal, reveal_from, depth, from_ms,
                       to_ms))

/// The lowest layer, painted in float at low resolution, scaled up and dithered: gradients without bands.
struct Stop {
    float at = 0;  ///< 0..1 along the gradient
    Ink ink = "#000000";
};
BOOST_DESCRIBE_STRUCT(Stop, (), (at, ink))

/// A soft round light, moving slowly: centre and radius in design pixels.
struct Blob {
    Track x, y, radius;
    Ink ink = "#ffffff";
    float strength = 0.5f;  ///< opacity at its centre
};
BOOST_DESCRIBE_STRUCT(Blob, (), (x, y, radius, ink, strength))

/// A pattern that moves for ever over the gradient (backgrounds/pattern.hpp).
struct Living {
    std::string pattern;               ///< "aurora"; empty: none
    std::vector<Ink> inks;             ///< three, as the pattern uses them
    float strength = 1;                ///< 0..1 where words stand, as much as they bear; elsewhere 1
    float calm_from = 0, calm_to = 0;  ///< rows words stand in, design pixels
    int from_ms = 0;                   ///< of the pattern's own time, where the scene starts
    std::int64_t seed = 0;
};
BOOST_DESCRIBE_STRUCT(Living, (), (pattern, inks, strength, calm_from, calm_to, from_ms, seed))

struct Field {
    std::vector<Stop> stops;  ///< at least one
    float angle = 90;         ///< degrees; 90: top to bottom, 0: left to right
    std::vector<Blob> blobs;
    Living living;
};
BOOST_DESCRIBE_STRUCT(Field, (), (stops, angle, blobs, living))

/// A point at depth d lands at centre + (point - centre - (x, y) * d) * (1 + (zoom - 1) * d).
struct Camera {
    Track x, y;
    Track zoom{.rest = 1};
};
BOOST_DESCRIBE_STRUCT(Camera, (), (x, y, zoom))

struct Scene {
    int width = 1080;  ///< design pixels of the canvas
    int height = 1920;
    Field field;
    Camera camera;
    std::vector<Layer> layers;   ///< bottom to top
    std::vector<Layer> overlay;  ///< captions and mark: above all, never moved by camera or transition
};
BOOST_DESCRIBE_STRUCT(Scene, (), (width, height, field, camera, layers, overlay))

}  // namespace stage
