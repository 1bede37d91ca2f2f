// SPDX-License-Identifier: MIT
#include "builtin/voices/speaker.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>

#include "base/failure.hpp"
#include "builtin/voices/pitch.hpp"

namespace {

script::Line line_of(std::string text) {
    return {"l1", "", std::move(text), {}};
}

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
            file.write(reinterpret_cast<const char*>(utterance.sound.samples.data()),
                       static_cast<std::streamsize>(utterance.sound.samples.size() * 4));
            for (const auto& word : utterance.words)
                std::printf("%s %d-%d%s%s\n", word.text.c_str(), word.start_ms, word.end_ms, word.stressed ? " *" : "",
                            word.ends_phrase ? " |" : "");
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
        if (std::getenv("LISTEN"))
            std::printf("%s: %s| %d\n", id, times.c_str(), static_cast<int>(utterance.sound.duration().count()));
    }
}

double median_pitch(const speech::Utterance& utterance, int from_ms, int to_ms) {
    std::vector<float> part(utterance.sound.samples.begin() + from_ms * 48,
                            utterance.sound.samples.begin() +
                                std::min<long>(to_ms * 48, static_cast<long>(utterance.sound.samples.size())));
    auto track = builtin::pitch_track(part, media::sample_rate);
    std::erase(track, 0.0);
    if (track.empty()) return 0;
    std::nth_element(track.begin(), track.begin() + static_cast<long>(track.size() / 2), track.end());
    return track[track.size() / 2];
}

double median_pitch(const speech::Utterance& utterance) {
    return median_pitch(utterance, 0, static_cast<int>(utterance.sound.duration().count()));
}

TEST(Speaker, RateAndPitchAreHonoured) {
    builtin::BuiltinSpeaker speaker;
    auto line = line_of("The ocean is so deep that nobody has seen the floor of it all.");
    for (const char* id : {"rms", "slt", "awb"}) {
        auto plain = speaker.speak(line, {id}), fast = speaker.speak(line, {id, "en", script::Style::engaging, 150}),
             high = speaker.speak(line, {id, "en", script::Style::engaging, 100, 400});
        EXPECT_NEAR(static_cast<double>(fast.sound.frames()) / static_cast<double>(plain.sound.frames()), 1 / 1.5, 0.06)
            << id;
        EXPECT_NEAR(1200 * std::log2(median_pitch(high) / median_pitch(plain)), 400, 80) << id;
        auto calm = speaker.speak(line, {id, "en", script::Style::calm});
        EXPECT_GT(calm.sound.frames(), plain.sound.frames());
    }
    EXPECT_THROW(speaker.speak(line, {"rms", "en", script::Style::calm, 20}), base::Failure);
    EXPECT_THROW(speaker.speak(line, {"rms", "en", script::Style::calm, 100, 5000}), base::Failure);
}

TEST(Speaker, QuestionsRise) {
    builtin::BuiltinSpeaker speaker;
    for (const char* id : {"rms", "slt", "awb"}) {
        auto asked = speaker.speak(line_of("Is it on the river?"), {id}),
             told = speaker.speak(line_of("It is on the river."), {id});
        auto tail = [](const speech::Utterance& u) {
            return median_pitch(u, u.words.back().end_ms - 200, u.words.back().end_ms);
        };
        EXPECT_GT(tail(asked), 1.15 * tail(told)) << id << " " << tail(asked) << " " << tail(told);
    }
}

TEST(Speaker, EdgesAndPausesAreExact) {
    builtin::BuiltinSpeaker speaker;
    for (const char* id : {"rms", "slt", "awb", "de"}) {
        auto utterance = speaker.speak(line_of("Melons are sweet, and lemons are sour. Really."), {id});
        int length = static_cast<int>(utterance.sound.duration().count());
        EXPECT_NEAR(utterance.words.front().start_ms, 45, 20) << id;
        EXPECT_GE(length - utterance.words.back().end_ms, 30) << id;
        EXPECT_LE(length - utterance.words.back().end_ms, 80) << id;
        double peak = 0;
        for (float sample : utterance.sound.samples) peak = std::max(peak, std::abs(static_cast<double>(sample)));
        EXPECT_LT(peak, 0.85) << id;
        EXPECT_GT(peak, 0.2) << id;
        if (std::string(id) != "de") EXPECT_NEAR(utterance.words[3].start_ms - utterance.words[2].end_ms, 150, 6) << id;
    }
}

}  // namespace
