// SPDX-License-Identifier: MIT
#include "frames/field.hpp"

#include <algorithm>
#include <cmath>

#include "base/failure.hpp"
#include "frames/kernels.hpp"
#include "frames/motion.hpp"
#include "stage/ink.hpp"
#include "stage/wave.hpp"

namespace frames {
namespace {

std::array<float, 4> floats(const stage::Ink& ink) {
    auto c = stage::colour(ink);
    return {static_cast<float>(c.red), static_cast<float>(c.green), static_cast<float>(c.blue),
            static_cast<float>(c.alpha)};
}

constexpr int cell = 8;  // frame pixels between nodes

/// Ordered dither, 8x8 (Bayer 1973), as thresholds in 1/65536.
struct Dither {
    std::array<std::array<std::int32_t, 8>, 8> at;
    Dither() {
        for (int y = 0; y < 8; ++y)
            for (int x = 0; x < 8; ++x) {
                int value = 0;
                for (int bit = 0; bit < 3; ++bit) {
                    int a = ((x ^ y) >> bit) & 1, b = (y >> bit) & 1;
                    value |= (a << (5 - 2 * bit)) | (b << (4 - 2 * bit));
                }
                at[y][x] = value * 1024 + 512;
            }
    }
};
const Dither dither;

}  // namespace

Field::Field(const stage::Field& field, int width, int height, double scale)
    : field_(field),
      width_(width),
      height_(height),
      across_(width / cell + 3),
      down_(height / cell + 3),
      scale_(scale) {
    if (field.stops.empty())
        throw base::Failure{base::Trouble::invalid, "A scene's field needs at least one colour stop."};
    for (const auto& blob : field.blobs) moving_ = moving_ || moves(blob.x) || moves(blob.y) || moves(blob.radius);
    if (!field.living.pattern.empty()) living_.emplace(field.living, width / scale, height / scale), moving_ = true;
    double cosine = stage::cosine_of_turns(field.angle / 360.0), sine = stage::sine_of_turns(field.angle / 360.0);
    double length = std::abs(width * cosine) + std::abs(height * sine);
    ground_.resize(static_cast<std::size_t>(across_) * down_);
    for (int y = 0; y < down_; ++y)
        for (int x = 0; x < across_; ++x) {
            double dx = x * cell - width / 2.0, dy = y * cell - height / 2.0;
            ground_[static_cast<std::size_t>(y) * across_ + x] = gradient((dx * cosine + dy * sine) / length + 0.5);
        }
}

Field::Colour Field::gradient(double along) const {
    const auto& stops = field_.stops;
    auto colour = [](const stage::Stop& stop) {
        auto c = floats(stop.ink);
        return Colour{c[0], c[1], c[2]};
    };
    std::size_t next = 0;
    while (next < stops.size() && stops[next].at <= along) ++next;
    if (next == 0) return colour(stops.front());
    if (next == stops.size()) return colour(stops.back());
    Colour a = colour(stops[next - 1]), b = colour(stops[next]);
    float f = static_cast<float>((along - stops[next - 1].at) / (stops[next].at - stops[next - 1].at));
    for (int c = 0; c < 3; ++c) a[c] += (b[c] - a[c]) * f;
    return a;
}

void Field::add_blobs(double ms) {
    lit_ = ground_;
    if (living_) living_->paint(ms, cell / scale_, across_, down_, lit_);
    for (const auto& blob : field_.blobs) {
        double cx = stage::at(blob.x, ms) * scale_, cy = stage::at(blob.y, ms) * scale_;
        double radius = stage::at(blob.radius, ms) * scale_;
        if (!(radius > 0)) continue;
        auto colour = floats(blob.ink);
        float strength = blob.strength * colour[3];
        int top = std::max(0, static_cast<int>((cy - radius) / cell)),
            bottom = std::min<double>(down_, (cy + radius) / cell + 1);
        for (int y = top; y < bottom; ++y)
            for (int x = 0; x < across_; ++x) {
                double dx = x * cell - cx, dy = y * cell - cy;
                float fall = static_cast<float>(1 - (dx * dx + dy * dy) / (radius * radius));
                if (fall <= 0) continue;
                Colour& under = lit_[static_cast<std::size_t>(y) * across_ + x];
                for (int c = 0; c < 3; ++c) under[c] += (colour[c] - under[c]) * fall * fall * strength;
            }
    }
}

void Field::to_nodes() {
    for (auto& plane : nodes_) plane.resize(lit_.size());
    for (std::size_t i = 0; i < lit_.size(); ++i) {
        auto [r, g, b] = lit_[i];
        float y = 0.2126f * r + 0.7152f * g + 0.0722f * b;
        nodes_[0][i] = static_cast<std::int32_t>((16 + 219 * y) * 256);
        nodes_[1][i] = static_cast<std::int32_t>((128 + 224 * (b - y) / 1.8556f) * 256);
        nodes_[2][i] = static_cast<std::int32_t>((128 + 224 * (r - y) / 1.5748f) * 256);
    }
}

void Field::at(double ms) {
    if (ready_ && !moving_) return;
    add_blobs(ms);
    to_nodes();
    if (!moving_) {
        Planes drawn(width_, height_);
        ready_ = false;
        for (int pair = 0; pair < height_ / 2; ++pair) paint(drawn, pair, {0, width_});
        drawn_ = std::move(drawn);
    }
    ready_ = true;
}

/// Bilinear between nodes; in a row of chroma a cell is four samples wide, sited left and between the luma rows.
void Field::row(int plane, int y, Span span, std::uint8_t* to) {
    int cells = plane == 0 ? cell : cell / 2, shift = plane == 0 ? 3 : 2;
    int down = plane == 0 ? 2 * (y & 7) + 1 : 4 * (y & 3) + 2;
    const std::int32_t* upper = &nodes_[plane][static_cast<std::size_t>(y >> shift) * across_];
    const std::int32_t* lower = upper + across_;
    // From an even node on: the dither of chroma takes turns.
    int first = (span.left >> shift) & ~1, last = ((span.right - 1) >> shift) + 1;
    line_.resize(static_cast<std::size_t>(across_));
    whole_.resize(static_cast<std::size_t>(across_) * cell);
    for (int i = first; i <= last; ++i) line_[i] = upper[i] * (16 - down) + lower[i] * down;
    const auto& threshold = dither.at[(y + 3 * plane) & 7];
    std::uint8_t* whole = &whole_[static_cast<std::size_t>(first) * cells];
    if (plane == 0)
        kernels::ramp(&line_[first], last - first, threshold.data(), whole);
    else
        kernels::ramp_chroma(&line_[first], last - first, threshold.data(), whole);
    std::copy(&whole_[span.left], &whole_[span.right], to + span.left);
}

void Field::paint(Planes& onto, int pair, Span span) {
    Span half{span.left / 2, span.right / 2};
    if (ready_ && !moving_) {
        for (int y = 2 * pair; y < 2 * pair + 2; ++y)
            std::copy(drawn_.row(0, y) + span.left, drawn_.row(0, y) + span.right, onto.row(0, y) + span.left);
        for (int plane = 1; plane < 3; ++plane)
            std::copy(drawn_.row(plane, pair) + half.left, drawn_.row(plane, pair) + half.right,
                      onto.row(plane, pair) + half.left);
        return;
    }
    for (int y = 2 * pair; y < 2 * pair + 2; ++y) row(0, y, span, onto.row(0, y));
    for (int plane = 1; plane < 3; ++plane) row(plane, pair, half, onto.row(plane, pair));
}

}  // namespace frames
