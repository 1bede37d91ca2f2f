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

FRAMES_AVX2 int walk_luma(const std::uint8_t* ya, int width, Walk walk, std::uint8_t* y, std::uint8_t* a, int n) {
    const __m256i steps = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
    __m256i u = _mm256_add_epi32(_mm256_set1_epi32(walk.u), _mm256_mullo_epi32(steps, _mm256_set1_epi32(walk.du)));
    __m256i v = _mm256_add_epi32(_mm256_set1_epi32(walk.v), _mm256_mullo_epi32(steps, _mm256_set1_epi32(walk.dv)));
    const __m256i du = _mm256_set1_epi32(8 * walk.du), dv = _mm256_set1_epi32(8 * walk.dv);
    const __m256i fifteen = _mm256_set1_epi32(15), bytes = _mm256_set1_epi32(0x00ff00ff);
    auto* upper = reinterpret_cast<const int*>(ya);
    auto* lower = reinterpret_cast<const int*>(ya + static_cast<std::ptrdiff_t>(width) * 2);
    int i = 0;
    for (; i + 8 <= n; i += 8) {
        __m256i at = _mm256_add_epi32(_mm256_mullo_epi32(_mm256_srai_epi32(v, 16), _mm256_set1_epi32(width)),
                                      _mm256_srai_epi32(u, 16));
        __m256i p = _mm256_i32gather_epi32(upper, at, 2), q = _mm256_i32gather_epi32(lower, at, 2);
        __m256i fu = _mm256_and_si256(_mm256_srli_epi32(u, 12), fifteen),
                fv = _mm256_and_si256(_mm256_srli_epi32(v, 12), fifteen);
        __m256i across = _mm256_or_si256(_mm256_sub_epi32(_mm256_set1_epi32(16), fu), _mm256_slli_epi32(fu, 16));
        __m256i down = _mm256_or_si256(fv, _mm256_slli_epi32(fv, 16)),
                up = _mm256_sub_epi16(_mm256_set1_epi16(16), down);
        auto sample = [&](__m256i top, __m256i bottom) FRAMES_AVX2 {
            __m256i rows = _mm256_add_epi16(_mm256_mullo_epi16(top, up), _mm256_mullo_epi16(bottom, down));
            return _mm256_srli_epi32(_mm256_add_epi32(_mm256_madd_epi16(rows, across), _mm256_set1_epi32(128)), 8);
        };
        __m256i luma = sample(_mm256_and_si256(p, bytes), _mm256_and_si256(q, bytes));
        __m256i alpha =
            sample(_mm256_and_si256(_mm256_srli_epi32(p, 8), bytes), _mm256_and_si256(_mm256_srli_epi32(q, 8), bytes));
        store_pairs(_mm256_or_si256(luma, _mm256_slli_epi32(alpha, 16)), y + i, a + i);
        u = _mm256_add_epi32(u, du), v = _mm256_add_epi32(v, dv);
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
}  // namespace frames::kernels::avx2
#endif
