// SPDX-License-Identifier: MIT
// What a resolved film would have built, step by step, without building it.
#pragma once
#include <vector>

#include "build/maker.hpp"

namespace build {

/// A step for each segment, keyed; nothing is encoded.
std::vector<Step> segment_steps(const Made& made, const frames::Profile& profile);

}  // namespace build
