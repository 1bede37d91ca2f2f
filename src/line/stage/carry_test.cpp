// SPDX-License-Identifier: MIT
#include "stage/carry.hpp"

#include <gtest/gtest.h>

#include "stage/fixtures_for_tests.hpp"

namespace stage {
namespace {

int visible(const Scene& scene, int ms) {
    int count = 0;
    for (const auto& layer : scene.layers)
        if (layer.name.rfind("set.", 0) != 0 && ms >= layer.from_ms && ms < layer.to_ms && at(layer.opacity, ms) > 0.8f)
            ++count;
    return count;
}

Scene before(const std::string& enter) {
    Sample sample("hero");
    sample.line.choices =
        film::Choices{.shots = {sample.shot, film::Shot{.id = "l1.b", .layout = "pair", .enter = enter}}};
    sample.film.lines = {sample.line};
    return sample.scene();
}

TEST(Carry, ATransitionNeverShowsAnEmptyPlace) {
    for (const char* enter : {"whip-left", "slide", "zoom", "wipe-circle", "match"}) {
        auto scene = before(enter);
        EXPECT_GE(visible(scene, 3200 + 200), 2) << enter << ": the subject is still there while it is carried away";
    }
    Sample after("hero");
    after.shot.enter = "zoom";
    EXPECT_GE(visible(after.scene(), 30), 2) << "the next subject is there as the transition begins";
}

TEST(Carry, TheLastPictureHolds) {
    Sample last("hero");
    last.line.choices = film::Choices{.shots = {last.shot}};
    last.film.lines = {last.line};
    EXPECT_GE(visible(last.scene(), 3200), 2);
}

TEST(Carry, BeforeAHardCutThingsLeave) {
    EXPECT_LT(visible(before("cut"), 3200), visible(before("zoom"), 3200));
}

}  // namespace
}  // namespace stage
