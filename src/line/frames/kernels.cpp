// SPDX-License-Identifier: MIT
#include "frames/kernels.hpp"

#include <cstddef>

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__) && !defined(__SANITIZE_THREAD__)
#define FRAMES_TWICE __attribute__((target_clones("avx2", "default"), optimize("O3")))
#else
#define FRAMES_TWICE
#endif
#define FRAMES_INLINE [[gnu::always_inline]] inline

namespace frames::kernels {

FRAMES_TWICE void mix_rows(const std::uint8_t* __restrict a, const std::uint8_t* __restrict b, int f,
                           std::uint16_t* __restrict out, int n) {
    auto g = static_cast<std::uint16_t>(f), e = static_cast<std::uint16_t>(16 - f);
    for (int i = 0; i < n; ++i) out[i] = static_cast<std::uint16_t>(a[i] * e + b[i] * g);
}

FRAMES_TWICE void mix_rows_fine(const std::uint8_t* __restrict a, const std::uint8_t* __restrict b, int f,
                                std::uint16_t* __restrict out, int n) {
    auto g = static_cast<std::uint16_t>(f), e = static_cast<std::uint16_t>(256 - f);
    for (int i = 0; i < n; ++i) out[i] = static_cast<std::uint16_t>(a[i] * e + b[i] * g);
}

FRAMES_TWICE void shift_luma(const Two* __restrict t, int f, std::uint8_t* __restrict y, std::uint8_t* __restrict a,
                             int n) {
    auto g = static_cast<std::uint32_t>(f), e = 16 - g;
    for (int i = 0; i < n; ++i) {
        std::uint32_t p = t[i] * e + t[i + 1] * g + 0x00800080u;
        y[i] = static_cast<std::uint8_t>(p >> 8);
        a[i] = static_cast<std::uint8_t>(p >> 24);
    }
}

void scale_luma(const Two* __restrict t, int base, const std::int32_t* __restrict at, std::uint8_t* __restrict y,
                std::uint8_t* __restrict a, int n) {
    for (int i = avx2::here() ? avx2::scale_luma(t, base, at, y, a, n) : 0; i < n; ++i) {
        const Two* p = t + ((at[i] >> 4) - base);
        std::uint32_t f = at[i] & 15;
        std::uint32_t sum = p[0] * (16 - f) + p[1] * f + 0x00800080u;
        y[i] = static_cast<std::uint8_t>(sum >> 8);
        a[i] = static_cast<std::uint8_t>(sum >> 24);
    }
}

namespace {
inline void spread(std::uint64_t sum, std::uint8_t& u, std::uint8_t& v, std::uint8_t& a) {
    sum += 0x0000008000800080u;
    u = static_cast<std::uint8_t>(sum >> 8);
    v = static_cast<std::uint8_t>(sum >> 24);
    a = static_cast<std::uint8_t>(sum >> 40);
}
}  // namespace

void shift_chroma(const Four* __restrict t, int f, std::uint8_t* __restrict u, std::uint8_t* __restrict v,
                  std::uint8_t* __restrict a, int n) {
    auto g = static_cast<std::uint64_t>(f), e = 16 - g;
    for (int i = 0; i < n; ++i) spread(t[i] * e + t[i + 1] * g, u[i], v[i], a[i]);
}

void scale_chroma(const Four* __restrict t, int base, const std::int32_t* __restrict at, std::uint8_t* __restrict u,
                  std::uint8_t* __restrict v, std::uint8_t* __restrict a, int n) {
    for (int i = avx2::here() ? avx2::scale_chroma(t, base, at, u, v, a, n) : 0; i < n; ++i) {
        const Four* p = t + ((at[i] >> 4) - base);
        std::uint64_t f = at[i] & 15;
        spread(p[0] * (16 - f) + p[1] * f, u[i], v[i], a[i]);
    }
}

void walk_luma(const std::uint8_t* __restrict ya, int width, Walk walk, std::uint8_t* __restrict y,
               std::uint8_t* __restrict a, int n) {
    int i = avx2::here() ? avx2::walk_luma(ya, width, walk, y, a, n) : 0;
    for (walk = walk.after(i); i < n; ++i, walk.u += walk.du, walk.v += walk.dv) {
        const std::uint8_t* p = ya + (static_cast<std::ptrdiff_t>(walk.v >> 16) * width + (walk.u >> 16)) * 2;
        const std::uint8_t* q = p + static_cast<std::ptrdiff_t>(width) * 2;
        std::uint32_t fu = (walk.u >> 12) & 15, fv = (walk.v >> 12) & 15;
        auto both = [](const std::uint8_t* at) { return at[0] | static_cast<std::uint32_t>(at[1]) << 16; };
        std::uint32_t upper = both(p) * (16 - fu) + both(p + 2) * fu, lower = both(q) * (16 - fu) + both(q + 2) * fu;
        std::uint32_t sum = upper * (16 - fv) + lower * fv + 0x00800080u;
        y[i] = static_cast<std::uint8_t>(sum >> 8), a[i] = static_cast<std::uint8_t>(sum >> 24);
    }
}

void walk_chroma(const std::uint8_t* __restrict uva, int width, Walk walk, std::uint8_t* __restrict u,
                 std::uint8_t* __restrict v, std::uint8_t* __restrict a, int n) {
    int i = avx2::here() ? avx2::walk_chroma(uva, width, walk, u, v, a, n) : 0;
    for (walk = walk.after(i); i < n; ++i, walk.u += walk.du, walk.v += walk.dv) {
        const std::uint8_t* p = uva + (static_cast<std::ptrdiff_t>(walk.v >> 16) * width + (walk.u >> 16)) * 4;
        const std::uint8_t* q = p + static_cast<std::ptrdiff_t>(width) * 4;
        std::uint64_t fu = (walk.u >> 12) & 15, fv = (walk.v >> 12) & 15;
        auto three = [](const std::uint8_t* at) {
            return at[0] | static_cast<std::uint64_t>(at[1]) << 16 | static_cast<std::uint64_t>(at[2]) << 32;
        };
        std::uint64_t upper = three(p) * (16 - fu) + three(p + 4) * fu,
                      lower = three(q) * (16 - fu) + three(q + 4) * fu;
        spread(upper * (16 - fv) + lower * fv, u[i], v[i], a[i]);
    }
}

FRAMES_TWICE void to_luma(const std::uint8_t* __restrict rgba, std::uint8_t* __restrict ya, int n) {
    for (int i = 0; i < n; ++i) {
        // 219 of 255 times 0.2126, 0.7152, 0.0722 (ITU-R BT.709), and 16 of 255, times 65536.
        int a = rgba[4 * i + 3],
            sum = 11966 * rgba[4 * i] + 40254 * rgba[4 * i + 1] + 4064 * rgba[4 * i + 2] + 4112 * a;
        ya[2 * i] = static_cast<std::uint8_t>((sum + 32768) >> 16);
        ya[2 * i + 1] = static_cast<std::uint8_t>(a);
    }
}

FRAMES_TWICE void interleave(const std::uint8_t* __restrict y, std::uint8_t* __restrict ya, int n) {
    for (int i = 0; i < n; ++i) ya[2 * i] = y[i], ya[2 * i + 1] = 255;
}

FRAMES_TWICE void interleave(const std::uint8_t* __restrict u, const std::uint8_t* __restrict v,
                             std::uint8_t* __restrict uva, int n) {
    for (int i = 0; i < n; ++i) uva[4 * i] = u[i], uva[4 * i + 1] = v[i], uva[4 * i + 2] = 255, uva[4 * i + 3] = 0;
}

FRAMES_TWICE void to_chroma(const std::uint8_t* __restrict upper, const std::uint8_t* __restrict lower,
                            std::uint8_t* __restrict uva, int n) {
    for (int i = 0; i < n; ++i) {
        const std::uint8_t *p = upper + 8 * i, *q = lower + 8 * i;
        int sum[4];
        for (int c = 0; c < 4; ++c) sum[c] = p[c] + p[c + 4] + q[c] + q[c + 4];
        Chroma chroma = chroma_of(sum[0], sum[1], sum[2], sum[3], 4);
        uva[4 * i] = chroma.u, uva[4 * i + 1] = chroma.v, uva[4 * i + 2] = chroma.a, uva[4 * i + 3] = 0;
    }
}

namespace {
template <int channels>
FRAMES_INLINE void halve_by(const std::uint8_t* __restrict upper, const std::uint8_t* __restrict lower,
                            std::uint8_t* __restrict out, int n) {
    for (int i = 0; i < n; ++i)
        for (int c = 0; c < channels; ++c) {
            int at = 2 * channels * i + c;
            out[channels * i + c] = static_cast<std::uint8_t>(
                (upper[at] + upper[at + channels] + lower[at] + lower[at + channels] + 2) >> 2);
        }
}
}  // namespace

FRAMES_TWICE void halve(const std::uint8_t* upper, const std::uint8_t* lower, int channels, std::uint8_t* out, int n) {
    if (channels == 2)
        halve_by<2>(upper, lower, out, n);
    else
        halve_by<4>(upper, lower, out, n);
}

FRAMES_TWICE void blend(std::uint8_t* __restrict d, const std::uint8_t* __restrict s, const std::uint8_t* __restrict a,
                        int n) {
    for (int i = 0; i < n; ++i) {
        auto t = static_cast<std::uint16_t>(d[i] * (255 - a[i]) + 128);
        auto below = static_cast<std::uint16_t>(static_cast<std::uint16_t>(t + (t >> 8)) >> 8);
        auto sum = static_cast<std::uint16_t>(s[i] + below);
        d[i] = static_cast<std::uint8_t>(sum > 255 ? 255 : sum);
    }
}

FRAMES_TWICE void ramp(const std::int32_t* __restrict nodes, int count, const std::int32_t* __restrict thresholds,
                       std::uint8_t* __restrict out) {
    for (int i = 0; i < count; ++i) {
        std::int32_t from = nodes[i] * 16, by = nodes[i + 1] - nodes[i];
        for (int k = 0; k < 8; ++k)
            out[8 * i + k] = static_cast<std::uint8_t>((from + by * (2 * k + 1) + thresholds[k]) >> 16);
    }
}

FRAMES_TWICE void ramp_chroma(const std::int32_t* __restrict nodes, int count,
                              const std::int32_t* __restrict thresholds, std::uint8_t* __restrict out) {
    for (int i = 0; i < count; ++i) {
        std::int32_t from = nodes[i] * 16, by = nodes[i + 1] - nodes[i];
        const std::int32_t* threshold = thresholds + ((i & 1) << 2);
        for (int k = 0; k < 4; ++k)
            out[4 * i + k] = static_cast<std::uint8_t>((from + by * (4 * k + 1) + threshold[k]) >> 16);
    }
}

FRAMES_TWICE void fade(std::uint8_t* s, int by, int n) {
    auto f = static_cast<std::uint16_t>(by);
    for (int i = 0; i < n; ++i) s[i] = static_cast<std::uint8_t>(static_cast<std::uint16_t>(s[i] * f + 128) >> 8);
}

FRAMES_TWICE void mix(std::uint8_t* d, const std::uint8_t* a, const std::uint8_t* b, int f, int n) {
    auto g = static_cast<std::uint16_t>(f), e = static_cast<std::uint16_t>(256 - f);
    for (int i = 0; i < n; ++i)
        d[i] = static_cast<std::uint8_t>(static_cast<std::uint16_t>(a[i] * e + b[i] * g + 128) >> 8);
}

}  // namespace frames::kernels
