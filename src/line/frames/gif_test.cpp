// SPDX-License-Identifier: MIT
#include "frames/gif.hpp"

#include <gtest/gtest.h>

#include "base/hash.hpp"
#include "frames/palette.hpp"
#include "frames/scenes_for_tests.hpp"
#include "media/probe.hpp"
#include "media/video_input.hpp"

namespace frames {
namespace {

Profile profile() {
    auto out = profile_for("medium", film::Aspect::portrait, 30, "gif", "native");
    out.width = 160, out.height = 240;
    return out;
}

/// Two segments, 31 and 30 frames.
std::filesystem::path made(const char* name) {
    auto path = std::filesystem::path(testing::TempDir()) / name;
    mux(path,
        {encode({.scene = test::lively(), .frames = 31}, profile()),
         encode({.scene = test::plain(), .frames = 30}, profile())},
        nullptr, profile(), {});
    return path;
}

TEST(Gif, PlaysAndIsTheSameTwice) {
    auto path = made("one.gif");
    auto is = media::probe(path);
    EXPECT_EQ(is.first("video")->codec, "gif");
    EXPECT_NEAR(static_cast<double>(is.duration_ms), 2033, 15);
    auto first = media::read_picture(path);
    auto wanted = compose({.scene = test::lively(), .frames = 60}, 0, 160, 240);
    ASSERT_EQ(first.rgba.size(), wanted.rgba.size());
    double off = 0;
    for (std::size_t i = 0; i < wanted.rgba.size(); ++i) off += std::abs(first.rgba[i] - wanted.rgba[i]);
    EXPECT_LT(off / static_cast<double>(wanted.rgba.size()), 3);
    EXPECT_EQ(base::sha256_of_file(path), base::sha256_of_file(made("two.gif")));
}

TEST(Gif, WhatStandsStillCostsNothing) {
    auto still = encode({.scene = test::plain(), .frames = 30}, profile());
    EXPECT_EQ(still.frames, 30);
    EXPECT_EQ(still.packets.size(), 1u);
    EXPECT_EQ(encode({.scene = test::lively(), .frames = 31}, profile()).packets.size(), 16u);
}

TEST(Gif, LzwIsReadBack) {
    // Noise overflows the code table; a decoder that is not ours tells whether the lengths are right.
    Planes noise(160, 240);
    std::uint32_t state = 1;
    for (int plane = 0; plane < 3; ++plane)
        for (int y = 0; y < (plane ? 120 : 240); ++y)
            for (int x = 0; x < (plane ? 80 : 160); ++x)
                noise.row(plane, y)[x] = static_cast<std::uint8_t>(16 + (state = state * 1664525 + 1013904223) % 220);
    auto encoder = gif_encoder(profile());
    for (int n = 0; n < 3; ++n) encoder->put(noise, n), noise.row(0, 100 + n)[7] ^= 200;
    auto segment = encoder->finish();
    segment.frames = 3;
    auto path = std::filesystem::path(testing::TempDir()) / "noise.gif";
    mux(path, {segment}, nullptr, profile(), {});
    media::VideoInput input(path, 1);
    int frames = 0;
    while (input.next()) ++frames;
    EXPECT_EQ(frames, static_cast<int>(segment.packets.size()));
    EXPECT_NO_THROW(media::read_picture(path));
}

TEST(Palette, KeepsTheColoursThereAre) {
    media::Picture picture{3, 1, {255, 0, 0, 255, 0, 128, 0, 255, 0, 0, 64, 255}};
    ColourCount count;
    count.add(picture);
    Nearest nearest(count.palette(255));
    EXPECT_EQ(nearest.palette().size(), 3u);
    EXPECT_EQ(nearest.palette()[nearest.at(250, 3, 3)], (Colour{255, 0, 0}));
    EXPECT_EQ(nearest.palette()[nearest.at(0, 120, 10)], (Colour{0, 128, 0}));
    EXPECT_EQ(count.palette(2).size(), 2u);
}

}  // namespace
}  // namespace frames
