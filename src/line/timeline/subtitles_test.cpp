// SPDX-License-Identifier: MIT
#include "timeline/subtitles.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/failure.hpp"
#include "timeline/clock.hpp"

namespace {

using testing::HasSubstr;

std::vector<timeline::Cue> two_words() {
    return {{1000, 1900, "Ada", {{"Hi,", {"hi"}, 1000, 1300}, {"{<b>}", {"b"}, 1500, 1900}}}};
}

TEST(Subtitles, each_format) {
    EXPECT_EQ(timeline::subtitles("srt", two_words()), "1\n00:00:01,000 --> 00:00:01,900\nAda: Hi, {<b>}\n\n");
    EXPECT_THAT(timeline::subtitles("vtt", two_words()), HasSubstr("<v Ada>Hi, <00:00:01.500>{&lt;b&gt;}"));
    EXPECT_THAT(timeline::subtitles("ass", two_words()), HasSubstr("{\\k50}Hi, {\\k40}｛<b>｝"));
    EXPECT_THROW(timeline::subtitles("sub", {}), base::Failure);
}

TEST(Subtitles, no_text_opens_a_cue_of_its_own) {
    auto cues = two_words();
    cues[0].words[1].text = "-->";
    EXPECT_EQ(timeline::subtitles("srt", cues), "1\n00:00:01,000 --> 00:00:01,900\nAda: Hi, →\n\n");
    EXPECT_THAT(timeline::subtitles("vtt", cues), HasSubstr("Hi, <00:00:01.500>--&gt;"));
}

TEST(Clock, frames_hold_their_time_and_come_back) {
    for (int fps : {24, 25, 30, 60})
        for (int ms = 0; ms < 5000; ++ms) {
            EXPECT_GE(timeline::frames_holding(ms, fps) * 1000, ms * fps);
            EXPECT_LT((timeline::frames_holding(ms, fps) - 1) * 1000, ms * fps);
        }
    for (int fps : {24, 25, 30, 60})
        for (int frame = 0; frame < 2000; ++frame)
            EXPECT_EQ(timeline::frame_at(timeline::ms_of(frame, fps), fps), frame);
}

}  // namespace
