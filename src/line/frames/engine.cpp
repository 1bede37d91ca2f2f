// SPDX-License-Identifier: MIT
#include <cairo.h>
#include <librsvg/rsvg.h>
#include <pango/pango.h>
#include <x264.h>
#include <cstdint>

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb.h>

#include "frames/frames.hpp"
#include "frames/libav.hpp"
#include "stage/text.hpp"

namespace frames {
namespace {

/// Raised whenever the same segment would come out with other bytes.
constexpr int own_version = 2;

std::string lav(unsigned version) {
    return std::to_string(AV_VERSION_MAJOR(version)) + "." + std::to_string(AV_VERSION_MINOR(version)) + "." +
           std::to_string(AV_VERSION_MICRO(version));
}

std::string freetype() {
    FT_Library library;
    if (FT_Init_FreeType(&library)) return "?";
    int major, minor, patch;
    FT_Library_Version(library, &major, &minor, &patch);
    FT_Done_FreeType(library);
    return std::to_string(major) + "." + std::to_string(minor) + "." + std::to_string(patch);
}

}  // namespace

std::string engine() {
    static const std::string once = [] {
        std::string rsvg = std::to_string(rsvg_major_version) + "." + std::to_string(rsvg_minor_version) + "." +
                           std::to_string(rsvg_micro_version);
        return "frames " + std::to_string(own_version) + "; x264 " X264_POINTVER "; lavc " + lav(avcodec_version()) +
               "; lavf " + lav(avformat_version()) + "; cairo " + cairo_version_string() + "; pango " +
               pango_version_string() + "; rsvg " + rsvg + "; freetype " + freetype() + "; harfbuzz " +
               hb_version_string() + "; " + stage::text_engine();
    }();
    return once;
}

}  // namespace frames
