// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <thread>

#include "base/failure.hpp"
#include "builtin/composer/arrange.hpp"
#include "builtin/composer/builtin_composer.hpp"
#include "builtin/composer/effects.hpp"
#include "builtin/composer/motif.hpp"
#include "media/loudness.hpp"

namespace builtin {
namespace {

score::MusicWish wish_for(const std::string& mood, int duration_ms, std::int64_t seed = 3) {
    score::MusicWish wish{mood, seed, duration_ms, {}};
    if (duration_ms > 4000) wish.turns_ms = {duration_ms / 16, duration_ms / 2, duration_ms * 4 / 5};
    return wish;
}

/// Longest stretch under -50 dBFS, in seconds.
double dead_air(const media::Sound& sound) {
    constexpr std::size_t window = 960;
    double longest = 0, now = 0;
    for (std::size_t at = 0; at + window <= sound.samples.size(); at += window) {
        double power = 0;
        for (std::size_t i = at; i < at + window; ++i)
            power += static_cast<double>(sound.samples[i]) * sound.samples[i];
        now = power / window < 1e-5 ? now + 0.01 : 0;
        longest = std::max(longest, now);
    }
    return longest;
}

void expect_good_music(const media::Sound& sound, int duration_ms) {
    EXPECT_EQ(sound.channels, 2);
    EXPECT_EQ(sound.frames(), static_cast<std::size_t>(duration_ms) * 48);
    EXPECT_LT(std::fabs(sound.samples.back()), 1e-3);
    const auto heard = media::measure(sound);
    EXPECT_NEAR(heard.lufs, -20, 0.3);
    EXPECT_LE(heard.peak, -2.5);
    EXPECT_LT(dead_air(sound), 0.8);
}

class EveryMood : public testing::TestWithParam<std::string> {};

TEST_P(EveryMood, PlaysForFiveAndThirtySeconds) {
    BuiltinComposer composer;
    for (int duration_ms : {5000, 30000}) {
        SCOPED_TRACE(duration_ms);
        expect_good_music(composer.compose(wish_for(GetParam(), duration_ms)), duration_ms);
    }
}

TEST_P(EveryMood, IsWrittenForAnyLengthAndTurns) {
    for (int duration_ms : {1, 90, 500, 1400, 3000, 5000, 30000, 95000, 600000})
        for (std::int64_t seed = 0; seed < 12; ++seed) {
            auto wish = wish_for(GetParam(), duration_ms, seed);
            if (seed % 3 == 0) wish.turns_ms = {-50, 1000, 1001, 7777, duration_ms + 5000, 3333};
            const auto piece = composer::arranged(wish);
            ASSERT_FALSE(piece.notes.empty());
            EXPECT_LT(piece.end_ms, duration_ms);
            for (const auto& note : piece.notes) {
                EXPECT_GE(note.at_ms, 0);
                EXPECT_LT(note.at_ms, duration_ms + 6);
                EXPECT_GE(note.key, 24);
                EXPECT_LE(note.key, 100);
            }
        }
}

TEST_P(EveryMood, ChangesOnTheTurnsAndEndsOnTheTonic) {
    for (std::int64_t seed = 0; seed < 20; ++seed) {
        const auto wish = wish_for(GetParam(), 42000, seed);
        const auto piece = composer::arranged(wish);
        for (int turn : {wish.turns_ms[1], wish.turns_ms[2]})
            EXPECT_TRUE(std::any_of(piece.notes.begin(), piece.notes.end(),
                                    [&](const auto& note) {
                                        return note.part == 3 &&
                                               std::abs(note.at_ms - turn) < 8;  // the bass comes back in
                                    }))
                << turn << " seed " << seed;
        for (const auto& note : piece.notes)
            if (note.part == 3 && note.at_ms > piece.end_ms - 8) EXPECT_EQ(note.key % 12, composer::tonic_of(seed));
    }
}

INSTANTIATE_TEST_SUITE_P(Composer, EveryMood, testing::ValuesIn(BuiltinComposer().moods()),
                         [](const auto& named) { return named.param; });

TEST(Composer, KnowsTheEightMoodsAndSaysSoOtherwise) {
    EXPECT_EQ(BuiltinComposer().moods(), (std::vector<std::string>{"calm", "upbeat", "dramatic", "corporate", "curious",
                                                                   "playful", "epic", "dreamy"}));
    try {
        BuiltinComposer().compose({"grim", 1, 5000, {}});
        FAIL();
    } catch (const base::Failure& failure) {
        EXPECT_EQ(failure.trouble, base::Trouble::invalid);
        EXPECT_NE(failure.message.find("playful"), std::string::npos);
    }
}

TEST(Composer, PlaysALongFilm) {
    expect_good_music(BuiltinComposer().compose(wish_for("epic", 95000)), 95000);
    expect_good_music(BuiltinComposer().compose({"corporate", 5, 95000, {}}), 95000);
}

TEST(Composer, PlaysAVeryShortFilm) {
    for (int duration_ms : {0, 1, 80, 500, 1300})
        EXPECT_EQ(BuiltinComposer().compose(wish_for("upbeat", duration_ms)).frames(),
                  static_cast<std::size_t>(duration_ms) * 48);
}

TEST(Composer, TheSameInEveryThread) {
    const auto wish = wish_for("curious", 9000);
    const auto once = BuiltinComposer().compose(wish).samples;
    std::vector<std::vector<float>> played(3);
    std::vector<std::thread> threads;
    for (auto& each : played)
        threads.emplace_back([&] {
            BuiltinComposer composer;
            composer.compose(wish_for("dreamy", 2000));  // what was played before leaves no trace
            each = composer.compose(wish).samples;
        });
    for (auto& thread : threads) thread.join();
    for (const auto& each : played) EXPECT_TRUE(each == once);
}

TEST(Composer, SeedsDiffer) {
    std::set<std::vector<int>> tunes;
    for (std::int64_t seed = 0; seed < 30; ++seed) {
        std::vector<int> keys;
        for (const auto& note : composer::arranged(wish_for("calm", 12000, seed)).notes) keys.push_back(note.key);
        tunes.insert(keys);
    }
    EXPECT_EQ(tunes.size(), 30U);
}

TEST(Composer, AMissingSoundfontIsNamedWithThePackage) {
    try {
        BuiltinComposer("/nowhere/none.sf3").compose(wish_for("calm", 3000));
        FAIL();
    } catch (const base::Failure& failure) {
        EXPECT_EQ(failure.trouble, base::Trouble::missing);
        EXPECT_NE(failure.message.find("musescore-general-soundfont-small"), std::string::npos);
    }
    EXPECT_THROW(BuiltinComposer(AUTOVIDEO_SOURCE_DIR "/LICENSE").compose(wish_for("calm", 3000)), base::Failure);
}

TEST(Composer, TheEngineNamesWhatTouchesItsBytes) {
    const auto engine = BuiltinComposer().engine();
    for (const char* part : {"composer ", "fluidsynth ", "MuseScore_General"})
        EXPECT_NE(engine.find(part), std::string::npos) << engine;
}

TEST(Motif, StaysInTwoBarsAndWithinReach) {
    for (std::uint64_t seed = 0; seed < 200; ++seed)
        for (const auto& motif :
             {composer::invented(base::Chance(seed)), composer::answered(composer::invented(base::Chance(seed))),
              composer::inverted(composer::invented(base::Chance(seed)))}) {
            ASSERT_GE(motif.size(), 4U);
            for (const auto& note : motif) {
                EXPECT_LE(note.beat + note.length, 8.0);
                EXPECT_GE(note.step, -5);
                EXPECT_LE(note.step, 9);
            }
        }
}

TEST(Effects, AreShortSoftAndNeverSilent) {
    BuiltinComposer composer;
    for (const auto& name : composer::effect_names())
        for (std::int64_t seed = 0; seed < 6; ++seed) {
            SCOPED_TRACE(name);
            const auto sound = composer.effect(name, seed);
            EXPECT_EQ(sound.channels, 2);
            EXPECT_GE(sound.duration().count(), 50);
            EXPECT_LE(sound.duration().count(), 1800);
            float peak = 0;
            for (float sample : sound.samples) peak = std::max(peak, std::fabs(sample));
            EXPECT_NEAR(20 * std::log10(peak), -14, 0.1);
            EXPECT_LT(std::fabs(sound.samples.front()), 0.02);
            EXPECT_EQ(sound.samples.back(), 0);
            EXPECT_TRUE(std::isfinite(media::loudest_moment(sound)));
            EXPECT_EQ(sound.samples, composer.effect(name, seed).samples);
        }
    EXPECT_THROW(composer.effect("kazoo", 1), base::Failure);
}

}  // namespace
}  // namespace builtin
