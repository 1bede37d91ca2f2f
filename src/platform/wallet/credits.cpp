// SPDX-License-Identifier: MIT
#include "wallet/credits.hpp"

#include <fmt/format.h>

#include "base/failure.hpp"

namespace wallet {

Credits credits_from(std::string_view text) {
    auto wrong = [] {
        return base::Failure{base::Trouble::invalid, "An amount of credits is written as 12 or 0.25, up to a billion."};
    };
    bool negative = text.starts_with('-');
    if (negative) text.remove_prefix(1);
    auto point = text.find('.');
    auto whole = text.substr(0, point), part = point == std::string_view::npos ? "" : text.substr(point + 1);
    if (whole.empty() || whole.size() > 10 || part.size() > 6 || (point != std::string_view::npos && part.empty()))
        throw wrong();
    std::int64_t micros = 0;
    auto digits = std::string(whole) + std::string(part) + std::string(6 - part.size(), '0');
    for (auto c : digits) {
        if (c < '0' || c > '9') throw wrong();
        micros = micros * 10 + (c - '0');
    }
    if (micros > most.micros) throw wrong();
    return {negative ? -micros : micros};
}

std::string to_string(Credits credits) {
    auto micros = credits.micros < 0 ? -credits.micros : credits.micros;
    auto text = fmt::format("{}{}", credits.micros < 0 ? "-" : "", micros / 1'000'000);
    if (micros % 1'000'000 == 0) return text;
    text += fmt::format(".{:06}", micros % 1'000'000);
    return text.substr(0, text.find_last_not_of('0') + 1);
}

}  // namespace wallet
