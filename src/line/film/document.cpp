// SPDX-License-Identifier: MIT
#include "film/document.hpp"

#include <map>
#include <set>

#include "base/bind.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "base/writing.hpp"

namespace film {

using base::BindError;
using base::Failure;
using base::Trouble;

namespace {

/// Words a line may have at most: where a script has no spaces, each letter may be one.
int most_words(const std::string& text) {
    auto spaced = base::split_words(text).size();
    return static_cast<int>(base::has_written_together(text) ? base::code_points(text).size() : spaced);
}

[[noreturn]] void refuse(std::string_view name, const std::vector<BindError>& errors) {
    std::string message = std::string(name) + " is not a film this program can make:";
    for (std::size_t i = 0; i < errors.size() && i < 20; ++i)
        message += "\n  " + errors[i].path + ": " + errors[i].message;
    if (errors.size() > 20) message += "\n  and " + std::to_string(errors.size() - 20) + " more";
    throw Failure{Trouble::invalid, message};
}

/// Collects errors of meaning with their paths.
class Checker {
  public:
    explicit Checker(const Film& film) : film_(film) {}

    std::vector<BindError> run() {
        if (film_.canvas.fps != 24 && film_.canvas.fps != 25 && film_.canvas.fps != 30 && film_.canvas.fps != 60)
            wrong("canvas.fps", "must be 24, 25, 30 or 60");
        if (film_.lines.empty()) wrong("lines", "must hold at least one line");
        if (film_.lines.size() > 2000) wrong("lines", "must hold at most 2000 lines");
        for (std::size_t i = 0; i < film_.lines.size(); ++i) line(film_.lines[i], "lines[" + std::to_string(i) + "]");
        return std::move(errors_);
    }

  private:
    void wrong(std::string path, std::string message) { errors_.push_back({std::move(path), std::move(message)}); }

    void line(const FilmLine& line, const std::string& path) {
        if (line.id.empty())
            wrong(path + ".id", "must not be empty");
        else if (!ids_.insert(line.id).second)
            wrong(path + ".id", "\"" + line.id + "\" is used twice");
        if (base::trim(line.text).empty()) wrong(path + ".text", "must not be empty");
        if (line.text.size() > 2000) wrong(path + ".text", "must be at most 2000 bytes; split it into several lines");
        if (!base::valid_utf8(line.text)) wrong(path + ".text", "must be valid UTF-8");
        if (line.directions.pause_ms < 0 || line.directions.pause_ms > 10000)
            wrong(path + ".directions.pause_ms", "must be 0 to 10000");
        if (line.choices) choices(*line.choices, most_words(line.text), path + ".choices");
    }

    void choices(const Choices& choices, int words, const std::string& path) {
        int last = -1;
        for (std::size_t i = 0; i < choices.shots.size(); ++i) {
            const auto& shot = choices.shots[i];
            auto at = path + ".shots[" + std::to_string(i) + "]";
            if (i == 0 && shot.at_word != 0) wrong(at + ".at_word", "of a line's first shot must be 0");
            if (shot.at_word <= last) wrong(at + ".at_word", "must be greater than the shot's before");
            if (shot.at_word >= words)
                wrong(at + ".at_word", "is beyond the line's " + std::to_string(words) + " words");
            if (shot.layout.empty()) wrong(at + ".layout", "must not be empty");
            if (shot.offset_ms < 0) wrong(at + ".offset_ms", "must not be negative");
            last = shot.at_word;
        }
        for (std::size_t i = 0; i < choices.cues.size(); ++i)
            if (auto at = choices.cues[i].at_word; at < 0 || at >= words)
                wrong(path + ".cues[" + std::to_string(i) + "].at_word",
                      "is beyond the line's " + std::to_string(words) + " words");
    }

