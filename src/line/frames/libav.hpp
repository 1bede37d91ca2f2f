// SPDX-License-Identifier: MIT
// FFmpeg's objects for encoding, as in media/libav.hpp.
#pragma once
#include "media/libav.hpp"

namespace frames::libav {

using media::libav::check;
using media::libav::error_text;
using media::libav::Owned;
using media::libav::quiet;

}  // namespace frames::libav
