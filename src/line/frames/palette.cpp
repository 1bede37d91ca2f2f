// SPDX-License-Identifier: MIT
#include "frames/palette.hpp"

#include <algorithm>
#include <cmath>

namespace frames {
namespace {

/// Where a bin's pixels lie, and how much they weigh: by the root of their number, so that small bright things keep a
/// colour.
struct Point {
    std::array<double, 3> at{};
    double weight = 0;
};

struct Box {
    std::size_t first = 0, end = 0;  ///< points
    std::array<double, 3> mean{};
    double error = 0;  ///< along its longest axis
    int axis = 0;
};

Box boxed(const std::vector<Point>& points, std::size_t first, std::size_t end) {
    Box box{.first = first, .end = end};
    double weight = 0;
    for (auto i = first; i < end; ++i) {
        weight += points[i].weight;
        for (int c = 0; c < 3; ++c) box.mean[c] += points[i].weight * points[i].at[c];
    }
    for (auto& value : box.mean) value /= weight;
    for (int c = 0; c < 3; ++c) {
        double error = 0;
        for (auto i = first; i < end; ++i)
            error += points[i].weight * (points[i].at[c] - box.mean[c]) * (points[i].at[c] - box.mean[c]);
        if (error > box.error) box.error = error, box.axis = c;
    }
    return box;
}

}  // namespace

ColourCount::ColourCount() : bins_(1 << 15) {}

void ColourCount::add(const media::Picture& picture) {
    for (std::size_t i = 0; i + 3 < picture.rgba.size(); i += 4) {
        const auto* p = &picture.rgba[i];
        auto& bin =
            bins_[static_cast<std::size_t>(p[0] >> 3) << 10 | static_cast<std::size_t>(p[1] >> 3) << 5 | p[2] >> 3];
        ++bin.count;
        for (int c = 0; c < 3; ++c) bin.sum[c] += p[c];
    }
}

std::vector<Colour> ColourCount::palette(std::size_t most) const {
    std::vector<Point> points;
    for (const auto& bin : bins_) {
        if (bin.count == 0) continue;
        Point point{.weight = std::sqrt(static_cast<double>(bin.count))};
        for (int c = 0; c < 3; ++c) point.at[c] = static_cast<double>(bin.sum[c]) / static_cast<double>(bin.count);
        points.push_back(point);
    }
    if (points.empty()) return {Colour{0, 0, 0}};
    std::vector<Box> boxes{boxed(points, 0, points.size())};
    while (boxes.size() < most) {
        auto worst =
            std::max_element(boxes.begin(), boxes.end(), [](const Box& a, const Box& b) { return a.error < b.error; });
        if (worst->error <= 0) break;
        auto box = *worst;
        auto from = points.begin() + static_cast<std::ptrdiff_t>(box.first),
             to = points.begin() + static_cast<std::ptrdiff_t>(box.end);
        auto middle = std::stable_partition(
            from, to, [&](const Point& point) { return point.at[box.axis] < box.mean[box.axis]; });
        if (middle == from || middle == to) {
            worst->error = 0;
            continue;
        }
        auto cut = static_cast<std::size_t>(middle - points.begin());
        *worst = boxed(points, box.first, cut);
        boxes.push_back(boxed(points, cut, box.end));
    }
    std::vector<Colour> palette;
    for (const auto& box : boxes) {
        Colour colour;
        for (int c = 0; c < 3; ++c) colour[c] = static_cast<std::uint8_t>(std::clamp(box.mean[c] + 0.5, 0.0, 255.0));
        palette.push_back(colour);
    }
    return palette;
}

Nearest::Nearest(std::vector<Colour> palette) : palette_(std::move(palette)), known_(1 << 18, -1) {}

std::uint8_t Nearest::at(int red, int green, int blue) {
    auto& known = known_[static_cast<std::size_t>(red >> 2) << 12 | static_cast<std::size_t>(green >> 2) << 6 |
                         static_cast<std::size_t>(blue >> 2)];
    if (known >= 0) return static_cast<std::uint8_t>(known);
    int r = (red & ~3) + 2, g = (green & ~3) + 2, b = (blue & ~3) + 2, best = 1 << 30;
    for (std::size_t i = 0; i < palette_.size(); ++i) {
        int dr = palette_[i][0] - r, dg = palette_[i][1] - g, db = palette_[i][2] - b;
        int far = 3 * dr * dr + 6 * dg * dg + 2 * db * db;
        if (far < best) best = far, known = static_cast<std::int16_t>(i);
    }
    return static_cast<std::uint8_t>(known);
}

}  // namespace frames
