// SPDX-License-Identifier: MIT
// From one sample rate to another: own code, so that the bytes are ours to keep.
#pragma once
#include <vector>

namespace speech {

/// Windowed-sinc, 48 zero crossings a side, stop band below -90 dB; length in proportion; rates 4000 to 192000.
std::vector<float> resample(const std::vector<float>& samples, int from_rate, int to_rate);

}  // namespace speech
