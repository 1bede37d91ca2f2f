// SPDX-License-Identifier: MIT
// Decoded frames into planes of another size, shape and colour.
#pragma once
#include <array>

#include "media/libav.hpp"

namespace media {

/// Cover-crops about the centre and scales (bicubic) to yuv420p, BT.709 limited. Remembers its scaler.
class Framing {
  public:
    /// shape: the pixels' aspect. width and height are those of the stored frame, before any rotation. The frame's
    /// cropping is changed.
    void apply(AVFrame& frame, AVRational shape, int width, int height, std::array<std::uint8_t*, 3> planes,
               std::array<int, 3> strides);

  private:
    libav::Owned<SwsContext> scaler_;
    std::array<int, 8> made_for_{};
};

/// What of width x height is seen when it covers a target's shape, in its own pixels.
struct Cut {
    int left, top, width, height;
};
Cut cover_cut(int width, int height, AVRational shape, int target_width, int target_height);

}  // namespace media
