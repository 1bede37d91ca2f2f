// SPDX-License-Identifier: MIT
// Journeys that begin again for ever, as tracks over one shot.
#pragma once
#include "stage/backgrounds/background.hpp"

namespace stage {

/// From `first` to `last` in lap_ms, again and again; `phase` (0..1) of a lap is over when the background's time
/// starts.
inline Track endless(const Moment& moment, double phase, int lap_ms, float first, float last, Ease ease) {
    Track track{.rest = first};
    auto done = moment.from_ms + static_cast<long long>(phase * lap_ms);
    for (int at = -static_cast<int>(done % lap_ms); at < moment.duration_ms + 1000; at += lap_ms) {
        if (!track.keys.empty()) track.keys.push_back({at, first, Ease::hold});
        if (track.keys.empty()) track.keys.push_back({at, first, Ease::linear});
        track.keys.push_back({at + lap_ms - 1, last, ease});
    }
    return track;
}

}  // namespace stage
