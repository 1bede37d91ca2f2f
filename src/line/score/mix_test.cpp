// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

#include "base/chance.hpp"
#include "media/loudness.hpp"
#include "score/score.hpp"

namespace score {
namespace {

using media::Sound;

/// Bursts like syllables, 16 dB of crest.
Sound babble(double seconds, std::uint64_t seed, double level = 0.3) {
    base::Chance chance(seed);
    Sound sound{1, std::vector<float>(static_cast<std::size_t>(seconds * media::sample_rate))};
    for (std::size_t i = 0; i < sound.samples.size(); ++i) {
        const double t = static_cast<double>(i) / media::sample_rate;
        const double syllable = std::pow(std::abs(std::sin(std::numbers::pi * t * 4)), 2);
        const double buzz = std::sin(2 * std::numbers::pi * 140 * t) + 0.5 * std::sin(2 * std::numbers::pi * 980 * t);
        sound.samples[i] = static_cast<float>(level * syllable * (buzz + 0.2 * chance.between(-1, 1)));
    }
    return sound;
}

Sound tone(double seconds, double hertz, double level = 0.3) {
    Sound sound{2, {}};
    for (std::size_t i = 0; i < static_cast<std::size_t>(seconds * media::sample_rate); ++i) {
        const auto value = static_cast<float>(
            level * std::sin(2 * std::numbers::pi * hertz * static_cast<double>(i) / media::sample_rate));
        sound.samples.insert(sound.samples.end(), {value, value});
    }
    return sound;
}

double level_between(const Sound& sound, double from, double to) {
    double sum = 0;
    const auto first = static_cast<std::size_t>(from * media::sample_rate) * 2;
    const auto last = static_cast<std::size_t>(to * media::sample_rate) * 2;
    for (auto i = first; i < last; ++i) sum += static_cast<double>(sound.samples[i]) * sound.samples[i];
    return 10 * std::log10(sum / static_cast<double>(last - first));
}

void expect_fit_to_publish(const Sound& film, int duration_ms) {
    EXPECT_EQ(film.channels, 2);
    EXPECT_EQ(film.frames(), static_cast<std::size_t>(duration_ms) * 48);
    const auto heard = media::measure(film);
    EXPECT_NEAR(heard.lufs, -14, 0.3);
    EXPECT_LE(heard.peak, -1.0);
    EXPECT_NEAR(film.samples.back(), 0, 1e-4);
}

TEST(Mix, VoiceMusicAndEffectsComeOutAtTheLoudnessOfTheWeb) {
    const auto one = babble(4, 1), two = babble(5, 2, 0.05), music = tone(14, 220), pop = tone(0.1, 900, 0.8);
    Mix wish;
    wish.voices = {{&one, 1000}, {&two, 6000}};
    wish.effects = {{&pop, 900}, {&pop, 5900, 0.5F}};
    wish.music = &music;
    wish.duration_ms = 14000;
    wish.spoken = {{1000, 5000}, {6000, 11000}};
    expect_fit_to_publish(mix(wish), 14000);
}

TEST(Mix, ShortLoudAndLopsidedSoundsKeepTheCeiling) {
    const auto half = babble(0.5, 3);
    Mix tiny;
    tiny.voices = {{&half, 0}};
    tiny.duration_ms = 500;
    expect_fit_to_publish(mix(tiny), 500);

    Sound clicks{2, std::vector<float>(48000 * 3 * 2, 0.0F)};
    for (std::size_t i = 0; i < clicks.samples.size(); i += 4800) clicks.samples[i] = i % 9600 ? -1.0F : 1.0F;
    Mix spiky;
    spiky.music = &clicks;
    spiky.duration_ms = 3000;
    EXPECT_LE(media::measure(mix(spiky)).peak, -1.0);
}

TEST(Mix, SilenceAndNothingStaySilent) {
    Mix nothing;
    nothing.duration_ms = 700;
    const auto film = mix(nothing);
    EXPECT_EQ(film.frames(), 33600U);
    for (float sample : film.samples) EXPECT_EQ(sample, 0);
    const Sound still{1, std::vector<float>(48000, 0.0F)}, empty{};
    nothing.voices = {{&still, 0}, {&empty, 0}};
    nothing.music = &empty;
    EXPECT_EQ(mix(nothing).samples, film.samples);
    nothing.duration_ms = 0;
    EXPECT_TRUE(mix(nothing).samples.empty());
}

/// Music at one pitch, ducked in the middle: how far it goes down.
double step_back(double hertz) {
    const auto music = tone(10, hertz);
    Mix wish;
    wish.music = &music;
    wish.duration_ms = 10000;
    wish.spoken = {{3000, 7000}};
    const auto film = mix(wish);
    return level_between(film, 4, 6.8) - level_between(film, 0.5, 2.8);
}

TEST(Mix, MusicStepsBackUnderSpeechAndMostWhereSpeechLies) {
    EXPECT_NEAR(step_back(1500), -28, 0.5);
    EXPECT_LT(step_back(500), -22);
    EXPECT_LT(step_back(4000), -22);
    EXPECT_GT(step_back(50), -16);
    EXPECT_GT(step_back(14000), -19);
}

TEST(Mix, MusicDoesNotPump) {
    const auto music = tone(12, 1500);
    Mix wish;
    wish.music = &music;
    wish.duration_ms = 12000;
    wish.spoken = {{2000, 4000}, {4600, 6000}};
    const auto film = mix(wish);
    const double free = level_between(film, 0.5, 1.8);
    EXPECT_NEAR(level_between(film, 2.05, 3.9) - free, -28, 0.5);
    EXPECT_NEAR(level_between(film, 4.1, 4.5) - free, -28, 0.5) << "a 600 ms pause is no place to come up";
    EXPECT_NEAR(level_between(film, 6.5, 11.5) - free, 0, 0.3);
    EXPECT_GT(level_between(film, 1.8, 1.84) - free, -0.5);
    EXPECT_LT(level_between(film, 1.98, 2.0) - free, -24);
}

/// WCAG 2.1, 1.4.7, asks for 20.
TEST(Mix, MusicLiesTwentyDecibelsOrMoreUnderTheVoice) {
    const auto voice = babble(8, 4), music = tone(10, 440);
    Mix both;
    both.voices = {{&voice, 1000}};
    both.spoken = {{1000, 9000}};
    both.duration_ms = 10000;
    const auto voice_alone = mix(both);
    both.music = &music;
    const auto with_music = mix(both);
    // What the music adds is what is left when the voice, at its new gain, is taken away again.
    double cross = 0, power = 0;
    for (std::size_t i = 48000 * 4; i < 48000 * 16; ++i) {
        cross += static_cast<double>(with_music.samples[i]) * voice_alone.samples[i];
        power += static_cast<double>(voice_alone.samples[i]) * voice_alone.samples[i];
    }
    Sound rest{2, {}}, spoken{2, {}};
    for (std::size_t i = 48000 * 4; i < 48000 * 16; ++i) {
        const auto part = static_cast<float>(cross / power * voice_alone.samples[i]);
        spoken.samples.push_back(part);
        rest.samples.push_back(with_music.samples[i] - part);
    }
    const double under = media::measure(spoken).lufs - media::measure(rest).lufs;
    EXPECT_GE(under, 20);
    EXPECT_LE(under, 32) << "but it is there";
}

TEST(Mix, SoundsOutsideTheFilmAreCutOff) {
    const auto voice = babble(3, 5);
    Mix wish;
    wish.voices = {{&voice, -1000}, {&voice, 3500}, {&voice, 90000}};
    wish.duration_ms = 5000;
    expect_fit_to_publish(mix(wish), 5000);
}

TEST(Mix, TheSameEveryTime) {
    const auto voice = babble(3, 6), music = tone(4, 200);
    Mix wish;
    wish.voices = {{&voice, 300}};
    wish.music = &music;
    wish.duration_ms = 4000;
    EXPECT_EQ(mix(wish).samples, mix(wish).samples);
}

}  // namespace
}  // namespace score
