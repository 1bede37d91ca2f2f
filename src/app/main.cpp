// SPDX-License-Identifier: MIT
// The command line: what is typed, and what is told when it fails.
#include <malloc.h>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <iostream>

#include "app/bench/bench.hpp"
#include "app/commands.hpp"
#include "app/exit.hpp"
#include "app/house.hpp"
#include "base/bind.hpp"

namespace {

constexpr const char* examples = R"(Examples:
  autovideo make "Why do volcanoes erupt?"
  autovideo make "5 tips to sleep better" --length 45s --style calm --music calm
  autovideo make --script talk.txt --voice slt --voice rms --aspect 16:9
  autovideo make --from article.md --subtitles srt,vtt --thumbnail
  autovideo make "What is a black hole?" --keep-project bh && autovideo render bh/film.json -o bh.mp4

Exit codes: 0 done, 1 our fault, 2 bad input, 3 no facts about it, 4 output exists, 5 no room or no permission,
            6 verify found other bytes, 130 stopped.
Environment: AUTOVIDEO_CACHE, AUTOVIDEO_CACHE_LIMIT (GB), AUTOVIDEO_DATA, AUTOVIDEO_SHARE, NO_COLOR.)";

struct CommandLine {
    CLI::App cli{"AutoVideo: one prompt becomes a finished, voiced, captioned short video, on your own machine."};
    app::MakeOptions make;
    app::RenderOptions render;
    app::FilmOptions film;
    app::BenchOptions bench;
    std::string receipt, role;
    double keep_gigabytes = 0;
    bool json = false, fix = false;
    int result = 0;

    template <class Run>
    void on(CLI::App* command, Run run) {
        command->callback([this, run] { result = run(); });
    }

    void add_make() {
        auto* c = cli.add_subcommand("make", "Make a film from a prompt, a script or an article");
        c->add_option("prompt", make.prompt,
                      "What the film is about: a question, a topic, tips, A vs B, or your own facts");
        c->add_option("--script", make.script_file, "Your own script: plain text, NAME: line, [scene: …], [pause 0.5]");
        c->add_option("--from", make.from_file, "An article to tell: .md, .txt or .html");
        c->add_option("-o,--output", make.output, "Output file (default: named after the prompt)");
        c->add_option("--aspect", make.aspect, "9:16, 16:9, 1:1 or 4:5")->capture_default_str();
        c->add_option("--quality", make.quality, "draft, low, medium or high")->capture_default_str();
        c->add_option("--fps", make.fps, "24, 25, 30 or 60")->capture_default_str();
        c->add_option("--length", make.length, "Like 30s, 1m or 1m30s")->capture_default_str();
        c->add_option("--language", make.language, "Language code; `autovideo voices` lists them")
            ->capture_default_str();
        c->add_option("--style", make.style, "engaging, professional, educational, funny, dramatic or calm")
            ->capture_default_str();
        c->add_option("--template", make.template_name, "Look; `autovideo templates` lists them");
        c->add_option("--voice", make.voices, "Voice; several make a dialogue; `autovideo voices` lists them")
            ->allow_extra_args(false);
        c->add_option("--captions", make.captions, "karaoke, box, pop, phrase or none");
        c->add_option("--music", make.music, "calm, upbeat, dramatic, corporate, … , none, or a sound file");
        c->add_option(
            "--background", make.background,
            "Behind the whole film: a living background (`autovideo backgrounds` lists them), or your own picture, "
            "footage, or folder of them");
        c->add_option("--images", make.images, "Folder of your own pictures and footage, dealt to the lines in order");
        c->add_option("--seed", make.seed, "Another number, another film")->capture_default_str();
        c->add_option("--subtitles", make.subtitles, "Also write srt, vtt, ass (comma separated)");
        c->add_flag("--thumbnail", make.thumbnail, "Also write a JPEG cover");
        c->add_flag("--json", make.json, "One JSON event a line on stdout");
        c->add_flag("--dry-run", make.dry_run, "Write, speak and plan, but render nothing");
        c->add_flag("--open", make.open, "Open the film when it is done");
        c->add_flag("--force", make.force, "Replace an existing output");
        c->add_option("--keep-project", make.keep_project, "Also write film.json and your own media into this folder");
        c->add_flag("--definition", make.definition, "A dictionary definition is enough when nothing more is known");
        c->add_option("--codec", make.codec, "h264, av1, vp9 (WebM), gif, or png (a folder of pictures)")
            ->capture_default_str();
        c->add_option("--exact", make.exact, "native, or portable: the same bytes on every processor")
            ->capture_default_str();
        c->add_option("--workers", make.workers, "Encoding threads (default: one a processor)");
        on(c, [this] { return app::make(make); });
    }

    void add_render() {
        auto* c = cli.add_subcommand("render", "Render an edited film.json");
        c->add_option("film", render.film, "film.json")->required();
        c->add_option("-o,--output", render.output, "Output file (default: beside film.json)");
        c->add_option("--quality", render.quality, "draft, low, medium or high")->capture_default_str();
        c->add_option("--codec", render.codec, "h264, av1, vp9 (WebM), gif, or png (a folder of pictures)")
            ->capture_default_str();
        c->add_option("--exact", render.exact, "native or portable")->capture_default_str();
        c->add_option("--subtitles", render.subtitles, "Also write srt, vtt, ass");
        c->add_flag("--thumbnail", render.thumbnail, "Also write a JPEG cover");
        c->add_flag("--json", render.json, "One JSON event a line on stdout");
        c->add_flag("--force", render.force, "Replace an existing output");
        c->add_flag("--dry-run", render.dry_run, "Plan, but render nothing");
        c->add_option("--workers", render.workers, "Encoding threads (default: one a processor)");
        on(c, [this] { return app::render(render); });
    }

