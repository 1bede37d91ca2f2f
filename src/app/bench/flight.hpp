// SPDX-License-Identifier: MIT
// A flight over made-up land and sea: to an encoder what real footage is (detail at every size, drift and shake, light
// grain, a cut now and then), and ours to ship.
#pragma once
#include <filesystem>

namespace app::bench {

struct Flight {
    double haste = 1;  ///< of its speed and its shaking
    double grain = 1;  ///< 1: some 1.5 levels
    int frames = 360;  ///< 30 a second, a cut every 120
    int width = 1280, height = 720;
};

/// H.264 in MP4. The same bytes each time.
void write_flight(const std::filesystem::path& path, const Flight& flight);

}  // namespace app::bench
