// SPDX-License-Identifier: MIT
// Pictures as they should look: tests/golden/<name>.jpg, small, compared with a tolerance.
//
// A change that is meant: GOLDEN_WRITE=1 frames_test --gtest_filter='Golden*' writes them again; look at each.
#pragma once
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "media/picture.hpp"

namespace frames::test {

/// Fonts, Cairo and libjpeg of another release differ by a little everywhere and by more along a few edges.
inline void expect_golden(const std::string& name, const media::Picture& is) {
    constexpr double most_mean = 4.0, most_off = 0.012;
    constexpr int off = 48;
    auto path = std::filesystem::path(AUTOVIDEO_SOURCE_DIR) / "tests/golden" / (name + ".jpg");
    if (std::getenv("GOLDEN_WRITE")) return media::write_jpeg(path, is, 90);
    ASSERT_TRUE(std::filesystem::exists(path)) << path << ": write it with GOLDEN_WRITE=1, and look at it";
    auto wanted = media::read_picture(path);
    ASSERT_EQ(wanted.width, is.width) << name;
    ASSERT_EQ(wanted.height, is.height) << name;
    double sum = 0, far = 0;
    for (std::size_t i = 0; i < is.rgba.size(); i += 4) {
        int worst = 0;
        for (std::size_t c = 0; c < 3; ++c) {
            int apart = std::abs(is.rgba[i + c] - wanted.rgba[i + c]);
            sum += apart, worst = std::max(worst, apart);
        }
        far += worst > off;
    }
    auto pixels = static_cast<double>(is.rgba.size()) / 4;
    bool same = sum / (pixels * 3) <= most_mean && far / pixels <= most_off;
    if (same) return;
    auto here = std::filesystem::path(testing::TempDir()) / (name + ".png");
    media::write_png(here, is);
    ADD_FAILURE() << name << " differs by " << sum / (pixels * 3) << " of 255 a pixel, " << 100 * far / pixels
                  << " % of the pixels by much; it is now " << here << ", and was " << path;
}

}  // namespace frames::test
