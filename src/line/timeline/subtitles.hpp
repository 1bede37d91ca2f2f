// SPDX-License-Identifier: MIT
// Subtitles from the same word times as the captions.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "speech/utterance.hpp"
#include "timeline/timeline.hpp"

namespace timeline {

/// A stretch of caption: at most `most` characters, broken at phrase ends. Film time.
struct Cue {
    int start_ms = 0;
    int end_ms = 0;
    std::string speaker;
    std::vector<speech::SpokenWord> words;
};

std::vector<Cue> cues(const film::Film& film, const Timeline& timeline,
                      const std::vector<speech::Utterance>& utterances, std::size_t most = 42);

/// format: srt (SubRip), vtt (https://www.w3.org/TR/webvtt1/, words timed), ass (Advanced SubStation, karaoke tags).
/// Throws invalid for another format.
std::string subtitles(std::string_view format, const std::vector<Cue>& cues);

}  // namespace timeline
