// SPDX-License-Identifier: MIT
// Sound in memory.
#pragma once
#include <chrono>
#include <cstddef>
#include <vector>

namespace media {

/// The one rate inside the house; providers resample on arrival.
inline constexpr int sample_rate = 48000;

/// Interleaved float32, nominally in [-1, 1], at 48 kHz.
struct Sound {
    int channels = 1;
    std::vector<float> samples;

    std::size_t frames() const { return samples.size() / static_cast<std::size_t>(channels); }
    std::chrono::milliseconds duration() const {
        return std::chrono::milliseconds(static_cast<std::int64_t>(frames() * 1000 / sample_rate));
    }
};

}  // namespace media
