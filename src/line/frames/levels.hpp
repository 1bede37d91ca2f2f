// SPDX-License-Identifier: MIT
// Which level of a pyramid a scale wants, and the two ways of laying one.
#pragma once
#include "frames/laid.hpp"

namespace frames {

/// Luma from the level that leaves a scale above one half, chroma from the next.
inline int level_for(const Pyramid& pyramid, double scale) {
    int level = 0, last = static_cast<int>(pyramid.levels.size()) - 2;
    while (level < last && scale < 0.5) scale *= 2, ++level;
    return level;
}

std::unique_ptr<Laid> lay_straight(const Pyramid& pyramid, const Place& place, int width, int height);
std::unique_ptr<Laid> lay_turned(const Pyramid& pyramid, const Place& place, int width, int height);

}  // namespace frames
