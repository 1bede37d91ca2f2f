// SPDX-License-Identifier: MIT
#include "app/bench/flight.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "base/chance.hpp"
#include "frames/encoder.hpp"
#include "stage/wave.hpp"

namespace app::bench {

namespace {

constexpr int side = 1024, scene_frames = 120, fps = 30;

struct Colour {
    float y = 0, u = 0, v = 0;  ///< 8-bit values
};

/// Heights that repeat at the edges: noise on ever finer lattices, each half as strong as the one before.
std::vector<float> heights() {
    std::vector<float> out(side * side);
    float strength = 1;
    for (int cells = 4; cells <= side / 2; cells *= 2, strength *= 0.55f) {
        base::Chance chance(static_cast<std::uint64_t>(cells));
        std::vector<float> lattice(static_cast<std::size_t>(cells) * cells);
        for (auto& value : lattice) value = static_cast<float>(chance.between(-1, 1));
        int size = side / cells;
        for (int y = 0; y < side; ++y)
            for (int x = 0; x < side; ++x) {
                auto at = [&](int i, int j) { return lattice[(j % cells) * cells + i % cells]; };
                int i = x / size, j = y / size;
                float f = static_cast<float>(x % size) / size, g = static_cast<float>(y % size) / size;
                f = f * f * (3 - 2 * f), g = g * g * (3 - 2 * g);
                float upper = at(i, j) + (at(i + 1, j) - at(i, j)) * f;
                float lower = at(i, j + 1) + (at(i + 1, j + 1) - at(i, j + 1)) * f;
                out[y * side + x] += strength * (upper + (lower - upper) * g);
            }
    }
    return out;
}

/// Sea, sand, woods and rock by height, lit from one side.
std::vector<Colour> land() {
    auto height = heights();
    const Colour sea{70, 142, 112}, sand{165, 118, 136}, woods{82, 120, 122}, rock{140, 126, 130};
    auto between = [](Colour a, Colour b, float f) {
        f = std::clamp(f, 0.0f, 1.0f);
        return Colour{a.y + (b.y - a.y) * f, a.u + (b.u - a.u) * f, a.v + (b.v - a.v) * f};
    };
    std::vector<Colour> out(height.size());
    for (int y = 0; y < side; ++y)
        for (int x = 0; x < side; ++x) {
            float h = height[y * side + x];
            float slope = h - height[((y + 1) % side) * side + (x + 1) % side];
            auto colour = between(between(sea, sand, h * 12), between(woods, rock, h * 2 - 1), h * 9 - 1);
            colour.y += std::clamp(slope * (h > 0 ? 260.0f : 60.0f), -45.0f, 60.0f);
            out[y * side + x] = colour;
        }
    return out;
}

/// Where the camera is in a frame: texture pixels, turns, texture pixels for a frame pixel at mid-height.
struct View {
    float x, y, cosine, sine, scale;
};
View view_at(int frame, const Flight& flight) {
    base::Chance chance(static_cast<std::uint64_t>(frame / scene_frames) + 77);
    double t = frame % scene_frames / static_cast<double>(fps);
    double heading = chance.unit() + 0.012 * flight.haste * t, speed = chance.between(40, 90) * flight.haste;
    double shake_x = stage::sine_of_turns(t * 1.7) * 1.1 * flight.haste;
    double shake_y = stage::sine_of_turns(t * 2.3 + 0.2) * 0.8 * flight.haste;
    double cosine = stage::cosine_of_turns(heading), sine = stage::sine_of_turns(heading);
    double x = chance.between(0, side) + shake_x + sine * speed * t,
           y = chance.between(0, side) + shake_y - cosine * speed * t;
    double scale = chance.between(0.45, 0.75) * (1 + 0.03 * t) * 720 / flight.height;
    return {static_cast<float>(x), static_cast<float>(y), static_cast<float>(cosine), static_cast<float>(sine),
            static_cast<float>(scale)};
}

Colour sample(const std::vector<Colour>& land, float x, float y) {
    float left = std::floor(x), top = std::floor(y), f = x - left, g = y - top;
    int i = static_cast<int>(left), j = static_cast<int>(top);
    auto at = [&](int a, int b) -> const Colour& {
        return land[((j + b) & (side - 1)) * side + ((i + a) & (side - 1))];
    };
    auto mixed = [&](auto part) {
        float upper = part(at(0, 0)) + (part(at(1, 0)) - part(at(0, 0))) * f;
        float lower = part(at(0, 1)) + (part(at(1, 1)) - part(at(0, 1))) * f;
        return upper + (lower - upper) * g;
    };
    return {mixed([](const Colour& c) { return c.y; }), mixed([](const Colour& c) { return c.u; }),
            mixed([](const Colour& c) { return c.v; })};
}

std::uint8_t byte(float value) {
    return static_cast<std::uint8_t>(std::clamp(value + 0.5f, 16.0f, 235.0f));
}

void fly(const std::vector<Colour>& land, int number, const Flight& flight, frames::Planes& onto) {
    auto view = view_at(number, flight);
    const auto strength = static_cast<float>(0.01 * flight.grain);
    base::Chance grain(static_cast<std::uint64_t>(number) * 7919);
    for (int y = 0; y < onto.height(); ++y) {
        float depth = 1.55f - 0.9f * static_cast<float>(y) / static_cast<float>(onto.height());  // farther above
        float down = (static_cast<float>(y) - static_cast<float>(onto.height()) / 2) * view.scale * depth;
        for (int x = 0; x < onto.width(); ++x) {
            float across = (static_cast<float>(x) - static_cast<float>(onto.width()) / 2) * view.scale * depth;
            auto colour = sample(land, view.x + across * view.cosine - down * view.sine,
                                 view.y + across * view.sine + down * view.cosine);
            auto bits = grain.next();  // the sum of four bytes is nearly normal; some 1.5 levels wide
            int sum =
                static_cast<int>((bits & 255) + (bits >> 8 & 255) + (bits >> 16 & 255) + (bits >> 24 & 255)) - 510;
            onto.row(0, y)[x] = byte(colour.y + static_cast<float>(sum) * strength);
            if ((x | y) & 1) continue;
            onto.row(1, y / 2)[x / 2] = byte(colour.u), onto.row(2, y / 2)[x / 2] = byte(colour.v);
        }
    }
}

}  // namespace

void write_flight(const std::filesystem::path& path, const Flight& flight) {
    auto profile = frames::profile_for("medium", film::Aspect::landscape, fps, "h264", "native");
    profile.width = flight.width, profile.height = flight.height, profile.options = "crf=17";
    auto ground = land();
    frames::Planes planes(flight.width, flight.height);
    std::vector<frames::Encoded> segments;
    for (int first = 0; first < flight.frames; first += scene_frames) {
        auto encoder = frames::x264_encoder(profile);
        for (int n = first; n < std::min(flight.frames, first + scene_frames); ++n)
            fly(ground, n, flight, planes), encoder->put(planes, n - first);
        segments.push_back(encoder->finish());
    }
    frames::mux(path, segments, nullptr, profile, {});
}

}  // namespace app::bench
