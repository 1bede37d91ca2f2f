// SPDX-License-Identifier: MIT
// The workload reel-30: looped footage, two characters that slide in by turns, karaoke captions, voice over music.
#pragma once
#include <boost/describe/class.hpp>
#include <filesystem>
#include <string>
#include <vector>

#include "media/sound.hpp"
#include "timeline/timeline.hpp"

namespace app::bench {

/// timeline.json of a workload: its words, seconds from the start, and which stand on a page together.
struct Word {
    std::string text;
    double start = 0, end = 0;
};
BOOST_DESCRIBE_STRUCT(Word, (), (text, start, end))
struct Times {
    std::vector<Word> words;
    std::vector<std::vector<int>> pages;
    int fps = 30, dur = 30, w = 1080, h = 1920;
};
BOOST_DESCRIBE_STRUCT(Times, (), (words, pages, fps, dur, w, h))

struct Reel {
    std::vector<timeline::Segment> segments;
    media::Sound voice, music;
    int fps = 30, frames = 0, width = 1080, height = 1920;
};

/// folder: a workload, with charA.png, charB.png, timeline.json, voice and music (.flac or .wav). footage: any video;
/// its mezzanine goes to scratch. Throws missing or invalid, naming the file.
Reel read_reel(const std::filesystem::path& folder, const std::filesystem::path& footage,
               const std::filesystem::path& scratch);

/// DIR/voice.flac, or DIR/voice.wav where there is none.
std::filesystem::path sound_of(const std::filesystem::path& folder, const std::string& name);

}  // namespace app::bench
