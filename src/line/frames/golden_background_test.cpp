// SPDX-License-Identifier: MIT
// How each living background looks behind a subject and its words, upright and wide.
#include "frames/frames.hpp"
#include "frames/golden_for_tests.hpp"
#include "stage/backgrounds/background.hpp"
#include "stage/fixtures_for_tests.hpp"

namespace frames {
namespace {

class GoldenBackground : public testing::TestWithParam<std::string> {};

TEST_P(GoldenBackground, LooksAsItShould) {
    for (auto aspect : {film::Aspect::portrait, film::Aspect::landscape}) {
        bool wide = aspect == film::Aspect::landscape;
        stage::Sample sample("hero", aspect, "", wide ? "ember" : "ocean");
        sample.film.look.background = GetParam();
        sample.shot.texts = {"Magma rises"};
        sample.shot.offset_ms = 20'000;
        auto scene = sample.scene();
        scene.overlay = stage::captions(sample.film, sample.in.words, 3200, 0, 3200, scene);
        auto picture = compose({.scene = scene, .frames = 90}, 50, wide ? 960 : 540, wide ? 540 : 960);
        test::expect_golden("background-" + GetParam() + (wide ? "-wide" : ""),
                            media::scaled(picture, wide ? 384 : 216, wide ? 216 : 384));
    }
}

INSTANTIATE_TEST_SUITE_P(All, GoldenBackground, testing::ValuesIn([] {
                             std::vector<std::string> names;
                             for (const auto& one : stage::backgrounds()) names.emplace_back(one.name);
                             return names;
                         }()),
                         [](const auto& info) { return info.param; });

}  // namespace
}  // namespace frames
