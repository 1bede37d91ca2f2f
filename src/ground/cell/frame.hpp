// SPDX-License-Identifier: MIT
// Messages over a socket: eight bytes of length, one of kind, then the bytes.
#pragma once
#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace cell {

/// The capital ones are the last words of a child that leaves; death tells how a fork of it ended.
enum class Kind : char {
    request = 'q',
    answer = 'a',
    failure = 'f',
    limits = 'l',
    last_answer = 'A',
    last_failure = 'F',
    death = 'd'
};

struct Frame {
    Kind kind;
    std::string bytes;
};

enum class Trouble { none, closed, late, too_large };

using Deadline = std::optional<std::chrono::steady_clock::time_point>;

/// Blocks until all is written, the other side is gone, or the deadline is past.
Trouble send(int socket, Kind kind, std::string_view bytes, const Deadline& deadline);
/// frame is whole only with Trouble::none.
Trouble receive(int socket, Frame& frame, std::uint64_t most, const Deadline& deadline);

}  // namespace cell
