// SPDX-License-Identifier: MIT
// How well a voice is understood, and how true its word times are.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

#include "speech/voice.hpp"

namespace builtin {

struct VoiceMarks {
    std::string voice;
    int words = 0;
    int errors = 0;  ///< of the words, by the recogniser
    double word_error_percent = 0;
    int caption_error_median_ms = 0;  ///< |start of a caption word - the aligner's|
    int caption_error_p90_ms = 0;
    double words_per_minute = 0;  ///< pauses included
    double pitch_hertz = 0;       ///< median
    double pitch_semitones = 0;   ///< 5th to 95th percentile
    double real_time_factor = 0;  ///< CPU seconds per second of speech
};

/// One sentence a line; "#" starts a comment.
std::vector<std::string> read_sentences(const std::filesystem::path& file);

VoiceMarks mark_voice(speech::Speaker& speaker, const speech::Voice& voice, const std::vector<std::string>& sentences);

}  // namespace builtin
