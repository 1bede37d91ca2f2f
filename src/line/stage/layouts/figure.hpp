// SPDX-License-Identifier: MIT
// A number as written, taken apart so that it can count up in the same dress.
#pragma once
#include <cstdint>
#include <optional>
#include <string>

namespace stage {

struct FigureParts {
    std::string before;       ///< "$", "-", "about "
    std::string after;        ///< "%", "M", "x"
    std::int64_t scaled = 0;  ///< digits without the point
    int decimals = 0;
    bool grouped = false;  ///< commas between thousands
    char point = '.';
};
/// None when the text holds no plain number ("half", "2:1", "1-3").
std::optional<FigureParts> figure_parts(const std::string& value);
/// The number at a share of its way, 0..1, dressed alike.
std::string figure_at(const FigureParts& parts, double share);

/// 1969, and "2000 Nobel Prize": a point in time, nothing that grows. Units end in "s" or are short.
bool is_year(const FigureParts& parts, const std::string& unit);

/// Years are dates, and a single digit is read at once: they stand from the start instead of counting up from nothing.
bool counts_up(const std::string& value, const std::string& unit);

}  // namespace stage
