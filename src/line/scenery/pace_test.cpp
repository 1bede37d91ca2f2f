// SPDX-License-Identifier: MIT
#include "scenery/pace.hpp"

#include <gtest/gtest.h>

#include "script/pace.hpp"

namespace scenery {
namespace {

/// A script's estimate of its film would go wrong quietly if the film's silences were changed here alone.
TEST(Pace, IsWhatScriptsCountWith) {
    using script::Style;
    constexpr double half_frame = 0.015;
    for (auto style :
         {Style::engaging, Style::professional, Style::educational, Style::funny, Style::dramatic, Style::calm}) {
        auto tempo = script::pace(style);
        auto pause = pause_between_lines_ms(style);
        EXPECT_NEAR(tempo.seconds_between, (word_lead_ms + pause) / 1000.0 + half_frame, 1e-9);
        EXPECT_NEAR(tempo.seconds_around, (first_word_ms - word_lead_ms + last_word_out_ms - pause) / 1000.0, 1e-9);
    }
}

}  // namespace
}  // namespace scenery
