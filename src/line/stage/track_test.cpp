// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <cmath>

#include "stage/scene.hpp"
#include "stage/wave.hpp"

namespace stage {
namespace {

Track from_to(Ease ease) {
    return {.keys = {{0, 0, Ease::linear}, {1000, 1, ease}}};
}

TEST(Track, SineIsASine) {
    for (int i = -4000; i <= 4000; ++i) EXPECT_NEAR(sine_of_turns(i / 997.0), std::sin(2 * M_PI * i / 997.0), 2e-7);
}

TEST(Track, NoKeysIsRest) {
    EXPECT_FLOAT_EQ(at(Track{.rest = 7}, 123), 7);
}

TEST(Track, EveryEaseStartsAndEndsAtItsKeys) {
    for (auto ease : {Ease::linear, Ease::in, Ease::out, Ease::in_out, Ease::back_out, Ease::spring, Ease::hold}) {
        EXPECT_NEAR(at(from_to(ease), 0), 0, 1e-6);
        EXPECT_FLOAT_EQ(at(from_to(ease), 1000), 1);
        EXPECT_FLOAT_EQ(at(from_to(ease), -50), 0);
        EXPECT_FLOAT_EQ(at(from_to(ease), 5000), 1);
    }
}

TEST(Track, EasesHaveTheirCharacter) {
    EXPECT_LT(at(from_to(Ease::in), 500), 0.2f);
    EXPECT_GT(at(from_to(Ease::out), 500), 0.8f);
    EXPECT_FLOAT_EQ(at(from_to(Ease::in_out), 500), 0.5f);
    EXPECT_FLOAT_EQ(at(from_to(Ease::hold), 999), 0);
    float most = 0, spring_most = 0;
    for (int ms = 0; ms < 1000; ms += 5) {
        most = std::max(most, at(from_to(Ease::back_out), ms));
        spring_most = std::max(spring_most, at(from_to(Ease::spring), ms));
    }
    EXPECT_NEAR(most, 1.1, 0.02);
    EXPECT_GT(spring_most, 1.02f);
    EXPECT_LT(spring_most, 1.3f);
    EXPECT_NEAR(at(from_to(Ease::spring), 900), 1, 0.01);
}

TEST(Track, WaveIsAdded) {
    Track track{.rest = 10, .wave = {2, 1000, 0}};
    EXPECT_NEAR(at(track, 0), 10, 1e-6);
    EXPECT_NEAR(at(track, 250), 12, 1e-6);
    EXPECT_NEAR(at(track, 750), 8, 1e-6);
}

}  // namespace
}  // namespace stage
