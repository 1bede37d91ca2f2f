// SPDX-License-Identifier: MIT
// Table look-ups the compiler does not vectorise. The same integers as kernels.cpp, eight at a time.
#include "frames/kernels.hpp"

#if defined(__x86_64__)
#include <immintrin.h>

#define FRAMES_AVX2 __attribute__((target("avx2")))

namespace frames::kernels::avx2 {

bool here() {
    static const bool answer = __builtin_cpu_supports("avx2");
    return answer;
}

namespace {

/// Words rel[i] of the sixteen from `from`; rel rises and is below 16; far: some rel is above 7.
FRAMES_AVX2 inline __m256i pick(const Two* from, __m256i rel, bool far) {
    __m256i low = _mm256_permutevar8x32_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from)), rel);
    if (!far) return low;
    __m256i high = _mm256_permutevar8x32_epi32(_mm256_loadu_si256(reinterpret_cast<const __m256i*>(from + 8)), rel);
    return _mm256_blendv_epi8(low, high, _mm256_cmpgt_epi32(rel, _mm256_set1_epi32(7)));
}

/// (a * (16 - f) + b * f + 128) >> 8 in 16-bit lanes.
FRAMES_AVX2 inline __m256i between(__m256i a, __m256i b, __m256i f) {
    __m256i e = _mm256_sub_epi16(_mm256_set1_epi16(16), f);
    __m256i sum = _mm256_add_epi16(_mm256_mullo_epi16(a, e), _mm256_mullo_epi16(b, f));
    return _mm256_srli_epi16(_mm256_add_epi16(sum, _mm256_set1_epi16(128)), 8);
}

/// Eight pairs of 16-bit lanes to eight bytes of each.
FRAMES_AVX2 inline void store_pairs(__m256i pairs, std::uint8_t* first, std::uint8_t* second) {
    const __m256i gather = _mm256_setr_epi8(0, 4, 8, 12, 2, 6, 10, 14, -1, -1, -1, -1, -1, -1, -1, -1, 0, 4, 8, 12, 2,
                                            6, 10, 14, -1, -1, -1, -1, -1, -1, -1, -1);
    __m256i bytes =
        _mm256_permutevar8x32_epi32(_mm256_shuffle_epi8(pairs, gather), _mm256_setr_epi32(0, 4, 1, 5, 0, 0, 0, 0));
    __m128i both = _mm256_castsi256_si128(bytes);
    _mm_storel_epi64(reinterpret_cast<__m128i*>(first), both);
    _mm_storel_epi64(reinterpret_cast<__m128i*>(second), _mm_unpackhi_epi64(both, both));
}

}  // namespace

FRAMES_AVX2 int scale_luma(const Two* t, int base, const std::int32_t* at, std::uint8_t* y, std::uint8_t* a, int n) {
    int i = 0;
    for (; i + 8 <= n; i += 8) {
        int first = at[i] >> 4, reach = (at[i + 7] >> 4) - first;
        if (reach > 15) break;
        __m256i where = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(at + i));
        __m256i rel = _mm256_sub_epi32(_mm256_srli_epi32(where, 4), _mm256_set1_epi32(first));
        __m256i f = _mm256_and_si256(where, _mm256_set1_epi32(15));
        f = _mm256_or_si256(f, _mm256_slli_epi32(f, 16));
        const Two* from = t + (first - base);
        store_pairs(between(pick(from, rel, reach > 7), pick(from + 1, rel, reach > 7), f), y + i, a + i);
    }
    return i;
}

