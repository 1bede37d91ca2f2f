// SPDX-License-Identifier: MIT
#include "wire/http/date.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstring>

namespace wire {

namespace {

// Not strftime and strptime: they follow the locale.
constexpr std::array days{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array months{"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

/// All fields must be in their ranges: timegm would carry them over.
std::optional<std::time_t> time_of(int year, const char* month, int day, int hour, int minute, int second) {
    auto found = std::find_if(months.begin(), months.end(), [&](const char* m) { return std::strcmp(m, month) == 0; });
    if (found == months.end() || year < 1601 || year > 9999 || day < 1 || day > 31 || hour < 0 || hour > 23 ||
        minute < 0 || minute > 59 || second < 0 || second > 60)
        return std::nullopt;
    std::tm moment{};
    moment.tm_year = year - 1900;
    moment.tm_mon = static_cast<int>(found - months.begin());
    moment.tm_mday = day;
    moment.tm_hour = hour;
    moment.tm_min = minute;
    moment.tm_sec = second;
    auto seconds = timegm(&moment);
    return moment.tm_mday == day ? std::optional(seconds) : std::nullopt;
}

}  // namespace

std::string http_date(std::time_t seconds) {
    std::tm moment{};
    gmtime_r(&seconds, &moment);
    char text[64];
    std::snprintf(text, sizeof text, "%s, %02d %s %04d %02d:%02d:%02d GMT",
                  days[static_cast<std::size_t>(moment.tm_wday)], moment.tm_mday,
                  months[static_cast<std::size_t>(moment.tm_mon)], moment.tm_year + 1900, moment.tm_hour, moment.tm_min,
                  moment.tm_sec);
    return text;
}

std::optional<std::time_t> parsed_http_date(std::string_view view) {
    if (view.size() > 40 || view.find('\0') != std::string_view::npos) return std::nullopt;
    std::string text(view);
    char weekday[10], month[4];
    int day = 0, year = 0, hour = 0, minute = 0, second = 0, end = 0;
    auto whole = [&] { return end == static_cast<int>(text.size()); };
    if (std::sscanf(text.c_str(), "%3[A-Za-z], %2d %3[A-Za-z] %4d %2d:%2d:%2d GMT%n", weekday, &day, month, &year,
                    &hour, &minute, &second, &end) == 7 &&
        whole())
        return time_of(year, month, day, hour, minute, second);
    if (std::sscanf(text.c_str(), "%9[A-Za-z], %2d-%3[A-Za-z]-%2d %2d:%2d:%2d GMT%n", weekday, &day, month, &year,
                    &hour, &minute, &second, &end) == 7 &&
        whole())  // RFC 850; two-digit years are of the last fifty or the next
        return time_of(year + (year < 70 ? 2000 : 1900), month, day, hour, minute, second);
    if (std::sscanf(text.c_str(), "%3[A-Za-z] %3[A-Za-z] %2d %2d:%2d:%2d %4d%n", weekday, month, &day, &hour, &minute,
                    &second, &year, &end) == 7 &&
        whole())  // asctime
        return time_of(year, month, day, hour, minute, second);
    return std::nullopt;
}

std::string_view http_date_now() {
    thread_local std::time_t made = 0;
    thread_local std::string text;
    auto now = std::time(nullptr);
    if (now != made) text = http_date(made = now);
    return text;
}

}  // namespace wire
