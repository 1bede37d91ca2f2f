// SPDX-License-Identifier: MIT
// Money: whole millionths of a credit, never a fraction of one, never a float.
#pragma once
#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace wallet {

struct Credits {
    std::int64_t micros = 0;

    static constexpr Credits whole(std::int64_t credits) { return {credits * 1'000'000}; }
    constexpr auto operator<=>(const Credits&) const = default;
    constexpr Credits operator-() const { return {-micros}; }
    constexpr Credits operator+(Credits other) const { return {micros + other.micros}; }
    constexpr Credits operator-(Credits other) const { return {micros - other.micros}; }
};

/// No balance or amount is larger, so that no sum of two overflows: a billion credits.
constexpr Credits most = Credits::whole(1'000'000'000);

/// "12", "0.25", "-3.5": at most six digits after the point. Throws invalid: signs of nothing, exponents, spaces, more
/// than `most`.
Credits credits_from(std::string_view text);
std::string to_string(Credits credits);

}  // namespace wallet
