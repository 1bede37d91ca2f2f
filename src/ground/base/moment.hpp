// SPDX-License-Identifier: MIT
// A point in time, whole microseconds of UTC since 1970.
#pragma once
#include <chrono>
#include <string>
#include <string_view>

namespace base {

using Moment = std::chrono::sys_time<std::chrono::microseconds>;

/// The wall clock's. Leases and deadlines within one process use the steady clock instead.
Moment now();

/// RFC 3339 with milliseconds, "2026-11-22T19:10:02.125Z".
std::string iso(Moment moment);
/// RFC 3339 with "Z" or an offset, or a bare date (midnight UTC). Years 1970 to 9999. Throws invalid.
Moment moment_from(std::string_view text);

}  // namespace base
