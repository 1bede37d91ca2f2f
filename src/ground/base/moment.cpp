// SPDX-License-Identifier: MIT
#include "base/moment.hpp"

#include <fmt/format.h>

#include <optional>

#include "base/failure.hpp"

namespace base {

namespace {

using namespace std::chrono;

/// Takes exactly `digits` decimal digits off the front.
std::optional<int> number(std::string_view& text, std::size_t digits) {
    if (text.size() < digits) return std::nullopt;
    int value = 0;
    for (auto c : text.substr(0, digits)) {
        if (c < '0' || c > '9') return std::nullopt;
        value = value * 10 + (c - '0');
    }
    text.remove_prefix(digits);
    return value;
}

bool take(std::string_view& text, std::string_view any_of) {
    if (text.empty() || any_of.find(text.front()) == std::string_view::npos) return false;
    text.remove_prefix(1);
    return true;
}

/// Digits after the point, as microseconds; finer ones are dropped.
std::optional<microseconds> fraction(std::string_view& text) {
    int value = 0, unit = 100'000, digits = 0;
    while (!text.empty() && text.front() >= '0' && text.front() <= '9') {
        value += (text.front() - '0') * unit;
        unit /= 10, ++digits;
        text.remove_prefix(1);
    }
    return digits > 0 && digits <= 9 ? std::optional(microseconds(value)) : std::nullopt;
}

std::optional<microseconds> offset(std::string_view& text) {
    if (take(text, "Zz")) return microseconds(0);
    bool west = !text.empty() && text.front() == '-';
    if (!take(text, "+-")) return std::nullopt;
    auto hour = number(text, 2);
    if (!hour || !take(text, ":")) return std::nullopt;
    auto minute = number(text, 2);
    if (!minute || *hour > 23 || *minute > 59) return std::nullopt;
    auto ahead = hours(*hour) + minutes(*minute);
    return west ? -ahead : ahead;
}

std::optional<Moment> read(std::string_view text) {
    auto year = number(text, 4);
    if (!year || *year < 1970 || !take(text, "-")) return std::nullopt;
    auto month = number(text, 2);
    if (!month || !take(text, "-")) return std::nullopt;
    auto day = number(text, 2);
    if (!day) return std::nullopt;
    year_month_day date{std::chrono::year(*year), std::chrono::month(static_cast<unsigned>(*month)),
                        std::chrono::day(static_cast<unsigned>(*day))};
    if (!date.ok()) return std::nullopt;
    Moment moment = sys_days(date);
    if (text.empty()) return moment;
    if (!take(text, "Tt ")) return std::nullopt;
    auto hour = number(text, 2);
    if (!hour || !take(text, ":")) return std::nullopt;
    auto minute = number(text, 2);
    if (!minute || !take(text, ":")) return std::nullopt;
    auto second = number(text, 2);
    if (!second || *hour > 23 || *minute > 59 || *second > 59) return std::nullopt;
    moment += hours(*hour) + minutes(*minute) + seconds(*second);
    if (take(text, ".")) {
        auto part = fraction(text);
        if (!part) return std::nullopt;
        moment += *part;
    }
    auto ahead = offset(text);
    if (!ahead || !text.empty()) return std::nullopt;
    return moment - *ahead;
}

}  // namespace

Moment now() {
    return floor<microseconds>(system_clock::now());
}

std::string iso(Moment moment) {
    auto day = floor<days>(moment);
    year_month_day date{day};
    hh_mm_ss time{floor<milliseconds>(moment - day)};
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}.{:03}Z", static_cast<int>(date.year()),
                       static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()), time.hours().count(),
                       time.minutes().count(), time.seconds().count(), time.subseconds().count());
}

Moment moment_from(std::string_view text) {
    if (auto moment = read(text)) return *moment;
    throw Failure{Trouble::invalid, "A time is written as in 2026-11-22T19:10:02Z."};
}

}  // namespace base
