// SPDX-License-Identifier: MIT
// Names that nobody else gives, and bytes that nobody can guess.
#pragma once
#include <string>
#include <string_view>

namespace base {

/// UUID version 7 (RFC 9562): 36 characters, ordered by the millisecond they were made in, 74 random bits.
std::string new_id();

/// Of the shape of new_id(), in lower case; says nothing about whether it was ever given.
bool is_id(std::string_view text);

/// From the kernel's generator (getrandom). Throws internal, which does not happen on a started system.
std::string random_bytes(std::size_t count);

}  // namespace base
