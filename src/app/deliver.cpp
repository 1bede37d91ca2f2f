// SPDX-License-Identifier: MIT
#include "app/deliver.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <ctime>

#include "app/terminal.hpp"
#include "base/bind.hpp"
#include "base/failure.hpp"
#include "base/files.hpp"
#include "build/receipt.hpp"
#include "build/sequence.hpp"
#include "film/document.hpp"
#include "media/picture.hpp"
#include "timeline/clock.hpp"
#include "timeline/subtitles.hpp"

namespace app {

namespace fs = std::filesystem;
using base::Failure;
using base::Trouble;

namespace {

std::string utc_now() {
    auto now = std::time(nullptr);
    std::tm parts{};
    gmtime_r(&now, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

std::string people_size(std::int64_t bytes) {
    return bytes < 1'000'000 ? fmt::format("{:.0f} kB", static_cast<double>(bytes) / 1e3)
                             : fmt::format("{:.1f} MB", static_cast<double>(bytes) / 1e6);
}

/// The most telling frame: the first picture, when its title has landed.
void write_thumbnail(const build::Made& made, const Delivery& delivery) {
    const auto& timeline = made.timeline;
    const auto& first = timeline.segments.front();
    auto frame = std::min(first.frames - 1, timeline::frame_at(1200, timeline.fps));
    const auto& profile = delivery.order.profile;
    media::write_jpeg(beside(delivery.order.output, ".jpg"),
                      frames::compose(first, frame, profile.width, profile.height, profile.fps));
}

void write_subtitles(const build::Made& made, const Delivery& delivery) {
    if (delivery.subtitles.empty()) return;
    auto cues = timeline::cues(made.film, made.timeline, made.utterances);
    for (const auto& format : delivery.subtitles)
        base::write_file(beside(delivery.order.output, "." + format), timeline::subtitles(format, cues));
}

void tell_plan(const build::Made& made, bool json) {
    if (json) {
        base::json::object event{{"event", "plan"},
                                 {"duration_ms", made.duration_ms},
                                 {"segments", made.timeline.segments.size()},
                                 {"frames", made.timeline.frames}};
        event["film"] = base::to_json(made.film);
        std::puts(base::json::serialize(event).c_str());
        return;
    }
    fmt::print("{}\n", made.film.title);
    for (std::size_t i = 0; i < made.film.lines.size(); ++i) {
        const auto& line = made.film.lines[i];
        fmt::print("{:>6.1f} s  {:<4} {}{}\n",
                   timeline::ms_of(made.timeline.lines[i].start_frame, made.timeline.fps) / 1000.0, line.id,
                   line.speaker.empty() ? "" : line.speaker + ": ", line.text);
        for (const auto& shot : line.choices->shots)
            fmt::print("               {:<8} {:<11} {}\n", shot.layout, shot.set, fmt::join(shot.art, ", "));
    }
    fmt::print("{:>6.1f} s  end; {} segments. Nothing was rendered (--dry-run).\n",
               static_cast<double>(made.duration_ms) / 1000, made.timeline.segments.size());
}

void tell_result(const build::Made& made, const Delivery& delivery, double seconds) {
    int segments = 0, unchanged = 0;
    for (const auto& step : made.steps)
        if (step.kind == "segment") ++segments, unchanged += step.reused;
    auto path = delivery.order.output.string();
    if (delivery.json) {
        base::json::object event{{"event", "film"},
                                 {"file", path},
                                 {"sha256", made.output_sha256},
                                 {"bytes", made.output_bytes},
                                 {"duration_ms", made.duration_ms},
                                 {"segments", segments},
                                 {"segments_unchanged", unchanged},
                                 {"receipt", beside(delivery.order.output, ".receipt.json").string()}};
        std::puts(base::json::serialize(event).c_str());
        return;
    }
    fmt::print(stderr, "\n{:.1f} s of film, {}, in {:.1f} s", static_cast<double>(made.duration_ms) / 1000,
               people_size(made.output_bytes), seconds);
    if (unchanged) fmt::print(stderr, "; {} of {} segments unchanged", unchanged, segments);
    fmt::print(stderr, ".\n");
    fmt::print("{}\n", path);
}

}  // namespace

fs::path folder_of(const fs::path& file) {
    auto folder = file.parent_path();
    return folder.empty() ? fs::path(".") : folder;
}

fs::path beside(const fs::path& output, const std::string& ending) {
    return output.parent_path() / (output.stem().string() + ending);
}

void check_output(const fs::path& output, bool force, bool is_folder) {
    auto folder = folder_of(output);
    std::error_code error;
    if (is_folder && fs::exists(output, error) && !(fs::is_directory(output, error) && build::is_sequence(output)))
        throw Failure{
            Trouble::exists,
            output.string() +
                " exists and is no folder of numbered pictures, so it is not replaced. Give another name with -o."};
    if (!is_folder && fs::is_directory(output, error))
        throw Failure{Trouble::invalid, output.string() + " is a folder; -o takes a file name."};
    if (!fs::is_directory(folder, error))
        throw Failure{Trouble::missing,
                      "The folder " + folder.string() + " does not exist. Make it first, or give another -o."};
    if (::access(folder.c_str(), W_OK) != 0)
        throw Failure{Trouble::denied, "Cannot write in " + folder.string() + ". Give another folder with -o."};
    if (force || !fs::exists(output, error)) return;
    if (::isatty(STDIN_FILENO) && ::isatty(STDERR_FILENO)) {
        fmt::print(stderr, "{} exists. Replace it? [y/N] ", output.string());
        char answer[16] = {};
        if (std::fgets(answer, sizeof answer, stdin) && (answer[0] == 'y' || answer[0] == 'Y')) return;
    }
    throw Failure{Trouble::exists, output.string() + " exists. Use --force to replace it, or -o for another name."};
}

build::Made deliver(House& house, const Delivery& delivery) {
    Terminal terminal(Terminal::form_for(delivery.json));
    for (const auto& note : delivery.notes) terminal.note(note);
    auto start = std::chrono::steady_clock::now();
    build::Maker maker(house.engines(), house.artifacts(), terminal);
    if (delivery.dry_run) {
        auto made = maker.resolve(delivery.order, stop_on_signals());
        tell_plan(made, delivery.json);
        return made;
    }
    auto made = maker.make(delivery.order, stop_on_signals());
    auto took = std::chrono::steady_clock::now() - start;
    write_subtitles(made, delivery);
    if (delivery.thumbnail) write_thumbnail(made, delivery);
    auto took_ms = std::chrono::duration_cast<std::chrono::milliseconds>(took).count();
    auto receipt = build::receipt_of(made, delivery.order, program_version(), took_ms, utc_now());
    base::write_file(beside(delivery.order.output, ".receipt.json"), build::write(receipt));
    for (const auto& note : made.notes) terminal.note(note);
    tell_result(made, delivery, static_cast<double>(took_ms) / 1000);
    if (house.artifacts().usage().bytes > cache_limit_bytes()) house.artifacts().prune(cache_limit_bytes() * 8 / 10);
    return made;
}

}  // namespace app
