// SPDX-License-Identifier: MIT
// autovideo render, film …, verify: the engine on an edited film.
#include <fmt/format.h>

#include <algorithm>

#include "app/belongings.hpp"
#include "app/commands.hpp"
#include "app/deliver.hpp"
#include "app/terminal.hpp"
#include "app/wish.hpp"
#include "base/bind.hpp"
#include "base/failure.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "build/plan.hpp"
#include "build/receipt.hpp"
#include "build/sequence.hpp"
#include "film/document.hpp"

namespace app {

namespace fs = std::filesystem;
using base::Failure;
using base::Trouble;

namespace {

constexpr std::size_t most_film_bytes = 64u << 20;

film::Film read_film(const std::string& path) {
    return film::read(base::read_file(path, most_film_bytes), path);
}

/// Lines without a voice get the first one that speaks the film's language.
void give_voices(film::Film& film, const speech::Speaker& speaker) {
    MakeOptions options;
    options.language = film.language;
    auto fallback = voices_from(options, speaker).front();
    for (auto& line : film.lines) {
        if (!line.choices) line.choices.emplace();
        if (line.choices->voice.empty()) line.choices->voice = fallback;
    }
}

build::Order order_for(const RenderOptions& options, House& house) {
    build::Order order{.film = read_film(options.film)};
    give_voices(order.film, house.speaker());
    order.folder = folder_of(options.film);
    deal_background(order.film, order.folder);
    order.output = options.output.empty() ? fs::path(options.film).replace_extension(extension(options.codec))
                                          : fs::path(options.output);
    order.workers = options.workers;
    order.profile = frames::profile_for(options.quality, order.film.canvas.aspect, order.film.canvas.fps, options.codec,
                                        options.exact);
    return order;
}

/// Times and choices of a film, on a quiet terminal.
build::Made resolved(House& house, const std::string& path, film::Film film) {
    Terminal terminal(Terminal::Form::lines);
    give_voices(film, house.speaker());
    deal_background(film, folder_of(path));
    build::Order order{.film = std::move(film), .folder = folder_of(path)};
    return build::Maker(house.engines(), house.artifacts(), terminal).resolve(order, stop_on_signals());
}

void write_film(const FilmOptions& options, const film::Film& film) {
    auto path = options.output.empty() ? options.film : options.output;
    base::write_file(path, film::write(film));
    fmt::print("{}\n", path);
}

}  // namespace

int render(const RenderOptions& options) {
    House house(folder_of(options.film));
    auto order = order_for(options, house);
    auto subtitles = subtitles_from(options.subtitles);
    Delivery delivery{.order = std::move(order),
                      .subtitles = subtitles,
                      .thumbnail = options.thumbnail,
                      .json = options.json,
                      .force = options.force,
                      .dry_run = options.dry_run};
    if (!options.dry_run) check_output(delivery.order.output, options.force, options.codec == "png");
    deliver(house, delivery);
    return 0;
}

int film_resolve(const FilmOptions& options) {
    House house(folder_of(options.film));
    auto made = resolved(house, options.film, read_film(options.film));
    base::json::object out{
        {"fps", made.timeline.fps}, {"frames", made.timeline.frames}, {"duration_ms", made.duration_ms}};
    out["lines"] = base::to_json(made.timeline.lines);
    base::json::array words;
    for (const auto& utterance : made.utterances)
        words.push_back(
            {{"line", utterance.line}, {"engine", utterance.engine}, {"words", base::to_json(utterance.words)}});
    out["words"] = words;
    base::json::array segments;
    for (const auto& segment : made.timeline.segments)
        segments.push_back({{"line", segment.line},
                            {"first", segment.first},
                            {"frames", segment.frames},
                            {"transition", segment.transition}});
    out["segments"] = segments;
    out["effects"] = base::to_json(made.timeline.effects);
    fmt::print("{}", base::pretty(out));
    return 0;
}

int film_recast(const FilmOptions& options) {
    House house(folder_of(options.film));
    auto film = read_film(options.film);
    bool found = options.line.empty();
    for (auto& line : film.lines) {
        if (!options.line.empty() && line.id != options.line) continue;
        found = true;
        auto was = line.choices.value_or(film::Choices{});
        line.choices = film::Choices{.take = was.take + 1, .voice = was.voice};
    }
    if (!found) {
        std::vector<std::string> ids;
        for (const auto& line : film.lines) ids.push_back(line.id);
        auto near = base::nearest(options.line, ids);
        throw Failure{Trouble::missing, "There is no line \"" + options.line + "\" in " + options.film + "." +
                                            (near ? " Did you mean \"" + *near + "\"?" : "")};
    }
    write_film(options, resolved(house, options.film, std::move(film)).film);
    return 0;
}

int film_upgrade(const FilmOptions& options) {
    write_film(options, read_film(options.film));
    return 0;
}

int film_diff(const FilmOptions& options) {
    House house(folder_of(options.film));
    auto before = read_film(options.film), after = read_film(options.other);
    auto rows = film::differences(before, after);
    for (const auto& row : rows) fmt::print("{}\n", row);
    Terminal terminal(Terminal::Form::lines);
    auto plan = [&](const std::string& path, film::Film film) {
        auto made = resolved(house, path, std::move(film));
        auto profile = frames::profile_for("medium", made.film.canvas.aspect, made.film.canvas.fps, "h264", "native");
        return build::segment_steps(made, profile);
    };
    auto old_steps = plan(options.film, before), new_steps = plan(options.other, after);
    int rebuilt = 0, frames = 0;
    for (const auto& step : new_steps) {
        bool same =
            std::any_of(old_steps.begin(), old_steps.end(), [&](const auto& old) { return old.key == step.key; });
        if (same) continue;
        ++rebuilt, frames += step.frames;
        fmt::print("rebuild {} ({} frames)\n", step.what, step.frames);
    }
    fmt::print("{} of {} segments to rebuild, {} frames.\n", rebuilt, new_steps.size(), frames);
    return 0;
}

int film_schema() {
    fmt::print("{}", film::schema());
    return 0;
}

int verify(const std::string& path, bool json) {
    auto receipt = build::read_receipt(base::read_file(path, most_film_bytes), path);
    House house(folder_of(path));
    base::TempFolder scratch(base::temp_folder());
    store::Artifacts fresh(scratch.path() / "cache");
    Terminal terminal(Terminal::form_for(json));
    build::Order order{.film = receipt.film,
                       .profile = receipt.profile,
                       .output = scratch.path() / receipt.file,
                       .folder = folder_of(path) / receipt.folder};
    auto made = build::Maker(house.engines(), fresh, terminal).make(order, stop_on_signals());
    for (const auto& [name, engine] : receipt.engines)
        if (auto it = made.engines.find(name); it == made.engines.end() || it->second != engine)
            throw Failure{Trouble::unsupported, "Cannot compare: the receipt was made with " + name + " " + engine +
                                                    ", this build has " +
                                                    (it == made.engines.end() ? "none" : it->second) +
                                                    ". Verify needs another build or CPU."};
    auto file = folder_of(path) / receipt.file;
    bool rebuilt_same = made.output_sha256 == receipt.sha256;
    bool file_same = fs::exists(file) && build::weigh(file).sha256 == receipt.sha256;
    fmt::print("{}  rebuilt: {}\n", made.output_sha256, rebuilt_same ? "the same bytes" : "OTHER BYTES");
    fmt::print("{}  {}: {}\n", receipt.sha256, file.string(),
               !fs::exists(file) ? "not here"
               : file_same       ? "as the receipt says"
                                 : "CHANGED since");
    return rebuilt_same && (file_same || !fs::exists(file)) ? 0 : 6;
}

}  // namespace app
