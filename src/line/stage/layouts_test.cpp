// SPDX-License-Identifier: MIT
#include "stage/layouts.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "base/bind.hpp"
#include "base/failure.hpp"
#include "stage/fixtures_for_tests.hpp"
#include "stage/layouts/figure.hpp"

namespace stage {
namespace {

struct Case {
    std::string layout;
    film::Aspect aspect;
};

void PrintTo(const Case& one, std::ostream* out) {
    *out << one.layout;
}

std::vector<Case> cases() {
    std::vector<Case> all;
    for (const auto& one : layouts())
        for (auto aspect : aspects) all.push_back({one.name, aspect});
    return all;
}

class EachLayout : public testing::TestWithParam<Case> {};

bool shown(const Layer& layer, int ms) {
    return ms >= layer.from_ms && ms < layer.to_ms && at(layer.opacity, ms) > 0.5f;
}

TEST_P(EachLayout, WordsStayInTheSafeZoneAndOffTheCaptions) {
    Sample sample(GetParam().layout, GetParam().aspect);
    auto scene = sample.scene();
    auto z = zones(GetParam().aspect);
    int texts = 0;
    for (int ms : {900, 1600, 2300, 2900})
        for (const auto& layer : scene.layers) {
            if (!layer.sprite.text || !shown(layer, ms)) continue;
            bool landing = false;  // things may overshoot while they arrive
            for (const auto* track : {&layer.x, &layer.y, &layer.scale})
                for (std::size_t i = 1; i < track->keys.size(); ++i)
                    landing |= ms >= track->keys[i - 1].at_ms && ms < track->keys[i].at_ms &&
                               track->keys[i].value != track->keys[i - 1].value;
            if (landing) continue;
            ++texts;
            auto box = words_box(layer, ms);
            EXPECT_TRUE(z.safe.holds(box, 12)) << layer.name << " \"" << layer.sprite.text->words << "\" at " << box.x
                                               << "," << box.y << " " << box.width << "x" << box.height << " ms " << ms;
            EXPECT_LE(box.bottom(), z.caption.y + 4) << layer.name << " \"" << layer.sprite.text->words << "\"";
        }
    EXPECT_GT(texts, 0);
}

TEST_P(EachLayout, WordsAreLargeEnoughToRead) {
    Sample sample(GetParam().layout, GetParam().aspect);
    for (const auto& layer : sample.scene().layers)
        if (layer.sprite.text) {
            EXPECT_GE(layer.sprite.text->size, 26) << layer.name << layer.sprite.text->words;
        }
}

TEST_P(EachLayout, SomethingBeforeTheSetMovesInEveryHalfSecond) {
    Sample sample(GetParam().layout, GetParam().aspect);
    auto scene = sample.scene();
    for (int from = 0; from + 500 <= sample.in.duration_ms; from += 250) {
        double most = 0;
        for (const auto& layer : scene.layers) {
            if (layer.name.rfind("set.", 0) == 0 || layer.name.rfind("halo", 0) == 0 ||
                layer.name.rfind("spark", 0) == 0)
                continue;
            if (!shown(layer, from) && !shown(layer, from + 499)) continue;
            for (int ms = from; ms < from + 500; ms += 33) {
                double dx = at(layer.x, ms) - at(layer.x, from), dy = at(layer.y, ms) - at(layer.y, from);
                double ds = (at(layer.scale, ms) - at(layer.scale, from)) *
                            std::max(layer.sprite.width, layer.sprite.height) / 2;
                double dt = (at(layer.turn, ms) - at(layer.turn, from)) * M_PI / 180 *
                            std::max(layer.sprite.width, layer.sprite.height) / 2;
                most = std::max({most, 50.0 * std::fabs(at(layer.opacity, ms) - at(layer.opacity, from)), std::fabs(dx),
                                 std::fabs(dy), std::fabs(ds), std::fabs(dt)});
            }
        }
        EXPECT_GT(most, 1.5) << "still from " << from << " ms";
    }
}

TEST_P(EachLayout, NothingIsNotANumber) {
    Sample sample(GetParam().layout, GetParam().aspect);
    sample.in.words.clear();
    sample.in.duration_ms = 1200;
    for (const auto& layer : sample.scene().layers) {
        EXPECT_TRUE(std::isfinite(at(layer.x, 600)) && std::isfinite(at(layer.y, 600))) << layer.name;
        EXPECT_GT(layer.sprite.width, 0) << layer.name;
        EXPECT_GT(layer.sprite.height, 0) << layer.name;
        for (const auto* track : {&layer.x, &layer.y, &layer.scale, &layer.turn, &layer.opacity, &layer.reveal})
            for (std::size_t i = 1; i < track->keys.size(); ++i)
                EXPECT_GT(track->keys[i].at_ms, track->keys[i - 1].at_ms) << layer.name;
    }
}

TEST_P(EachLayout, IsPure) {
    Sample one(GetParam().layout, GetParam().aspect), two(GetParam().layout, GetParam().aspect);
    EXPECT_EQ(base::canonical(one.scene()), base::canonical(two.scene()));
}

TEST_P(EachLayout, StandsWithoutArtAndWords) {
    Sample sample(GetParam().layout, GetParam().aspect);
    sample.shot.art.clear();
    EXPECT_NO_THROW(sample.scene());
    sample.shot.texts.clear();
    EXPECT_NO_THROW(sample.scene());
}

INSTANTIATE_TEST_SUITE_P(All, EachLayout, testing::ValuesIn(cases()), [](const auto& info) {
    return info.param.layout + "_" + boost::describe::enum_to_string(info.param.aspect, "");
});

TEST(Layouts, WordsOfARowFitTheRow) {
    for (auto aspect : aspects) {
        Sample sample("list", aspect);
        auto scene = sample.scene();
        std::vector<Box> rows;
        for (const auto& layer : scene.layers)
            if (layer.name == "row.panel")
                rows.push_back({at(layer.x, 1500) - layer.sprite.width / 2, at(layer.y, 1500) - layer.sprite.height / 2,
                                layer.sprite.width, layer.sprite.height});
        std::size_t i = 0;
        for (const auto& layer : scene.layers)
            if (layer.name == "row.words") {
                ASSERT_LT(i, rows.size());
                EXPECT_TRUE(rows[i].holds(words_box(layer, 1500))) << layer.sprite.text->words;
                ++i;
            }
        EXPECT_EQ(i, rows.size());
        EXPECT_GE(i, 4u);
    }
}

TEST(Layouts, AnUnknownOneIsNamedWithItsNearest) {
    try {
        layout("heroo");
        FAIL();
    } catch (const base::Failure& failure) {
        EXPECT_NE(failure.message.find("'hero'"), std::string::npos);
    }
}

TEST(Figure, CountsInItsOwnDress) {
    auto parts = figure_parts("$1,250.5M");
    ASSERT_TRUE(parts);
    EXPECT_EQ(figure_at(*parts, 1), "$1,250.5M");
    EXPECT_EQ(figure_at(*parts, 0), "$0.0M");
    EXPECT_EQ(figure_at(*figure_parts("71%"), 0.5), "36%");
    EXPECT_EQ(figure_at(*figure_parts("1,000,000"), 1), "1,000,000");
    EXPECT_EQ(figure_at(*figure_parts("0.05"), 1), "0.05");
    EXPECT_FALSE(figure_parts("half"));
    EXPECT_FALSE(figure_parts("2 of 3"));
}

}  // namespace
}  // namespace stage
