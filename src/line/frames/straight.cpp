// SPDX-License-Identifier: MIT
// Layers that keep upright: rows and columns are sampled separately.
#include <algorithm>
#include <cmath>

#include "frames/kernels.hpp"
#include "frames/levels.hpp"

namespace frames {
namespace {

int down_to_even(double value) {
    return 2 * static_cast<int>(std::floor(value / 2));
}
int up_to_even(double value) {
    return 2 * static_cast<int>(std::ceil(value / 2));
}

/// Frame coordinate to a level's pixel index, in sixteenths.
struct Axis {
    double start, step;

    /// first, stride: frame coordinates of sample i are first + i * stride.
    Axis(double at, double pivot, double scale, int level, double first, double stride, double shift) {
        double down = 1.0 / (1 << level);
        start = (((first - at) / scale + pivot) * down - 0.5 + shift) * 16 + 0.5;
        step = stride / scale * down * 16;
    }
    int operator()(int i) const { return static_cast<int>(std::floor(start + i * step)); }
};

class Straight : public Laid {
  public:
    Straight(const Pyramid& pyramid, const Place& place, int width, int height)
        : pyramid_(pyramid),
          place_(place),
          level_(level_for(pyramid, place.scale)),
          luma_y_(place.y, place.pivot_y, place.scale, level_, 0.5, 1, 0),
          chroma_y_(place.y, place.pivot_y, place.scale, level_ + 1, 1, 2, 0) {
        columns_ = overlap({down_to_even(out_x(place.left)), up_to_even(out_x(place.right))}, {0, width});
        top_ = std::max(0, down_to_even(out_y(place.top))), bottom_ = std::min(height, up_to_even(out_y(place.bottom)));
        if (columns_.empty()) return;
        Axis luma(place.x, place.pivot_x, place.scale, level_, 0.5, 1, 0);
        Axis chroma(place.x, place.pivot_x, place.scale, level_ + 1, 0.5, 2, pyramid.chroma_shift);
        tabulate(luma, columns_.left, columns_.right, luma_level().width, luma_at_);
        tabulate(chroma, columns_.left / 2, columns_.right / 2, chroma_level().width, chroma_at_);
        std::size_t n = static_cast<std::size_t>(columns_.right - columns_.left);
        mixed_.resize(static_cast<std::size_t>(luma_level().width) * 4 + 128);  // wide loads run over the end
        for (auto* line : {&first_, &second_, &alpha_}) line->resize(n + 64);
    }

    Span drawn(int pair) const override {
        auto [top, bottom] = source_rows(pair);
        if (2 * pair < top_ || 2 * pair >= bottom_ || top >= bottom) return {};
        Span rows;
        for (int y = top; y < bottom; ++y) rows = hull(rows, pyramid_.drawn[static_cast<std::size_t>(y)]);
        if (rows.empty()) return {};
        double reach = 2 << level_;
        Span out{down_to_even(out_x(rows.left - reach) - 1), up_to_even(out_x(rows.right + reach) + 1)};
        return overlap(out, columns_);
    }

    Span opaque(int pair) const override {
        auto [top, bottom] = source_rows(pair);
        if (place_.opacity != 256 || 2 * pair < top_ || 2 * pair >= bottom_ || top >= bottom) return {};
        Span rows = pyramid_.opaque[static_cast<std::size_t>(top)];
        for (int y = top + 1; y < bottom && !rows.empty(); ++y)
            rows = overlap(rows, pyramid_.opaque[static_cast<std::size_t>(y)]);
        if (rows.empty()) return {};
        double reach = 4 << level_;
        Span out{up_to_even(out_x(rows.left + reach) + 1), down_to_even(out_x(rows.right - reach) - 1)};
        return overlap(out, columns_);
    }

    void draw(Planes& onto, int pair, Span piece, Span opaque) override {
        opaque = overlap(piece, opaque);
        if (opaque.empty()) opaque = {piece.right, piece.right};
        for (Span part : {Span{piece.left, opaque.left}, Span{opaque.right, piece.right}})
            if (!part.empty()) rows(onto, pair, part, false);
        if (!opaque.empty()) rows(onto, pair, opaque, true);
    }

