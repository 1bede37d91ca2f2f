// SPDX-License-Identifier: MIT
// autovideo doctor: is everything here that a film needs? One line a check, one remedy a fault.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>
#include <x264.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <thread>

#include "app/commands.hpp"
#include "app/exit.hpp"
#include "app/house.hpp"
#include "base/bind.hpp"
#include "base/failure.hpp"
#include "base/files.hpp"
#include "builtin/illustrator/art_pack.hpp"
#include "builtin/wordnet.hpp"
#include "stage/fonts.hpp"
#include "stage/text.hpp"
extern "C" {
#include <libavcodec/avcodec.h>
}

namespace app {

namespace fs = std::filesystem;

namespace {

constexpr double least_free_gigabytes = 1;
constexpr int least_cards = 150;
constexpr const char* build_again = "Run ./autovideo once more in its source folder, or install the program again.";

/// What is wrong and the one thing to do about it; package: the Debian package that mends it, if one does.
struct Fault {
    std::string says, remedy, package;
    bool optional = false;
};

struct Finding {
    std::string check, state, says, remedy, package;
};

/// One thing looked at: returns what it found, throws Fault or Failure.
struct Check {
    const char* name;
    std::function<std::string()> look;
};

Fault missing_package(std::string says, std::string package) {
    return {std::move(says), "apt-get install " + package, package};
}

std::string codecs() {
    x264_param_t parameters;
    if (x264_param_default_preset(&parameters, "veryfast", nullptr) != 0)
        throw missing_package("x264 does not work.", "libx264-164");
    struct Codec {
        const char *name, *title;
    };
    constexpr Codec encoders[] = {
        {"aac", "AAC"}, {"libopus", "Opus"}, {"libvpx-vp9", "VP9"}, {"libsvtav1", "AV1"}, {"png", "PNG"}};
    std::string found = fmt::format("H.264 (x264 {})", X264_POINTVER);
    for (const auto& codec : encoders) {
        if (!avcodec_find_encoder_by_name(codec.name))
            throw missing_package(fmt::format("libavcodec cannot encode {} ({}).", codec.title, codec.name),
                                  "libavcodec59");
        found += fmt::format(", {}", codec.title);
    }
    for (const auto* decoder : {"h264", "hevc", "mjpeg", "mp3"})
        if (!avcodec_find_decoder_by_name(decoder))
            throw missing_package(fmt::format("libavcodec cannot decode {}.", decoder), "libavcodec59");
    return found;
}

/// The fonts of titles and captions; their room names the missing package in its message.
void type_pair_fonts() {
    try {
        stage::found_fonts();
    } catch (const base::Failure& failure) {
        for (const auto& font : stage::font_files())
            if (failure.message.find(font.file) != std::string::npos)
                throw missing_package(fmt::format("The font {} is not there.", font.file), font.package);
        throw;
    }
}

/// A few letters of each script that captions may hold; a missing font would show as boxes.
std::string fonts() {
    struct Script {
        const char *name, *letters, *package;
    };
    constexpr Script scripts[] = {
        {"Latin", "Aéßř", "fonts-noto-core"},         {"Cyrillic", "Жщя", "fonts-noto-core"},
        {"Greek", "Ωλθ", "fonts-noto-core"},          {"Arabic", "سلام", "fonts-noto-core"},
        {"Hebrew", "שלום", "fonts-noto-core"},        {"Devanagari", "नमस्ते", "fonts-noto-core"},
        {"Thai", "สวัสดี", "fonts-noto-core"},          {"Chinese", "你好", "fonts-noto-cjk"},
        {"Japanese", "こんにちは", "fonts-noto-cjk"}, {"Korean", "안녕", "fonts-noto-cjk"},
        {"emoji", "🌋", "fonts-noto-color-emoji"},
    };
    type_pair_fonts();
    std::string found;
    for (const auto& script : scripts) {
        stage::Text text;
        text.words = script.letters;
        if (!stage::missing_glyphs(text).empty())
            throw missing_package(fmt::format("No font for {}.", script.name), script.package);
        found += (found.empty() ? "" : ", ") + std::string(script.name);
    }
    return found;
}

std::string art() {
    auto size = builtin::ArtPack(base::share_folder() / "art.pack").size();
    if (size < 1000) throw Fault{fmt::format("The art pack holds only {} illustrations.", size), build_again, ""};
    return fmt::format("{} illustrations", size);
}

std::string dictionary() {
    if (!builtin::WordNet::open().knows("volcano", builtin::PartOfSpeech::noun))
        throw Fault{"The WordNet pack knows no volcano.", build_again, ""};
    return "WordNet";
}

int files_in(const fs::path& folder, const char* ending) {
    std::error_code error;
    int count = 0;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        count += it->path().extension() == ending;
    return count;
}

std::string texts() {
    auto cards = files_in(base::share_folder() / "knowledge", ".md");
    auto templates = files_in(base::share_folder() / "templates", ".json");
    if (cards < least_cards) throw Fault{fmt::format("Only {} knowledge cards are there.", cards), build_again, ""};
    if (templates == 0) throw Fault{"No template is there.", build_again, ""};
    return fmt::format("{} knowledge cards, {} templates", cards, templates);
}

std::string music(House& house) {
    if (house.composer().moods().empty()) throw Fault{"The composer knows no mood.", build_again, ""};
    try {
        house.composer().engine();
    } catch (const base::Failure&) {
        throw missing_package("There is no soundfont, so music cannot be played.", "musescore-general-soundfont-small");
    }
    return fmt::format("{} moods, soundfont found", house.composer().moods().size());
}

/// Speaks one word in English and one in another language, in the cell where films are spoken.
std::string voices(House& house) {
    auto all = house.speaker().voices();
    std::string spoken;
    for (const auto* language : {"en", "de"}) {
        auto voice =
            std::find_if(all.begin(), all.end(), [&](const auto& v) { return v.language.starts_with(language); });
        if (voice == all.end())
            throw missing_package(fmt::format("There is no voice for \"{}\".", language), "espeak-ng-data");
        script::Line line;
        line.id = "l1", line.text = "Hello.";
        auto utterance = house.speaker().speak(line, {.id = voice->id, .language = voice->language});
        if (utterance.words.size() != 1) throw Fault{"The voice " + voice->id + " does not speak.", build_again, ""};
        spoken += (spoken.empty() ? "" : " and ") + voice->id;
    }
    return fmt::format("{} voices; {} spoke a word", all.size(), spoken);
}

/// Needed only to find word times in sound that was not spoken here.
std::string aligner() {
    if (!fs::exists("/usr/share/pocketsphinx/model/en-us"))
        throw Fault{"The model of English speech is not there: sound from elsewhere gets no word times.",
                    "apt-get install pocketsphinx-en-us", "pocketsphinx-en-us", true};
    return "model of English speech found";
}

std::string cache() {
    auto folder = base::cache_folder();
    base::TempFolder probe(folder);
    base::write_file(probe.path() / "probe", "autovideo");
    auto free = static_cast<double>(fs::space(folder).available) / 1e9;
    if (free < least_free_gigabytes)
        throw Fault{fmt::format("Only {:.1f} GB are free in {}.", free, folder.string()),
                    "Free some space, run autovideo cache prune, or set AUTOVIDEO_CACHE to another disk.", ""};
    return fmt::format("{} can be written, {:.0f} GB free", folder.string(), free);
}

std::string processor() {
    auto workers = std::max(1u, std::thread::hardware_concurrency());
    auto* speed = "";
#ifdef __x86_64__
    __builtin_cpu_init();
    speed = __builtin_cpu_supports("avx2") ? ", AVX2" : ", no AVX2: films take longer";
#endif
    return fmt::format("{} processors{}", workers, speed);
}

Finding finding(const Check& check) {
    try {
        return {check.name, "ok", check.look(), "", ""};
    } catch (const Fault& fault) {
        return {check.name, fault.optional ? "note" : "fault", fault.says, fault.remedy, fault.package};
    } catch (const base::Failure& failure) {
        return {check.name, "fault", failure.message, "", ""};  // its message ends with the remedy
    } catch (const std::exception& error) {
        return {check.name, "fault", error.what(), build_again, ""};
    }
}

std::vector<Finding> examine() {
    House house;
    const Check checks[] = {{"codecs", codecs},
                            {"fonts", fonts},
                            {"art", art},
                            {"dictionary", dictionary},
                            {"texts", texts},
                            {"music", [&] { return music(house); }},
                            {"voices", [&] { return voices(house); }},
                            {"aligner", aligner},
                            {"cache", cache},
                            {"processor", processor}};
    std::vector<Finding> findings;
    for (const auto& check : checks) findings.push_back(finding(check));
    return findings;
}

void tell(const std::vector<Finding>& findings, bool json) {
    base::json::array rows;
    for (const auto& f : findings) {
        if (json) {
            rows.push_back({{"check", f.check}, {"state", f.state}, {"says", f.says}, {"remedy", f.remedy}});
        } else {
            fmt::print("{:<6} {:<11} {}\n", f.state, f.check, f.says);
            if (!f.remedy.empty()) fmt::print("{:<18} → {}\n", "", f.remedy);
        }
    }
    if (json) fmt::print("{}", base::pretty(rows));
}

std::vector<std::string> packages_for(const std::vector<Finding>& findings) {
    std::vector<std::string> packages;
    for (const auto& f : findings)
        if (!f.package.empty() && std::find(packages.begin(), packages.end(), f.package) == packages.end())
            packages.push_back(f.package);
    return packages;
}

bool may_install(const std::string& packages) {
    if (auto* yes = std::getenv("AUTOVIDEO_YES"); yes && *yes) return true;
    if (!::isatty(STDIN_FILENO) || !::isatty(STDERR_FILENO)) return false;
    fmt::print(stderr, "Install {}? [y/N] ", packages);
    char answer[16] = {};
    return std::fgets(answer, sizeof answer, stdin) && (answer[0] == 'y' || answer[0] == 'Y');
}

/// apt-get itself, its talk on stderr; no shell in between.
bool run_apt(const std::vector<std::string>& packages) {
    std::vector<std::string> words = {"apt-get", "install", "-y", "--no-install-recommends"};
    words.insert(words.end(), packages.begin(), packages.end());
    std::vector<char*> arguments;
    for (auto& word : words) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, STDERR_FILENO, STDOUT_FILENO);
    pid_t child = 0;
    int status = 1;
    auto started = ::posix_spawnp(&child, "apt-get", &actions, nullptr, arguments.data(), environ) == 0;
    posix_spawn_file_actions_destroy(&actions);
    return started && ::waitpid(child, &status, 0) == child && status == 0;
}

/// True when something was installed.
bool mend(const std::vector<Finding>& findings) {
    auto packages = packages_for(findings);
    if (packages.empty()) return false;
    auto named = fmt::format("{}", fmt::join(packages, " "));
    if (::geteuid() != 0 || !may_install(named)) {
        fmt::print(stderr, "Nothing was installed. As root: apt-get install --no-install-recommends {}\n", named);
        return false;
    }
    if (run_apt(packages)) return true;
    fmt::print(stderr, "apt-get could not install {}.\n", named);
    return false;
}

}  // namespace

int doctor(bool fix, bool json) {
    auto findings = examine();
    if (fix && mend(findings)) findings = examine();
    tell(findings, json);
    auto faults = std::count_if(findings.begin(), findings.end(), [](const auto& f) { return f.state == "fault"; });
    if (faults > 0) {
        fmt::print(stderr, "autovideo: {} to mend.\n", faults == 1 ? "One thing" : fmt::format("{} things", faults));
        return failed;
    }
    if (!json) fmt::print("Everything a film needs is here.\n");
    return ok;
}

}  // namespace app