FRAMES_AVX2 int scale_chroma(const Four* t, int base, const std::int32_t* at, std::uint8_t* u, std::uint8_t* v,
                             std::uint8_t* a, int n) {
    int i = 0;
    for (; i + 4 <= n; i += 4) {
        int first = at[i] >> 4, reach = (at[i + 3] >> 4) - first;
        if (reach > 7) break;
        __m256i where = _mm256_cvtepu32_epi64(_mm_loadu_si128(reinterpret_cast<const __m128i*>(at + i)));
        __m256i rel = _mm256_slli_epi64(_mm256_sub_epi64(_mm256_srli_epi64(where, 4), _mm256_set1_epi64x(first)), 1);
        rel = _mm256_or_si256(rel, _mm256_slli_epi64(_mm256_add_epi64(rel, _mm256_set1_epi64x(1)), 32));
        __m256i f = _mm256_and_si256(where, _mm256_set1_epi64x(15));
        f = _mm256_or_si256(f, _mm256_slli_epi64(f, 16));
        f = _mm256_or_si256(f, _mm256_slli_epi64(f, 32));
        const Two* from = reinterpret_cast<const Two*>(t + (first - base));
        __m256i sum = between(pick(from, rel, reach > 3), pick(from + 2, rel, reach > 3), f);
        const __m256i gather = _mm256_setr_epi8(0, 8, 2, 10, 4, 12, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, 0, 8, 2, 10,
                                                4, 12, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1);
        __m256i bytes = _mm256_shuffle_epi8(sum, gather);
        __m128i all = _mm_unpacklo_epi16(_mm256_castsi256_si128(bytes), _mm256_extracti128_si256(bytes, 1));
        auto put = [](std::uint8_t* to, int word) { __builtin_memcpy(to, &word, 4); };
        put(u + i, _mm_cvtsi128_si32(all)), put(v + i, _mm_extract_epi32(all, 1)),
            put(a + i, _mm_extract_epi32(all, 2));
    }
    return i;
}

namespace {

/// Eight places along a way: upper left neighbours, counted in pixels from the image's first, and the sixteenths
/// between them and the next.
struct Places {
    __m256i u, v, du, dv;

    FRAMES_AVX2 explicit Places(Walk walk) {
        const __m256i steps = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
        u = _mm256_add_epi32(_mm256_set1_epi32(walk.u), _mm256_mullo_epi32(steps, _mm256_set1_epi32(walk.du)));
        v = _mm256_add_epi32(_mm256_set1_epi32(walk.v), _mm256_mullo_epi32(steps, _mm256_set1_epi32(walk.dv)));
        du = _mm256_set1_epi32(8 * walk.du), dv = _mm256_set1_epi32(8 * walk.dv);
    }
    FRAMES_AVX2 __m256i at(int width) const {
        return _mm256_add_epi32(_mm256_mullo_epi32(_mm256_srai_epi32(v, 16), _mm256_set1_epi32(width)),
                                _mm256_srai_epi32(u, 16));
    }
    FRAMES_AVX2 __m256i across() const { return sixteenths(u); }
    FRAMES_AVX2 __m256i down() const { return sixteenths(v); }
    FRAMES_AVX2 void go() { u = _mm256_add_epi32(u, du), v = _mm256_add_epi32(v, dv); }

  private:
    FRAMES_AVX2 static __m256i sixteenths(__m256i of) {
        return _mm256_and_si256(_mm256_srli_epi32(of, 12), _mm256_set1_epi32(15));
    }
};

FRAMES_AVX2 inline __m256i both(__m256i value) {
    return _mm256_or_si256(value, _mm256_slli_epi32(value, 16));
}

FRAMES_AVX2 inline __m256i load_two(const std::uint8_t* low, const std::uint8_t* high) {
    return _mm256_inserti128_si256(_mm256_castsi128_si256(_mm_loadu_si128(reinterpret_cast<const __m128i*>(low))),
                                   _mm_loadu_si128(reinterpret_cast<const __m128i*>(high)), 1);
}

/// Pixels of luma and alpha, each with the one to its right, and the same a row below. A way that runs nearly along
/// the rows needs a few loads for eight of them; any other is looked up one by one.
struct Neighbours {
    __m256i upper, lower;

