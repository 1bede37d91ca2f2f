// SPDX-License-Identifier: MIT
// What a cell gives up before it hears its first request.
#pragma once
#include "cell/cell.hpp"

namespace cell {

/// Resource limits, no new privileges, a system call filter. Throws internal when the kernel refuses.
/// Files stay readable: libraries load their data late. Nothing can be written but to the socket when file_bytes is 0.
void enter_jail(const Limits& limits);

}  // namespace cell
