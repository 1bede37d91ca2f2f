// SPDX-License-Identifier: MIT
// A picture in memory.
#pragma once
#include <cstdint>
#include <vector>

namespace media {

/// sRGB, 8 bits, R G B A, alpha premultiplied, rows top to bottom without padding.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;
};

}  // namespace media
