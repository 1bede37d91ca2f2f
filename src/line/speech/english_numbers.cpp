// SPDX-License-Identifier: MIT
#include "speech/english_numbers.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "speech/captioned.hpp"
#include "speech/normalise_tables.hpp"

namespace speech {

namespace {

using namespace std::string_view_literals;

void append(Words& all, const Words& more) {
    all.insert(all.end(), more.begin(), more.end());
}
void say(Words& all, std::string_view words) {
    append(all, base::split_words(words));
}

/// "1,250.50" at the front of a text.
struct Figure {
    std::string whole;  ///< digits without commas; may be empty before a point
    std::string part;   ///< after the point
    bool point = false;
    std::string_view rest;
    bool is_one() const { return whole == "1" && !point; }
    int value() const { return whole.size() > 8 || whole.empty() ? -1 : std::stoi(whole); }
    std::string text() const { return whole + (point ? "." + part : ""); }
    Words words() const { return number(text()); }
};

std::optional<Figure> read_figure(std::string_view text) {
    Figure figure;
    std::size_t i = 0;
    while (i < text.size()) {
        bool comma = text[i] == ',' && i > 0 && i + 3 < text.size() && is_digit(text[i + 1]) && is_digit(text[i + 2]) &&
                     is_digit(text[i + 3]) && (i + 4 == text.size() || !is_digit(text[i + 4]));
        if (comma) {
            ++i;
            continue;
        }
        if (!is_digit(text[i])) break;
        figure.whole += text[i++];
    }
    if (i + 1 < text.size() && text[i] == '.' && is_digit(text[i + 1])) {
        figure.point = true;
        for (++i; i < text.size() && is_digit(text[i]); ++i) figure.part += text[i];
    }
    if (figure.whole.empty() && !figure.point) return std::nullopt;
    figure.rest = text.substr(i);
    return figure;
}

bool is_magnitude(std::string_view word) {
    return word == "hundred" || word == "thousand" || word == "million" || word == "billion" || word == "trillion" ||
           word == "million-dollar";
}

bool year_range(int value) {
    return value >= 1100 && value <= 2099;
}

bool is_year(const Figure& figure, const Neighbours& around) {
    static constexpr std::array before{"in"sv,     "since"sv, "by"sv,     "until"sv, "till"sv,   "from"sv,
                                       "of"sv,     "year"sv,  "around"sv, "circa"sv, "after"sv,  "before"sv,
                                       "during"sv, "early"sv, "late"sv,   "mid"sv,   "summer"sv, "winter"sv,
                                       "spring"sv, "fall"sv,  "autumn"sv, "for"sv};
    static constexpr std::array eras{"bc"sv, "ad"sv, "bce"sv, "ce"sv};
    int value = figure.value();
    if (figure.whole.size() != 4 || figure.point || !year_range(value)) return false;
    auto last = base::lower(around.last), next = base::lower(around.next);
    if (std::ranges::find(eras, next) != eras.end()) return true;
    bool counted = next.size() > 3 && next.back() == 's' && !next.ends_with("'s") && next != "this" && next != "thus" &&
                   next != "was";
    if (counted || !unit(around.next, false).empty() || is_magnitude(next)) return false;
    if (std::ranges::find(before, last) != before.end() || month(last) > 0 || last == "the")
        return value % 100 != 0 || last == "in" || last == "since" || last == "year";
    bool follows_year = (last == "to" || last == "and" || last == "through") && around.before_last.size() == 4 &&
                        is_digit(around.before_last[0]);
    if (follows_year) return true;
    auto day = figure.value() >= 1900 && value % 100 != 0;
    // "May 5, 2024": the day stands between.
    if (around.last.size() <= 4 && !around.last.empty() && is_digit(around.last[0]) &&
        month(base::lower(around.before_last)) > 0)
        return true;
    return day;
}

bool is_month(const std::string& word) {
    return !word.empty() && is_upper(word[0]) && month(base::lower(word)) > 0;
}

Words plain(const Figure& figure, const Neighbours& around) {
    int value = figure.value();
    if (!figure.point && value >= 1 && value <= 31 && figure.whole.size() <= 2) {
        if (is_month(around.last)) return ordinal(figure.whole);
        if (is_month(around.next) && base::lower(around.next) != "march") {
            Words words{"the"};
            append(words, ordinal(figure.whole));
            words.emplace_back("of");
            return words;
        }
    }
    if (is_year(figure, around)) return year(figure.whole);
    return figure.words();
}

Words money(const Figure& figure, const Currency& names, const Neighbours& around) {
    Words words;
    auto next = base::lower(around.next);
    auto size = figure.rest == "k" || figure.rest == "K"                          ? "thousand"sv
                : figure.rest == "M" || figure.rest == "m" || figure.rest == "mn" ? "million"sv
                : figure.rest == "B" || figure.rest == "bn" || figure.rest == "b" ? "billion"sv
                : figure.rest == "T" || figure.rest == "tn"                       ? "trillion"sv
                                                                                  : ""sv;
    if (!size.empty()) {
        words = figure.words();
        words.emplace_back(size), say(words, names.many);
    } else if (figure.rest.empty() && is_magnitude(next)) {
        words = figure.words();
    } else if (figure.point && figure.part.size() == 2 && !names.part_one.empty()) {
        bool none = figure.value() == 0;
        if (!none)
            words = cardinal(figure.whole), say(words, figure.is_one() || figure.value() == 1 ? names.one : names.many);
        if (figure.part != "00") {
            if (!none) words.emplace_back("and");
            append(words, cardinal(figure.part)), say(words, figure.part == "01" ? names.part_one : names.part_many);
        }
    } else {
        words = figure.words();
        say(words, figure.is_one() ? names.one : names.many);
    }
    return words;
}

std::optional<Words> money_range(const Figure& figure, std::string_view sign, const Currency& names,
                                 const Neighbours& around) {
    if (!figure.rest.starts_with("-")) return std::nullopt;
    auto right = figure.rest.substr(1);
    if (right.starts_with(sign)) right.remove_prefix(sign.size());
    auto second = read_figure(right);
    if (!second) return std::nullopt;
    auto words = figure.words();
    words.emplace_back("to");
    append(words, money(*second, names, around));
    return words;
}

Words hour_and_minute(std::string_view hour, std::string_view minute, bool clock) {
    auto words = cardinal(hour);
    if (minute == "00") {
        if (clock) words.emplace_back("o'clock");
    } else if (minute[0] == '0') {
        words.emplace_back("oh"), append(words, cardinal(minute.substr(1)));
    } else {
        append(words, cardinal(minute));
    }
    return words;
}

/// "5:30", "17:45", "5:30pm", "3:2", "1:23:45".
std::optional<Words> time_or_ratio(const Figure& figure, const Neighbours& around) {
    auto rest = figure.rest.substr(1);
    std::size_t digits = 0;
    while (digits < rest.size() && is_digit(rest[digits])) ++digits;
    if (digits == 0) return std::nullopt;
    auto minute = rest.substr(0, digits), after = rest.substr(digits);
    int hour = figure.value();
    if (digits == 2 && hour >= 0 && hour <= 24 && minute < "60"sv &&
        (after.empty() || unit(after, false).ends_with(" M"))) {
        auto next = base::lower(around.next);
        bool half = !after.empty() || next == "am" || next == "pm" || next == "a.m" || next == "p.m";
        auto words = hour_and_minute(figure.whole, minute, !half && hour >= 1 && hour <= 12);
        if (!after.empty()) say(words, unit(after, false));
        return words;
    }
    auto words = cardinal(figure.whole);
    if (after.empty() && digits <= 2 && minute[0] != '0') words.emplace_back("to");
    append(words, number(minute));
    if (after.starts_with(":")) append(words, digit_by_digit(after));
    return words;
}

/// "1/2", "3/4", "12/25/2024", "24/7", "9/11".
std::optional<Words> slashed(const Figure& figure) {
    auto pieces = base::split(figure.rest.substr(1), '/');
    auto digits = [](const std::string& s) {
        return !s.empty() && s.size() <= 9 && std::all_of(s.begin(), s.end(), is_digit);
    };
    if (pieces.size() > 2 || !std::all_of(pieces.begin(), pieces.end(), digits) || figure.value() < 0)
        return std::nullopt;
    int first = figure.value(), second = std::stoi(pieces[0]);
    if (pieces.size() == 2) {
        if (pieces[1].size() != 4 && pieces[1].size() != 2) return std::nullopt;
        bool day_first = first > 12 && first <= 31 && second >= 1 && second <= 12;
        int month_number = day_first ? second : first, day = day_first ? first : second;
        if (month_number < 1 || month_number > 12 || day < 1 || day > 31) return std::nullopt;
        Words words{std::string(month_name(month_number))};
        append(words, ordinal(std::to_string(day)));
        append(words, pieces[1].size() == 4 ? year(pieces[1]) : cardinal(pieces[1]));
        return words;
    }
    if (first < second && second >= 2 && second <= 100 && !(first == 9 && second == 11))
        return fraction(figure.whole, pieces[0]);
    auto words = cardinal(figure.whole);
    append(words, cardinal(pieces[0]));
    return words;
}

/// "10-20 %", "1914-1918", "2024-12-25", "555-1234", "10-year".
std::optional<Words> dashed(const Figure& figure, std::string_view unit_said, std::string_view right,
                            const Neighbours& around) {
    auto second = read_figure(right);
    if (!second) return std::nullopt;
    int left_value = figure.value(), right_value = second->value();
    if (figure.whole.size() == 4 && second->rest.size() == 3 && second->rest[0] == '-' && right_value >= 1 &&
        right_value <= 12) {
        auto day = read_figure(second->rest.substr(1));
        if (day && day->rest.empty()) {
            Words words{std::string(month_name(right_value))};
            append(words, ordinal(day->whole)), append(words, year(figure.whole));
            return words;
        }
    }
    bool phone =
        second->rest.starts_with("-") || (figure.whole.size() == 3 && second->whole.size() == 4 && !figure.point);
    if (phone && unit_said.empty() && !figure.point) {
        auto words = digit_by_digit(figure.whole);
        append(words, digit_by_digit(right));
        return words;
    }
    bool years = figure.whole.size() == 4 && year_range(left_value) &&
                 ((second->whole.size() == 4 && year_range(right_value)) || second->whole.size() == 2) &&
                 second->rest.empty() && !figure.point;
    auto words = years ? year(figure.whole) : figure.words();
    say(words, unit_said);
    words.emplace_back("to");
    if (years)
        append(words, second->whole.size() == 4 ? year(second->whole) : cardinal(second->whole));
    else if (auto more = english_number(std::string(right), {"", "", around.next}))
        append(words, *more);
    return words;
}

/// "6'2\"", "5'".
std::optional<Words> feet_and_inches(const Figure& figure) {
    auto rest = figure.rest.substr(1);
    auto words = figure.words();
    words.emplace_back(figure.is_one() ? "foot" : "feet");
    if (rest.empty()) return words;
    auto inches = read_figure(rest);
    if (!inches || (inches->rest != "\"" && !inches->rest.empty())) return std::nullopt;
    words.back() = "foot";
    append(words, inches->words());
    return words;
}

std::optional<Words> with_fraction_sign(const Figure& figure) {
    auto points = base::code_points(figure.rest);
    std::string_view said;
    if (points.size() != 1 || !symbol(points[0], said)) return std::nullopt;
    auto words = figure.words();
    bool fraction = said.starts_with("one ") || said.ends_with("quarters") || said.ends_with("thirds");
    if (!fraction && points[0] != U'²' && points[0] != U'³' && points[0] != U'+' && points[0] != U'%')
        return std::nullopt;
    if (fraction)
        words.emplace_back("and"),
            say(words, said.starts_with("one ") ? "a " + std::string(said.substr(4)) : std::string(said));
    else
        say(words, said);
    return words;
}

std::optional<Words> decade(const Figure& figure) {
    if (figure.point || (figure.rest != "s" && figure.rest != "'s")) return std::nullopt;
    auto words = figure.whole.size() == 4 && year_range(figure.value()) ? year(figure.whole) : cardinal(figure.whole);
    if (figure.rest == "'s")
        words.back() += "'s";
    else
        words.back() = plural(words.back());
    return words;
}

std::optional<Words> with_rest(const Figure& figure, const Neighbours& around) {
    auto rest = figure.rest;
    if (rest.empty()) return plain(figure, around);
    if (rest == "st" || rest == "nd" || rest == "rd" || rest == "th") return ordinal(figure.whole);
    if (auto words = decade(figure)) return words;
    if (rest[0] == ':' && !figure.point)
        if (auto words = time_or_ratio(figure, around)) return words;
    if (rest[0] == '/' && !figure.point)
        if (auto words = slashed(figure)) return words;
    if (rest[0] == '\'')
        if (auto words = feet_and_inches(figure)) return words;
    if (auto words = with_fraction_sign(figure)) return words;
    if (rest[0] == '.' && rest.size() > 1 && is_digit(rest[1])) {  // 1.2.3
        auto words = figure.words();
        for (char c : rest.substr(0, 40))
            if (c == '.')
                words.emplace_back("point");
            else if (is_digit(c))
                append(words, digit_by_digit({&c, 1}));
        return words;
    }
    if ((rest[0] == 'x' || rest.starts_with("×")) && rest.size() > 1) {
        auto skip = rest[0] == 'x' ? 1u : 2u;
        if (rest.size() > skip && is_digit(rest[skip])) {
            auto words = figure.words();
            words.emplace_back("by");
            if (auto more = english_number(std::string(rest.substr(skip)), {})) append(words, *more);
            return words;
        }
    }
    auto dash = rest.find('-');
    auto name = rest.substr(0, dash);
    auto said = unit(name, figure.is_one());
    // 4K and 8K are pictures, 5G is a network; 401k is a plan; 20K is twenty thousand.
    if (name == "K" && figure.whole.size() == 1)
        said = "K";
    else if (name == "K")
        said = "thousand";
    if (name == "A" || name == "N" || name == "J") said = {};
    if (dash != rest.npos && (dash == 0 || !said.empty()))
        if (auto words = dashed(figure, said, rest.substr(dash + 1), around)) return words;
    if (!said.empty() && dash == rest.npos) {
        auto words = figure.words();
        say(words, said);
        return words;
    }
    if (auto other = currency(rest)) return money({figure.whole, figure.part, figure.point, {}}, *other, around);
    return std::nullopt;
}

}  // namespace

std::optional<Words> english_number(const std::string& text, const Neighbours& around) {
    std::string_view left = text;
    Words words;
    for (auto [sign, said] : {std::pair{"+"sv, "plus"sv},
                              {"-"sv, "minus"sv},
                              {"~"sv, "about"sv},
                              {"≈"sv, "about"sv},
                              {"<"sv, "less than"sv},
                              {">"sv, "more than"sv},
                              {"±"sv, "plus or minus"sv},
                              {"≤"sv, "at most"sv},
                              {"≥"sv, "at least"sv}})
        if (left.starts_with(sign) && left.size() > sign.size()) {
            left.remove_prefix(sign.size());
            say(words, said);
            break;
        }
    for (auto prefix : {"US$"sv, "A$"sv, "C$"sv})
        if (left.starts_with(prefix)) left.remove_prefix(prefix.size() - 1);
    for (auto sign : {"$"sv, "€"sv, "£"sv, "¥"sv, "₹"sv, "₩"sv, "₿"sv}) {
        if (!left.starts_with(sign)) continue;
        auto figure = read_figure(left.substr(sign.size()));
        if (!figure) return std::nullopt;
        const auto& names = *currency(sign);
        if (auto range = money_range(*figure, sign, names, around))
            append(words, *range);
        else
            append(words, money(*figure, names, around));
        return words;
    }
    auto figure = read_figure(left);
    if (!figure) return std::nullopt;
    auto said = with_rest(*figure, around);
    if (!said) return std::nullopt;
    append(words, *said);
    return words;
}

std::optional<Words> measured_word(const std::string& text, const Neighbours& around) {
    if (around.last.empty()) return std::nullopt;
    bool digits = is_digit(around.last.back());
    auto low = base::lower(text);
    if (is_magnitude(low) && (digits || is_digit(around.last[0])))
        for (auto sign : {"$"sv, "€"sv, "£"sv, "¥"sv, "₹"sv}) {
            if (around.last.find(sign) == std::string::npos) continue;
            Words words{low};
            say(words, currency(sign)->many);
            return words;
        }
    static constexpr std::array ambiguous{"in"sv, "A"sv, "x"sv, "k"sv, "M"sv,  "B"sv,
                                          "K"sv,  "N"sv, "J"sv, "t"sv, "sq"sv, "MP"sv};
    if (!digits || std::ranges::find(ambiguous, text) != ambiguous.end()) return std::nullopt;
    auto said = unit(text, around.last == "1");
    if (said.empty()) return std::nullopt;
    return base::split_words(said);
}

}  // namespace speech
