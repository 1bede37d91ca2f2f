// SPDX-License-Identifier: MIT
// Two pictures into one, on the way from the first to the second.
//
// cut, whip-left, whip-right, whip-up, wipe-circle, zoom, match (a quick dissolve), slide; any other name is slide.
#pragma once
#include <string_view>

#include "frames/planes.hpp"

namespace frames {

/// Step i of n, i in [0, n): the first is nearly `before`, the last nearly `after`. All three have one size.
void mix_transition(std::string_view name, const Planes& before, const Planes& after, int i, int n, Planes& onto);

}  // namespace frames
