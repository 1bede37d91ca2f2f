// SPDX-License-Identifier: MIT

#include "stage/layouts/figure.hpp"

namespace stage {

std::optional<FigureParts> figure_parts(const std::string& value) {
    auto digit = [](char c) { return c >= '0' && c <= '9'; };
    std::size_t i = 0;
    while (i < value.size() && !digit(value[i])) ++i;
    if (i == value.size()) return {};
    FigureParts parts;
    parts.before = value.substr(0, i);
    bool after_point = false;
    int digits = 0;
    for (; i < value.size(); ++i) {
        char c = value[i];
        bool next = i + 1 < value.size() && digit(value[i + 1]);
        if (digit(c)) {
            if (++digits > 15) return {};
            parts.scaled = parts.scaled * 10 + (c - '0');
            parts.decimals += after_point;
        } else if ((c == ',' || c == '.') && next && !after_point) {
            std::size_t run = 0;
            while (i + 1 + run < value.size() && digit(value[i + 1 + run])) ++run;
            if (c == ',' && run == 3)
                parts.grouped = true;
            else
                after_point = true, parts.point = c;
        } else
            break;
    }
    parts.after = value.substr(i);
    for (char c : parts.after)
        if (digit(c)) return {};
    return parts;
}

std::string figure_at(const FigureParts& parts, double share) {
    auto now = static_cast<std::int64_t>(static_cast<double>(parts.scaled) * share + 0.5);
    std::string digits = std::to_string(now), out;
    if (static_cast<int>(digits.size()) <= parts.decimals)
        digits = std::string(static_cast<std::size_t>(parts.decimals) + 1 - digits.size(), '0').append(digits);
    std::string whole = digits.substr(0, digits.size() - static_cast<std::size_t>(parts.decimals));
    for (std::size_t i = 0; i < whole.size(); ++i) {
        if (parts.grouped && i && (whole.size() - i) % 3 == 0) out += ',';
        out += whole[i];
    }
    if (parts.decimals) {
        out += parts.point;
        out.append(digits, whole.size(), std::string::npos);
    }
    return parts.before + out + parts.after;
}

bool is_year(const FigureParts& parts, const std::string& unit) {
    bool plain = parts.before.empty() && parts.after.empty() && !parts.grouped && parts.decimals == 0;
    bool measured = unit.ends_with("s") || unit.size() < 3 || unit == "people" || unit == "metre" || unit == "feet";
    return plain && (unit.empty() || !measured) && parts.scaled >= 1000 && parts.scaled <= 2100;
}

bool counts_up(const std::string& value, const std::string& unit) {
    auto parts = figure_parts(value);
    if (!parts || (parts->decimals == 0 && parts->scaled < 10)) return false;
    return !is_year(*parts, unit);
}

}  // namespace stage
