// SPDX-License-Identifier: MIT
// A picture in memory, and its way from and to files.
#pragma once
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace media {

/// sRGB, 8 bits, R G B A, alpha premultiplied, rows top to bottom without padding.
struct Picture {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> rgba;
};

/// PNG, JPEG, WebP, GIF (first frame), BMP or TIFF, told apart by content; a camera's rotation (EXIF) is undone.
/// Throws missing; unreadable (empty, cut short, no picture); invalid (over 100 megapixels; nothing is decoded then).
Picture read_picture(const std::filesystem::path& path);
/// name: what messages call it.
Picture decode_picture(std::string_view bytes, std::string_view name);

/// Cropped to the target's shape about the centre, then scaled to it.
Picture covering(const Picture& picture, int width, int height);
Picture scaled(const Picture& picture, int width, int height);

/// Straight alpha; the same bytes for the same picture. Written whole or not at all.
void write_png(const std::filesystem::path& path, const Picture& picture);
std::string png(const Picture& picture);
/// On black where transparent; quality 1..100.
void write_jpeg(const std::filesystem::path& path, const Picture& picture, int quality = 88);
std::string jpeg(const Picture& picture, int quality = 88);

}  // namespace media
