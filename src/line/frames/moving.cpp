// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "frames/kernels.hpp"
#include "frames/laid.hpp"
#include "stage/wave.hpp"

namespace frames {
namespace {

/// Luma from the level that leaves a scale above one half, chroma from the next.
int level_for(const Pyramid& pyramid, double scale) {
    int level = 0, last = static_cast<int>(pyramid.levels.size()) - 2;
    while (level < last && scale < 0.5) scale *= 2, ++level;
    return level;
}

int down_to_even(double value) { return 2 * static_cast<int>(std::floor(value / 2)); }
int up_to_even(double value) { return 2 * static_cast<int>(std::ceil(value / 2)); }

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

/// Rows of both kinds, mixed for one output row.
class Straight : public Laid {
  public:
    Straight(const Pyramid& pyramid, const Place& place, int width, int height)
        : pyramid_(pyramid), place_(place), level_(level_for(pyramid, place.scale)),
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
        mixed_.resize(static_cast<std::size_t>(luma_level().width + 4) * 4 + 16);
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
    int mix(const Pyramid::Level& level, const std::vector<std::uint8_t>& bytes, int channels, int at, int from, int to) {
        at = std::clamp(at, 0, (level.height - 1) * 16 - 1);
        int first = from >> 4, n = (to >> 4) + 2 - first;
        const std::uint8_t* row = &bytes[(static_cast<std::size_t>(at >> 4) * level.width + first) * channels];
        kernels::mix_rows(row, row + static_cast<std::size_t>(level.width) * channels, at & 15, mixed_.data(), n * channels);
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
            if (place_.scale == 1) kernels::shift_luma(t, at[0] & 15, y, alpha_.data(), n);
            else kernels::scale_luma(t, base, at, y, alpha_.data(), n);
            if (!opaque) lay(d, y, n, true);
        }
        n /= 2, offset /= 2;
        const std::int32_t* at = &chroma_at_[static_cast<std::size_t>(offset)];
        int base = mix(chroma_level(), chroma_level().uva, 4, chroma_y_(pair), at[0], at[n - 1]);
        std::uint8_t *du = onto.row(1, pair) + part.left / 2, *dv = onto.row(2, pair) + part.left / 2;
        std::uint8_t *u = opaque ? du : first_.data(), *v = opaque ? dv : second_.data();
        auto* t = reinterpret_cast<const kernels::Four*>(mixed_.data());
        if (place_.scale == 1) kernels::shift_chroma(t, at[0] & 15, u, v, alpha_.data(), n);
        else kernels::scale_chroma(t, base, at, u, v, alpha_.data(), n);
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

/// About a pivot, by an angle.
class Turned : public Laid {
  public:
    Turned(const Pyramid& pyramid, const Place& place, int width, int height)
        : pyramid_(pyramid), place_(place), width_(width), height_(height), level_(level_for(pyramid, place.scale)),
          cosine_(stage::cosine_of_turns(place.turn / 360) / place.scale), sine_(stage::sine_of_turns(place.turn / 360) / place.scale) {
        for (auto* line : {&first_, &second_, &alpha_}) line->resize(static_cast<std::size_t>(width) + 64);
    }

