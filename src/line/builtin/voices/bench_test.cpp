// SPDX-License-Identifier: MIT
#include "builtin/voices/bench.hpp"

#include <gtest/gtest.h>
#include <boost/describe/enum_from_string.hpp>
#include <cstdlib>

#include "builtin/voices/speaker.hpp"

namespace {

TEST(VoiceBench, TheDefaultVoiceIsUnderstood) {
    builtin::BuiltinSpeaker speaker;
    auto sentences = builtin::read_sentences(AUTOVIDEO_SOURCE_DIR "/tests/scripts/sentences.txt");
    ASSERT_EQ(sentences.size(), 20u);
    // All twenty take a quarter of a minute: AUTOVIDEO_BENCH=1 for the gate, AUTOVIDEO_BENCH_VOICES=1 to compare
    // voices.
    if (!std::getenv("AUTOVIDEO_BENCH") && !std::getenv("AUTOVIDEO_BENCH_VOICES"))
        sentences = {sentences[3], sentences[5], sentences[10], sentences[15]};
    std::vector<std::string> voices{builtin::default_voice};
    if (std::getenv("AUTOVIDEO_BENCH_VOICES")) voices = {"rms", "slt", "awb"};
    auto style = script::Style::engaging;
    if (auto* name = std::getenv("AUTOVIDEO_BENCH_STYLE")) boost::describe::enum_from_string(name, style);
    for (const auto& voice : voices) {
        auto marks = builtin::mark_voice(speaker, {voice, "en", style}, sentences);
        std::printf(
            "%s: WER %.1f %% (%d of %d), caption starts off by %d ms (median), %d ms (p90), %.0f words/min, pitch %.0f "
            "Hz over %.1f semitones, %.3f CPU s/s\n",
            voice.c_str(), marks.word_error_percent, marks.errors, marks.words, marks.caption_error_median_ms,
            marks.caption_error_p90_ms, marks.words_per_minute, marks.pitch_hertz, marks.pitch_semitones,
            marks.real_time_factor);
        if (voice != builtin::default_voice) continue;
        EXPECT_LE(marks.word_error_percent, sentences.size() < 20 ? 25 : 16);
        EXPECT_LE(marks.caption_error_median_ms, 20);
    }
}

}  // namespace
