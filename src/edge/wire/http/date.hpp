// SPDX-License-Identifier: MIT
// Dates as HTTP writes them (RFC 9110 section 5.6.7).
#pragma once
#include <ctime>
#include <optional>
#include <string>
#include <string_view>

namespace wire {

/// "Sun, 06 Nov 1994 08:49:37 GMT".
std::string http_date(std::time_t seconds);
/// That form and the two old ones. Nothing: it is no date.
std::optional<std::time_t> parsed_http_date(std::string_view text);
/// http_date of now, made once a second.
std::string_view http_date_now();

}  // namespace wire