    FRAMES_AVX2 Neighbours(const std::uint8_t* ya, int width, Walk walk, const Places& places) {
        const std::ptrdiff_t line = std::ptrdiff_t{width} * 2;
        std::int32_t first = walk.v >> 16, third = (walk.v + 3 * walk.dv) >> 16;
        std::int32_t fourth = (walk.v + 4 * walk.dv) >> 16, last = (walk.v + 7 * walk.dv) >> 16;
        int bend_low = third - first, bend_high = last - fourth;
        bool along = walk.du >= 0 && walk.du <= 2 * 65536 && bend_low >= -1 && bend_low <= 1 && bend_high >= -1 &&
                     bend_high <= 1;
        if (!along) {
            __m256i at = places.at(width);
            upper = _mm256_i32gather_epi32(reinterpret_cast<const int*>(ya), at, 2);
            lower = _mm256_i32gather_epi32(reinterpret_cast<const int*>(ya + line), at, 2);
            return;
        }
        std::int32_t low_row = bend_low < 0 ? third : first, high_row = bend_high < 0 ? last : fourth;
        std::int32_t low_column = walk.u >> 16, high_column = (walk.u + 4 * walk.du) >> 16;
        const std::uint8_t* low = ya + low_row * line + low_column * 2;
        const std::uint8_t* high = ya + high_row * line + high_column * 2;
        // Columns from each half's first, at most 6, as the places of their four bytes.
        __m256i from = _mm256_setr_epi32(low_column, low_column, low_column, low_column, high_column, high_column,
                                         high_column, high_column);
        __m256i column = _mm256_sub_epi32(_mm256_srai_epi32(places.u, 16), from);
        column = _mm256_add_epi32(both(_mm256_or_si256(column, _mm256_slli_epi32(column, 8))),
                                  both(_mm256_or_si256(column, _mm256_slli_epi32(column, 8))));
        const __m256i bytes = _mm256_add_epi32(column, _mm256_set1_epi32(0x03020100));
        __m256i top = _mm256_shuffle_epi8(load_two(low, high), bytes);
        __m256i middle = _mm256_shuffle_epi8(load_two(low + line, high + line), bytes);
        upper = top, lower = middle;
        if (bend_low == 0 && bend_high == 0) return;
        __m256i bottom =
            _mm256_shuffle_epi8(load_two(low + (bend_low ? 2 : 1) * line, high + (bend_high ? 2 : 1) * line), bytes);
        __m256i rows = _mm256_setr_epi32(low_row, low_row, low_row, low_row, high_row, high_row, high_row, high_row);
        __m256i below = _mm256_cmpgt_epi32(_mm256_srai_epi32(places.v, 16), rows);
        upper = _mm256_blendv_epi8(top, middle, below), lower = _mm256_blendv_epi8(middle, bottom, below);
    }
};

}  // namespace

FRAMES_AVX2 int walk_luma(const std::uint8_t* ya, int width, Walk walk, std::uint8_t* y, std::uint8_t* a, int n) {
    Places places(walk);
    const __m256i bytes = _mm256_set1_epi32(0x00ff00ff);
    int i = 0;
    for (; i + 8 <= n; i += 8, places.go(), walk = walk.after(8)) {
        Neighbours near(ya, width, walk, places);
        __m256i p = near.upper, q = near.lower, fu = places.across();
        __m256i across = _mm256_or_si256(_mm256_sub_epi32(_mm256_set1_epi32(16), fu), _mm256_slli_epi32(fu, 16));
        __m256i down = both(places.down()), up = _mm256_sub_epi16(_mm256_set1_epi16(16), down);
        auto sample = [&](__m256i top, __m256i bottom) FRAMES_AVX2 {
            __m256i rows = _mm256_add_epi16(_mm256_mullo_epi16(top, up), _mm256_mullo_epi16(bottom, down));
            return _mm256_srli_epi32(_mm256_add_epi32(_mm256_madd_epi16(rows, across), _mm256_set1_epi32(128)), 8);
        };
        __m256i luma = sample(_mm256_and_si256(p, bytes), _mm256_and_si256(q, bytes));
        __m256i alpha =
            sample(_mm256_and_si256(_mm256_srli_epi32(p, 8), bytes), _mm256_and_si256(_mm256_srli_epi32(q, 8), bytes));
        store_pairs(_mm256_or_si256(luma, _mm256_slli_epi32(alpha, 16)), y + i, a + i);
    }
    return i;
}

