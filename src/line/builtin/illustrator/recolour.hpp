// SPDX-License-Identifier: MIT
// A piece told apart from itself: for two things that have one picture.
#pragma once
#include <string>
#include <string_view>

namespace builtin {

/// Every "#rgb" and "#rrggbb" of a drawing's inside in another hue, a little darker; the rest as it was.
std::string recoloured(std::string_view body);

/// Mostly a calm blue, with as much shading as there was.
std::string brightened(std::string_view body);

/// As seen in a mirror, in a view box 32 wide.
std::string mirrored(std::string_view body);

}  // namespace builtin
