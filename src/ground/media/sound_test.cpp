// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <numbers>

#include "base/failure.hpp"
#include "base/files.hpp"
#include "media/decode_sound.hpp"
#include "media/loudness.hpp"
#include "media/wav.hpp"

namespace media {
namespace {

namespace fs = std::filesystem;

Sound tone(int channels, double seconds, double hertz, double level) {
    Sound sound{channels, {}};
    for (int i = 0; i < static_cast<int>(seconds * sample_rate); ++i)
        for (int channel = 0; channel < channels; ++channel)
            sound.samples.push_back(
                static_cast<float>(level * std::sin(2 * std::numbers::pi * hertz * i / sample_rate + 0.7)));
    return sound;
}

base::Trouble trouble_reading(const fs::path& path) {
    try {
        read_sound(path);
    } catch (const base::Failure& failure) {
        EXPECT_NE(failure.message.find(path.filename().string()), std::string::npos) << failure.message;
        return failure.trouble;
    }
    ADD_FAILURE() << path << " was read";
    return base::Trouble::internal;
}

class SoundFiles : public testing::Test {
  protected:
    base::TempFolder folder_{fs::temp_directory_path()};
    fs::path at(const char* name) const { return folder_.path() / name; }
};

TEST_F(SoundFiles, AWavComesBackAsItWas) {
    for (int channels : {1, 2}) {
        const auto sound = tone(channels, 1.3, 440, 0.4);
        write_wav(at("a.wav"), sound);
        const auto back = read_sound(at("a.wav"));
        EXPECT_EQ(back.channels, channels);
        EXPECT_EQ(back.samples, sound.samples);
    }
}

TEST_F(SoundFiles, SilenceIsSound) {
    write_wav(at("still.wav"), Sound{1, std::vector<float>(4800, 0.0F)});
    EXPECT_EQ(read_sound(at("still.wav")).frames(), 4800U);
}

TEST_F(SoundFiles, WhatIsNoSoundIsSaidPlainly) {
    EXPECT_EQ(trouble_reading(at("none.wav")), base::Trouble::missing);
    base::write_file(at("zero.mp3"), "");
    EXPECT_EQ(trouble_reading(at("zero.mp3")), base::Trouble::unreadable);
    std::string prose;
    for (int i = 0; i < 400; ++i) prose += "This is a text and not a song. ";
    for (const char* name : {"text.mp3", "text.wav", "text.mp4", "text.m4a", "text.txt", "text.aac"}) {
        base::write_file(at(name), prose);
        EXPECT_EQ(trouble_reading(at(name)), base::Trouble::unreadable) << name;
    }
}

TEST_F(SoundFiles, APictureIsNoSound) {
    base::write_file(at("a.pgm"), "P5 2 2 255\nabcd");
    EXPECT_EQ(trouble_reading(at("a.pgm")), base::Trouble::unreadable);
}

TEST_F(SoundFiles, APlayListFetchesNothing) {
    base::write_file(at("list.m3u8"),
                     "#EXTM3U\n#EXT-X-TARGETDURATION:5\n#EXTINF:5,\nhttp://127.0.0.1:9/a.ts\n#EXT-X-ENDLIST\n");
    EXPECT_EQ(trouble_reading(at("list.m3u8")), base::Trouble::unreadable);
}

TEST_F(SoundFiles, ACutFileIsSaidToBeCut) {
    write_wav(at("whole.wav"), tone(2, 6, 440, 0.4));
    base::write_file(at("cut.wav"), base::read_file(at("whole.wav")).substr(0, 900'000));
    EXPECT_EQ(trouble_reading(at("cut.wav")), base::Trouble::unreadable);
}

TEST_F(SoundFiles, TooLongIsRefusedBeforeItFillsTheMemory) {
    write_wav(at("long.wav"), Sound{1, std::vector<float>(sample_rate * 5, 0.1F)});
    EXPECT_THROW(read_sound(at("long.wav"), std::chrono::seconds(2)), base::Failure);
}

TEST(Loudness, AThousandHertzAtMinusTwentyIsMinusTwentyOnBothLoudspeakers) {
    // EBU Tech 3341: a stereo 1 kHz sine of -23 dBFS peak in both channels reads -23 LUFS.
    EXPECT_NEAR(measure(tone(2, 5, 1000, std::pow(10, -23.0 / 20))).lufs, -23, 0.1);
    EXPECT_NEAR(measure(tone(1, 5, 1000, std::pow(10, -23.0 / 20))).lufs, -23, 0.1);
    EXPECT_NEAR(measure(tone(1, 0.1, 1000, std::pow(10, -23.0 / 20))).lufs, -23, 0.1);
    EXPECT_LT(measure(Sound{2, std::vector<float>(96000, 0.0F)}).lufs, -1000);
}

TEST(Limiter, PeaksBetweenSamplesAreSeen) {
    auto sound = tone(2, 2, 12000 - 0.5, 1.4);
    limit(sound, -1);
    EXPECT_LE(measure(sound).peak, -0.95);
    EXPECT_GE(measure(sound).peak, -1.6);
    auto quiet = tone(2, 1, 1000, 0.3);
    const auto before = quiet.samples;
    limit(quiet, -1);
    EXPECT_EQ(quiet.samples, before) << "what needs no limiting is left alone";
}

}  // namespace
}  // namespace media
