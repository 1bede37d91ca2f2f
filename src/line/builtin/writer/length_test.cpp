// SPDX-License-Identifier: MIT
// What script::spoken_seconds promises, against the default voice with the pauses a film lays between lines.
#include <gtest/gtest.h>

#include <boost/describe.hpp>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fstream>

#include "base/failure.hpp"
#include "base/files.hpp"
#include "builtin/voices/speaker.hpp"
#include "builtin/writer/writer.hpp"
#include "script/pace.hpp"

namespace builtin {
namespace {

namespace fs = std::filesystem;
using script::Style;

const fs::path source = AUTOVIDEO_SOURCE_DIR;

/// Seconds of the finished film; each line's own into `file`, to fit script/pace.cpp anew to other voices.
double film_seconds(const script::Script& script, std::ostream& file) {
    static BuiltinSpeaker speaker;
    auto pace = script::pace(script.style);
    double total = pace.seconds_around;
    for (const auto& line : script.lines) {
        auto sound = speaker.speak(line, {.id = default_voice, .style = script.style}).sound.duration();
        auto seconds = static_cast<double>(sound.count()) / 1000;
        file << boost::describe::enum_to_string(script.style, "") << '\t' << seconds << '\t'
             << script::spoken_seconds(line, script.style) - pace.seconds_between << '\t' << line.text << '\n';
        total += seconds + pace.seconds_between + line.directions.pause_ms / 1000.0;
    }
    return total;
}

/// AUTOVIDEO_MEASURE_LENGTHS=FILE measures 20 scripts a style and writes what it heard; otherwise one a length and
/// style.
TEST(Lengths, AreWhatTheVoiceTakes) {
    if (!fs::exists(source / "knowledge/volcano.md")) GTEST_SKIP() << "needs the knowledge cards";
    auto* measured = std::getenv("AUTOVIDEO_MEASURE_LENGTHS");
    std::ofstream file(measured ? measured : "/dev/null");
    BuiltinWriter writer({source / "knowledge"}, nullptr);
    const std::vector<std::string> topics{
        "Why do volcanoes erupt?", "How to sleep better", "Crocodile vs alligator",         "What is a black hole?",
        "How do vaccines work?",   "Why do cats purr?",   "How does the stock market work?"};
    double off = 0;
    int films = 0, topic = 0;
    for (auto style :
         {Style::engaging, Style::professional, Style::educational, Style::funny, Style::dramatic, Style::calm})
        for (int seconds : {15, 30, 60})
            for (int round = 0; round < (measured ? 7 : 1); ++round) {
                script::Wish wish{.prompt = topics[static_cast<std::size_t>(topic++) % topics.size()], .style = style};
                wish.length = std::chrono::seconds(seconds);
                wish.seed = static_cast<std::uint64_t>(topic);
                auto script = writer.write(wish);
                auto heard = film_seconds(script, file);
                EXPECT_NEAR(heard, seconds, 0.15 * seconds) << wish.prompt;
                auto error = heard / script::spoken_seconds(script) - 1;
                EXPECT_LT(std::abs(error), 0.1) << wish.prompt;
                off += std::abs(error), ++films;
                if (measured)
                    std::printf("%-12s %2d s: %5.1f planned, %5.1f heard, %+5.1f %%  %s\n",
                                boost::describe::enum_to_string(style, ""), seconds, script::spoken_seconds(script),
                                heard, 100 * (heard / seconds - 1), wish.prompt.c_str());
            }
    std::printf("%d films, %.1f %% off the plan on average\n", films, 100 * off / films);
    EXPECT_LT(off / films, 0.04);
}

}  // namespace
}  // namespace builtin
