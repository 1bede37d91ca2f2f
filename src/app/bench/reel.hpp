// SPDX-License-Identifier: MIT
// The workload reel-30: looped footage, two characters that slide in by turns, karaoke captions, voice over music.
#pragma once
#include <filesystem>
#include <vector>

#include "media/sound.hpp"
#include "timeline/timeline.hpp"

namespace app::bench {

/// What a workload folder holds: bg12.mp4, charA.png, charB.png, timeline.json, voice.flac, music.flac.
struct Reel {
    std::vector<timeline::Segment> segments;
    media::Sound voice, music;
    int fps = 30, frames = 0, width = 1080, height = 1920;
};

/// scratch: where the footage's mezzanine goes. Throws missing or invalid, naming the file.
Reel read_reel(const std::filesystem::path& folder, const std::filesystem::path& scratch);

}  // namespace app::bench
