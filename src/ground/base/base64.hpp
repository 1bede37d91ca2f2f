// SPDX-License-Identifier: MIT
// Bytes as text of sixty-four signs (RFC 4648).
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// "+" and "/", padded with "=".
std::string base64(std::string_view bytes);
/// "-" and "_", no padding: for tokens and addresses.
std::string base64url(std::string_view bytes);
/// The one text that base64url() would write for some bytes; nothing for any other: padding, white space, foreign
/// signs, leftover bits.
std::optional<std::string> from_base64url(std::string_view text);

}  // namespace base
