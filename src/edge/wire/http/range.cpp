// SPDX-License-Identifier: MIT
#include "wire/http/range.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "wire/http/headers.hpp"

namespace wire {

namespace {

/// Numbers too large to hold are as good as the largest.
std::optional<std::uint64_t> number(std::string_view digits) {
    if (digits.empty() || digits.find_first_not_of("0123456789") != std::string_view::npos) return std::nullopt;
    std::uint64_t value = 0;
    auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return read.ec == std::errc::result_out_of_range ? ~std::uint64_t{0} : value;
}

}  // namespace

Ranges ranges_of(std::string_view field, std::uint64_t size) {
    constexpr std::string_view unit = "bytes=";
    if (field.size() <= unit.size() || !same_name(field.substr(0, unit.size()), unit)) return {};
    field.remove_prefix(unit.size());
    Ranges ranges;
    std::size_t asked = 0;
    std::uint64_t sum = 0;
    for (bool last = false; !last;) {
        auto comma = field.find(',');
        last = comma == std::string_view::npos;
        auto part = trim_blanks(field.substr(0, comma));
        if (!last) field.remove_prefix(comma + 1);
        if (part.empty()) continue;  // the list syntax of HTTP allows empty elements
        auto dash = part.find('-');
        if (dash == std::string_view::npos) return {};
        auto from = number(part.substr(0, dash)), to = number(part.substr(dash + 1));
        if ((!from && dash > 0) || (!to && dash + 1 < part.size()) || (!from && !to) || (from && to && *from > *to))
            return {};
        ++asked;
        if (size == 0 || (from && *from >= size) || (!from && *to == 0)) continue;
        Range range{from ? *from : size - std::min(*to, size), from && to ? std::min(*to, size - 1) : size - 1};
        sum += range.length();
        ranges.parts.push_back(range);
        if (asked > most_ranges) break;
    }
    if (asked == 0) return {};
    bool refused = ranges.parts.empty() || asked > most_ranges || (asked > 1 && sum > size);
    if (refused) ranges.parts.clear();
    ranges.asked = refused ? Asked::unsatisfiable : Asked::parts;
    return ranges;
}

}  // namespace wire
