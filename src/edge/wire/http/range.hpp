// SPDX-License-Identifier: MIT
// Which bytes of a representation a Range field asks for (RFC 9110 section 14).
#pragma once
#include <cstdint>
#include <string_view>
#include <vector>

namespace wire {

struct Range {
    std::uint64_t first = 0;
    std::uint64_t last = 0;  ///< inclusive
    std::uint64_t length() const { return last - first + 1; }
    bool operator==(const Range&) const = default;
};

enum class Asked {
    whole,          ///< no range, or one that makes no sense: the whole is the answer
    parts,          ///< at least one range lies within
    unsatisfiable,  ///< 416: none lies within, more than ten, or together more than the whole
};

struct Ranges {
    Asked asked = Asked::whole;
    std::vector<Range> parts;  ///< in the order asked for, cut at the end
};

constexpr std::size_t most_ranges = 10;

/// field: the value of Range. size: of the representation.
Ranges ranges_of(std::string_view field, std::uint64_t size);

}  // namespace wire
