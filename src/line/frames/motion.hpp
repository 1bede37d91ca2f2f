// SPDX-License-Identifier: MIT
// What can be told of a track without asking it frame by frame.
#pragma once
#include <algorithm>

#include "stage/scene.hpp"

namespace frames {

inline bool waves(const stage::Track& track) {
    return track.wave.amplitude != 0 && track.wave.period_ms > 0;
}

inline bool moves(const stage::Track& track) {
    if (waves(track)) return true;
    return std::any_of(track.keys.begin(), track.keys.end(),
                       [&](const stage::Key& key) { return key.value != track.keys.front().value; });
}

/// The largest value at a key, waves included; easings that overshoot go a little beyond.
inline float most(const stage::Track& track) {
    float value = track.keys.empty() ? track.rest : track.keys.front().value;
    for (const auto& key : track.keys) value = std::max(value, key.value);
    return value + (waves(track) ? std::max(track.wave.amplitude, -track.wave.amplitude) : 0.0f);
}

}  // namespace frames