namespace {

/// Two samples of U, V, alpha and nothing, 16 bits each, in the lower half of each lane; k: which two of the eight.
template <int k>
FRAMES_AVX2 inline __m256i two_samples(const std::uint8_t* uva, std::ptrdiff_t line, const std::int32_t* at,
                                       __m256i across, __m256i down) {
    auto load = [&](const std::uint8_t* from) FRAMES_AVX2 {
        auto eight = [&](int i) FRAMES_AVX2 {
            return _mm_loadl_epi64(reinterpret_cast<const __m128i*>(from + std::ptrdiff_t{at[i]} * 4));
        };
        return _mm256_cvtepu8_epi16(_mm_unpacklo_epi64(eight(2 * k), eight(2 * k + 1)));
    };
    const __m256i which = _mm256_setr_epi32(2 * k, 2 * k, 2 * k, 2 * k, 2 * k + 1, 2 * k + 1, 2 * k + 1, 2 * k + 1);
    const __m256i sixteen = _mm256_set1_epi16(16);
    __m256i f = _mm256_permutevar8x32_epi32(down, which), g = _mm256_permutevar8x32_epi32(across, which);
    __m256i rows = _mm256_add_epi16(_mm256_mullo_epi16(load(uva), _mm256_sub_epi16(sixteen, f)),
                                    _mm256_mullo_epi16(load(uva + line), f));
    __m256i parts = _mm256_mullo_epi16(rows, _mm256_blend_epi32(_mm256_sub_epi16(sixteen, g), g, 0b11001100));
    __m256i sum = _mm256_add_epi16(parts, _mm256_shuffle_epi32(parts, 0b01001110));
    return _mm256_srli_epi16(_mm256_add_epi16(sum, _mm256_set1_epi16(128)), 8);
}

}  // namespace

FRAMES_AVX2 int walk_chroma(const std::uint8_t* uva, int width, Walk walk, std::uint8_t* u, std::uint8_t* v,
                            std::uint8_t* a, int n) {
    Places places(walk);
    const auto line = static_cast<std::ptrdiff_t>(width) * 4;
    const __m256i by_channel =
        _mm256_broadcastsi128_si256(_mm_setr_epi8(0, 4, 8, 12, 1, 5, 9, 13, 2, 6, 10, 14, -1, -1, -1, -1));
    alignas(32) std::int32_t at[8];
    int i = 0;
    for (; i + 8 <= n; i += 8, places.go()) {
        _mm256_store_si256(reinterpret_cast<__m256i*>(at), places.at(width));
        __m256i across = both(places.across()), down = both(places.down());
        __m256i first = _mm256_unpacklo_epi64(two_samples<0>(uva, line, at, across, down),
                                              two_samples<1>(uva, line, at, across, down));
        __m256i second = _mm256_unpacklo_epi64(two_samples<2>(uva, line, at, across, down),
                                               two_samples<3>(uva, line, at, across, down));
        // Even samples in the lower lane, odd ones in the upper.
        __m256i channels = _mm256_shuffle_epi8(_mm256_packus_epi16(first, second), by_channel);
        __m128i even = _mm256_castsi256_si128(channels), odd = _mm256_extracti128_si256(channels, 1);
        __m128i colours = _mm_unpacklo_epi8(even, odd);
        _mm_storel_epi64(reinterpret_cast<__m128i*>(u + i), colours);
        _mm_storel_epi64(reinterpret_cast<__m128i*>(v + i), _mm_unpackhi_epi64(colours, colours));
        _mm_storel_epi64(reinterpret_cast<__m128i*>(a + i), _mm_unpackhi_epi8(even, odd));
    }
    return i;
}

}  // namespace frames::kernels::avx2
#else
namespace frames::kernels::avx2 {
bool here() {
    return false;
}
int scale_luma(const Two*, int, const std::int32_t*, std::uint8_t*, std::uint8_t*, int) {
    return 0;
}
int scale_chroma(const Four*, int, const std::int32_t*, std::uint8_t*, std::uint8_t*, std::uint8_t*, int) {
    return 0;
}
int walk_luma(const std::uint8_t*, int, Walk, std::uint8_t*, std::uint8_t*, int) {
    return 0;
}
int walk_chroma(const std::uint8_t*, int, Walk, std::uint8_t*, std::uint8_t*, std::uint8_t*, int) {
    return 0;
}
}  // namespace frames::kernels::avx2
#endif
