// SPDX-License-Identifier: MIT
// Colours: read, mixed, compared.
#pragma once
#include <string>
#include <string_view>

#include "stage/scene.hpp"

namespace stage {

/// Straight sRGB, 0..1.
struct Colour {
    double red = 0, green = 0, blue = 0, alpha = 1;
};

/// "#rrggbb" or "#rrggbbaa"; throws invalid.
Colour colour(std::string_view ink);
Ink ink(const Colour& colour);

/// share 0: a, 1: b; alpha mixed too.
Ink mixed(std::string_view a, std::string_view b, double share);
Ink with_alpha(std::string_view ink, double alpha);
inline Ink lighter(std::string_view ink, double share) {
    return mixed(ink, "#ffffff", share);
}
inline Ink darker(std::string_view ink, double share) {
    return mixed(ink, "#000000", share);
}

/// `over` painted on an opaque `under`.
Ink painted(std::string_view over, std::string_view under);

/// WCAG 2.2 relative luminance and contrast (https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio), 1 to 21.
double luminance(std::string_view ink);
double contrast(std::string_view a, std::string_view b);

/// `wanted` if it reads on all of `grounds` at `ratio`; else the nearest tint of it towards white or black that does.
Ink readable(std::string_view wanted, const std::vector<Ink>& grounds, double ratio = 4.5);

}  // namespace stage
