// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include "base/failure.hpp"
#include "frames/frames.hpp"

namespace frames {
namespace {

TEST(Engine, NamesWhatShapesTheBytes) {
    for (const char* name :
         {"frames ", "x264 ", "lavc ", "lavf ", "cairo ", "pango ", "rsvg ", "freetype ", "harfbuzz "})
        EXPECT_NE(engine().find(name), std::string::npos) << name;
    EXPECT_EQ(engine(), engine());
}

TEST(Profile, SizesAreEvenAndShaped) {
    for (auto [quality, side] : {std::pair{"draft", 540}, {"low", 720}, {"medium", 1080}, {"high", 1080}})
        for (auto aspect :
             {film::Aspect::portrait, film::Aspect::landscape, film::Aspect::square, film::Aspect::tall}) {
            auto profile = profile_for(quality, aspect, 30, "h264", "native");
            EXPECT_EQ(std::min(profile.width, profile.height), side);
            EXPECT_EQ(profile.width % 2 + profile.height % 2, 0);
        }
    EXPECT_EQ(profile_for("medium", film::Aspect::portrait, 30, "h264", "native").height, 1920);
    EXPECT_EQ(profile_for("draft", film::Aspect::landscape, 30, "h264", "native").width, 960);
    EXPECT_EQ(profile_for("medium", film::Aspect::tall, 30, "h264", "native").height, 1350);
    EXPECT_THROW(profile_for("huge", film::Aspect::square, 30, "h264", "native"), base::Failure);
}

}  // namespace
}  // namespace frames
