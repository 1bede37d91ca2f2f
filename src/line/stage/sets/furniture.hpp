// SPDX-License-Identifier: MIT
// Things people make, shared by the indoor sets.
#pragma once
#include "stage/sets/set.hpp"

namespace stage {

std::string at(double x, double y);

/// A table or counter across the whole set: its top reaches from the horizon below the subject's feet, its front to the
/// canvas's bottom, with `doors` panels (0: plain).
void counter(Builder& builder, const Ink& top, const Ink& front, int doors);
/// A board on the wall with jars, books or flasks, centred at (x, y).
void shelf(Builder& builder, const std::string& name, double x, double y, double width, int kind);
enum { jars, books, flasks };
/// A lamp hanging from the ceiling, swaying; its light falls below it.
void pendant(Builder& builder, double x, double drop, double size);
/// A plant in a pot, feet at (x, y).
void potted(Builder& builder, double x, double y, double height, double depth, bool before);
/// Floor boards running towards the horizon.
void boards(Builder& builder, double top, const Ink& far, const Ink& near);
/// A framed picture or window at (x, y).
void window(Builder& builder, double x, double y, double width, double height);

}  // namespace stage
