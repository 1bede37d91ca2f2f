// SPDX-License-Identifier: MIT
#include "stage/carry.hpp"

namespace stage {

namespace {

/// A farewell is the last journey of a track, easing in, over at the end (stage/motion.cpp, leave).
void stay(Track& track, int end_ms) {
    if (!track.keys.empty() && track.keys.back().at_ms >= end_ms && track.keys.back().ease == Ease::in)
        track.keys.pop_back();
}

}  // namespace

const film::Shot* shot_after(const film::Film& film, const film::Shot& shot) {
    bool found = false;
    for (const auto& line : film.lines)
        if (line.choices)
            for (const auto& one : line.choices->shots) {
                if (found) return &one;
                found = one.id == shot.id;
            }
    return nullptr;
}

void stay(Scene& scene, int end_ms) {
    for (auto& layer : scene.layers)
        for (auto* track : {&layer.x, &layer.y, &layer.opacity, &layer.scale}) stay(*track, end_ms);
}

}  // namespace stage
