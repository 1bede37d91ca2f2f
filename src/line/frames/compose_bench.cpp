// SPDX-License-Identifier: MIT
// Processor milliseconds a frame for composing and for composing with encoding: frames_bench [width] [frames].
#include <cstdio>
#include <cstdlib>
#include <ctime>

#include "frames/encoder.hpp"
#include "frames/segment_painter.hpp"
#include "frames/transition.hpp"

namespace {

std::string hill(int width, int height, int top, const char* ink) {
    std::string path;
    for (int x = 0; x <= width; x += 20)
        path += " L" + std::to_string(x) + " " + std::to_string(top + (x * 7 + x * x / 300) % 160);
    return "<svg xmlns='http://www.w3.org/2000/svg' width='" + std::to_string(width) + "' height='" +
           std::to_string(height) + "'><path fill='" + ink + "' d='M0 " + std::to_string(height) + path + " L" +
           std::to_string(width) + " " + std::to_string(height) + " Z'/></svg>";
}

stage::Layer moving(std::string svg, float width, float height, float x, float y, float depth) {
    stage::Layer layer;
    layer.sprite = {.width = width, .height = height, .svg = std::move(svg)};
    layer.x.rest = x, layer.y.rest = y, layer.depth = depth;
    return layer;
}

/// A full-canvas set of three parallax layers, two sprites of 600 pixels, one of them turning, a slow push.
stage::Scene scene() {
    stage::Scene out;
    out.field.stops = {{0, "#203060"}, {1, "#f0a060"}};
    out.field.blobs.push_back(
        {.x = {.rest = 300}, .y = {.keys = {{0, 300}, {4000, 600}}}, .radius = {.rest = 500}, .ink = "#ffe0a0"});
    out.camera.zoom.keys = {{0, 1}, {4000, 1.12f}};
    out.camera.x.keys = {{0, -20}, {4000, 20}};
    out.layers.push_back(moving(hill(1400, 2200, 500, "#405a80"), 1400, 2200, 540, 960, 0.3f));
    out.layers.push_back(moving(hill(1400, 2200, 900, "#2f6a50"), 1400, 2200, 540, 960, 0.6f));
    out.layers.push_back(moving(hill(1400, 2200, 1300, "#1f4a30"), 1400, 2200, 540, 960, 1));
    const char* disc =
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><circle cx='16' cy='16' r='15' fill='#ffcc22'/>"
        "<circle cx='11' cy='12' r='2.5'/><circle cx='21' cy='12' r='2.5'/></svg>";
    out.layers.push_back(moving(disc, 600, 600, 400, 900, 1));
    out.layers.push_back(moving(disc, 600, 600, 700, 1500, 1));
    out.layers.back().turn.wave = {.amplitude = 8, .period_ms = 2000};
    out.overlay.push_back(moving(disc, 200, 200, 540, 300, 0));
    return out;
}

}  // namespace

int main(int count, char** words) {
    int width = count > 1 ? std::atoi(words[1]) : 1080, height = width * 16 / 9 / 2 * 2,
        n = count > 2 ? std::atoi(words[2]) : 90;
    timeline::Segment segment{.scene = scene(), .frames = n};
    frames::SegmentPainter painter(segment, width, height, 30);
    frames::Planes planes(width, height);
    auto clock = [] {
        return static_cast<double>(std::clock()) * 1000 / CLOCKS_PER_SEC;
    };  // of the processor, not the wall
    auto ms = [&](double from) { return clock() - from; };
    auto start = clock();
    painter.paint(0, planes);
    std::printf("first frame %.1f ms\n", ms(start));
    start = clock();
    for (int i = 0; i < n; ++i) painter.paint(i, planes);
    std::printf("compose %.2f ms a frame\n", ms(start) / n);
    frames::Planes other(width, height), mixed(width, height);
    painter.paint(n - 1, other);
    for (const char* name : {"whip-left", "whip-up", "wipe-circle", "zoom", "match", "slide"}) {
        start = clock();
        for (int i = 0; i < 8; ++i) frames::mix_transition(name, planes, other, i, 8, mixed);
        std::printf("%s %.2f ms a frame\n", name, ms(start) / 8);
    }
    auto profile = frames::profile_for("medium", film::Aspect::portrait, 30, "h264", "native");
    profile.width = width, profile.height = height;
    start = clock();
    auto encoded = frames::encode(segment, profile);
    std::size_t bytes = 0;
    for (const auto& packet : encoded.packets) bytes += packet.bytes.size();
    std::printf("compose and encode %.2f ms a frame, %zu bytes\n", ms(start) / n, bytes);
}
