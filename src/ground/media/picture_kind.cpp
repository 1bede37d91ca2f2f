// SPDX-License-Identifier: MIT
#include "media/picture_kind.hpp"

#include <cstdint>

namespace media {
namespace {

/// Bytes as numbers; beyond the end all is zero.
class View {
  public:
    explicit View(std::string_view bytes) : bytes_(bytes) {}
    std::uint32_t at(std::size_t i) const { return i < bytes_.size() ? static_cast<unsigned char>(bytes_[i]) : 0; }
    std::uint32_t big16(std::size_t i) const { return at(i) << 8 | at(i + 1); }
    std::uint32_t big32(std::size_t i) const { return big16(i) << 16 | big16(i + 2); }
    std::uint32_t little16(std::size_t i) const { return at(i + 1) << 8 | at(i); }
    std::uint32_t little32(std::size_t i) const { return little16(i + 2) << 16 | little16(i); }
    bool begins(std::string_view what, std::size_t at = 0) const {
        return bytes_.substr(std::min(at, bytes_.size())).starts_with(what);
    }
    std::size_t size() const { return bytes_.size(); }
    View from(std::size_t i) const { return View(bytes_.substr(std::min(i, bytes_.size()))); }

  private:
    std::string_view bytes_;
};

int size_of(std::uint32_t value) {
    return value > 0x7fffffff ? 0x7fffffff : static_cast<int>(value);
}

/// TIFF structure of an EXIF block: the first directory's orientation (tag 0x0112).
int orientation(View tiff) {
    bool little = tiff.begins("II");
    if (!little && !tiff.begins("MM")) return 1;
    auto two = [&](std::size_t i) { return little ? tiff.little16(i) : tiff.big16(i); };
    auto four = [&](std::size_t i) { return little ? tiff.little32(i) : tiff.big32(i); };
    std::size_t directory = four(4);
    for (std::size_t i = 0; i < two(directory) && i < 512; ++i) {
        std::size_t entry = directory + 2 + 12 * i;
        if (two(entry) == 0x0112)
            return two(entry + 8) >= 1 && two(entry + 8) <= 8 ? static_cast<int>(two(entry + 8)) : 1;
    }
    return 1;
}

/// Walks the segments to the frame header (ITU-T T.81, table B.1).
PictureKind jpeg_kind(View bytes) {
    PictureKind out{"JPEG", "jpeg_pipe"};
    for (std::size_t i = 2; i + 4 < bytes.size();) {
        if (bytes.at(i) != 0xff) break;
        auto marker = bytes.at(i + 1);
        if (marker == 0xff) {
            ++i;
            continue;
        }
        if (marker == 0xe1 && bytes.begins(std::string_view("Exif\0\0", 6), i + 4))
            out.rotation = orientation(bytes.from(i + 10));
        bool frame = marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
        if (frame) {
            out.height = size_of(bytes.big16(i + 5)), out.width = size_of(bytes.big16(i + 7));
            break;
        }
        if (marker == 0xda) break;
        i += 2 + bytes.big16(i + 2);
    }
    return out;
}

PictureKind webp_kind(View bytes) {
    PictureKind out{"WebP", "webp_pipe"};
    if (bytes.begins("VP8X", 12)) {
        out.width = size_of((bytes.little32(24) & 0xffffff) + 1),
        out.height = size_of((bytes.little32(27) & 0xffffff) + 1);
    } else if (bytes.begins("VP8L", 12)) {
        auto bits = bytes.little32(21);
        out.width = size_of((bits & 0x3fff) + 1), out.height = size_of(((bits >> 14) & 0x3fff) + 1);
    } else {
        out.width = size_of(bytes.little16(26) & 0x3fff), out.height = size_of(bytes.little16(28) & 0x3fff);
    }
    return out;
}

}  // namespace

std::optional<PictureKind> picture_kind(std::string_view all) {
    View bytes(all);
    if (bytes.begins("\x89PNG\r\n\x1a\n"))
        return PictureKind{"PNG", "png_pipe", size_of(bytes.big32(16)), size_of(bytes.big32(20))};
    if (bytes.begins("\xff\xd8\xff")) return jpeg_kind(bytes);
    if (bytes.begins("RIFF") && bytes.begins("WEBP", 8)) return webp_kind(bytes);
    if (bytes.begins("GIF87a") || bytes.begins("GIF89a"))
        return PictureKind{"GIF", "gif", size_of(bytes.little16(6)), size_of(bytes.little16(8))};
    if (bytes.begins("BM")) {
        auto height = static_cast<std::int32_t>(bytes.little32(22));  // negative: top to bottom
        return PictureKind{"BMP", "bmp_pipe", size_of(bytes.little32(18)),
                           size_of(static_cast<std::uint32_t>(height < 0 ? -height : height))};
    }
    if (bytes.begins(std::string_view("II*\0", 4)) || bytes.begins(std::string_view("MM\0*", 4)))
        return PictureKind{"TIFF", "tiff_pipe", 0, 0, orientation(bytes)};
    return std::nullopt;
}

}  // namespace media
