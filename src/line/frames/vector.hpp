// SPDX-License-Identifier: MIT
// SVG documents into pictures.
#pragma once
#include <string_view>

#include "media/picture.hpp"

namespace frames {

/// Fitted into width x height pixels (fractions allowed; the picture is rounded up). Nothing outside the document is
/// read. Throws unreadable.
media::Picture draw_svg(std::string_view svg, double width, double height);

}  // namespace frames
