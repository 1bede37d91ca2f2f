// SPDX-License-Identifier: MIT
#include "stage/layouts/figure.hpp"

#include <gtest/gtest.h>

namespace stage {
namespace {

TEST(Figure, YearsAndDigitsStandFromTheStart) {
    EXPECT_FALSE(counts_up("1962", ""));
    EXPECT_FALSE(counts_up("3", "hearts"));
    EXPECT_FALSE(counts_up("9 in 10", "people"));
    EXPECT_TRUE(counts_up("1962", "metres"));
    EXPECT_TRUE(counts_up("1,200", ""));
    EXPECT_TRUE(counts_up("90%", ""));
    EXPECT_TRUE(counts_up("1.5", "million"));
}

}  // namespace
}  // namespace stage
