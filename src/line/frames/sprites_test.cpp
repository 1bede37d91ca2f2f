// SPDX-License-Identifier: MIT
#include "frames/sprites.hpp"

#include <gtest/gtest.h>

#include <thread>

#include "base/failure.hpp"
#include "frames/scenes_for_tests.hpp"

namespace frames {
namespace {

stage::Sprite sprite(const char* ink, float size = 64) {
    return {.width = size, .height = size, .svg = test::disc(ink)};
}

TEST(Sprites, EachIsDrawnOnceWhoeverAsks) {
    Sprites held(std::size_t{64} << 20);
    std::vector<std::thread> threads;
    std::vector<DrawnPyramid> got(8);
    for (std::size_t i = 0; i < got.size(); ++i)
        threads.emplace_back([&, i] { got[i] = held.pyramid(sprite("#ff0000", 500), 1); });
    for (auto& thread : threads) thread.join();
    for (const auto& one : got) EXPECT_EQ(one, got[0]);
    EXPECT_EQ(held.drawings(), 1u);
    held.still(sprite("#ff0000", 500), 1);
    held.pyramid(sprite("#ff0000", 500), 1.0000001);  // another size, however little
    EXPECT_EQ(held.drawings(), 3u);
}

TEST(Sprites, MemoryIsBounded) {
    Sprites held(std::size_t{1} << 20);
    for (int i = 0; i < 40; ++i) held.pyramid(sprite("#00ff00", static_cast<float>(100 + i)), 2);
    EXPECT_LE(held.bytes(), std::size_t{1} << 20);
}

TEST(Sprites, WhatIsStillDrawnWithIsNotDrawnAgain) {
    Sprites held(std::size_t{1} << 20);
    auto kept = held.pyramid(sprite("#0000ff", 300), 1);
    for (int i = 0; i < 40; ++i) held.pyramid(sprite("#00ff00", static_cast<float>(100 + i)), 2);
    auto before = held.drawings();
    EXPECT_EQ(held.pyramid(sprite("#0000ff", 300), 1), kept);
    EXPECT_EQ(held.drawings(), before);
}

TEST(Sprites, WhatCannotBeDrawnSaysSoEachTime) {
    Sprites held(std::size_t{1} << 20);
    stage::Sprite broken{.width = 10, .height = 10, .svg = "<svg"};
    for (int i = 0; i < 2; ++i) EXPECT_THROW(held.still(broken, 1), base::Failure);
    EXPECT_THROW(held.still({.width = 10, .height = 10}, 1), base::Failure);
    EXPECT_THROW(held.still({.width = 10, .height = 10, .picture = "/nowhere.png"}, 1), base::Failure);
    EXPECT_THROW(held.still(sprite("#ffffff", 20000), 1), base::Failure);
}

}  // namespace
}  // namespace frames
