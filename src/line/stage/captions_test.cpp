// SPDX-License-Identifier: MIT
#include "stage/captions.hpp"

#include <gtest/gtest.h>

#include <map>

#include <boost/describe.hpp>

#include "stage/fixtures_for_tests.hpp"

namespace stage {
namespace {

const char* const line =
    "Deep under your feet, hot rock melts and rises. When the pressure grows too strong, the mountain cracks, and "
    "magma blasts out at 700 kilometres an hour!";

TEST(Captions, PagesHaveTwoToFourWordsAndCoverTheLine) {
    auto words = spoken(line);
    auto pages = caption_pages(words, words.back().end_ms + 300);
    int next = 0;
    for (const auto& page : pages) {
        EXPECT_EQ(page.first, next);
        EXPECT_GE(page.count, 2);
        EXPECT_LE(page.count, 4);
        next += page.count;
    }
    EXPECT_EQ(next, static_cast<int>(words.size()));
}

TEST(Captions, PagesBreakAtPhraseEnds) {
    auto words = spoken(line);
    for (const auto& page : caption_pages(words, 99999))
        for (int i = page.first; i + 1 < page.first + page.count; ++i)
            EXPECT_NE(words[static_cast<std::size_t>(i)].text.back(), '.') << "a page runs over the end of a sentence";
}

TEST(Captions, AShortLineIsStillAPage) {
    auto words = spoken("Why?");
    auto pages = caption_pages(words, 900);
    ASSERT_EQ(pages.size(), 1u);
    EXPECT_EQ(pages[0].from_ms, words[0].start_ms);
    EXPECT_TRUE(caption_pages({}, 900).empty());
}

class EachStyle : public testing::TestWithParam<film::Captions> {};

TEST_P(EachStyle, StatesNeverOverlapAndStartWithTheirWord) {
    for (auto aspect : aspects) {
        Sample sample("hero", aspect);
        sample.film.look.captions = GetParam();
        auto words = spoken(line);
        int end = words.back().end_ms + 400;
        auto layers = captions(sample.film, words, end, 0, end, sample.scene());
        if (GetParam() == film::Captions::none) {
            EXPECT_TRUE(layers.empty());
            continue;
        }
        int busy_until = -1;
        std::map<int, int> starts;
        for (const auto& layer : layers) {
            if (!layer.sprite.text || layer.name.find(".pop") != std::string::npos) continue;
            EXPECT_GE(layer.from_ms, busy_until) << layer.name;
            EXPECT_GT(layer.to_ms, layer.from_ms);
            busy_until = layer.to_ms;
            starts[layer.from_ms]++;
            auto box = words_box(layer, layer.to_ms - 1);
            auto z = zones(aspect);
            EXPECT_TRUE(z.safe.holds(box, 2)) << layer.name << " " << layer.sprite.text->words;
            EXPECT_GE(box.y, z.caption.y - 2);
            EXPECT_LE(measure(*layer.sprite.text).lines, 2);
        }
        if (GetParam() != film::Captions::phrase)
            for (const auto& word : words) EXPECT_EQ(starts.count(word.start_ms), 1u) << word.text;
    }
}

INSTANTIATE_TEST_SUITE_P(All, EachStyle,
                         testing::Values(film::Captions::karaoke, film::Captions::box, film::Captions::pop,
                                         film::Captions::phrase, film::Captions::none),
                         [](const auto& info) { return std::string(boost::describe::enum_to_string(info.param, "")); });

TEST(Captions, TheSamePagesWhateverTheShotsCut) {
    Sample sample("hero");
    auto words = spoken(line);
    int end = words.back().end_ms + 400, cut = end / 2;
    auto scene = sample.scene();
    auto whole = captions(sample.film, words, end, 0, end, scene);
    auto second = captions(sample.film, words, end, cut, end, scene);
    ASSERT_FALSE(second.empty());
    for (const auto& layer : second) {
        bool found = false;
        for (const auto& one : whole)
            found |= one.name == layer.name && one.from_ms == layer.from_ms + cut && one.to_ms == layer.to_ms + cut;
        EXPECT_TRUE(found) << layer.name;
    }
}

TEST(Captions, TwoLinesStayOffTheRowAboveOnEveryShape) {
    for (auto aspect : aspects) {
        Sample sample("list", aspect);
        auto words = spoken("Keep your bedroom cool, comfortable bedrooms everywhere.");
        int end = words.back().end_ms + 400, most = 0;
        for (const auto& layer : captions(sample.film, words, end, 0, end, sample.scene())) {
            if (!layer.sprite.text) continue;
            most = std::max(most, measure(*layer.sprite.text).lines);
            EXPECT_GE(words_box(layer, layer.to_ms - 1).y, zones(aspect).caption.y) << layer.sprite.text->words;
        }
        if (aspect == film::Aspect::portrait || aspect == film::Aspect::tall) EXPECT_EQ(most, 2);
    }
}

TEST(Captions, RightToLeftIsOneTextAPage) {
    Sample sample("hero");
    auto words = spoken("שלום עולם יפה מאוד");
    auto layers = captions(sample.film, words, 2000, 0, 2000, sample.scene());
    std::vector<float> pills;
    for (const auto& layer : layers)
        if (layer.name.find(".pill") != std::string::npos) pills.push_back(layer.x.rest);
    ASSERT_EQ(pills.size(), 4u);
    EXPECT_GT(pills[0], pills[1]);
}

}  // namespace
}  // namespace stage
