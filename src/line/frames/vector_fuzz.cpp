// SPDX-License-Identifier: MIT
#include "frames/vector.hpp"

#include "base/fuzz.hpp"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return base::fuzz(data, size, [](std::string_view svg) {
        auto picture = frames::draw_svg(svg, 40.5, 32);
        base::must(picture.width == 41 && picture.height == 32 && picture.rgba.size() == std::size_t{41} * 32 * 4);
    });
}
