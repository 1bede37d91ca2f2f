// SPDX-License-Identifier: MIT
// autovideo make: from a prompt, a script or an article to a film.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "app/belongings.hpp"
#include "app/commands.hpp"
#include "app/deliver.hpp"
#include "app/wish.hpp"
#include "base/failure.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "film/document.hpp"
#include "script/article.hpp"
#include "script/parse.hpp"

namespace app {

namespace fs = std::filesystem;
using base::Failure;
using base::Trouble;

namespace {

constexpr std::size_t most_text_bytes = 1'000'000;

std::string read_text(const std::string& path) {
    auto bytes = base::read_file(path, most_text_bytes);
    if (!base::valid_utf8(bytes))
        throw Failure{Trouble::unreadable, path + " is not UTF-8 text. Save it as UTF-8 and try again."};
    return bytes;
}

script::Script script_for(const MakeOptions& options, House& house, const script::Wish& wish) {
    if (int given = !options.prompt.empty() + !options.script_file.empty() + !options.from_file.empty(); given > 1)
        throw Failure{Trouble::invalid, "Give one of a prompt, --script and --from."};
    if (!options.script_file.empty()) {
        auto script = script::parse(read_text(options.script_file), fs::path(options.script_file).filename().string());
        script.language = options.language, script.style = wish.style;
        return script;
    }
    if (!options.from_file.empty()) {
        auto path = fs::path(options.from_file);
        return script::digest(read_text(options.from_file), script::markup_of(path), wish, path.filename().string());
    }
    return house.writer().write(wish);
}

/// Several voices: each speaker gets one, in order of appearance.
void cast(film::Film& film, std::vector<std::string> voices) {
    std::vector<std::string> speakers;
    for (const auto& line : film.lines)
        if (std::find(speakers.begin(), speakers.end(), line.speaker) == speakers.end())
            speakers.push_back(line.speaker);
    for (auto& line : film.lines) {
        auto speaker =
            static_cast<std::size_t>(std::find(speakers.begin(), speakers.end(), line.speaker) - speakers.begin());
        if (!line.choices) line.choices.emplace();
        line.choices->voice = voices[speaker % voices.size()];
    }
}

void open_file(const fs::path& path) {
    auto command = "xdg-open '" + base::replace_all(path.string(), "'", "'\\''") + "' >/dev/null 2>&1 &";
    if (std::system(command.c_str()) != 0) fmt::print(stderr, "Could not open {}.\n", path.string());
}

}  // namespace

int make(const MakeOptions& options) {
    House house;
    auto wish = wish_from(options);
    auto canvas = canvas_from(options);
    auto voices = voices_from(options, house.speaker());
    auto look = look_from(options, house);
    auto named =
        !options.output.empty()
            ? options.output
            : base::slug(!options.prompt.empty() ? options.prompt
                                                 : fs::path(options.script_file + options.from_file).stem().string()) +
                  extension(options.codec);
    // Checked by itself: g++ 12 destroys twice when a member of a braced list throws.
    auto subtitles = subtitles_from(options.subtitles);
    Delivery delivery{.subtitles = subtitles,
                      .thumbnail = options.thumbnail,
                      .json = options.json,
                      .force = options.force,
                      .dry_run = options.dry_run};
    if (!options.dry_run) check_output(named, options.force, options.codec == "png");
    auto& order = delivery.order;
    order.output = named;
    order.workers = options.workers;
    order.profile = frames::profile_for(options.quality, canvas.aspect, canvas.fps, options.codec, options.exact);
    auto script = script_for(options, house, wish);
    delivery.notes = script.notes;
    order.film = film::from_script(script, canvas, look, options.seed);
    cast(order.film, voices);
    bool keeps = !options.keep_project.empty();
    Copies copies;
    order.folder = keeps ? fs::path(options.keep_project) : folder_of(named);
    auto moods = house.composer().moods();
    bool own_music = look.music != "none" && std::find(moods.begin(), moods.end(), look.music) == moods.end();
    pack(order.film, {.near = fs::path(options.script_file).parent_path(),
                      .folder = order.folder,
                      .images = options.images,
                      .background = options.background,
                      .music = own_music,
                      .copies = keeps ? &copies : nullptr});
    auto made = deliver(house, delivery);
    if (keeps) {
        fs::create_directories(options.keep_project);
        base::write_file(order.folder / "film.json", film::write(made.film));
        copies.keep();
    }
    if (options.open && !options.dry_run) open_file(named);
    return 0;
}

}  // namespace app
