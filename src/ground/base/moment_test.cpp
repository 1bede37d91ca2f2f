// SPDX-License-Identifier: MIT
#include "base/moment.hpp"

#include <gtest/gtest.h>

#include <set>

#include "base/failure.hpp"
#include "base/ids.hpp"

namespace {

TEST(MomentTest, is_written_and_read) {
    auto moment = base::moment_from("2026-11-22T19:10:02.125999Z");
    EXPECT_EQ(moment.time_since_epoch().count() % 1'000'000, 125'999);
    EXPECT_EQ(base::iso(moment), "2026-11-22T19:10:02.125Z");
    EXPECT_EQ(base::moment_from("2026-11-22T21:10:02.125999+02:00"), moment);
    EXPECT_EQ(base::iso(base::moment_from("2024-02-29")), "2024-02-29T00:00:00.000Z");
    EXPECT_EQ(base::moment_from(base::iso(base::Moment{})), base::Moment{});
}

TEST(MomentTest, refuses_what_is_no_time) {
    for (auto* text : {"", "2026", "2026-13-01", "2026-02-29", "1969-12-31", "2026-11-22T24:00:00Z",
                       "2026-11-22T19:10:02", "2026-11-22T19:10:02.Z", "2026-11-22T19:10:02Zx", "2026-11-22T19:10:60Z",
                       "2026-11-22T19:10:02+2:00", "2026-1-1", " 2026-11-22", "2026-11-22T19:10:02.0123456789Z"})
        EXPECT_THROW(base::moment_from(text), base::Failure) << text;
}

TEST(IdsTest, are_version_7_ordered_and_each_another) {
    std::set<std::string> ids;
    for (int i = 0; i < 1000; ++i) {
        auto id = base::new_id();
        EXPECT_TRUE(base::is_id(id)) << id;
        EXPECT_EQ(id[14], '7');
        EXPECT_NE(std::string_view("89ab").find(id[19]), std::string_view::npos);
        ids.insert(id);
    }
    EXPECT_EQ(ids.size(), 1000u);
    EXPECT_FALSE(base::is_id("00000000-0000-0000-0000-00000000000"));
    EXPECT_FALSE(base::is_id("00000000-0000-0000-0000-00000000000G"));
    EXPECT_FALSE(base::is_id("000000000000-0000-0000-0000-00000000"));
    EXPECT_NE(base::random_bytes(16), base::random_bytes(16));
}

}  // namespace
