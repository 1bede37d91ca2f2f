// SPDX-License-Identifier: MIT
// Our own much simplified outlines of the land, and a few cities.
#pragma once
#include <vector>

#include "stage/svg.hpp"

namespace stage {

/// Closed outlines; x: degrees east, y: degrees north. Drawn by hand, for pictures, not for measuring.
const std::vector<std::vector<Point>>& continents();
const std::vector<Point>& cities();
/// Whether a place lies on land as drawn; any longitude.
bool on_land(double east, double north);

}  // namespace stage
