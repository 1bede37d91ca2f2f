// SPDX-License-Identifier: MIT
// What a picture file says of itself before anything is decoded.
#pragma once
#include <optional>
#include <string_view>

namespace media {

struct PictureKind {
    const char* name;           ///< "PNG"
    const char* demuxer;        ///< libavformat's
    int width = 0, height = 0;  ///< 0: not told in the first bytes
    int rotation = 1;           ///< EXIF orientation, 1..8; JPEG only
};

/// None when the bytes begin like no picture we read.
std::optional<PictureKind> picture_kind(std::string_view bytes);

}  // namespace media
