// SPDX-License-Identifier: MIT
// The inner loops. Integers only, so each instruction set gives the same bytes; the compiler vectorises them twice
// (AVX2 and baseline) and the loader picks. kernels_avx2.cpp has those the compiler cannot.
//
// Sampling is bilinear in sixteenths of a pixel. Rows are mixed first, without rounding (12 bits), then columns
// (16 bits), then rounded once; several channels travel in one word, none can carry into the next.
#pragma once
#include <cstdint>

namespace frames::kernels {

/// Words of several channels, over a buffer of 16-bit ones.
typedef std::uint32_t __attribute__((may_alias)) Two;
typedef std::uint64_t __attribute__((may_alias)) Four;

/// out = a * (16 - f) + b * f for n bytes; f in 0..16.
void mix_rows(const std::uint8_t* a, const std::uint8_t* b, int f, std::uint16_t* out, int n);

/// out = a * (256 - f) + b * f; f in 0..255.
void mix_rows_fine(const std::uint8_t* a, const std::uint8_t* b, int f, std::uint16_t* out, int n);

/// Luma and alpha, pairs from mix_rows; pixel i between t[i] and t[i + 1] at f / 16.
void shift_luma(const Two* t, int f, std::uint8_t* y, std::uint8_t* a, int n);
/// Pixel i between t[(at[i] >> 4) - base] and the next, at (at[i] & 15) / 16; at rises. 17 words beyond the last needed
/// one may be read.
void scale_luma(const Two* t, int base, const std::int32_t* at, std::uint8_t* y, std::uint8_t* a, int n);
/// U, V, alpha, unused: quadruples from mix_rows.
void shift_chroma(const Four* t, int f, std::uint8_t* u, std::uint8_t* v, std::uint8_t* a, int n);
void scale_chroma(const Four* t, int base, const std::int32_t* at, std::uint8_t* u, std::uint8_t* v, std::uint8_t* a,
                  int n);

/// A straight way through an image, in 65536ths of its pixels.
struct Walk {
    std::int32_t u, v, du, dv;
    Walk after(int steps) const { return {u + steps * du, v + steps * dv, du, dv}; }
};
/// Samples along a way, each with its right and lower neighbours in the image. 16 bytes beyond the image may be read.
void walk_luma(const std::uint8_t* ya, int width, Walk walk, std::uint8_t* y, std::uint8_t* a, int n);
void walk_chroma(const std::uint8_t* uva, int width, Walk walk, std::uint8_t* u, std::uint8_t* v, std::uint8_t* a,
                 int n);

/// Premultiplied RGBA to premultiplied BT.709 limited luma and alpha, n pixels.
void to_luma(const std::uint8_t* rgba, std::uint8_t* ya, int n);
/// To U, V, alpha, 0: each the mean of two by two.
void to_chroma(const std::uint8_t* upper, const std::uint8_t* lower, std::uint8_t* uva, int n);
/// Opaque: alpha 255 beside each.
void interleave(const std::uint8_t* y, std::uint8_t* ya, int n);
void interleave(const std::uint8_t* u, const std::uint8_t* v, std::uint8_t* uva, int n);
/// n pixels, each the mean of two by two of another level; channels: 2 or 4.
void halve(const std::uint8_t* upper, const std::uint8_t* lower, int channels, std::uint8_t* out, int n);

/// Chroma of premultiplied RGBA sums that together weigh `weight` pixels, a power of two.
struct Chroma {
    std::uint8_t u, v, a;
};
inline Chroma chroma_of(int r, int g, int b, int a, int weight) {
    // 128 and 224 of 255, over 1.8556 and 1.5748 (ITU-R BT.709), times 65536.
    int half = 32768 * weight, unit = 65536 * weight;
    auto byte = [&](int value) {
        return static_cast<std::uint8_t>(value < 0 ? 0 : value / unit > 255 ? 255 : value / unit);
    };
    return {byte(32896 * a - 6596 * r - 22189 * g + 28784 * b + half),
            byte(32896 * a + 28784 * r - 26145 * g - 2639 * b + half),
            static_cast<std::uint8_t>((a + weight / 2) / weight)};
}

/// d = s + d * (255 - a) / 255, exactly rounded; s is premultiplied.
void blend(std::uint8_t* d, const std::uint8_t* s, const std::uint8_t* a, int n);
/// The ways between nodes, 8 samples from each to the next (or 4, of chroma): sample k of node i lies (2k + 1) / 16 of
/// the way (or (4k + 1) / 16). Nodes are 65536ths; thresholds are for 8 samples and are added before the rest is cut.
void ramp(const std::int32_t* nodes, int count, const std::int32_t* thresholds, std::uint8_t* out);
void ramp_chroma(const std::int32_t* nodes, int count, const std::int32_t* thresholds, std::uint8_t* out);

/// s = s * by / 256; by in 0..256.
void fade(std::uint8_t* s, int by, int n);
/// d = (a * (256 - f) + b * f) / 256, rounded; d may be a or b.
void mix(std::uint8_t* d, const std::uint8_t* a, const std::uint8_t* b, int f, int n);

/// As above, with AVX2; each does a multiple of 8 and tells how many.
namespace avx2 {
bool here();
int scale_luma(const Two* t, int base, const std::int32_t* at, std::uint8_t* y, std::uint8_t* a, int n);
int scale_chroma(const Four* t, int base, const std::int32_t* at, std::uint8_t* u, std::uint8_t* v, std::uint8_t* a,
                 int n);
int walk_luma(const std::uint8_t* ya, int width, Walk walk, std::uint8_t* y, std::uint8_t* a, int n);
int walk_chroma(const std::uint8_t* uva, int width, Walk walk, std::uint8_t* u, std::uint8_t* v, std::uint8_t* a,
                int n);
}  // namespace avx2

}  // namespace frames::kernels
