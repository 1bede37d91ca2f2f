// SPDX-License-Identifier: MIT
// The pitch of a voice by normalised autocorrelation.
#pragma once
#include <vector>

namespace builtin {

/// Hertz every 10 ms, 0 where unvoiced; between 60 and 420 Hz.
std::vector<double> pitch_track(const std::vector<float>& samples, int rate);

}  // namespace builtin