    const Film& film_;
    std::set<std::string> ids_;
    std::vector<BindError> errors_;
};

constexpr std::pair<Aspect, std::string_view> aspects[] = {
    {Aspect::portrait, "9:16"}, {Aspect::landscape, "16:9"}, {Aspect::square, "1:1"}, {Aspect::tall, "4:5"}};

/// An edit may leave choices that no longer fit the words: they are made again rather than refused.
void drop_stale_choices(Film& film) {
    for (auto& line : film.lines) {
        if (!line.choices) continue;
        auto words = most_words(line.text);
        for (const auto& shot : line.choices->shots)
            if (shot.at_word >= words) line.choices->chosen_for = "stale";
        if (line.choices->chosen_for == "stale") line.choices->shots.clear(), line.choices->cues.clear();
    }
}

}  // namespace

Film read(std::string_view text, std::string_view name) {
    auto value = base::parse_json(text, name);
    std::vector<BindError> errors;
    auto* members = value.if_object();
    auto* format = members ? members->if_contains("format") : nullptr;
    if (!format || !format->is_string()) refuse(name, {{"format", "must be \"" + std::string(film::format) + "\""}});
    if (format->as_string() != film::format)
        refuse(name, {{"format", "is \"" + std::string(format->as_string()) + "\"; this program reads \"" +
                                     film::format + "\""}});
    auto film = base::from_json<Film>(value, errors);
    if (!errors.empty()) refuse(name, errors);
    drop_stale_choices(film);
    check(film, name);
    return film;
}

void check(const Film& film, std::string_view name) {
    if (auto errors = Checker(film).run(); !errors.empty()) refuse(name, errors);
}

std::string write(const Film& film) {
    return base::pretty(base::to_json(film));
}

std::string schema() {
    auto schema = base::schema<Film>();
    base::json::object whole{{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                             {"title", "AutoVideo film, version 1"}};
    for (auto& member : schema.as_object()) whole[member.key()] = member.value();
    whole["required"] = {"format", "lines"};
    whole["properties"].as_object()["format"] = {{"const", format}};
    return base::pretty(whole);
}

Film from_script(const script::Script& script, const Canvas& canvas, const Look& look, std::int64_t seed) {
    Film film;
    film.title = script.title;
    film.topic = script.topic;
    film.language = script.language;
    film.style = script.style;
    film.seed = seed;
    film.canvas = canvas;
    film.look = look;
    film.writer = script.engine;
    film.sources = script.sources;
    for (const auto& line : script.lines)
        film.lines.push_back({line.id, line.speaker, line.text, line.directions, std::nullopt});
    return film;
}

script::Line as_line(const FilmLine& line) {
    return {line.id, line.speaker, line.text, line.directions};
}

std::vector<std::string> differences(const Film& before, const Film& after) {
    std::vector<std::string> found;
    auto head = [](Film film) {
        film.lines.clear();
        return film;
    };
    auto a = base::to_json(head(before)), b = base::to_json(head(after));
    for (const auto& member : b.as_object())
        if (a.as_object()[member.key()] != member.value())
            found.push_back("film: " + std::string(member.key()) + " changed");
    std::map<std::string, const FilmLine*> old;
    for (const auto& line : before.lines) old[line.id] = &line;
    for (const auto& line : after.lines) {
        auto it = old.find(line.id);
        if (it == old.end()) {
            found.push_back("line " + line.id + ": new");
            continue;
        }
        auto was = base::to_json(*it->second), is = base::to_json(line);
        for (const auto* key : {"speaker", "text", "directions", "choices"})
            if (was.as_object()[key] != is.as_object()[key])
                found.push_back("line " + line.id + ": " + key + " changed");
        old.erase(it);
    }
    for (const auto& [id, line] : old) found.push_back("line " + id + ": gone");
    std::vector<std::string> order_before, order_after;
    for (const auto& line : before.lines) order_before.push_back(line.id);
    for (const auto& line : after.lines) order_after.push_back(line.id);
    if (found.empty() && order_before != order_after) found.push_back("film: order of lines changed");
    return found;
}

Size design_size(Aspect aspect) {
    switch (aspect) {
        case Aspect::portrait:
            return {1080, 1920};
        case Aspect::landscape:
            return {1920, 1080};
        case Aspect::square:
            return {1080, 1080};
        case Aspect::tall:
            return {1080, 1350};
    }
    return {1080, 1920};
}

Aspect aspect_from(std::string_view words) {
    for (auto [aspect, name] : aspects)
        if (name == words) return aspect;
    throw Failure{Trouble::invalid, "--aspect must be 9:16, 16:9, 1:1 or 4:5, not \"" + std::string(words) + "\"."};
}

std::string_view words(Aspect aspect) {
    for (auto [candidate, name] : aspects)
        if (candidate == aspect) return name;
    return "9:16";
}

}  // namespace film
