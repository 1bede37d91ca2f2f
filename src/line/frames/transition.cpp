// SPDX-License-Identifier: MIT
#include "frames/transition.hpp"

#include <algorithm>
#include <cmath>
#include <vector>

#include "frames/kernels.hpp"

namespace frames {
namespace {

double eased(double t) {  // smootherstep (Perlin 2002)
    t = std::clamp(t, 0.0, 1.0);
    return t * t * t * (t * (t * 6 - 15) + 10);
}

int width_of(const Planes& planes, int plane) {
    return plane ? planes.width() / 2 : planes.width();
}
int height_of(const Planes& planes, int plane) {
    return plane ? planes.height() / 2 : planes.height();
}

/// How a shutter open for the whole step sees a belt of both pictures passing: the mean over [from, to) of it, in
/// sixteenths of a pixel.
struct Shutter {
    double from, to;  ///< belt position, 0: all before, 1: all after
    Shutter(int i, int n) : from(eased(static_cast<double>(i) / n)), to(eased(static_cast<double>(i + 1) / n)) {}
    int start(int size) const { return static_cast<int>(std::lround(from * size)); }
    int length(int size) const { return std::max(1, static_cast<int>(std::lround(to * size)) - start(size)); }
};

/// forward: the belt runs left, after comes in from the right.
void whip_sideways(const Planes& before, const Planes& after, const Shutter& shutter, bool forward, Planes& onto) {
    std::vector<std::uint8_t> belt;
    for (int plane = 0; plane < 3; ++plane) {
        int w = width_of(onto, plane), start = shutter.start(w), length = shutter.length(w);
        if (!forward) start = w - start - length + 1;
        start = std::clamp(start, 0, w), length = std::min(length, w - start + 1);
        std::uint32_t inverse = (1u << 24) / static_cast<std::uint32_t>(length);
        belt.resize(static_cast<std::size_t>(2 * w) + 1);
        for (int y = 0; y < height_of(onto, plane); ++y) {
            const Planes &left = forward ? before : after, &right = forward ? after : before;
            std::copy_n(left.row(plane, y), w, belt.begin());
            std::copy_n(right.row(plane, y), w, belt.begin() + w);
            belt[2 * w] = belt[2 * w - 1];
            std::uint32_t sum = 0;
            for (int k = 0; k < length; ++k) sum += belt[start + k];
            std::uint8_t* d = onto.row(plane, y);
            for (int x = 0; x < w; ++x) {
                d[x] = static_cast<std::uint8_t>((static_cast<std::uint64_t>(sum) * inverse + (1u << 23)) >> 24);
                sum += belt[std::min(2 * w, start + x + length)];
                sum -= belt[start + x];
            }
        }
    }
}

void whip_up(const Planes& before, const Planes& after, const Shutter& shutter, Planes& onto) {
    std::vector<std::uint32_t> sums;
    for (int plane = 0; plane < 3; ++plane) {
        int w = width_of(onto, plane), h = height_of(onto, plane);
        int start = std::clamp(shutter.start(h), 0, h), length = std::min(shutter.length(h), h - start + 1);
        std::uint32_t inverse = (1u << 24) / static_cast<std::uint32_t>(length);
        auto belt = [&](int y) { return y < h ? before.row(plane, y) : after.row(plane, std::min(y - h, h - 1)); };
        sums.assign(static_cast<std::size_t>(w), 0);
        for (int k = 0; k < length; ++k)
            for (int x = 0; x < w; ++x) sums[x] += belt(start + k)[x];
        for (int y = 0; y < h; ++y) {
            std::uint8_t* d = onto.row(plane, y);
            const std::uint8_t *enters = belt(start + y + length), *leaves = belt(start + y);
            for (int x = 0; x < w; ++x) {
                d[x] = static_cast<std::uint8_t>((static_cast<std::uint64_t>(sums[x]) * inverse + (1u << 23)) >> 24);
                sums[x] += enters[x] - static_cast<std::uint32_t>(leaves[x]);
            }
        }
    }
}

/// The next picture slides in from the right over the one before, which gives way a little.
void slide(const Planes& before, const Planes& after, int i, int n, Planes& onto) {
    double t = (i + 0.5) / n, rest = 1 - t, come = 1 - rest * rest * rest;
    int edge = 2 * static_cast<int>(std::lround(onto.width() * (1 - come) / 2));  // where the new one begins
    int give = 2 * static_cast<int>(std::lround(onto.width() * come * 0.15));
    for (int plane = 0; plane < 3; ++plane) {
        int w = width_of(onto, plane), e = plane ? edge / 2 : edge, g = plane ? give / 2 : give;
        for (int y = 0; y < height_of(onto, plane); ++y) {
            const std::uint8_t* under = before.row(plane, y);
            std::uint8_t* d = onto.row(plane, y);
            for (int x = 0; x < e; ++x) d[x] = under[std::min(w - 1, x + g)];
            std::copy_n(after.row(plane, y), w - e, d + e);
            if (plane) continue;
            for (int k = 1; k <= 48 && k <= e; ++k)  // the new one's shadow on the old
                d[e - k] = static_cast<std::uint8_t>(16 + (d[e - k] - 16) * (208 + k) / 256);
        }
    }
}

void wipe_circle(const Planes& before, const Planes& after, int i, int n, Planes& onto) {
    double cx = onto.width() / 2.0, cy = onto.height() / 2.0, soft = onto.width() / 90.0 + 1;
    double radius = eased((i + 0.5) / n) * (std::sqrt(cx * cx + cy * cy) + soft);
    for (int plane = 0; plane < 3; ++plane) {
        int w = width_of(onto, plane), unit = plane ? 2 : 1;
        for (int y = 0; y < height_of(onto, plane); ++y) {
            double dy = (y + 0.5) * unit - cy, outer = radius + soft, inner = radius - soft;
            double reach = outer > 0 ? outer * outer - dy * dy : -1, core = inner > 0 ? inner * inner - dy * dy : -1;
            std::uint8_t* d = onto.row(plane, y);
            const std::uint8_t *a = before.row(plane, y), *b = after.row(plane, y);
            std::copy_n(a, w, d);
            if (reach <= 0) continue;
            int half = static_cast<int>(std::sqrt(reach) / unit) + 1,
                hard = core > 0 ? static_cast<int>(std::sqrt(core) / unit) - 1 : 0;
            int middle = w / 2, left = std::max(0, middle - half), right = std::min(w, middle + half);
            int hard_left = std::max(left, middle - hard), hard_right = std::min(right, middle + hard);
            if (hard > 0) std::copy(b + hard_left, b + hard_right, d + hard_left);
            auto edge = [&](int from, int to) {
                for (int x = from; x < to; ++x) {
                    double dx = (x + 0.5) * unit - cx, distance = std::sqrt(dx * dx + dy * dy);
                    int f = static_cast<int>(std::clamp((radius - distance) / soft * 128 + 128, 0.0, 256.0));
                    d[x] = static_cast<std::uint8_t>((a[x] * (256 - f) + b[x] * f + 128) >> 8);
                }
            };
            if (hard <= 0)
                edge(left, right);
            else
                edge(left, hard_left), edge(hard_right, right);
        }
    }
}

void dissolve(const Planes& before, const Planes& after, int share, Planes& onto) {
    for (int plane = 0; plane < 3; ++plane)
        for (int y = 0; y < height_of(onto, plane); ++y)
            kernels::mix(onto.row(plane, y), before.row(plane, y), after.row(plane, y), share, width_of(onto, plane));
}

/// About the middle by `scale`, bilinear; beyond the edge the picture is mirrored.
void scaled(const Planes& from, double scale, Planes& onto) {
    std::vector<std::int32_t> at;
    std::vector<std::uint16_t> mixed(static_cast<std::size_t>(from.width()) + 1);
    for (int plane = 0; plane < 3; ++plane) {
        int w = width_of(from, plane), h = height_of(from, plane);
        auto source = [&](int i, int size) {
            int value = static_cast<int>(std::floor(((i + 0.5 - size / 2.0) / scale + size / 2.0 - 0.5) * 256 + 0.5));
            int last = (size - 1) * 256;
            for (int fold = 0; fold < 8 && (value < 0 || value > last); ++fold)
                value = value < 0 ? -value : 2 * last - value;
            return std::clamp(value, 0, last);
        };
        at.resize(static_cast<std::size_t>(w));
        for (int x = 0; x < w; ++x) at[x] = source(x, w);
        for (int y = 0; y < h; ++y) {
            int v = source(y, h), f = v & 255;
            kernels::mix_rows_fine(from.row(plane, v >> 8), from.row(plane, std::min(h - 1, (v >> 8) + 1)), f,
                                   mixed.data(), w);
            mixed[w] = mixed[w - 1];
            std::uint8_t* d = onto.row(plane, y);
            for (int x = 0; x < w; ++x) {
                const std::uint16_t* p = &mixed[at[x] >> 8];
                std::uint32_t g = at[x] & 255;
                d[x] = static_cast<std::uint8_t>((p[0] * (256 - g) + p[1] * g + 32768) >> 16);
            }
        }
    }
}

/// Into the picture: the old one grows and fades while the new one arrives from farther away.
void zoom(const Planes& before, const Planes& after, int i, int n, Planes& onto) {
    double t = eased((i + 0.5) / n), step = eased((i + 1.0) / n) - eased(static_cast<double>(i) / n);
    Planes near(onto.width(), onto.height()), far(onto.width(), onto.height()), blur(onto.width(), onto.height());
    auto smeared = [&](const Planes& from, double scale, double speed, Planes& to) {  // a shutter of two looks
        scaled(from, scale - speed / 4, to);
        scaled(from, scale + speed / 4, blur);
        dissolve(to, blur, 128, to);
    };
    smeared(before, 1 + 0.9 * t, 0.9 * step, near);
    smeared(after, 0.6 + 0.4 * t, 0.4 * step, far);
    dissolve(near, far, static_cast<int>(256 * eased((t - 0.2) / 0.6)), onto);
}

}  // namespace

void mix_transition(std::string_view name, const Planes& before, const Planes& after, int i, int n, Planes& onto) {
    if (name == "cut")
        onto.copy_from(2 * i + 1 < n ? before : after);
    else if (name == "whip-left")
        whip_sideways(before, after, {i, n}, true, onto);
    else if (name == "whip-right")
        whip_sideways(before, after, {i, n}, false, onto);
    else if (name == "whip-up")
        whip_up(before, after, {i, n}, onto);
    else if (name == "wipe-circle")
        wipe_circle(before, after, i, n, onto);
    else if (name == "zoom")
        zoom(before, after, i, n, onto);
    else if (name == "match")
        dissolve(before, after, static_cast<int>(256 * eased((i + 0.5) / n)), onto);
    else
        slide(before, after, i, n, onto);
}

}  // namespace frames
