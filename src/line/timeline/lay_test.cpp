// SPDX-License-Identifier: MIT
// What holds of every timeline, whatever the film: films by chance, laid at every rate.
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>
#include <map>
#include <set>
#include <tuple>

#include "base/chance.hpp"
#include "stage/fixtures_for_tests.hpp"
#include "timeline/clock.hpp"
#include "timeline/timeline.hpp"

namespace timeline {
namespace {

struct Case {
    film::Film film;
    std::vector<speech::Utterance> utterances;
    Timeline laid;
};

/// Lines of 1 to 14 words of 40 to 700 ms, each with up to four shots, pauses up to 3 s.
Case by_chance(std::uint64_t seed, int fps) {
    ::setenv("AUTOVIDEO_SHARE", AUTOVIDEO_SOURCE_DIR, 1);
    base::Chance chance(seed);
    auto up_to = [&](int most) { return static_cast<int>(chance.below(static_cast<std::uint64_t>(most) + 1)); };
    Case out;
    out.film.canvas.fps = fps, out.film.style = static_cast<script::Style>(up_to(5));
    out.film.look.captions = static_cast<film::Captions>(up_to(2));  // those that light words
    for (int i = 0, lines = 1 + up_to(4); i < lines; ++i) {
        film::FilmLine line{.id = "l" + std::to_string(i + 1), .choices = film::Choices{}};
        line.directions.pause_ms = up_to(3) ? 0 : up_to(3000);
        speech::Utterance utterance{.line = line.id};
        int at = 30 + up_to(50), words = 1 + up_to(13);
        for (int w = 0; w < words; ++w) {
            int length = 40 + up_to(660);
            utterance.words.push_back(
                {.text = "word", .start_ms = at, .end_ms = at + length, .ends_phrase = !up_to(4)});
            line.text += w ? " word" : "word";
            at += length + (up_to(5) ? 0 : up_to(300));
        }
        utterance.kept_ms = at + 30 + up_to(50);
        static constexpr const char* entries[] = {"cut", "zoom", "slide", "whip-left", ""};
        for (int s = 0, shots = 1 + up_to(3); s < shots; ++s)
            line.choices->shots.push_back({.id = line.id + "." + std::to_string(s),
                                           .at_word = s == 0 ? 0 : up_to(words),
                                           .layout = "type",
                                           .texts = {"words"},
                                           .enter = entries[up_to(4)]});
        line.choices->cues.push_back({up_to(words), "pop"});
        out.film.lines.push_back(line), out.utterances.push_back(utterance);
    }
    stage::DiscPainter painter;
    out.laid = lay(out.film, out.utterances, painter);
    return out;
}

class EachRate : public testing::TestWithParam<int> {};

TEST_P(EachRate, LinesFollowEachOtherAndHoldTheirSpeech) {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        auto it = by_chance(seed, GetParam());
        int next = 0;
        for (std::size_t i = 0; i < it.laid.lines.size(); ++i) {
            const auto& placed = it.laid.lines[i];
            EXPECT_EQ(placed.line, it.film.lines[i].id);
            EXPECT_EQ(placed.start_frame, next) << seed;
            EXPECT_GE(
                placed.frames * 1000,
                (placed.speech_start_ms + it.utterances[i].kept_ms + it.film.lines[i].directions.pause_ms) * GetParam())
                << seed;
            next += placed.frames;
        }
        EXPECT_EQ(it.laid.frames, next);
        EXPECT_LE(std::abs(it.laid.duration_ms() * GetParam() - it.laid.frames * 1000), GetParam());
        EXPECT_EQ(it.laid.music.duration_ms, it.laid.duration_ms());
        for (const auto& effect : it.laid.effects)
            EXPECT_TRUE(effect.at_ms >= 0 && effect.at_ms < it.laid.duration_ms());
    }
}

TEST_P(EachRate, SegmentsCoverTheFilmWithoutGapAndRunOnWithinTheirScene) {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        auto it = by_chance(seed, GetParam());
        int frames = 0;
        std::string line = it.laid.lines.front().line;
        std::set<std::string> seen{line};
        for (std::size_t i = 0; i < it.laid.segments.size(); ++i) {
            const auto& segment = it.laid.segments[i];
            EXPECT_GE(segment.frames, 4) << seed;
            EXPECT_TRUE(segment.line == line || seen.insert(segment.line).second) << "lines stay together, in order";
            line = segment.line;
            bool mixed = static_cast<bool>(segment.before);
            EXPECT_EQ(mixed, !segment.transition.empty());
            if (mixed) {
                ASSERT_GT(i, 0u);
                const auto& left = it.laid.segments[i - 1];
                EXPECT_EQ(segment.before_first, left.first + left.frames) << "the scene before runs on";
                EXPECT_EQ(segment.first, 0);
            } else if (segment.first > 0) {
                ASSERT_GT(i, 0u);
                EXPECT_EQ(segment.first, it.laid.segments[i - 1].frames) << "goes on where the transition stopped";
            }
            frames += segment.frames;
        }
        EXPECT_EQ(frames, it.laid.frames) << seed;
    }
}

/// Film frame on which each word lights, by the layers that the composer is given.
std::map<std::tuple<std::string, int, int>, int> lit_frames(const Timeline& timeline) {
    std::map<std::tuple<std::string, int, int>, int> lit;
    int at = 0;
    for (const auto& segment : timeline.segments) {
        for (const auto& layer : segment.scene->overlay) {
            int page = 0, word = 0, end = 0;
            if (std::sscanf(layer.name.c_str(), "caption.%d.%d%n", &page, &word, &end) != 2 || layer.name.c_str()[end])
                continue;
            for (int n = segment.first; n < segment.first + segment.frames; ++n) {
                auto ms = n * 1000.0 / timeline.fps;
                if (ms < layer.from_ms || ms >= layer.to_ms) continue;
                lit.try_emplace({segment.line, page, word}, at + n - segment.first);
                break;
            }
        }
        at += segment.frames;
    }
    return lit;
}

TEST_P(EachRate, EachWordLightsUpOnTheFrameNearestToIt) {
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        auto it = by_chance(seed, GetParam());
        auto lit = lit_frames(it.laid);
        std::vector<int> starts, frames;
        for (std::size_t i = 0; i < it.laid.lines.size(); ++i) {
            const auto& placed = it.laid.lines[i];
            for (const auto& word : it.utterances[i].words)
                starts.push_back(placed.start_frame + frame_at(placed.speech_start_ms + word.start_ms, GetParam()));
        }
        for (const auto& [word, frame] : lit) frames.push_back(frame);
        EXPECT_EQ(frames, starts) << seed;
    }
}

INSTANTIATE_TEST_SUITE_P(All, EachRate, testing::Values(24, 25, 30, 60));

}  // namespace
}  // namespace timeline