  private:
    const Pyramid::Level& luma_level() const { return pyramid_.levels[static_cast<std::size_t>(level_)]; }
    const Pyramid::Level& chroma_level() const { return pyramid_.levels[static_cast<std::size_t>(level_) + 1]; }
    double out_x(double u) const { return place_.x + (u - place_.pivot_x) * place_.scale; }
    double out_y(double v) const { return place_.y + (v - place_.pivot_y) * place_.scale; }

    /// Level-0 rows that can touch a pair, chroma's reach included.
    std::pair<int, int> source_rows(int pair) const {
        double reach = 2 << level_;
        double top = (2 * pair - place_.y) / place_.scale + place_.pivot_y - reach;
        double bottom = (2 * pair + 2 - place_.y) / place_.scale + place_.pivot_y + reach;
        int height = pyramid_.levels.front().height;
        return {static_cast<int>(std::clamp(std::floor(top), 0.0, double(height))),
                static_cast<int>(std::clamp(std::ceil(bottom), 0.0, double(height)))};
    }

    static void tabulate(const Axis& axis, int from, int to, int width, std::vector<std::int32_t>& at) {
        at.resize(static_cast<std::size_t>(to - from));
        for (int i = from; i < to; ++i)
            at[static_cast<std::size_t>(i - from)] = std::clamp(axis(i), 0, (width - 1) * 16 - 1);
    }

    /// Mixes the two source rows about `at` over the columns the samples [from, to) need; returns the first column.
    int mix(const Pyramid::Level& level, const std::vector<std::uint8_t>& bytes, int channels, int at, int from,
            int to) {
        at = std::clamp(at, 0, (level.height - 1) * 16 - 1);
        int first = from >> 4, n = (to >> 4) + 2 - first;
        const std::uint8_t* row = &bytes[(static_cast<std::size_t>(at >> 4) * level.width + first) * channels];
        for (int i = 0; i < n * channels; i += 64)
            __builtin_prefetch(row + static_cast<std::size_t>(level.width) * channels * 4 + i);
        kernels::mix_rows(row, row + static_cast<std::size_t>(level.width) * channels, at & 15, mixed_.data(),
                          n * channels);
        return first;
    }

    void rows(Planes& onto, int pair, Span part, bool opaque) {
        int n = part.right - part.left, offset = part.left - columns_.left;
        for (int k = 0; k < 2; ++k) {
            const std::int32_t* at = &luma_at_[static_cast<std::size_t>(offset)];
            int base = mix(luma_level(), luma_level().ya, 2, luma_y_(2 * pair + k), at[0], at[n - 1]);
            std::uint8_t* d = onto.row(0, 2 * pair + k) + part.left;
            std::uint8_t* y = opaque ? d : first_.data();
            auto* t = reinterpret_cast<const kernels::Two*>(mixed_.data());
            if (place_.scale == 1)
                kernels::shift_luma(t, at[0] & 15, y, alpha_.data(), n);
            else
                kernels::scale_luma(t, base, at, y, alpha_.data(), n);
            if (!opaque) lay(d, y, n, true);
        }
        n /= 2, offset /= 2;
        const std::int32_t* at = &chroma_at_[static_cast<std::size_t>(offset)];
        int base = mix(chroma_level(), chroma_level().uva, 4, chroma_y_(pair), at[0], at[n - 1]);
        std::uint8_t *du = onto.row(1, pair) + part.left / 2, *dv = onto.row(2, pair) + part.left / 2;
        std::uint8_t *u = opaque ? du : first_.data(), *v = opaque ? dv : second_.data();
        auto* t = reinterpret_cast<const kernels::Four*>(mixed_.data());
        if (place_.scale == 1)
            kernels::shift_chroma(t, at[0] & 15, u, v, alpha_.data(), n);
        else
            kernels::scale_chroma(t, base, at, u, v, alpha_.data(), n);
        if (!opaque) lay(du, u, n, true), lay(dv, v, n, false);
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
    int level_;
    Axis luma_y_, chroma_y_;
    Span columns_;
    int top_ = 0, bottom_ = 0;
    std::vector<std::int32_t> luma_at_, chroma_at_;
    std::vector<std::uint16_t> mixed_;
    std::vector<std::uint8_t> first_, second_, alpha_;
};

}  // namespace

std::unique_ptr<Laid> lay_straight(const Pyramid& pyramid, const Place& place, int width, int height) {
    return std::make_unique<Straight>(pyramid, place, width, height);
}

}  // namespace frames
