// SPDX-License-Identifier: MIT
// The child's side of own media: decoders over untrusted bytes, in a jail.
#pragma once
#include <string>
#include <string_view>

namespace build {

/// The role's name, and its handler for the table that app gives to cell::serve.
inline constexpr const char* media_role = "media";

/// "bring", path, path to write footage to, width, height, frames a second, most seconds:
///     "picture" and an upright PNG, no larger than covers the canvas twice; or "footage" and the file written.
/// "sound", path, most seconds: channels, then float32 samples at 48 kHz.
/// Throws what the media room throws; every message names the file.
std::string answer_as_media(std::string_view request);

}  // namespace build
