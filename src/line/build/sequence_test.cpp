// SPDX-License-Identifier: MIT
#include "build/sequence.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "base/failure.hpp"
#include "frames/scenes_for_tests.hpp"

namespace build {
namespace {

namespace fs = std::filesystem;

TEST(Sequence, AppearsWholeAndReplacesOnlyItsOwnKind) {
    base::TempFolder folder{fs::path(testing::TempDir())};
    auto film = folder.path() / "film";
    auto profile = frames::test::small("png");
    timeline::Segment segment{.scene = frames::test::lively(), .frames = 5};
    int told = 0;
    auto make = [&](int first) {
        Sequence sequence(film);
        sequence.draw(segment, first, profile, {}, [&] { ++told; });
        EXPECT_EQ(fs::exists(film / "00004.png"), told > 5);
        sequence.settle();
    };
    make(0);
    EXPECT_EQ(told, 5);
    EXPECT_TRUE(fs::exists(film / "00005.png"));
    EXPECT_EQ(media::read_picture(film / "00003.png").rgba,
              frames::compose(segment, 2, profile.width, profile.height).rgba);
    auto before = weigh(film);
    make(0);
    EXPECT_EQ(weigh(film).sha256, before.sha256);
    EXPECT_GT(before.bytes, 1000);
    make(3);
    EXPECT_FALSE(fs::exists(film / "00001.png"));
    EXPECT_NE(weigh(film).sha256, before.sha256);
    std::ofstream(film / "holiday.png") << "mine";
    EXPECT_THROW(Sequence{film}, base::Failure);
    EXPECT_TRUE(fs::exists(film / "holiday.png"));
}

TEST(Sequence, LeavesNothingWhenStopped) {
    base::TempFolder folder{fs::path(testing::TempDir())};
    std::stop_source source;
    try {
        Sequence sequence(folder.path() / "film");
        timeline::Segment segment{.scene = frames::test::plain(), .frames = 5};
        sequence.draw(segment, 0, frames::test::small("png"), source.get_token(), [&] { source.request_stop(); });
        ADD_FAILURE();
    } catch (const base::Failure& failure) {
        EXPECT_EQ(failure.trouble, base::Trouble::cancelled);
    }
    EXPECT_TRUE(fs::is_empty(folder.path()));
}

}  // namespace
}  // namespace build
