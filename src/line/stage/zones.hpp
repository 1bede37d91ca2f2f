// SPDX-License-Identifier: MIT
// Where on each canvas words, subject and captions go.
#pragma once
#include "film/film.hpp"

namespace stage {

struct Box {
    float x = 0, y = 0, width = 0, height = 0;
    float right() const { return x + width; }
    float bottom() const { return y + height; }
    float centre_x() const { return x + width / 2; }
    float centre_y() const { return y + height / 2; }
    bool meets(const Box& other) const {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }
    bool holds(const Box& other, float slack = 0) const {
        return other.x >= x - slack && other.y >= y - slack && other.right() <= right() + slack &&
               other.bottom() <= bottom() + slack;
    }
};

/// Phones lay their own buttons over the top, the bottom and the right edge of a portrait film:
/// 220, 420 and 120 of 1080x1920; other canvases keep the same shares of their height, and 120 at the sides.
struct Zones {
    float width = 1080, height = 1920;
    Box safe;     ///< words stay within
    Box content;  ///< the part of it above the captions
    Box caption;  ///< the captions' own band
    float horizon = 0;
    float ground = 0;   ///< where a subject's feet stand
    bool wide = false;  ///< landscape: words and art side by side
};
Zones zones(film::Aspect aspect);

}  // namespace stage
