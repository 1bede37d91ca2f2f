// SPDX-License-Identifier: MIT
// The melody of a sentence: range, accents, rises and falls laid over the synthesizer's own pitch.
#pragma once
#include <vector>

#include "builtin/voices/flite.hpp"

namespace builtin {

/// pitch: one value in Hz per frame, 0 where unvoiced; changed in place.
void shape_pitch(std::vector<double>& pitch, double frame_seconds, const std::vector<RawPhone>& phones,
                 const std::vector<Saying>& sayings, const FliteWish& wish);

}  // namespace builtin
