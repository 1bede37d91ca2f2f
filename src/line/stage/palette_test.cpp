// SPDX-License-Identifier: MIT
#include "stage/palette.hpp"

#include <gtest/gtest.h>

#include <set>

#include "base/failure.hpp"
#include "stage/ink.hpp"

namespace stage {
namespace {

TEST(Palette, AtLeastTwelveWithNamesOfTheirOwn) {
    std::set<std::string> names;
    for (const auto& one : palettes()) names.insert(one.name);
    EXPECT_EQ(names.size(), palettes().size());
    EXPECT_GE(names.size(), 12u);
    EXPECT_THROW(palette("embar"), base::Failure);
}

class EachPalette : public testing::TestWithParam<Palette> {};

TEST_P(EachPalette, WordsReadOnWhatIsBehindThem) {
    const auto& p = GetParam();
    for (bool deep : {false, true}) {
        auto tone = tones(p, deep);
        for (int stop : {0, 1}) {
            EXPECT_GE(contrast(tone.ink, tone.sky[stop]), 4.5) << deep << stop;
            EXPECT_GE(contrast(tone.accent, tone.sky[stop]), 4.5) << deep << stop;
        }
    }
    EXPECT_GE(contrast(p.ink, p.sky[0]), 4.5);
    EXPECT_GE(contrast(p.ink, p.sky[1]), 4.5);
    EXPECT_GE(contrast(p.caption, p.caption_edge), 4.5);
    EXPECT_GE(contrast(p.pill_ink, p.pill), 4.5);
    for (const auto& behind : {p.sky[0], p.sky[1], p.ground})
        EXPECT_GE(contrast(p.panel_ink, painted(p.panel, behind)), 4.5);
}

TEST_P(EachPalette, HasAllItsInks) {
    const auto& p = GetParam();
    EXPECT_EQ(p.sky.size(), 3u);
    EXPECT_EQ(p.deep.size(), 3u);
    EXPECT_EQ(p.blobs.size(), 3u);
    for (const auto& one :
         {p.second, p.glow, p.far, p.middle, p.near, p.ground, p.ground_deep, p.leaf, p.leaf_deep, p.panel})
        EXPECT_NO_THROW(colour(one));
}

INSTANTIATE_TEST_SUITE_P(All, EachPalette, testing::ValuesIn(palettes()),
                         [](const auto& info) { return info.param.name; });

TEST(Ink, ContrastOfBlackAndWhite) {
    EXPECT_NEAR(contrast("#000000", "#ffffff"), 21, 0.1);
    EXPECT_NEAR(contrast("#777777", "#ffffff"), 4.48, 0.06);
}

}  // namespace
}  // namespace stage