    Span drawn(int pair) const override {
        Span out = hull(across(2 * pair - 1.0), across(2 * pair + 3.0));
        for (int k = 0; k < 3; ++k) out = hull(out, across(2 * pair + k));
        if (out.empty() || 2 * pair >= height_) return {};
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

    /// Steps through a level in 2^-28 of a sixteenth.
    struct Walk {
        std::int64_t u, v, du, dv;
        int width, height;
        double left, top, right, bottom;
    };
    Walk walk(double x, double y, double stride, int level) const {
        double fixed = 4294967296.0 / (1 << level);
        const auto& at = pyramid_.levels[static_cast<std::size_t>(level)];
        double shift = level == level_ ? 0 : pyramid_.chroma_shift * 4294967296.0;
        return {static_cast<std::int64_t>(u_at(x, y) * fixed - 2147483648.0 + shift + (1 << 27)),
                static_cast<std::int64_t>(v_at(x, y) * fixed - 2147483648.0 + (1 << 27)),
                static_cast<std::int64_t>(stride * cosine_ * fixed), static_cast<std::int64_t>(-stride * sine_ * fixed),
                at.width, at.height,
                place_.left / (1 << level), place_.top / (1 << level), place_.right / (1 << level), place_.bottom / (1 << level)};
    }
    /// Sixteenths within a level; false outside it or outside the shown part.
    static bool place_of(const Walk& w, int& u, int& v) {
        std::int64_t su = w.u >> 28, sv = w.v >> 28;
        if (su < 0 || sv < 0 || su >= (w.width - 1) * 16 || sv >= (w.height - 1) * 16) return false;
        u = static_cast<int>(su), v = static_cast<int>(sv);
        double cu = u / 16.0 + 0.5, cv = v / 16.0 + 0.5;
        return cu >= w.left && cu <= w.right && cv >= w.top && cv <= w.bottom;
    }

    void luma(double x, double y, int n) {
        const auto& level = pyramid_.levels[static_cast<std::size_t>(level_)];
        Walk w = walk(x, y, 1, level_);
        for (int i = 0; i < n; ++i, w.u += w.du, w.v += w.dv) {
            int u, v;
            if (!place_of(w, u, v)) {
                first_[i] = alpha_[i] = 0;
                continue;
            }
            const std::uint8_t* p = &level.ya[(static_cast<std::size_t>(v >> 4) * level.width + (u >> 4)) * 2];
            const std::uint8_t* q = p + static_cast<std::size_t>(level.width) * 2;
            std::uint32_t fu = u & 15, fv = v & 15;
            auto both = [](const std::uint8_t* at) { return at[0] | static_cast<std::uint32_t>(at[1]) << 16; };
            std::uint32_t upper = both(p) * (16 - fu) + both(p + 2) * fu, lower = both(q) * (16 - fu) + both(q + 2) * fu;
            std::uint32_t sum = upper * (16 - fv) + lower * fv + 0x00800080u;
            first_[i] = static_cast<std::uint8_t>(sum >> 8), alpha_[i] = static_cast<std::uint8_t>(sum >> 24);
        }
    }

    void chroma(double x, double y, int n) {
        const auto& level = pyramid_.levels[static_cast<std::size_t>(level_) + 1];
        Walk w = walk(x, y, 2, level_ + 1);
        for (int i = 0; i < n; ++i, w.u += w.du, w.v += w.dv) {
            int u, v;
            if (!place_of(w, u, v)) {
                first_[i] = second_[i] = alpha_[i] = 0;
                continue;
            }
            const std::uint8_t* p = &level.uva[(static_cast<std::size_t>(v >> 4) * level.width + (u >> 4)) * 4];
            const std::uint8_t* q = p + static_cast<std::size_t>(level.width) * 4;
            std::uint64_t fu = u & 15, fv = v & 15;
            auto three = [](const std::uint8_t* at) {
                return at[0] | static_cast<std::uint64_t>(at[1]) << 16 | static_cast<std::uint64_t>(at[2]) << 32;
            };
            std::uint64_t upper = three(p) * (16 - fu) + three(p + 4) * fu, lower = three(q) * (16 - fu) + three(q + 4) * fu;
            std::uint64_t sum = upper * (16 - fv) + lower * fv + 0x0000008000800080u;
            first_[i] = static_cast<std::uint8_t>(sum >> 8), second_[i] = static_cast<std::uint8_t>(sum >> 24);
            alpha_[i] = static_cast<std::uint8_t>(sum >> 40);
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

std::unique_ptr<Laid> lay_moving(const Pyramid& pyramid, const Place& place, int width, int height) {
    if (place.turn == 0) return std::make_unique<Straight>(pyramid, place, width, height);
    return std::make_unique<Turned>(pyramid, place, width, height);
}

}  // namespace frames
