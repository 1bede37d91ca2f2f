// SPDX-License-Identifier: MIT
#include "build/maker.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <set>
#include <thread>

#include "base/failure.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"
#include "build/plan.hpp"
#include "build/recipe.hpp"
#include "build/sequence.hpp"
#include "film/document.hpp"
#include "frames/encoder_memory.hpp"
#include "scenery/planner.hpp"
#include "speech/utterance_bytes.hpp"
#include "stage/template.hpp"
#include "timeline/clock.hpp"

namespace build {

namespace {

using base::Failure;
using base::Trouble;

bool is_silent(const frames::Profile& profile) {
    return profile.codec == "gif" || profile.codec == "png";
}

int workers_for(const Order& order) {
    return order.workers > 0 ? order.workers : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
}

const std::set<std::string> no_music = {"", "none"};

speech::Voice voice_of(const film::Film& film, const film::FilmLine& line) {
    return {.id = line.choices ? line.choices->voice : "", .language = film.language, .style = film.style};
}

/// A mood the composer knows, or else a file in the film's folder.
bool is_file(const std::string& music, const score::Composer& composer) {
    auto moods = composer.moods();
    return !no_music.contains(music) && std::find(moods.begin(), moods.end(), music) == moods.end();
}

media::Sound fitted(media::Sound sound, int duration_ms) {
    auto wanted = static_cast<std::size_t>(duration_ms) * media::sample_rate / 1000 * 2;
    if (sound.channels == 1) {
        std::vector<float> both;
        both.reserve(sound.samples.size() * 2);
        for (auto sample : sound.samples) both.insert(both.end(), {sample, sample});
        sound = {2, std::move(both)};
    }
    if (sound.samples.empty()) sound.samples.resize(2);
    auto size = sound.samples.size();
    sound.samples.resize(wanted);
    for (auto i = size; i < wanted; ++i) sound.samples[i] = sound.samples[i - size];  // loops
    return sound;
}

/// Runs jobs 0..count-1 on `workers` threads, in order of their number; the first failure stops the rest and is thrown.
template <class Job>
void run_all(std::size_t count, int workers, const Job& job) {
    std::atomic<std::size_t> next{0};
    std::exception_ptr trouble;
    std::mutex guard;
    auto work = [&] {
        for (std::size_t i; (i = next++) < count;) {
            try {
                job(i);
            } catch (...) {
                std::lock_guard lock(guard);
                if (!trouble) trouble = std::current_exception();
                next = count;
            }
        }
    };
    std::vector<std::jthread> threads;
    for (int i = 1; i < workers; ++i) threads.emplace_back(work);
    work();
    threads.clear();
    if (trouble) std::rethrow_exception(trouble);
}

Step segment_step(const timeline::Segment& segment, SceneNames& names, const frames::Profile& profile) {
    auto what = fmt::format("{} {}{}-{}", segment.line, segment.before ? "into " : "", segment.first,
                            segment.first + segment.frames);
    return {.kind = "segment",
            .what = what,
            .key = segment_key(segment, names, profile, frames::engine()),
            .frames = segment.frames};
}

}  // namespace

std::vector<Step> segment_steps(const Made& made, const frames::Profile& profile) {
    std::vector<Step> steps;
    SceneNames names;
    for (const auto& segment : made.timeline.segments) steps.push_back(segment_step(segment, names, profile));
    return steps;
}

void Maker::bring(const Order& order, std::stop_token stop) {
    own_ = std::make_unique<OwnMedia>(engines_.painter, artifacts_, fit_for(order.film, order.folder), stop,
                                      engines_.media_cell);
    bool begun = false;
    own_->bring(order.film, is_file(order.film.look.music, engines_.composer), [&](std::size_t done, std::size_t all) {
        if (!begun) progress_.begin("media", static_cast<std::int64_t>(all), "files");
        begun = true;
        progress_.advance("media", static_cast<std::int64_t>(done), 0);
    });
    if (begun) progress_.end("media");
}

std::string Maker::spoken(Step& step, const script::Line& line, const speech::Voice& voice, const std::string& engine) {
    auto bytes = artifacts_.get(step.key);
    step.reused = bytes.has_value();
    if (!bytes) {
        auto utterance = engines_.speaker.speak(line, voice);
        utterance.line.clear();  // the same words elsewhere are the same artifact
        bytes = speech::pack(utterance);
        artifacts_.put({.key = step.key, .kind = "speech", .engine = engine, .note = line.id + ": " + line.text},
                       *bytes);
    }
    return std::move(*bytes);
}

void Maker::speak(Made& made, const Order& order, std::stop_token stop) {
    auto& lines = made.film.lines;
    made.utterances.resize(lines.size());
    made.steps.resize(lines.size());
    std::atomic<std::int64_t> done{0}, reused{0};
    std::mutex guard;
    progress_.begin("speech", static_cast<std::int64_t>(lines.size()), "lines");
    run_all(lines.size(), workers_for(order), [&](std::size_t i) {
        if (stop.stop_requested()) throw Failure{Trouble::cancelled, "Stopped."};
        auto line = film::as_line(lines[i]);
        auto voice = voice_of(made.film, lines[i]);
        auto engine = engines_.speaker.engine(voice);
        Step step{.kind = "speech", .what = line.id, .key = speech_key(line, voice, engine)};
        auto bytes = spoken(step, line, voice, engine);
        step.content = base::sha256(bytes);
        made.utterances[i] = speech::unpack(bytes);
        made.utterances[i].line = line.id;
        made.utterances[i].drop_sound();
        std::lock_guard lock(guard);
        made.engines["speech"] = engine;
        made.steps[i] = std::move(step);
        progress_.advance("speech", ++done, reused += made.steps[i].reused);
    });
    progress_.end("speech");
}

Made Maker::resolve(const Order& order, std::stop_token stop) {
    Made made{.film = order.film};
    bring(order, stop);
    speak(made, order, stop);
    progress_.begin("pictures", 0, "");
    auto look = stage::load_template(made.film.look.template_name);
    scenery::choose(made.film, made.utterances, *own_, {look.transitions, look.sets, look.palettes});
    made.timeline = timeline::lay(made.film, made.utterances, *own_);
    made.duration_ms = made.timeline.duration_ms();
    made.engines["pictures"] = engines_.painter.engine();
    made.engines["music"] = engines_.composer.engine();
    made.engines["frames"] = frames::engine();
    made.engines["writer"] = made.film.writer;
    progress_.end("pictures");
    return made;
}

media::Sound Maker::sound_of(const Made& made, std::size_t line) {
    auto again = made.steps[line];
    const auto& wished = made.film.lines[line];
    auto voice = voice_of(made.film, wished);
    return speech::unpack(spoken(again, film::as_line(wished), voice, engines_.speaker.engine(voice))).sound;
}

frames::Encoded Maker::soundtrack(const Made& made, const Order& order, std::stop_token stop) {
    auto still_wanted = [stop] {
        if (stop.stop_requested()) throw Failure{Trouble::cancelled, "Stopped."};
    };
    const auto& timeline = made.timeline;
    score::Mix mix{.duration_ms = timeline.duration_ms()};
    if (is_file(timeline.music.mood, engines_.composer))
        mix.compose = [&] { return fitted(own_->sound(timeline.music.mood), mix.duration_ms); };
    else if (!no_music.contains(timeline.music.mood))
        mix.compose = [&] {
            auto music = engines_.composer.compose(timeline.music);
            still_wanted();
            return music;
        };
    for (std::size_t i = 0; i < made.utterances.size(); ++i) {
        auto at = timeline::ms_of(timeline.lines[i].start_frame, timeline.fps) + timeline.lines[i].speech_start_ms;
        mix.voices.push_back({nullptr, at, 1, [this, &made, i] { return sound_of(made, i); }});
        for (const auto& word : made.utterances[i].words) mix.spoken.push_back({at + word.start_ms, at + word.end_ms});
    }
    for (const auto& effect : timeline.effects)
        mix.effects.push_back({nullptr, effect.at_ms, static_cast<float>(effect.gain_milli) / 1000,
                               [this, &effect] { return engines_.composer.effect(effect.effect, effect.seed); }});
    still_wanted();
    auto mixed = score::mix(mix);
    still_wanted();
    return frames::encode_sound(mixed, order.profile.codec);
}

Step Maker::soundtrack_step(const Made& made, const Order& order) {
    std::vector<std::string> contents;
    for (const auto& step : made.steps) contents.push_back(step.content);
    const auto& mood = made.timeline.music.mood;
    auto music = is_file(mood, engines_.composer) ? own_->content(mood) : "";
    return {.kind = "soundtrack",
            .what = "sound",
            .key = soundtrack_key(made.timeline, contents, engines_.composer.engine() + frames::engine(),
                                  order.profile.codec, music)};
}

void Maker::store(Step& step, const frames::Encoded& encoded) {
    step.content = artifacts_
                       .put({.key = step.key, .kind = step.kind, .engine = frames::engine(), .note = step.what},
                            frames::pack(encoded))
                       .content;
}

/// What was stored a moment ago; made again should somebody have pruned or damaged it.
frames::Encoded Maker::stored(const Step& step, const std::function<frames::Encoded()>& make) {
    auto bytes = artifacts_.get(step.key);
    return bytes ? frames::unpack(*bytes) : make();
}

void Maker::encode_all(Made& made, const Order& order, std::stop_token stop) {
    const auto& segments = made.timeline.segments;
    /// Job 0 is the soundtrack: the longest single piece of work, so it starts first.
    std::vector<Step> steps{soundtrack_step(made, order)};
    for (auto& step : segment_steps(made, order.profile)) steps.push_back(std::move(step));
    std::mutex guard;
    std::atomic<std::int64_t> done{0}, reused{0};
    auto tell = [&] {
        std::lock_guard lock(guard);
        progress_.advance("frames", done, reused);
    };
    bool silent = is_silent(order.profile);
    auto job = [&](std::size_t number) {
        if (stop.stop_requested()) throw Failure{Trouble::cancelled, "Stopped."};
        if (number == 0 && silent) return;
        auto& step = steps[number];
        auto manifest = artifacts_.look(step.key);
        step.reused = manifest.has_value();
        if (manifest)
            step.content = manifest->content, done += step.frames, reused += step.frames, tell();
        else if (number == 0)
            store(step, soundtrack(made, order, stop));
        else
            store(step, frames::encode(segments[number - 1], order.profile, stop, [&] { ++done, tell(); }));
    };
    progress_.begin("frames", made.timeline.frames, "frames");
    frames::EncoderMemory memory;
    run_all(steps.size(), workers_for(order), job);
    progress_.end("frames");
    made.steps.insert(made.steps.end(), steps.begin() + silent, steps.end());
}

/// Pictures go straight to their folder: they are too large to keep, and quickly drawn again.
void Maker::draw_all(const Made& made, const Order& order, std::stop_token stop) {
    const auto& segments = made.timeline.segments;
    std::vector<int> first{0};
    for (const auto& segment : segments) first.push_back(first.back() + segment.frames);
    Sequence sequence(order.output);
    std::mutex guard;
    std::int64_t done = 0;
    auto tell = [&] {
        std::lock_guard lock(guard);
        progress_.advance("frames", ++done, 0);
    };
    progress_.begin("frames", made.timeline.frames, "frames");
    run_all(segments.size(), workers_for(order),
            [&](std::size_t i) { sequence.draw(segments[i], first[i], order.profile, stop, tell); });
    progress_.end("frames");
    sequence.settle();
}

Made Maker::make(const Order& order, std::stop_token stop) {
    auto made = resolve(order, stop);
    auto weighed = [&] {
        auto weight = weigh(order.output);
        made.output_sha256 = weight.sha256, made.output_bytes = weight.bytes;
    };
    if (is_silent(order.profile))
        made.notes.push_back(std::string(order.profile.codec == "gif" ? "A GIF has" : "Pictures have") +
                             " no sound: voice and music were left out.");
    if (order.profile.codec == "png") {
        draw_all(made, order, stop);
        weighed();
        return made;
    }
    encode_all(made, order, stop);
    progress_.begin("file", 0, "");
    base::Hasher key;
    for (const auto& step : made.steps) key.field(step.content);
    auto comment =
        "autovideo film " + base::sha256(film::write(made.film)).substr(0, 16) + ", packets " + key.hex().substr(0, 16);
    const auto& segments = made.timeline.segments;
    bool silent = is_silent(order.profile);
    const auto* steps = &made.steps[made.film.lines.size()];
    frames::Encoded sound;
    if (!silent) sound = stored(*steps++, [&] { return soundtrack(made, order, stop); });
    auto segment = [&](std::size_t i) {
        return stored(steps[i], [&] { return frames::encode(segments[i], order.profile, stop); });
    };
    frames::mux(order.output, segments.size(), segment, silent ? nullptr : &sound, order.profile,
                {{"title", made.film.title}, {"comment", comment}});
    weighed();
    progress_.end("file");
    return made;
}

}  // namespace build
