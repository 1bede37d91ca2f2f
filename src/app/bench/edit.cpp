// SPDX-License-Identifier: MIT
#include "app/bench/edit.hpp"

#include <fmt/format.h>

#include "app/bench/continuous.hpp"
#include "app/bench/cost.hpp"
#include "app/bench/rendering.hpp"
#include "app/bench/silent.hpp"
#include "app/house.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "build/maker.hpp"
#include "film/document.hpp"

namespace app::bench {

namespace fs = std::filesystem;

namespace {

/// Of the source tree this was built from: films measured are no part of what is installed.
const fs::path films = AUTOVIDEO_FILMS;

/// A film written by the builtin writer, its choices not made yet.
film::Film written(House& house, const std::string& prompt, int seconds) {
    script::Wish wish{.prompt = prompt, .length = std::chrono::seconds(seconds)};
    auto film = film::from_script(house.writer().write(wish), {}, {}, 1);
    auto voice = house.speaker().voices().front().id;
    for (auto& line : film.lines) line.choices = film::Choices{.voice = voice};
    return film;
}

/// The middle word of the middle line becomes another one of another length.
void edit_middle_word(film::Film& film) {
    auto& line = film.lines[film.lines.size() / 2];
    auto words = base::split_words(line.text);
    auto& word = words[words.size() / 2];
    word = word.size() > 6 ? "small" : "remarkable";
    line.text = base::join(words, " ");
}

struct Bench {
    House& house;
    fs::path scratch;
    Silent silent;

    frames::Profile profile(const film::Film& film) const {
        return frames::profile_for("medium", film.canvas.aspect, film.canvas.fps, "h264", "native");
    }
    build::Order order(const film::Film& film) const {
        return {.film = film, .profile = profile(film), .output = scratch / "film.mp4", .folder = films, .workers = 2};
    }
    build::Made make(const film::Film& film, const fs::path& cache) {
        store::Artifacts artifacts(cache);
        return build::Maker(house.engines(), artifacts, silent).make(order(film));
    }
    build::Made resolve(const film::Film& film, const fs::path& cache) {
        store::Artifacts artifacts(cache);
        return build::Maker(house.engines(), artifacts, silent).resolve(order(film));
    }
};

void edits(Bench& bench, int seconds, Report& report) {
    auto film = written(bench.house, "Why do volcanoes erupt?", seconds);
    auto cache = bench.scratch / fmt::format("cache-{}", seconds);
    build::Made made;
    auto full = cost_of([&] { made = bench.make(film, cache); });
    auto nothing = cost_of([&] { bench.make(made.film, cache); });
    auto edited = made.film;
    edit_middle_word(edited);
    build::Made again;
    auto edit = cost_of([&] { again = bench.make(edited, cache); });
    int dirty = 0, all = 0, frames = 0;
    for (const auto& step : again.steps)
        if (step.kind == "segment") ++all, dirty += !step.reused, frames += step.reused ? 0 : step.frames;
    auto how =
        fmt::format("{:.2f} s of {:.2f} s, {} of {} segments, {} frames", edit.wall, full.wall, dirty, all, frames);
    if (seconds == 60)
        report.add({"60 s film: one word, wall rebuild / full build", edit.wall / full.wall, 0.12, 0.05, false, how});
    else
        report.add({"30 s film: one word, seconds", edit.wall, 2.5, 1.0, false, how});
    report.add({fmt::format("{} s film: nothing changed, seconds", seconds), nothing.wall, 0.4, 0.15, false, ""});
}

/// The film as it lies in the repository, beside it its own picture.
film::Film illustrated_film() {
    return film::read(base::read_file(films / "illustrated-30.json"), "illustrated-30.json");
}

}  // namespace

void bench_illustrated(House& house, const BenchOptions& options, const fs::path& scratch, Report& report) {
    if (!fs::exists(films)) return report.skip("illustrated-30", films.string() + " is not there");
    Bench bench{house, scratch, {}};
    auto film = illustrated_film();
    std::vector<double> ratios;
    std::string how;
    for (int round = 0; round < options.rounds; ++round) {
        build::Made made;
        auto cold = cost_of([&] { made = bench.make(film, scratch / fmt::format("cold-{}", round)); });
        auto profile = bench.profile(film);
        auto raw = scratch / "illustrated.yuv";
        write_raw(made.timeline.segments, profile, raw);
        auto alone = cost_of([&] { encode_continuous(raw, profile, 2, scratch / "illustrated.264"); });
        ratios.push_back(cold.cpu / alone.cpu);
        how = fmt::format("cpu {:.1f}/{:.1f} s, {} segments, {:.1f} s of film", cold.cpu, alone.cpu,
                          made.timeline.segments.size(), static_cast<double>(made.duration_ms) / 1000);
        fs::remove(raw);
    }
    report.add({"illustrated-30: CPU from nothing / encode alone", median(ratios), 1.8, 1.3, false, how});
}

void bench_edits(House& house, const fs::path& scratch, Report& report) {
    Bench bench{house, scratch, {}};
    edits(bench, 30, report);
    edits(bench, 60, report);
}

void draw_footage(House& house, const fs::path& scratch, const fs::path& to) {
    Bench bench{house, scratch, {}};
    auto film = written(house, "Why do volcanoes erupt?", 20);
    film.canvas.aspect = film::Aspect::landscape;
    film.look.captions = film::Captions::none;
    auto made = bench.resolve(film, scratch / "drawn");
    auto profile = bench.profile(film);
    profile.width = 1280, profile.height = 720, profile.options = "crf=12";
    std::vector<frames::Encoded> segments;
    int frames = 0;
    for (const auto& segment : made.timeline.segments) {
        if (frames >= 12 * film.canvas.fps) break;
        segments.push_back(frames::encode(segment, profile));
        frames += segment.frames;
    }
    frames::mux(to, segments, nullptr, profile, {});
}

}  // namespace app::bench
