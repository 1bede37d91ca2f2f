// SPDX-License-Identifier: MIT
// Layers at an angle: each sample is looked up by itself.
#include <algorithm>
#include <cmath>

#include "frames/kernels.hpp"
#include "frames/levels.hpp"
#include "stage/wave.hpp"

namespace frames {
namespace {

class Turned : public Laid {
  public:
    Turned(const Pyramid& pyramid, const Place& place, int width, int height)
        : pyramid_(pyramid),
          place_(place),
          width_(width),
          height_(height),
          level_(level_for(pyramid, place.scale)),
          cosine_(stage::cosine_of_turns(place.turn / 360) / place.scale),
          sine_(stage::sine_of_turns(place.turn / 360) / place.scale) {
        for (auto* line : {&first_, &second_, &alpha_}) line->resize(static_cast<std::size_t>(width) + 64);
    }

    Span drawn(int pair) const override {
        if (2 * pair >= height_) return {};
        Span out;
        for (int k = -1; k < 4; ++k) out = hull(out, across(2 * pair + k));
        if (out.empty()) return {};
        out = overlap(out, painted(pair, out));
        if (out.empty()) return {};
        return overlap({(out.left - 2) & ~1, (out.right + 3) & ~1}, {0, width_});
    }
    Span opaque(int) const override { return {}; }

    void draw(Planes& onto, int pair, Span piece, Span) override {
        int n = piece.right - piece.left;
        for (int k = 0; k < 2; ++k) {
            luma(piece.left + 0.5, 2 * pair + k + 0.5, n);
            lay(onto.row(0, 2 * pair + k) + piece.left, first_.data(), n, true);
        }
        chroma(piece.left + 0.5, 2 * pair + 1, n / 2);
        lay(onto.row(1, pair) + piece.left / 2, first_.data(), n / 2, true);
        lay(onto.row(2, pair) + piece.left / 2, second_.data(), n / 2, false);
    }

  private:
    double u_at(double x, double y) const { return (x - place_.x) * cosine_ + (y - place_.y) * sine_ + place_.pivot_x; }
    double v_at(double x, double y) const { return (y - place_.y) * cosine_ - (x - place_.x) * sine_ + place_.pivot_y; }

    /// Columns of a row whose source lies within the shown part.
    Span across(double y) const {
        double low = 0, high = width_;
        auto within = [&](double start, double slope, double least, double most) {
            if (slope > -1e-9 && slope < 1e-9) {
                if (start < least || start > most) high = low - 1;
                return;
            }
            double a = (least - start) / slope, b = (most - start) / slope;
            low = std::max(low, std::min(a, b)), high = std::min(high, std::max(a, b));
        };
        within(u_at(0, y), cosine_, place_.left, place_.right);
        within(v_at(0, y), -sine_, place_.top, place_.bottom);
        if (high < low) return {};
        return {static_cast<int>(std::floor(low)), static_cast<int>(std::ceil(high)) + 1};
    }

    /// The columns, of those given, to which anything drawn comes from the source rows that pass there.
    Span painted(int pair, Span columns) const {
        double reach = 4 << level_, y = 2 * pair + 1, slack = 2 / place_.scale + reach;
        double v[2] = {v_at(columns.left, y), v_at(columns.right, y)};
        int height = pyramid_.levels.front().height;
        auto row = [&](double value) { return static_cast<int>(std::clamp(value, 0.0, double(height))); };
        int top = row(std::min(v[0], v[1]) - slack), bottom = row(std::max(v[0], v[1]) + slack + 1);
        Span rows;
        for (int i = top; i < bottom; ++i) rows = hull(rows, pyramid_.drawn[static_cast<std::size_t>(i)]);
        if (rows.empty()) return {};
        if (cosine_ < 1e-6) return columns;  // turned by a right angle or more: the source's columns tell nothing
        double left = (rows.left - slack - u_at(0, y)) / cosine_, right = (rows.right + slack - u_at(0, y)) / cosine_;
        auto column = [&](double value) { return static_cast<int>(std::clamp(value, -8.0, width_ + 8.0)); };
        return {column(std::floor(left)), column(std::ceil(right)) + 1};
    }

