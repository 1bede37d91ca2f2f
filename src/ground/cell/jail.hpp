// SPDX-License-Identifier: MIT
// What a cell gives up before it hears its first request.
#pragma once
#include "cell/cell.hpp"

namespace cell {

/// AddressSanitizer's shadow alone is larger than any limit on address space.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool limits_memory = false;
#elif defined(__has_feature)
inline constexpr bool limits_memory = !__has_feature(address_sanitizer);
#else
inline constexpr bool limits_memory = true;
#endif

/// Resource limits, no new privileges, a system call filter. Throws internal when the kernel refuses.
/// Files stay readable: libraries load their data late. Nothing can be written but to the socket when file_bytes is 0.
void enter_jail(const Limits& limits);

}  // namespace cell
