// SPDX-License-Identifier: MIT
#include "frames/raster.hpp"

#include <algorithm>

namespace frames {
namespace {

constexpr int border = raster_border;

std::uint8_t rounded(int times_256) {
    return static_cast<std::uint8_t>(std::clamp((times_256 + 128) >> 8, 0, 255));
}

/// All four channels at full size, border added, width and height rounded up to even.
struct Bordered {
    int width, height;
    std::vector<Tint> tints;
    std::vector<std::uint8_t> alpha;

    explicit Bordered(const media::Picture& picture)
        : width((picture.width + 2 * border + 1) & ~1),
          height((picture.height + 2 * border + 1) & ~1),
          tints(static_cast<std::size_t>(width) * height, Tint{0, 0, 0}),
          alpha(static_cast<std::size_t>(width) * height, 0) {
        for (int y = 0; y < picture.height; ++y) {
            const std::uint8_t* from = &picture.rgba[static_cast<std::size_t>(y) * picture.width * 4];
            std::size_t to = static_cast<std::size_t>(y + border) * width + border;
            for (int x = 0; x < picture.width; ++x, from += 4, ++to) {
                if (from[3] == 0) continue;
                tints[to] = tint(from[0], from[1], from[2], from[3]);
                alpha[to] = from[3];
            }
        }
    }
    std::size_t at(int x, int y) const { return static_cast<std::size_t>(y) * width + x; }
};

Span drawn_span(const std::uint8_t* alpha, int step, int n) {
    int left = 0, right = n;
    while (left < right && alpha[left * step] == 0) ++left;
    while (right > left && alpha[(right - 1) * step] == 0) --right;
    return {left, right};
}

Span opaque_span(const std::uint8_t* alpha, int step, int n) {
    Span best;
    for (int x = 0; x < n;) {
        while (x < n && alpha[x * step] != 255) ++x;
        int start = x;
        while (x < n && alpha[x * step] == 255) ++x;
        if (x - start > best.right - best.left) best = {start, x};
    }
    return best;
}

/// Left-sited: columns 2x-1, 2x, 2x+1 weighted 1 2 1, both rows of the pair.
void chroma_of(const Bordered& full, int x, int y, Still& out) {
    int u = 0, v = 0, a = 0;
    for (int row = 0; row < 2; ++row)
        for (int column = -1; column < 2; ++column) {
            if (2 * x + column < 0) continue;
            std::size_t i = full.at(2 * x + column, 2 * y + row);
            int weight = column == 0 ? 2 : 1;
            u += weight * full.tints[i].u, v += weight * full.tints[i].v, a += weight * full.alpha[i];
        }
    std::size_t to = static_cast<std::size_t>(y) * (full.width / 2) + x;
    out.u[to] = rounded((u + 4) >> 3), out.v[to] = rounded((v + 4) >> 3);
    out.c[to] = static_cast<std::uint8_t>((a + 4) >> 3);
}

void halve(const Pyramid::Level& from, Pyramid::Level& to, int channels, const std::vector<std::uint8_t>& source,
           std::vector<std::uint8_t>& target) {
    target.assign(static_cast<std::size_t>(to.width) * to.height * channels, 0);
    for (int y = 0; y < to.height; ++y)
        for (int x = 0; x < to.width; ++x)
            for (int c = 0; c < channels; ++c) {
                int sum = 2;
                for (int k = 0; k < 4; ++k) {
                    int sx = 2 * x + (k & 1), sy = 2 * y + (k >> 1);
                    if (sx < from.width && sy < from.height)
                        sum += source[(static_cast<std::size_t>(sy) * from.width + sx) * channels + c];
                }
                target[(static_cast<std::size_t>(y) * to.width + x) * channels + c] = static_cast<std::uint8_t>(sum >> 2);
            }
}

void first_chroma_level(const Bordered& full, Pyramid::Level& level) {
    level.uva.assign(static_cast<std::size_t>(level.width) * level.height * 4, 0);
    for (int y = 0; y < level.height; ++y)
        for (int x = 0; x < level.width; ++x) {
            int u = 0, v = 0, a = 0;
            for (int k = 0; k < 4; ++k) {
                std::size_t i = full.at(2 * x + (k & 1), 2 * y + (k >> 1));
                u += full.tints[i].u, v += full.tints[i].v, a += full.alpha[i];
            }
            std::uint8_t* to = &level.uva[(static_cast<std::size_t>(y) * level.width + x) * 4];
            to[0] = rounded((u + 2) >> 2), to[1] = rounded((v + 2) >> 2);
            to[2] = static_cast<std::uint8_t>((a + 2) >> 2);
        }
}

void spans_of(Pyramid& pyramid) {
    const auto& base = pyramid.levels.front();
    for (int y = 0; y < base.height; ++y) {
        const std::uint8_t* alpha = &base.ya[static_cast<std::size_t>(y) * base.width * 2 + 1];
        pyramid.drawn.push_back(drawn_span(alpha, 2, base.width));
        pyramid.opaque.push_back(opaque_span(alpha, 2, base.width));
    }
}

}  // namespace

std::size_t Pyramid::bytes() const {
    std::size_t sum = drawn.size() * 16;
    for (const auto& level : levels) sum += level.ya.size() + level.uva.size();
    return sum;
}

Still still_from(const media::Picture& picture) {
    Bordered full(picture);
    Still out{.width = full.width, .height = full.height};
    out.y.resize(full.tints.size());
    for (std::size_t i = 0; i < full.tints.size(); ++i) out.y[i] = rounded(full.tints[i].y);
    out.a = full.alpha;
    out.u.resize(full.tints.size() / 4), out.v.resize(out.u.size()), out.c.resize(out.u.size());
    for (int y = 0; y < full.height / 2; ++y) {
        for (int x = 0; x < full.width / 2; ++x) chroma_of(full, x, y, out);
        const std::uint8_t* upper = &out.a[full.at(0, 2 * y)];
        const std::uint8_t* lower = &out.a[full.at(0, 2 * y + 1)];
        Span drawn = hull(drawn_span(upper, 1, full.width), drawn_span(lower, 1, full.width));
        // One column more on each side, since chroma reaches further.
        if (!drawn.empty()) drawn = {std::max(0, (drawn.left - 1) & ~1), std::min(full.width, (drawn.right + 2) & ~1)};
        Span opaque = overlap(opaque_span(upper, 1, full.width), opaque_span(lower, 1, full.width));
        out.drawn.push_back(drawn);
        out.opaque.push_back({(opaque.left + 3) & ~1, (opaque.right - 2) & ~1});
    }
    return out;
}

Pyramid pyramid_from(const media::Picture& picture) {
    Bordered full(picture);
    Pyramid out;
    auto& base = out.levels.emplace_back();
    base.width = full.width, base.height = full.height;
    base.ya.resize(full.tints.size() * 2);
    for (std::size_t i = 0; i < full.tints.size(); ++i)
        base.ya[2 * i] = rounded(full.tints[i].y), base.ya[2 * i + 1] = full.alpha[i];
    spans_of(out);
    while (out.levels.size() < 2 || std::max(out.levels.back().width, out.levels.back().height) > 16) {
        Pyramid::Level level{.width = std::max(2, (out.levels.back().width + 1) / 2),
                             .height = std::max(2, (out.levels.back().height + 1) / 2)};
        halve(out.levels.back(), level, 2, out.levels.back().ya, level.ya);
        if (out.levels.size() == 1) first_chroma_level(full, level);
        else halve(out.levels.back(), level, 4, out.levels.back().uva, level.uva);
        out.levels.push_back(std::move(level));
    }
    return out;
}

Pyramid pyramid_from(const Planes& planes) {
    Pyramid out{.chroma_shift = 0.25};
    out.levels.resize(2);
    auto& luma = out.levels[0];
    auto& chroma = out.levels[1];
    luma.width = planes.width() + 2 * border, luma.height = planes.height() + 2 * border;
    chroma.width = luma.width / 2, chroma.height = luma.height / 2;
    luma.ya.assign(static_cast<std::size_t>(luma.width) * luma.height * 2, 0);
    chroma.ya.assign(static_cast<std::size_t>(chroma.width) * chroma.height * 2, 0);
    chroma.uva.assign(static_cast<std::size_t>(chroma.width) * chroma.height * 4, 0);
    for (int y = 0; y < planes.height(); ++y) {
        std::uint8_t* to = &luma.ya[(static_cast<std::size_t>(y + border) * luma.width + border) * 2];
        const std::uint8_t* from = planes.row(0, y);
        for (int x = 0; x < planes.width(); ++x) to[2 * x] = from[x], to[2 * x + 1] = 255;
    }
    for (int y = 0; y < planes.height() / 2; ++y) {
        std::uint8_t* to = &chroma.uva[(static_cast<std::size_t>(y + border / 2) * chroma.width + border / 2) * 4];
        const std::uint8_t *u = planes.row(1, y), *v = planes.row(2, y);
        for (int x = 0; x < planes.width() / 2; ++x) to[4 * x] = u[x], to[4 * x + 1] = v[x], to[4 * x + 2] = 255;
    }
    halve(luma, chroma, 2, luma.ya, chroma.ya);
    spans_of(out);
    return out;
}

}  // namespace frames