    void add_film() {
        auto* c = cli.add_subcommand("film", "Look into film.json and change it")->require_subcommand(1);
        auto* resolve = c->add_subcommand("resolve", "Print times, words and segments");
        auto* recast = c->add_subcommand("recast", "Choose pictures again, for one line or for all");
        auto* upgrade = c->add_subcommand("upgrade", "Write an older film.json in the newest version");
        auto* diff = c->add_subcommand("diff", "Say what differs and what an edit would rebuild");
        auto* schema = c->add_subcommand("schema", "Print the JSON Schema of film.json");
        for (auto* each : {resolve, recast, upgrade, diff})
            each->add_option("film", film.film, "film.json")->required();
        recast->add_option("line", film.line, "Line id, like l3");
        diff->add_option("edited", film.other, "The edited film.json")->required();
        for (auto* each : {recast, upgrade})
            each->add_option("-o,--output", film.output, "Write here instead of in place");
        on(resolve, [this] { return app::film_resolve(film); });
        on(recast, [this] { return app::film_recast(film); });
        on(upgrade, [this] { return app::film_upgrade(film); });
        on(diff, [this] { return app::film_diff(film); });
        on(schema, [] { return app::film_schema(); });
    }

    void add_rest() {
        auto* check = cli.add_subcommand("verify", "Build a film again from its receipt and compare the bytes");
        check->add_option("receipt", receipt, "out.receipt.json")->required();
        on(check, [this] { return app::verify(receipt, json); });
        auto* voices = cli.add_subcommand("voices", "List voices");
        auto* templates = cli.add_subcommand("templates", "List looks");
        auto* backgrounds = cli.add_subcommand("backgrounds", "List living backgrounds");
        auto* settings = cli.add_subcommand("settings", "Print effective settings with their origin");
        auto* doctor = cli.add_subcommand("doctor", "Check codecs, fonts, art, voices and disk");
        doctor->add_flag("--fix", fix, "Mend what can be mended");
        for (auto* each : {check, voices, templates, backgrounds, settings, doctor})
            each->add_flag("--json", json, "As JSON");
        on(voices, [this] { return app::list_voices(json); });
        on(templates, [this] { return app::list_templates(json); });
        on(backgrounds, [this] { return app::list_backgrounds(json); });
        on(settings, [this] { return app::settings(json); });
        on(doctor, [this] { return app::doctor(fix, json); });
        auto* cache = cli.add_subcommand("cache", "Look after the artifacts of earlier builds")->require_subcommand(1);
        auto* list = cache->add_subcommand("list", "List artifacts, least recently used first");
        auto* size = cache->add_subcommand("size", "Say how much is kept, where, and the limit");
        auto* prune = cache->add_subcommand("prune", "Remove the least recently used");
        prune->add_option("--keep", keep_gigabytes, "Gigabytes to keep (default: 0, everything goes)");
        for (auto* each : {list, size}) each->add_flag("--json", json, "As JSON");
        on(list, [this] { return app::cache_list(json); });
        on(size, [this] { return app::cache_size(json); });
        on(prune, [this] { return app::cache_prune(keep_gigabytes); });
        auto* measure = cli.add_subcommand("bench", "Measure what films cost here, as ratios in one run");
        measure->add_option("--workload", bench.workload, "Folder with reel-30's inputs");
        measure->add_option("--only", bench.only, "reel, profile, illustrated, edit, speech or memory");
        measure->add_option("--rounds", bench.rounds, "Runs of each pair")->capture_default_str();
        measure->add_flag("--json", bench.json, "One JSON row a figure");
        on(measure, [this] { return app::measure(bench); });
        auto* cell = cli.add_subcommand("cell", "")->group("");
        cell->add_option("role", role)->required();
        on(cell, [this] { return app::serve_cell(role); });
    }

    int run(int argc, char** argv) {
        cli.require_subcommand(1);
        cli.set_version_flag("--version", app::program_version());
        cli.footer(examples);
        add_make(), add_render(), add_film(), add_rest();
        try {
            cli.parse(argc, argv);
        } catch (const CLI::CallForHelp& help) {
            return cli.exit(help);
        } catch (const CLI::ParseError& error) {
            auto code = cli.exit(error, std::cout, std::cerr);
            return code == 0 ? 0 : app::bad_input;
        }
        return result;
    }
};

bool wants_json(int argc, char** argv) {
    for (int i = 1; i < argc; ++i)
        if (std::string_view(argv[i]) == "--json") return true;
    return false;
}

int tell(const base::Failure& failure, bool json) {
    if (json) {
        base::json::object event{
            {"event", "failed"}, {"error", base::word(failure.trouble)}, {"message", failure.message}};
        std::cout << base::json::serialize(event) << std::endl;
    }
    std::cerr << "autovideo: " << failure.message << std::endl;
    return app::exit_for(failure.trouble);
}

}  // namespace

int main(int argc, char** argv) {
    // Pictures and sounds go back to the system when they are freed; by itself glibc soon keeps blocks of megabytes.
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    try {
        return CommandLine().run(argc, argv);
    } catch (const base::Failure& failure) {
        return tell(failure, wants_json(argc, argv));
    } catch (const std::bad_alloc&) {
        return tell({base::Trouble::full, "Out of memory. Close other programs, or make a shorter film."},
                    wants_json(argc, argv));
    } catch (const std::exception& error) {
        return tell(
            {base::Trouble::internal, std::string("This should not happen: ") + error.what() + ". Please report it."},
            wants_json(argc, argv));
    }
}
