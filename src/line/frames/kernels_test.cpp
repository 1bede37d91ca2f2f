// SPDX-License-Identifier: MIT
#include "frames/kernels.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "base/chance.hpp"

namespace frames::kernels {
namespace {

std::vector<std::uint8_t> noise(std::size_t n, std::uint64_t seed) {
    base::Chance chance(seed);
    std::vector<std::uint8_t> out(n);
    for (auto& byte : out) byte = static_cast<std::uint8_t>(chance.below(256));
    return out;
}

TEST(Kernels, BlendIsExactlyRounded) {
    for (int alpha = 0; alpha < 256; ++alpha)
        for (int under = 0; under < 256; ++under) {
            std::uint8_t d = static_cast<std::uint8_t>(under), s = 0, a = static_cast<std::uint8_t>(alpha);
            blend(&d, &s, &a, 1);
            EXPECT_EQ(d, (2 * under * (255 - alpha) + 255) / 510) << under << " " << alpha;
        }
}

/// Both ways of looking up agree with a plain formula, sample by sample.
TEST(Kernels, ScaledColumns) {
    auto bytes = noise(4 * 2100, 7);
    std::vector<std::uint16_t> mixed(bytes.size());
    mix_rows(bytes.data(), bytes.data() + 8, 5, mixed.data(), static_cast<int>(bytes.size()) - 8);
    for (double step : {0.31, 0.9, 1.0, 1.1, 1.9, 2.4}) {
        int n = static_cast<int>(1000 / std::max(1.0, step));
        std::vector<std::int32_t> at;
        for (int i = 0; i < n; ++i) at.push_back(static_cast<int>(40 + i * step * 16));
        std::vector<std::uint8_t> y(n), a(n), u(n), v(n), c(n);
        scale_luma(reinterpret_cast<const Two*>(mixed.data()), 2, at.data(), y.data(), a.data(), n);
        scale_chroma(reinterpret_cast<const Four*>(mixed.data()), 2, at.data(), u.data(), v.data(), c.data(), n);
        for (int i = 0; i < n; ++i) {
            auto sample = [&](int channels, int channel) {
                int p = (at[i] >> 4) - 2, f = at[i] & 15;
                return (mixed[p * channels + channel] * (16 - f) + mixed[(p + 1) * channels + channel] * f + 128) >> 8;
            };
            ASSERT_EQ(y[i], sample(2, 0)) << step << " " << i;
            ASSERT_EQ(a[i], sample(2, 1));
            ASSERT_EQ(u[i], sample(4, 0));
            ASSERT_EQ(v[i], sample(4, 1));
            ASSERT_EQ(c[i], sample(4, 2));
        }
    }
}

/// Flat, steep, against the rows, and so slow that eight samples lie on two pixels.
TEST(Kernels, Walks) {
    const int width = 220, height = 150, n = 93;
    const auto ya = noise(2 * width * height + 16, 3), uva = noise(4 * width * height + 16, 4);
    for (Walk walk : {Walk{5 << 16, 100 << 16, 70001, -51234}, Walk{70000, 3 << 16, 130007, 5001},
                      Walk{70000, 60 << 16, 131072, 21000}, Walk{70000, 60 << 16, 65536, -21000},
                      Walk{90001, 9 << 16, 6000, 100}, Walk{200 << 16, 9 << 16, -70000, 9000}}) {
        std::vector<std::uint8_t> y(n), a(n), u(n), v(n), c(n);
        walk_luma(ya.data(), width, walk, y.data(), a.data(), n);
        walk_chroma(uva.data(), width, walk, u.data(), v.data(), c.data(), n);
        for (int i = 0; i < n; ++i) {
            Walk w = walk.after(i);
            int fu = (w.u >> 12) & 15, fv = (w.v >> 12) & 15;
            auto sample = [&](const std::vector<std::uint8_t>& image, int channels, int channel) {
                auto at = [&](int x, int row) {
                    return image[(((w.v >> 16) + row) * width + (w.u >> 16) + x) * channels + channel];
                };
                int upper = at(0, 0) * (16 - fu) + at(1, 0) * fu, lower = at(0, 1) * (16 - fu) + at(1, 1) * fu;
                return (upper * (16 - fv) + lower * fv + 128) >> 8;
            };
            ASSERT_EQ(y[i], sample(ya, 2, 0)) << walk.du << " " << i;
            ASSERT_EQ(a[i], sample(ya, 2, 1)) << walk.du << " " << i;
            ASSERT_EQ(u[i], sample(uva, 4, 0)) << walk.du << " " << i;
            ASSERT_EQ(v[i], sample(uva, 4, 1)) << walk.du << " " << i;
            ASSERT_EQ(c[i], sample(uva, 4, 2)) << walk.du << " " << i;
        }
    }
}

}  // namespace
}  // namespace frames::kernels
