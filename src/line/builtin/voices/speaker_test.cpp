// SPDX-License-Identifier: MIT
#include "builtin/voices/speaker.hpp"

#include <gtest/gtest.h>
#include <cstdlib>
#include <fstream>

namespace {

script::Line line_of(std::string text) { return {"l1", "", std::move(text), {}}; }

TEST(Speaker, SpeaksWithWordTimes) {
    builtin::BuiltinSpeaker speaker;
    for (const char* id : {"rms", "slt", "awb"}) {
        auto utterance = speaker.speak(line_of("The birch canoe slid, on the smooth planks. Is it easy?"), {id});
        ASSERT_EQ(utterance.words.size(), 11u);
        int last = 0;
        for (const auto& word : utterance.words) {
            EXPECT_GE(word.start_ms, last) << word.text;
            EXPECT_GT(word.end_ms, word.start_ms) << word.text;
            last = word.end_ms;
        }
        EXPECT_LE(last, utterance.sound.duration().count());
        if (auto* folder = std::getenv("LISTEN")) {
            std::ofstream file(std::string(folder) + "/" + id + ".f32", std::ios::binary);
            file.write(reinterpret_cast<const char*>(utterance.sound.samples.data()), static_cast<std::streamsize>(utterance.sound.samples.size() * 4));
            for (const auto& word : utterance.words) std::printf("%s %d-%d%s%s\n", word.text.c_str(), word.start_ms, word.end_ms, word.stressed ? " *" : "", word.ends_phrase ? " |" : "");
        }
    }
}

}  // namespace
