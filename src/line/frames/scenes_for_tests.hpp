// SPDX-License-Identifier: MIT
// Small scenes that tests share.
#pragma once
#include <string>

#include "frames/frames.hpp"

namespace frames::test {

inline std::string disc(const char* ink) {
    return std::string(
               "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><circle cx='16' cy='16' r='15' fill='") +
           ink + "'/></svg>";
}
inline std::string block(const char* ink) {
    return std::string(
               "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8' preserveAspectRatio='none'><rect width='8' "
               "height='8' fill='") +
           ink + "'/></svg>";
}

inline stage::Layer layer(std::string svg, float width, float height, float x, float y, float depth = 0) {
    stage::Layer out;
    out.sprite = {.width = width, .height = height, .svg = std::move(svg)};
    out.x.rest = x, out.y.rest = y, out.depth = depth;
    return out;
}

/// 320x480, one colour, no layers.
inline stage::Scene plain(const char* ink = "#204060") {
    stage::Scene out;
    out.width = 320, out.height = 480;
    out.field.stops = {{0, ink}};
    return out;
}

/// A gradient, a moving light, a block that slides, a disc that turns and grows, a push, a caption.
inline stage::Scene lively() {
    stage::Scene out = plain();
    out.field.stops = {{0, "#182848"}, {1, "#e0a060"}};
    out.field.blobs.push_back(
        {.x = {.rest = 100}, .y = {.keys = {{0, 100}, {2000, 200}}}, .radius = {.rest = 120}, .ink = "#ffe0a0"});
    out.camera.zoom.keys = {{0, 1}, {2000, 1.2f}};
    out.layers.push_back(layer(block("#30a050"), 400, 200, 160, 420, 0.5f));
    out.layers.push_back(layer(block("#c03040"), 80, 80, 0, 200, 1));
    out.layers.back().x.keys = {{0, 40}, {1000, 280}};
    out.layers.push_back(layer(disc("#ffcc22"), 120, 120, 160, 300, 1));
    out.layers.back().turn.keys = {{0, 0}, {2000, 90}};
    out.layers.back().scale.keys = {{0, 0.3f}, {1000, 1, stage::Ease::back_out}};
    out.overlay.push_back(layer(block("#ffffff"), 160, 40, 160, 60));
    return out;
}

inline Profile small(const char* codec = "h264") {
    Profile out = profile_for("medium", film::Aspect::portrait, 30, codec, "native");
    out.width = 320, out.height = 480;
    return out;
}

}  // namespace frames::test
