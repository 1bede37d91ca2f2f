// SPDX-License-Identifier: MIT
#include "speech/silence.hpp"

#include <gtest/gtest.h>
#include <cmath>

#include "base/failure.hpp"
#include "speech/aligner.hpp"
#include "speech/phrases.hpp"
#include "speech/resample.hpp"
#include "speech/utterance_bytes.hpp"

namespace {

/// A tone where words are, faint noise between.
speech::Utterance tones(const std::vector<std::pair<int, int>>& words, int length_ms) {
    speech::Utterance utterance;
    utterance.line = "l1", utterance.engine = "test";
    utterance.sound.samples.resize(static_cast<std::size_t>(length_ms) * 48);
    for (std::size_t i = 0; i < utterance.sound.samples.size(); ++i)
        utterance.sound.samples[i] = i % 2 ? 1e-4f : -1e-4f;
    for (auto [from, to] : words) {
        for (int i = from * 48; i < to * 48; ++i)
            utterance.sound.samples[static_cast<std::size_t>(i)] = 0.5f * std::sin(0.05f * static_cast<float>(i));
        utterance.words.push_back({"w", {"w"}, from, to});
        utterance.phones.push_back({"aa", from, to, static_cast<int>(utterance.words.size()) - 1});
    }
    return utterance;
}

double power(const speech::Utterance& utterance, int from_ms, int to_ms) {
    double sum = 0;
    for (int i = from_ms * 48; i < to_ms * 48; ++i)
        sum += std::pow(static_cast<double>(utterance.sound.samples.at(static_cast<std::size_t>(i))), 2);
    return sum / (48.0 * (to_ms - from_ms));
}

TEST(Silence, LongGapsAreCutAndTimesFollow) {
    auto utterance = tones({{400, 700}, {1000, 1300}, {2500, 3000}, {4000, 4200}}, 5000);
    EXPECT_EQ(speech::cut_silence(utterance), 350 + 950 + 750 + 730);
    EXPECT_EQ(utterance.words[0].start_ms, 50);
    EXPECT_EQ(utterance.words[1].start_ms - utterance.words[0].end_ms, 300);
    EXPECT_EQ(utterance.words[2].start_ms - utterance.words[1].end_ms, 250);
    EXPECT_EQ(utterance.words[3].start_ms - utterance.words[2].end_ms, 250);
    EXPECT_EQ(utterance.sound.duration().count(), 5000 - 2780);
    for (const auto& word : utterance.words) {
        EXPECT_GT(power(utterance, word.start_ms, word.end_ms), 0.1);
        EXPECT_LT(power(utterance, word.end_ms + 1, word.end_ms + 60), 1e-6);
        EXPECT_LT(power(utterance, word.start_ms - 40, word.start_ms - 1), 1e-6);
    }
    EXPECT_EQ(utterance.phones[3].end_ms, utterance.words[3].end_ms);
    EXPECT_EQ(speech::cut_silence(utterance), 0);
}

TEST(Silence, NothingToCut) {
    auto utterance = tones({}, 100);
    EXPECT_EQ(speech::cut_silence(utterance), 0);
    utterance = tones({{0, 100}}, 100);
    EXPECT_EQ(speech::cut_silence(utterance), 0);
    EXPECT_EQ(utterance.sound.duration().count(), 100);
}

TEST(Silence, CrossfadeKeepsThePowerOfNoise) {
    std::vector<float> a(1000), b(1000);
    for (int i = 0; i < 1000; ++i)
        a[static_cast<std::size_t>(i)] = i % 2 ? 1.f : -1.f, b[static_cast<std::size_t>(i)] = i % 4 < 2 ? 1.f : -1.f;
    auto joined = speech::crossfaded(a, b, 400);
    ASSERT_EQ(joined.size(), 1600u);
    double sum = 0;
    for (std::size_t i = 600; i < 1000; ++i)
        sum += static_cast<double>(joined[i]) * static_cast<double>(joined[i]) / 400;
    EXPECT_NEAR(sum, 1, 0.05);
}

TEST(UtteranceBytes, ComeBackWhole) {
    auto utterance = tones({{40, 90}}, 130);
    utterance.words[0].text = "$1,250 ✓", utterance.words[0].spoken = {"one", "thousand"},
    utterance.words[0].stressed = true;
    auto bytes = speech::pack(utterance);
    auto again = speech::unpack(bytes);
    EXPECT_EQ(speech::pack(again), bytes);
    EXPECT_EQ(again.words[0].text, "$1,250 ✓");
    EXPECT_EQ(again.sound.samples, utterance.sound.samples);
    EXPECT_TRUE(again.words[0].stressed);
}

TEST(UtteranceBytes, HostileBytesAreRefused) {
    auto bytes = speech::pack(tones({{40, 90}}, 130));
    for (std::size_t size = 0; size < 400; ++size)
        EXPECT_THROW(speech::unpack(std::string_view(bytes).substr(0, size)), base::Failure);
    EXPECT_THROW(speech::unpack(bytes + "x"), base::Failure);
    // Any byte may lie: it is refused or read, never worse.
    for (std::size_t i = 0; i < 300; ++i)
        for (char lie : {'\x00', '\x7f', '\xff'}) {
            auto wrong = bytes;
            wrong[i] = lie;
            try {
                speech::unpack(wrong);
            } catch (const base::Failure&) {
            }
        }
}

TEST(Phrases, WeightAndBreath) {
    auto words = speech::mark_phrases(speech::normalise(
        "The hot rock under the mountain melts and pushes its way up, and it NEVER stops. Costs $5!", "en"));
    std::string marks;
    for (const auto& word : words) marks += word.text + (word.stressed ? "*" : "") + (word.ends_phrase ? "| " : " ");
    EXPECT_EQ(marks,
              "The hot rock under the mountain melts*| and pushes its way* up,| and it NEVER* stops.*| Costs $5!*| ");
    EXPECT_TRUE(speech::asks_yes_or_no({"so", "is", "it"}));
    EXPECT_FALSE(speech::asks_yes_or_no({"why", "is", "it"}));
}

TEST(TakeTimes, OneCaptionWordOfSixSpokenOnes) {
    speech::Utterance utterance;
    utterance.words = {{"$2", {"two", "dollars"}}, {"—", {}}, {"now", {"now"}}};
    speech::take_times(utterance, {{{"two", 10, 20}, {"dollars", 20, 50}, {"now", 60, 90}}, {{"n", 60, 70, 2}}});
    EXPECT_EQ(utterance.words[0].end_ms, 50);
    EXPECT_EQ(utterance.words[1].start_ms, 50);
    EXPECT_EQ(utterance.words[2].start_ms, 60);
    EXPECT_EQ(utterance.phones[0].word, 2);
}

TEST(Resample, KeepsATone) {
    for (int rate : {16000, 22050, 44100}) {
        std::vector<float> tone(static_cast<std::size_t>(rate));
        for (std::size_t i = 0; i < tone.size(); ++i)
            tone[i] = static_cast<float>(0.5 * std::sin(2 * 3.141592653589793 * 1000 * static_cast<double>(i) / rate));
        auto out = speech::resample(tone, rate, 48000);
        ASSERT_NEAR(static_cast<double>(out.size()), 48000, 1);
        double worst = 0;
        for (std::size_t i = 4000; i < 44000; ++i)
            worst = std::max(worst,
                             std::abs(static_cast<double>(out[i]) -
                                      0.5 * std::sin(2 * 3.141592653589793 * 1000 * static_cast<double>(i) / 48000)));
        EXPECT_LT(worst, 1e-4) << rate;
    }
    EXPECT_THROW(speech::resample({}, 0, 48000), base::Failure);
}

}  // namespace
