// SPDX-License-Identifier: MIT
// The yardstick: finished frames encoded alone, by one x264 in one go.
#pragma once
#include <filesystem>
#include <string>

#include "frames/frames.hpp"

namespace app::bench {

/// Encodes a file of raw yuv420p frames (no padding between rows) as one stream with `threads` threads and otherwise
/// the profile's own settings (keyint 250). Writes Annex B. Returns its bytes.
std::int64_t encode_continuous(const std::filesystem::path& raw, const frames::Profile& profile, int threads,
                               const std::filesystem::path& out);

}  // namespace app::bench
