// SPDX-License-Identifier: MIT
#include "stage/backgrounds/background.hpp"

#include <gtest/gtest.h>

#include "base/bind.hpp"
#include "base/failure.hpp"
#include "stage/fixtures_for_tests.hpp"
#include "stage/ink.hpp"

namespace stage {
namespace {

class EachBackground : public testing::TestWithParam<std::string> {};

std::vector<Light> painted_at(const Field& field, const Zones& zones, int ms) {
    LivingField living(field.living, zones.width, zones.height);
    std::vector<Light> lights(28 * 40, {0.2f, 0.2f, 0.2f});
    living.paint(ms, zones.width / 27, 28, 40, lights);
    return lights;
}

/// Mean difference of two pictures, in 255ths.
double apart(const std::vector<Light>& a, const std::vector<Light>& b) {
    double sum = 0;
    for (std::size_t i = 0; i < a.size(); ++i)
        for (int c = 0; c < 3; ++c) sum += a[i][c] > b[i][c] ? a[i][c] - b[i][c] : b[i][c] - a[i][c];
    return sum * 255 / static_cast<double>(a.size() * 3);
}

TEST_P(EachBackground, MovesSlowlyAndNeverStops) {
    auto z = zones(film::Aspect::portrait);
    auto place = build_background(GetParam(), palette("ocean"), z, 7, 0.5, {0, 3000});
    for (int ms : {0, 17'000, 599'000}) {
        auto now = painted_at(place.field, z, ms);
        EXPECT_LT(apart(now, painted_at(place.field, z, ms + 33)), 1.5) << ms;
        EXPECT_GT(apart(now, painted_at(place.field, z, ms + 4000)), 0.05) << ms;
    }
}

TEST_P(EachBackground, IsOneFilmFromShotToShot) {
    auto z = zones(film::Aspect::portrait);
    auto whole = build_background(GetParam(), palette("ocean"), z, 7, 0.5, {0, 9000});
    auto later = build_background(GetParam(), palette("ocean"), z, 7, 0.5, {4200, 3000});
    EXPECT_EQ(painted_at(whole.field, z, 4200), painted_at(later.field, z, 0));
    ASSERT_EQ(whole.behind.size(), later.behind.size());
    for (std::size_t i = 0; i < whole.behind.size(); ++i) {
        const auto &a = whole.behind[i], &b = later.behind[i];
        if (a.x.keys.empty() && a.y.keys.empty()) continue;
        for (int ms : {0, 500, 2500}) {
            EXPECT_NEAR(at(a.x, 4200 + ms), at(b.x, ms), 0.01) << a.name;
            EXPECT_NEAR(at(a.y, 4200 + ms), at(b.y, ms), 0.01) << a.name;
        }
    }
}

TEST_P(EachBackground, AnotherSeedIsAnotherOne) {
    auto z = zones(film::Aspect::portrait);
    if (GetParam() == "neon") return;  // a sun and a grid; only its haze differs
    auto one = build_background(GetParam(), palette("ocean"), z, 7, 0.5, {0, 3000});
    auto two = build_background(GetParam(), palette("ocean"), z, 8, 0.5, {0, 3000});
    EXPECT_GT(apart(painted_at(one.field, z, 0), painted_at(two.field, z, 0)), 1);
}

TEST_P(EachBackground, WordsReadOnItInEveryPaletteAndShape) {
    for (const auto& inks : palettes())
        for (auto aspect : aspects) {
            auto z = zones(aspect);
            auto place = build_background(GetParam(), inks, z, 3, 0.5, {0, 3000});
            EXPECT_GT(place.field.living.strength, 0.05f) << inks.name;
            LivingField living(place.field.living, z.width, z.height);
            int across = 17, down = static_cast<int>(z.height / z.width * 16) + 1;
            for (int second : {1, 7, 33}) {
                std::vector<Light> lights;
                for (int row = 0; row < down; ++row)
                    for (int column = 0; column < across; ++column) {
                        const auto& stops = place.field.stops;
                        auto share = static_cast<float>(row) / static_cast<float>(down - 1);
                        auto low = share < stops[1].at ? 0 : 1;
                        auto c = colour(mixed(stops[low].ink, stops[low + 1].ink,
                                              (share - stops[low].at) / (stops[low + 1].at - stops[low].at)));
                        lights.push_back(
                            {static_cast<float>(c.red), static_cast<float>(c.green), static_cast<float>(c.blue)});
                    }
                living.paint(second * 1000, z.width / 16.0, across, down, lights);
                for (int row = 0; row < down; ++row) {
                    float y = static_cast<float>(row) * z.width / 16;
                    if (y < z.content.y || y > z.content.bottom()) continue;
                    for (int column = 0; column < across; ++column) {
                        const auto& l = lights[static_cast<std::size_t>(row * across + column)];
                        EXPECT_GE(contrast(place.tones.ink, ink({l[0], l[1], l[2], 1})), 3.8)
                            << inks.name << " " << row << "," << column << " at " << second;
                    }
                }
            }
        }
}

INSTANTIATE_TEST_SUITE_P(All, EachBackground, testing::ValuesIn([] {
                             std::vector<std::string> names;
                             for (const auto& one : backgrounds()) names.emplace_back(one.name);
                             return names;
                         }()),
                         [](const auto& info) { return info.param; });

TEST(Backgrounds, AreEightAndAnUnknownOneIsNamedWithItsNearest) {
    EXPECT_GE(backgrounds().size(), 8u);
    try {
        background("aurorra");
        FAIL();
    } catch (const base::Failure& failure) {
        EXPECT_NE(failure.message.find("'aurora'"), std::string::npos);
    }
}

TEST(Backgrounds, StandInPlaceOfEverySet) {
    Sample sample("hero");
    sample.film.look.background = "stars";
    sample.shot.offset_ms = 700;
    sample.in.line_ms = 300;
    auto scene = sample.scene();
    EXPECT_EQ(scene.field.living.pattern, "stars");
    EXPECT_EQ(scene.field.living.from_ms, 1000);
    sample.film.look.background = "harbour.mp4";  // footage is its own shot's affair
    EXPECT_EQ(sample.scene().field.living.pattern, "");
}

}  // namespace
}  // namespace stage
