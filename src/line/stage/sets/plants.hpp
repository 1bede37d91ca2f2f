// SPDX-License-Identifier: MIT
// Things that grow, shared by the sets.
#pragma once
#include "stage/sets/set.hpp"

namespace stage {

/// Feet at (x, y); round crowns or firs, lit from the right.
void tree(Svg& sheet, double x, double y, double height, const Ink& dark, const Ink& lit, bool fir);
/// Grass and flowers strewn over the ground between two heights, at the sides of the middle.
void tufts(Builder& builder, double from, double to);
/// Big leaves in the lower corners, before everything, swaying.
void corner_leaves(Builder& builder);
/// A blade of kelp or grass: a tapered curve from (x, y) upwards.
std::string blade(double x, double y, double height, double lean, double thick);

}  // namespace stage