    /// A straight way through a level, and which of its n samples lie in the shown part with neighbours on all sides.
    struct Way {
        kernels::Walk walk;
        Span inside;
    };
    Way way(double x, double y, double stride, int level, int n, double shift) const {
        const auto& at = pyramid_.levels[static_cast<std::size_t>(level)];
        double down = 1.0 / (1 << level), fixed = 65536 * down;
        auto to_fixed = [](double value) { return static_cast<std::int32_t>(std::floor(value + 0.5)); };
        Way out;
        // + 2048: to the nearest sixteenth.
        out.walk = {to_fixed(u_at(x, y) * fixed + (shift - 0.5) * 65536) + 2048,
                    to_fixed(v_at(x, y) * fixed - 32768) + 2048, to_fixed(stride * cosine_ * fixed),
                    to_fixed(-stride * sine_ * fixed)};
        std::int64_t limits[4] = {to_fixed(std::max(place_.left * down - 0.5, 0.0) * 65536),
                                  to_fixed(std::min(place_.right * down - 0.5, at.width - 1.0) * 65536) - 1,
                                  to_fixed(std::max(place_.top * down - 0.5, 0.0) * 65536),
                                  to_fixed(std::min(place_.bottom * down - 0.5, at.height - 1.0) * 65536) - 1};
        out.inside = {0, n};
        narrow(out.walk.u, out.walk.du, limits[0], limits[1], out.inside);
        narrow(out.walk.v, out.walk.dv, limits[2], limits[3], out.inside);
        return out;
    }
    /// Keeps the samples i with least <= start + i * step <= most.
    static void narrow(std::int64_t start, std::int64_t step, std::int64_t least, std::int64_t most, Span& inside) {
        auto floor_of = [](std::int64_t a, std::int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); };
        if (step == 0) {
            if (start < least || start > most) inside.right = inside.left;
            return;
        }
        if (step < 0) start = -start, step = -step, std::swap(least, most), least = -least, most = -most;
        std::int64_t from = -floor_of(start - least, step), until = floor_of(most - start, step) + 1;
        inside.left = static_cast<int>(std::clamp<std::int64_t>(from, inside.left, inside.right));
        inside.right = static_cast<int>(std::clamp<std::int64_t>(until, inside.left, inside.right));
    }

    void luma(double x, double y, int n) {
        const auto& level = pyramid_.levels[static_cast<std::size_t>(level_)];
        Way w = way(x, y, 1, level_, n, 0);
        blank({&first_, &alpha_}, w.inside, n);
        kernels::walk_luma(level.ya.data(), level.width, w.walk.after(w.inside.left), first_.data() + w.inside.left,
                           alpha_.data() + w.inside.left, w.inside.right - w.inside.left);
    }

    void chroma(double x, double y, int n) {
        const auto& level = pyramid_.levels[static_cast<std::size_t>(level_) + 1];
        Way w = way(x, y, 2, level_ + 1, n, pyramid_.chroma_shift);
        blank({&first_, &second_, &alpha_}, w.inside, n);
        int left = w.inside.left;
        kernels::walk_chroma(level.uva.data(), level.width, w.walk.after(left), first_.data() + left,
                             second_.data() + left, alpha_.data() + left, w.inside.right - left);
    }

    static void blank(std::initializer_list<std::vector<std::uint8_t>*> lines, Span inside, int n) {
        for (auto* line : lines) {
            std::fill_n(line->begin(), inside.left, std::uint8_t{0});
            std::fill(line->begin() + inside.right, line->begin() + n, std::uint8_t{0});
        }
    }

    void lay(std::uint8_t* d, std::uint8_t* s, int n, bool fade_alpha) {
        if (place_.opacity != 256) {
            kernels::fade(s, place_.opacity, n);
            if (fade_alpha) kernels::fade(alpha_.data(), place_.opacity, n);
        }
        kernels::blend(d, s, alpha_.data(), n);
    }

    const Pyramid& pyramid_;
    Place place_;
    int width_, height_, level_;
    double cosine_, sine_;
    std::vector<std::uint8_t> first_, second_, alpha_;
};

}  // namespace

std::unique_ptr<Laid> lay_turned(const Pyramid& pyramid, const Place& place, int width, int height) {
    return std::make_unique<Turned>(pyramid, place, width, height);
}

std::unique_ptr<Laid> lay_moving(const Pyramid& pyramid, const Place& place, int width, int height) {
    return place.turn == 0 ? lay_straight(pyramid, place, width, height) : lay_turned(pyramid, place, width, height);
}

}  // namespace frames
