// SPDX-License-Identifier: MIT
// A workload equal to reel-30, of our own media: made footage, two of our illustrations, our voice and music.
#pragma once
#include <filesystem>

#include "app/house.hpp"

namespace app::bench {

/// Writes what read_reel() reads and k30.ass for the comparison with ffmpeg.
void write_workload(House& house, const std::filesystem::path& folder);

}  // namespace app::bench
