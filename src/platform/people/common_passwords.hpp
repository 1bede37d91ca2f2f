// SPDX-License-Identifier: MIT
// Passwords that everybody tries first.
#pragma once
#include <string_view>

namespace people {

/// One of the commonest of at least eight characters (capitals do not help), one piece repeated, or a run along the
/// keyboard.
bool common_password(std::string_view password);
std::size_t common_password_count();

}  // namespace people
