// SPDX-License-Identifier: MIT
#include "app/wish.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>

#include "base/bind.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "film/document.hpp"
#include "stage/template.hpp"

namespace app {

using base::Failure;
using base::Trouble;

namespace {

[[noreturn]] void unknown(std::string_view option, std::string_view given, const std::vector<std::string>& allowed,
                          std::string_view list_command = "") {
    auto message = fmt::format("{} \"{}\" is not known.", option, given);
    if (auto near = base::nearest(given, allowed)) message += fmt::format(" Did you mean \"{}\"?", *near);
    if (!list_command.empty())
        message += fmt::format(" `autovideo {}` lists them all.", list_command);
    else
        message += fmt::format(" Allowed: {}.", fmt::join(allowed, ", "));
    throw Failure{Trouble::invalid, message};
}

template <class Enum>
Enum enum_from(std::string_view option, const std::string& given) {
    Enum value{};
    if (boost::describe::enum_from_string(given.c_str(), value)) return value;
    std::vector<std::string> allowed;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Enum>>(
        [&](auto D) { allowed.emplace_back(D.name); });
    unknown(option, given, allowed);
}

/// The mood that goes with a style when none is asked for.
std::string music_for(script::Style style) {
    switch (style) {
        case script::Style::engaging:
            return "upbeat";
        case script::Style::professional:
            return "corporate";
        case script::Style::educational:
            return "curious";
        case script::Style::funny:
            return "playful";
        case script::Style::dramatic:
            return "dramatic";
        case script::Style::calm:
            return "calm";
    }
    return "upbeat";
}

}  // namespace

int seconds_from(const std::string& length) {
    int total = 0, number = 0;
    bool digits = false, any = false;
    auto wrong = [&]() -> int {
        throw Failure{Trouble::invalid,
                      "--length takes 5 to 600 seconds, like 30s, 1m or 1m30s, not \"" + length + "\"."};
    };
    for (char c : length) {
        if (c >= '0' && c <= '9') {
            number = number * 10 + (c - '0'), digits = true;
            if (number > 100000) return wrong();
        } else if ((c == 's' || c == 'm') && digits) {
            total += c == 'm' ? number * 60 : number, number = 0, digits = false, any = true;
        } else
            return wrong();
    }
    if (digits) total += number, any = true;
    return any && total >= 5 && total <= 600 ? total : wrong();
}

script::Wish wish_from(const MakeOptions& options) {
    script::Wish wish;
    wish.prompt = options.prompt;
    wish.language = options.language;
    wish.style = enum_from<script::Style>("--style", options.style);
    wish.length = std::chrono::seconds(seconds_from(options.length));
    wish.seed = static_cast<std::uint64_t>(options.seed);
    wish.speakers = static_cast<int>(std::max<std::size_t>(1, options.voices.size()));
    wish.definition = options.definition;
    return wish;
}

film::Canvas canvas_from(const MakeOptions& options) {
    if (options.fps != 24 && options.fps != 25 && options.fps != 30 && options.fps != 60)
        throw Failure{Trouble::invalid, "--fps must be 24, 25, 30 or 60."};
    return {film::aspect_from(options.aspect), options.fps};
}

film::Look look_from(const MakeOptions& options, House& house) {
    film::Look look;
    std::vector<std::string> templates;
    for (const auto& each : stage::list_templates()) templates.push_back(each.name);
    if (!options.template_name.empty()) {
        if (std::find(templates.begin(), templates.end(), options.template_name) == templates.end())
            unknown("--template", options.template_name, templates, "templates");
        look.template_name = options.template_name;
    }
    look.captions = enum_from<film::Captions>(
        "--captions", options.captions.empty() ? stage::load_template(look.template_name).captions : options.captions);
    look.music = options.music.empty() ? music_for(enum_from<script::Style>("--style", options.style)) : options.music;
    auto moods = house.composer().moods();
    bool is_mood = look.music == "none" || std::find(moods.begin(), moods.end(), look.music) != moods.end();
    if (!is_mood && !std::filesystem::exists(look.music)) {
        moods.push_back("none");
        unknown("--music", look.music, moods);
    }
    if (!is_mood) look.music = std::filesystem::absolute(look.music).string();
    return look;
}

namespace {

/// Codes people know for languages that voices list by another.
std::string voice_language(const std::string& code) {
    static const std::pair<const char*, const char*> known[] = {
        {"zh", "cmn"},    {"zh-cn", "cmn"}, {"zh-hans", "cmn"}, {"zh-tw", "cmn"}, {"zh-hant", "cmn"},
        {"zh-hk", "yue"}, {"no", "nb"},     {"nn", "nb"},       {"iw", "he"}};
    auto tag = base::lower(code);
    for (auto [from, to] : known)
        if (tag == from) return to;
    return tag;
}

}  // namespace

std::vector<std::string> voices_from(const MakeOptions& options, const speech::Speaker& speaker) {
    auto all = speaker.voices();
    std::vector<std::string> ids, chosen;
    for (const auto& voice : all) ids.push_back(voice.id);
    for (const auto& wanted : options.voices) {
        if (std::find(ids.begin(), ids.end(), wanted) == ids.end()) unknown("--voice", wanted, ids, "voices");
        chosen.push_back(wanted);
    }
    if (!chosen.empty()) return chosen;
    auto wanted = voice_language(options.language);
    for (const auto& voice : all)
        if (auto speaks = base::lower(voice.language); speaks == wanted || speaks.starts_with(wanted + "-"))
            return {voice.id};
    std::vector<std::string> languages;
    for (const auto& voice : all)
        if (std::find(languages.begin(), languages.end(), voice.language) == languages.end())
            languages.push_back(voice.language);
    unknown("--language", options.language, languages, "voices");
}

std::vector<std::string> subtitles_from(const std::vector<std::string>& formats) {
    std::vector<std::string> out;
    for (const auto& list : formats)
        for (const auto& format : base::split(list, ',')) {
            if (format != "srt" && format != "vtt" && format != "ass")
                unknown("--subtitles", format, {"srt", "vtt", "ass"});
            out.push_back(format);
        }
    return out;
}

std::string extension(const std::string& codec) {
    return codec == "vp9" ? ".webm" : codec == "gif" ? ".gif" : codec == "png" ? "" : ".mp4";
}

}  // namespace app
