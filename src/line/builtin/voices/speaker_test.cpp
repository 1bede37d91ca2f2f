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

TEST(Speaker, OtherLanguagesKeepTheirWordsApart) {
    builtin::BuiltinSpeaker speaker;
    struct {
        const char* id;
        const char* text;
    } lines[] = {{"de", "Der Berg ist 1.250 Meter hoch, und kostet 25 Euro. Wirklich?"},
                 {"fr-fr", "En 1998, il y avait 21 amis et 77 chats !"},
                 {"es", "Son las 3 y media, y quedan 1.250.000 estrellas."},
                 {"en-us", "It costs $1,250 today."},
                 {"ru", "Это 42 кота."},
                 {"cmn", "你好 世界"},
                 {"de+f", "Guten Tag."}};
    for (const auto& [id, text] : lines) {
        auto utterance = speaker.speak(line_of(text), {id, id});
        int last = 0;
        std::string times;
        for (const auto& word : utterance.words) {
            times += word.text + " " + std::to_string(word.start_ms) + "-" + std::to_string(word.end_ms) + "  ";
            EXPECT_GE(word.start_ms, last);
            if (!word.spoken.empty()) EXPECT_GT(word.end_ms, word.start_ms + 30) << id << " " << word.text;
            last = word.end_ms;
        }
        if (std::getenv("LISTEN")) std::printf("%s: %s| %d\n", id, times.c_str(), static_cast<int>(utterance.sound.duration().count()));
    }
}

}  // namespace
