// SPDX-License-Identifier: MIT
// Moving GIFs (GIF89a): a palette for each stretch, ordered dither, only what changed, endless loop.
#pragma once
#include <memory>

#include "frames/encoder.hpp"

namespace frames {

/// Every how many frames one is shown: at most fifteen a second.
int gif_step(int fps);

/// Packets hold a graphic control extension without its time, then the image with its palette; a segment's first one
/// covers the whole frame. A frame like the one before gives no packet.
std::unique_ptr<Encoder> gif_encoder(const Profile& profile);

/// The whole file; times are rounded to GIF's hundredths of a second without drifting.
std::string gif_file(const std::vector<Encoded>& segments, const Profile& profile);

/// Bytes with a code length of eight bits, in sub-blocks (GIF89a, appendix F).
std::string lzw(const std::vector<std::uint8_t>& pixels);

}  // namespace frames
