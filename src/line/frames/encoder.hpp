// SPDX-License-Identifier: MIT
// H.264 by libx264, one thread, one closed GOP.
#pragma once
#include <functional>
#include <memory>

#include "frames/frames.hpp"
#include "frames/planes.hpp"

namespace frames {

/// An encoder of one segment.
class Encoder {
  public:
    virtual ~Encoder() = default;
    /// pts: frames from the segment's start, in order.
    virtual void put(const Planes& frame, std::int64_t pts) = 0;
    /// Ends the segment.
    virtual Encoded finish() = 0;
};

std::unique_ptr<Encoder> x264_encoder(const Profile& profile);
/// AV1 (SVT-AV1, else libaom) and VP9 through libavcodec.
std::unique_ptr<Encoder> library_encoder(const Profile& profile);
std::unique_ptr<Encoder> encoder_for(const Profile& profile);

}  // namespace frames
