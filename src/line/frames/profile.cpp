// SPDX-License-Identifier: MIT
#include "base/failure.hpp"
#include "film/document.hpp"
#include "frames/frames.hpp"

namespace frames {
namespace {

int short_side(std::string_view quality) {
    if (quality == "draft") return 540;
    if (quality == "low") return 720;
    if (quality == "medium" || quality == "high") return 1080;
    throw base::Failure{base::Trouble::invalid,
                        "\"" + std::string(quality) + "\" is no quality; choose draft, low, medium or high."};
}

void check_codec(std::string_view codec) {
    for (std::string_view known : {"h264", "av1", "vp9", "gif", "png"})
        if (codec == known) return;
    throw base::Failure{base::Trouble::invalid,
                        "\"" + std::string(codec) + "\" is no codec; choose h264, av1, vp9, gif or png."};
}

/// Small enough to be sent round, at most fifteen frames a second.
Profile gif_profile(Profile out, std::string_view quality, film::Aspect aspect) {
    out.width = quality == "draft" ? 360 : quality == "high" ? 720 : 480;
    auto size = film::design_size(aspect);
    out.height = (out.width * size.height / size.width + 1) & ~1;
    out.options = "fps=15", out.preset = "";
    return out;
}

int even(int value) {
    return (value + 1) & ~1;
}

/// medium, against plain veryfast crf 23 of the same frames in one continuous encode (docs/benchmarks.md): the
/// first-pass subpixel search and no P8x8 partitions save 40 % of the work; a lookahead of 20 frames instead of 10 lets
/// the macroblock tree win back what that loses, at 67 MB more for each encoder; aq-mode 2 spends more on flat, drawn
/// places, where bands would show.
std::string h264_options(std::string_view quality) {
    if (quality == "draft") return "crf=25:partitions=i8x8,i4x4:subme=1";
    if (quality == "high") return "crf=19:aq-mode=3";
    return "crf=24.3:partitions=i8x8,i4x4:subme=1:rc-lookahead=20:aq-mode=2";
}

}  // namespace

Profile profile_for(std::string_view quality, film::Aspect aspect, int fps, std::string_view codec,
                    std::string_view exact) {
    Profile out{.codec = std::string(codec), .fps = fps, .exact = std::string(exact)};
    check_codec(codec);
    int side = short_side(quality);
    if (out.codec == "gif") return gif_profile(out, quality, aspect);
    switch (aspect) {
        case film::Aspect::portrait:
            out.width = side, out.height = even(side * 16 / 9);
            break;
        case film::Aspect::landscape:
            out.width = even(side * 16 / 9), out.height = side;
            break;
        case film::Aspect::square:
            out.width = out.height = side;
            break;
        case film::Aspect::tall:
            out.width = side, out.height = even(side * 5 / 4);
            break;
    }
    if (out.codec == "h264") out.options = h264_options(quality);
    out.preset = quality == "high" ? "medium" : "veryfast";
    return out;
}

}  // namespace frames
