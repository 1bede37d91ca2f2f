// SPDX-License-Identifier: MIT
// The inks of a film: one palette colours the sky, the set, the words and the captions.
#pragma once
#include <string>
#include <vector>

#include "stage/scene.hpp"

namespace stage {

struct Palette {
    std::string name;
    std::string family;         ///< warm, cool, dark, light: templates choose by it
    bool night = false;         ///< stars and moon rather than clouds and sun
    std::vector<Ink> sky;       ///< three stops, top to bottom; words stand on the upper two
    std::vector<Ink> deep;      ///< three dark stops for space, water, theatre
    std::vector<Ink> blobs;     ///< three soft lights
    Ink ink;                    ///< words on the sky
    Ink accent;                 ///< the word that matters, on the sky
    Ink second;                 ///< a second bright ink for charts and the other side
    Ink glow;                   ///< light behind the subject, rims
    Ink far, middle, near;      ///< hills and houses by distance, far nearest to the sky's colour
    Ink ground, ground_deep;    ///< the floor: where the subject stands, and the bottom edge
    Ink leaf, leaf_deep;        ///< plants
    Ink panel, panel_ink;       ///< cards (may be translucent) and words on them
    Ink caption, caption_edge;  ///< caption words and their outline
    Ink pill, pill_ink;         ///< the spoken word
};

const std::vector<Palette>& palettes();
/// Throws invalid, naming the nearest; empty: the first.
const Palette& palette(const std::string& name);

/// What a set paints with: the palette by day, or its deep side where the place is dark by nature.
struct Tones {
    std::vector<Ink> sky;
    Ink ink, accent;    ///< for words on that sky, at least 4.5:1 on its two upper stops
    bool dark = false;  ///< light words
};
Tones tones(const Palette& palette, bool deep);

}  // namespace stage
