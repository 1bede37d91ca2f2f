// SPDX-License-Identifier: MIT
// What people say of themselves, as it is kept: each throws invalid, with the field's name.
#pragma once
#include <optional>
#include <string>
#include <string_view>

namespace people {

/// Trimmed, in small letters: one mailbox, one account. Letters beyond ASCII stay as they are.
std::string email_from(std::string_view text);
/// 1 to 200 characters, no control characters.
std::string full_name_from(std::string_view text);
/// 3 to 30 of a-z, 0-9, "_", "." and "-", beginning with a letter or digit.
std::string username_from(std::string_view text);
/// http(s), or a path of ours; at most 512 bytes.
std::string avatar_url_from(std::string_view text);
/// E.164: "+", then 7 to 15 digits. Spaces, dots, hyphens and brackets between them go.
std::string phone_number_from(std::string_view text);

}  // namespace people
