// SPDX-License-Identifier: MIT
// Where x264's memory comes from: always zeros, and kept from one encoder to the next.
#pragma once

namespace frames {

/// While one lives, large blocks that an encoder gives back wait for the next encoder, which wants the same sizes: a
/// segment's encoder is some 200 MB, and having the kernel clear them anew each time costs more than the zeros do.
class EncoderMemory {
  public:
    EncoderMemory();
    ~EncoderMemory();
    EncoderMemory(const EncoderMemory&) = delete;
    EncoderMemory& operator=(const EncoderMemory&) = delete;
};

}  // namespace frames
