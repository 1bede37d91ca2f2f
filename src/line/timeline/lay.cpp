// SPDX-License-Identifier: MIT
#include <algorithm>

#include "base/failure.hpp"
#include "film/document.hpp"
#include "scenery/pace.hpp"
#include "timeline/clock.hpp"
#include "timeline/timeline.hpp"

namespace timeline {

namespace {

using scenery::first_word_ms;
using scenery::last_word_out_ms;
using scenery::pause_between_lines_ms;
using scenery::word_lead_ms;
using speech::SpokenWord;

constexpr int least_shot_ms = 500;
constexpr int transition_ms = 270;
constexpr int least_segment_frames = 4;

/// Words moved in time: line time to shot time, sound time to line time.
std::vector<SpokenWord> shifted(std::vector<SpokenWord> words, int by_ms) {
    for (auto& word : words) word.start_ms += by_ms, word.end_ms += by_ms;
    return words;
}

/// Words moved to the nearest frame, from which their caption lights; a millisecond early, so that rounding on the way
/// to shot time never costs a frame.
std::vector<SpokenWord> on_frames(std::vector<SpokenWord> words, int fps) {
    for (auto& word : words) word.start_ms = ms_of(frame_at(word.start_ms, fps), fps) - 1;
    return words;
}

PlacedLine place(const film::Film& film, std::size_t index, const speech::Utterance& utterance, int start_frame) {
    const auto& line = film.lines[index];
    PlacedLine placed{.line = line.id, .start_frame = start_frame};
    placed.speech_start_ms = index == 0 ? first_word_ms : word_lead_ms;
    bool last = index + 1 == film.lines.size();
    auto after = (last ? last_word_out_ms : pause_between_lines_ms(film.style)) + line.directions.pause_ms;
    auto sound_ms = utterance.duration_ms();
    placed.frames = frames_holding(placed.speech_start_ms + sound_ms + after, film.canvas.fps);
    return placed;
}

/// First frame of each shot within its line; strictly rising, each shot long enough to be seen.
std::vector<int> shot_starts(const film::Choices& choices, const std::vector<SpokenWord>& words,
                             const PlacedLine& placed, int fps) {
    auto least = frames_holding(least_shot_ms, fps);
    std::vector<int> starts;
    for (const auto& shot : choices.shots) {
        int start = 0;
        if (!starts.empty()) {
            auto word = std::min<std::size_t>(static_cast<std::size_t>(shot.at_word), words.size() - 1);
            start = std::max(frame_at(words[word].start_ms - word_lead_ms, fps), starts.back() + least);
        }
        auto later = static_cast<int>(choices.shots.size() - starts.size()) - 1;
        starts.push_back(std::max(0, std::min(start, placed.frames - least * (later + 1))));
    }
    for (std::size_t i = 1; i < starts.size(); ++i)
        starts[i] = std::max(starts[i], starts[i - 1] + least_segment_frames);
    return starts;
}

/// One shot's stretch of the film: its scene and how long it shows.
struct Stretch {
    SharedScene scene;
    int frames = 0;
    std::string enter;
    std::string line;
};

void lay_segments(Timeline& out, const std::vector<Stretch>& stretches, int fps) {
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        const auto& stretch = stretches[i];
        int mixed = 0;
        if (i > 0 && stretch.enter != "cut" && !stretch.enter.empty())
            mixed = std::min(frame_at(transition_ms, fps), stretch.frames - least_segment_frames);
        if (mixed < least_segment_frames) mixed = 0;
        if (mixed > 0)
            out.segments.push_back({stretch.scene, 0, mixed, stretches[i - 1].scene, stretches[i - 1].frames,
                                    stretch.enter, stretch.line});
        out.segments.push_back({stretch.scene, mixed, stretch.frames - mixed, std::nullopt, 0, "", stretch.line});
    }
}

void place_effects(Timeline& out, const film::FilmLine& line, const PlacedLine& placed,
                   const std::vector<SpokenWord>& words) {
    for (const auto& cue : line.choices->cues) {
        auto word = std::min<std::size_t>(static_cast<std::size_t>(cue.at_word), words.size() - 1);
        auto at = ms_of(placed.start_frame, out.fps) + words[word].start_ms - word_lead_ms;
        out.effects.push_back({cue.effect, std::max(0, at), static_cast<std::int64_t>(cue.at_word), 1000});
    }
}

/// The music changes when the title is over, at the turn, and for the close.
std::vector<int> music_turns(const film::Film& film, const Timeline& out) {
    std::vector<int> turns;
    for (std::size_t i = 1; i < film.lines.size(); ++i) {
        auto role = film.lines[i].directions.role;
        if (i == 1 || role == script::Role::turn ||
            (role == script::Role::close && film.lines[i - 1].directions.role != role))
            turns.push_back(ms_of(out.lines[i].start_frame, out.fps));
    }
    return turns;
}

}  // namespace

Timeline lay(const film::Film& film, const std::vector<speech::Utterance>& utterances,
             const scenery::Painter& painter) {
    if (utterances.size() != film.lines.size())
        throw base::Failure{base::Trouble::internal, "Every line needs its utterance before the film can be laid out."};
    Timeline out;
    out.fps = film.canvas.fps;
    std::vector<Stretch> stretches;
    for (std::size_t i = 0; i < film.lines.size(); ++i) {
        const auto& line = film.lines[i];
        if (!line.choices || line.choices->shots.empty())
            throw base::Failure{base::Trouble::internal, "Line " + line.id + " has no shots yet."};
        auto placed = place(film, i, utterances[i], out.frames);
        auto words = shifted(utterances[i].words, placed.speech_start_ms);
        auto shown = on_frames(words, out.fps);
        auto starts = shot_starts(*line.choices, words, placed, out.fps);
        placed.frames = std::max(placed.frames, starts.back() + frames_holding(least_shot_ms, out.fps));
        for (std::size_t s = 0; s < starts.size(); ++s) {
            auto end = s + 1 < starts.size() ? starts[s + 1] : placed.frames;
            auto start_ms = ms_of(starts[s], out.fps), end_ms = ms_of(end, out.fps);
            stage::ShotInTime shot{&line, &line.choices->shots[s], start_ms, end_ms - start_ms,
                                   shifted(words, -start_ms)};
            std::erase_if(shot.words, [&](const SpokenWord& word) {
                return word.end_ms <= 0 || word.start_ms >= shot.duration_ms;
            });
            shot.first = i == 0 && s == 0;
            shot.last = i + 1 == film.lines.size() && s + 1 == starts.size();
            auto scene = stage::draw(film, shot, painter);
            scene.overlay = stage::captions(film, shown, ms_of(placed.frames, out.fps), start_ms, end_ms, scene);
            stretches.push_back({std::move(scene), end - starts[s], line.choices->shots[s].enter, line.id});
        }
        place_effects(out, line, placed, words);
        out.frames += placed.frames;
        out.lines.push_back(placed);
    }
    lay_segments(out, stretches, out.fps);
    out.music = {film.look.music, film.seed, out.duration_ms(), music_turns(film, out)};
    return out;
}

}  // namespace timeline
