// SPDX-License-Identifier: MIT
// Whole frames from milliseconds and back. Integers only.
#pragma once
#include <cstdint>

namespace timeline {

/// Frames that hold at least `ms`.
constexpr int frames_holding(std::int64_t ms, int fps) {
    return static_cast<int>((ms * fps + 999) / 1000);
}
/// The frame on screen at `ms` (rounded to the nearest frame start).
constexpr int frame_at(std::int64_t ms, int fps) {
    return static_cast<int>((ms * fps + 500) / 1000);
}
/// Start of a frame, rounded down to whole milliseconds.
constexpr int ms_of(std::int64_t frame, int fps) {
    return static_cast<int>(frame * 1000 / fps);
}

}  // namespace timeline
