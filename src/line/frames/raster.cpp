// SPDX-License-Identifier: MIT
#include "frames/raster.hpp"

#include <algorithm>

#include "frames/kernels.hpp"

namespace frames {
namespace {

constexpr int border = raster_border;
constexpr std::size_t beyond = 16;  // bytes that walks may read past the last pixel

/// Border added, width and height rounded up to even.
struct Bordered {
    int width, height;
    std::vector<std::uint8_t> rgba;

    explicit Bordered(const media::Picture& picture)
        : width((picture.width + 2 * border + 1) & ~1),
          height((picture.height + 2 * border + 1) & ~1),
          rgba(static_cast<std::size_t>(width) * height * 4) {
        std::size_t line = static_cast<std::size_t>(picture.width) * 4;
        for (int y = 0; y < picture.height; ++y)
            std::copy_n(&picture.rgba[static_cast<std::size_t>(y) * line], line, row(y + border) + 4 * border);
    }
    std::uint8_t* row(int y) { return &rgba[static_cast<std::size_t>(y) * width * 4]; }
    const std::uint8_t* row(int y) const { return &rgba[static_cast<std::size_t>(y) * width * 4]; }
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
kernels::Chroma sited_chroma(const Bordered& full, int x, int y) {
    int sum[4] = {};
    for (int k = 0; k < 2; ++k) {
        const std::uint8_t* middle = full.row(2 * y + k) + 8 * x;
        for (int c = 0; c < 4; ++c) sum[c] += (x ? middle[c - 4] : 0) + 2 * middle[c] + middle[c + 4];
    }
    return kernels::chroma_of(sum[0], sum[1], sum[2], sum[3], 8);
}

/// Beyond the edge of `from` all is transparent.
void halve(const std::vector<std::uint8_t>& from, int width, int height, int channels, std::vector<std::uint8_t>& out,
           int to_width, int to_height) {
    std::size_t line = static_cast<std::size_t>(width) * channels;
    out.resize(static_cast<std::size_t>(to_width) * to_height * channels + beyond);
    std::vector<std::uint8_t> upper(static_cast<std::size_t>(2 * to_width) * channels), lower = upper;
    auto load = [&](std::vector<std::uint8_t>& row, int y) {
        if (y < height)
            std::copy_n(&from[static_cast<std::size_t>(y) * line], line, row.begin());
        else
            std::fill(row.begin(), row.end(), std::uint8_t{0});
    };
    for (int y = 0; y < to_height; ++y) {
        load(upper, 2 * y), load(lower, 2 * y + 1);
        kernels::halve(upper.data(), lower.data(), channels, &out[static_cast<std::size_t>(y) * to_width * channels],
                       to_width);
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
    std::size_t n = full.rgba.size() / 4;
    out.y.resize(n), out.a.resize(n), out.u.resize(n / 4), out.v.resize(n / 4), out.c.resize(n / 4);
    std::vector<std::uint8_t> ya(static_cast<std::size_t>(full.width) * 2);
    for (int y = 0; y < full.height; ++y) {
        kernels::to_luma(full.row(y), ya.data(), full.width);
        std::size_t to = static_cast<std::size_t>(y) * full.width;
        for (int x = 0; x < full.width; ++x) out.y[to + x] = ya[2 * x], out.a[to + x] = ya[2 * x + 1];
    }
    for (int y = 0; y < full.height / 2; ++y) {
        const std::uint8_t* upper = &out.a[static_cast<std::size_t>(2 * y) * full.width];
        const std::uint8_t* lower = upper + full.width;
        Span drawn = hull(drawn_span(upper, 1, full.width), drawn_span(lower, 1, full.width));
        // One column more on each side, since chroma reaches further.
        if (!drawn.empty()) drawn = {std::max(0, (drawn.left - 1) & ~1), std::min(full.width, (drawn.right + 2) & ~1)};
        for (int x = drawn.left / 2; x < drawn.right / 2; ++x) {
            auto [u, v, a] = sited_chroma(full, x, y);
            std::size_t to = static_cast<std::size_t>(y) * (full.width / 2) + x;
            out.u[to] = u, out.v[to] = v, out.c[to] = a;
        }
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
    base.ya.resize(full.rgba.size() / 2 + beyond);
    for (int y = 0; y < full.height; ++y)
        kernels::to_luma(full.row(y), &base.ya[static_cast<std::size_t>(y) * full.width * 2], full.width);
    spans_of(out);
    while (out.levels.size() < 2 || std::max(out.levels.back().width, out.levels.back().height) > 16) {
        const auto& from = out.levels.back();
        Pyramid::Level to{.width = std::max(2, (from.width + 1) / 2), .height = std::max(2, (from.height + 1) / 2)};
        halve(from.ya, from.width, from.height, 2, to.ya, to.width, to.height);
        if (out.levels.size() > 1) {
            halve(from.uva, from.width, from.height, 4, to.uva, to.width, to.height);
        } else {
            to.uva.resize(full.rgba.size() / 4);
            for (int y = 0; y < to.height; ++y)
                kernels::to_chroma(full.row(2 * y), full.row(2 * y + 1),
                                   &to.uva[static_cast<std::size_t>(y) * to.width * 4], to.width);
        }
        out.levels.push_back(std::move(to));
    }
    return out;
}

void load(const Planes& planes, Pyramid& out) {
    out.chroma_shift = 0.25;
    out.levels.resize(2);
    auto& luma = out.levels[0];
    auto& chroma = out.levels[1];
    if (luma.width != planes.width() + 2 * border || luma.height != planes.height() + 2 * border) {
        luma.width = planes.width() + 2 * border, luma.height = planes.height() + 2 * border;
        chroma.width = luma.width / 2, chroma.height = luma.height / 2;
        luma.ya.assign(static_cast<std::size_t>(luma.width) * luma.height * 2 + beyond, 0);
        chroma.uva.assign(static_cast<std::size_t>(chroma.width) * chroma.height * 4, 0);
        out.drawn.assign(static_cast<std::size_t>(luma.height), Span{});
        std::fill(out.drawn.begin() + border, out.drawn.end() - border, Span{border, luma.width - border});
        out.opaque = out.drawn;
    }
    for (int y = 0; y < planes.height(); ++y)
        kernels::interleave(planes.row(0, y),
                            &luma.ya[(static_cast<std::size_t>(y + border) * luma.width + border) * 2], planes.width());
    for (int y = 0; y < planes.height() / 2; ++y)
        kernels::interleave(planes.row(1, y), planes.row(2, y),
                            &chroma.uva[(static_cast<std::size_t>(y + border / 2) * chroma.width + border / 2) * 4],
                            planes.width() / 2);
}

}  // namespace frames
