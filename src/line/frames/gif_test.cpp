// SPDX-License-Identifier: MIT
#include "frames/gif.hpp"

#include <gtest/gtest.h>

#include "base/hash.hpp"
#include "frames/scenes_for_tests.hpp"
#include "media/probe.hpp"

namespace frames {
namespace {

std::filesystem::path made(const char* name) {
    auto path = std::filesystem::path(testing::TempDir()) / name;
    Gif gif(path, 160, 240, 15);
    for (int n = 0; n < 15; ++n) gif.put(compose({.scene = test::lively(), .frames = 60}, 2 * n, 160, 240));
    gif.finish();
    return path;
}

TEST(Gif, PlaysAndIsTheSameTwice) {
    auto path = made("one.gif");
    auto is = media::probe(path);
    EXPECT_EQ(is.first("video")->codec, "gif");
    EXPECT_NEAR(static_cast<double>(is.duration_ms), 1000, 30);
    auto first = media::read_picture(path);
    auto wanted = compose({.scene = test::lively(), .frames = 60}, 0, 160, 240);
    ASSERT_EQ(first.rgba.size(), wanted.rgba.size());
    double off = 0;
    for (std::size_t i = 0; i < wanted.rgba.size(); ++i) off += std::abs(first.rgba[i] - wanted.rgba[i]);
    EXPECT_LT(off / static_cast<double>(wanted.rgba.size()), 5);
    EXPECT_EQ(base::sha256_of_file(path), base::sha256_of_file(made("two.gif")));
}

}  // namespace
}  // namespace frames
