// SPDX-License-Identifier: MIT
// A sprite as drawn once: premultiplied, in the frame's colour space, ready to be laid into planes.
#pragma once
#include <cstdint>
#include <vector>

#include "frames/planes.hpp"
#include "media/picture.hpp"

namespace frames {

/// Empty pixels around every raster: room for bilinear edges and for chroma, which is wider than luma.
inline constexpr int raster_border = 8;

/// For layers that never move: 4:2:0 planes laid at even positions. All of it premultiplied.
struct Still {
    int width = 0, height = 0;          ///< even, border included
    std::vector<std::uint8_t> y, a;     ///< width x height
    std::vector<std::uint8_t> u, v, c;  ///< half size; c: alpha for chroma
    std::vector<Span> drawn, opaque;    ///< for each pair of rows, in luma columns, even
    std::size_t bytes() const { return (y.size() * 2 + u.size() * 3) + drawn.size() * 16; }
};

/// For layers that move: each level half the one before (box filter, transparent beyond the edge).
/// Luma is sampled from level n, chroma from level n + 1.
struct Pyramid {
    struct Level {
        int width = 0, height = 0;
        std::vector<std::uint8_t> ya;   ///< luma, alpha
        std::vector<std::uint8_t> uva;  ///< U, V, alpha, 0; empty at level 0
    };
    std::vector<Level> levels;        ///< at least two
    std::vector<Span> drawn, opaque;  ///< for each row of level 0; opaque: the longest run of full alpha
    double chroma_shift = 0;          ///< level-1 columns its chroma lies left of the pixel centres (footage: 0.25)
    std::size_t bytes() const;
};

Still still_from(const media::Picture& picture);
Pyramid pyramid_from(const media::Picture& picture);
/// Opaque, without further levels; what memory the pyramid has is used again.
void load(const Planes& planes, Pyramid& pyramid);

}  // namespace frames
