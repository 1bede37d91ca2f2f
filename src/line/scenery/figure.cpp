// SPDX-License-Identifier: MIT
#include "scenery/figure.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "scenery/phrase.hpp"

namespace scenery {

namespace {

bool digit(char letter) {
    return letter >= '0' && letter <= '9';
}

std::string digits_of(std::string_view text) {
    std::string digits;
    for (char letter : text)
        if (digit(letter)) digits += letter;
    return digits;
}

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// "$5", "1,200", "90%", "-40": digits with signs around them only.
bool is_number(std::string_view word) {
    bool some = false;
    for (std::size_t i = 0; i < word.size(); ++i) {
        auto letter = static_cast<unsigned char>(word[i]);
        if (digit(word[i]))
            some = true;
        else if (letter < 0x80 && std::string_view("$,.%+-").find(word[i]) == std::string_view::npos)
            return false;
    }
    return some;
}

bool is_year(std::string_view number, std::string_view before) {
    if (number.size() != 4 || digits_of(number) != number || number < "1000" || number > "2100") return false;
    static constexpr auto openers =
        std::to_array<std::string_view>({"in", "since", "by", "from", "until", "of", "around", "before", "after",
                                         "year", "late", "early", "mid", "to", "and"});
    return among(openers, before) || before.empty();
}

std::string trimmed_number(std::string_view word) {
    while (!word.empty() && std::string_view(",.;:!?").find(word.back()) != std::string_view::npos)
        word.remove_suffix(1);
    return std::string(word);
}

/// "degrees Celsius", "people", "square miles"; "" where what follows counts nothing ("90% survive").
std::string unit_from(const std::vector<speech::SpokenWord>& words, std::size_t next, std::string_view value) {
    static constexpr auto singular = std::to_array<std::string_view>(
        {"percent", "people", "mph", "km/h", "km", "kg", "celsius", "fahrenheit", "children", "men", "women", "fish",
         "feet", "hertz", "dollar", "bn", "%", "°c", "°f"});
    if (value.back() == '%' || value.front() == '$') return {};
    std::string unit;
    for (int taken = 0; taken < 2 && next < words.size() && !is_filler(words[next].text); ++next, ++taken) {
        auto word = bare(words[next].text);
        if (is_number(word)) break;
        unit += (taken ? " " : "") + word;
        bool counts = (word.size() > 2 && word.back() == 's' && !word.ends_with("ss")) || among(singular, word);
        if (counts) {
            bool scale = word == "degrees" && next + 1 < words.size() && !ends_clause(words[next].text) &&
                         among(singular, bare(words[next + 1].text));
            return scale ? unit + " " + std::string(bare(words[next + 1].text) == "celsius" ? "Celsius" : "Fahrenheit")
                         : unit;
        }
        if (ends_clause(words[next].text)) break;
    }
    return {};
}

}  // namespace

std::vector<SpokenFigure> figures_in(const std::vector<speech::SpokenWord>& words) {
    static constexpr auto counted =
        std::to_array<std::string_view>({"step", "chapter", "number", "part", "level", "phase", "apollo", "tip", "rule",
                                         "day", "version", "covid", "page", "type"});
    static constexpr auto scales =
        std::to_array<std::string_view>({"hundred", "thousand", "million", "billion", "trillion"});
    std::vector<SpokenFigure> all;
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto number = trimmed_number(words[i].text);
        auto before = i > 0 ? bare(words[i - 1].text) : std::string();
        if (!is_number(number) || is_year(number, before) || among(counted, before)) continue;
        SpokenFigure found{{number, "", ""}, static_cast<int>(i), static_cast<int>(i) + 1};
        auto next = i + 1;
        bool open = number.size() == words[i].text.size();
        if (open && next < words.size() && among(scales, bare(words[next].text))) {
            found.figure.value += " " + bare(words[next].text);
            open = !ends_clause(words[next++].text);
        }
        // "9 in 10" is one quantity, and no digit of it alone is true.
        if (open && next + 1 < words.size() && bare(words[next].text) == "in" &&
            is_number(bare(words[next + 1].text))) {
            found.figure.value += " in " + bare(words[next + 1].text);
            open = !ends_clause(words[next + 1].text);
            next += 2;
        }
        found.figure.unit = open ? unit_from(words, next, found.figure.value) : "";
        found.end = static_cast<int>(next + words_of(found.figure.unit).size());
        i = next - 1;
        all.push_back(std::move(found));
    }
    return all;
}

std::optional<SpokenFigure> figure_of(const film::FilmLine& line, const std::vector<speech::SpokenWord>& words) {
    if (!line.directions.figure) {
        auto role = line.directions.role;
        if (line.directions.item > 0 || role == script::Role::hook || role == script::Role::close) return std::nullopt;
        auto all = figures_in(words);
        return all.empty() ? std::nullopt : std::optional(all.front());
    }
    SpokenFigure given{*line.directions.figure, -1, -1};
    auto wanted = digits_of(given.figure.value);
    for (std::size_t i = 0; i < words.size() && given.word < 0; ++i)
        if (!wanted.empty() && digits_of(words[i].text) == wanted) given.word = static_cast<int>(i);
    for (std::size_t i = 0; i < words.size() && given.word < 0; ++i)
        if (bare(words[i].text) == bare(base::split_words(given.figure.value + " x").front()))
            given.word = static_cast<int>(i);
    if (given.word < 0) given.word = std::max(0, static_cast<int>(words.size()) - 1);
    return given;
}

}  // namespace scenery
