// SPDX-License-Identifier: MIT
#include "script/pace.hpp"

#include <algorithm>
#include <cctype>

#include "base/text.hpp"
#include "script/sentence.hpp"

namespace script {

Pace pace(Style style) {
    // How much slower than its usual self the voice speaks, and its silences in milliseconds: after a comma, a sentence
    // and a line (builtin/voices/manner.cpp, timeline/pace.hpp; timeline_test.cpp keeps them together).
    struct Tempo {
        double stretch;
        int comma, sentence, line;
    };
    auto [stretch, comma, sentence, line] = [&]() -> Tempo {
        switch (style) {
            case Style::engaging:
                return {0.98, 150, 260, 170};
            case Style::professional:
                return {1.00, 180, 320, 240};
            case Style::educational:
                return {1.05, 200, 360, 280};
            case Style::funny:
                return {0.95, 130, 240, 190};
            case Style::dramatic:
                return {1.10, 240, 480, 330};
            case Style::calm:
                return {1.12, 250, 450, 420};
        }
        return {1, 180, 320, 240};
    }();
    constexpr int first = 260, last = 900, lead = 70, half_frame = 15;
    return {.seconds_per_letter = 0.083 * stretch,
            .seconds_per_line = 0.143 * stretch,
            .seconds_per_comma = 1.65 * comma / 1000,
            .seconds_per_sentence = 1.95 * sentence / 1000,
            .seconds_between = (lead + line + half_frame) / 1000.0,
            .seconds_around = (first - lead + last - line) / 1000.0};
}

namespace {

/// "1957" is said in two halves.
bool year(std::string_view digits) {
    return digits.size() == 4 && digits >= "1100" && digits < "2100" && !digits.starts_with("200");
}

/// Words in a number of so many digits: 40 -> 1, 65 -> 2, 250 -> 3, 1957 -> 3, 70,000 -> 2.
int number_words(std::string_view token) {
    int words = 0, group = 0;
    std::string digits;
    bool whole = token.find_first_of(",.") == token.npos;
    auto flush = [&] {
        if (digits.empty()) return;
        if (whole && year(digits)) {
            words += 1 + (digits[2] > '1' && digits[3] != '0') + !digits.ends_with("00");
            digits.clear();
            return;
        }
        while (digits.size() % 3) digits.insert(digits.begin(), '0');
        for (std::size_t i = 0; i < digits.size(); i += 3) {
            bool hundreds = digits[i] != '0', tens = digits[i + 1] > '1',
                 ones = digits[i + 2] != '0' || digits[i + 1] == '1';
            if (hundreds || tens || ones) words += hundreds * 2 + tens + ones + (i + 3 < digits.size());
        }
        words += words == 0;
        digits.clear();
    };
    bool fraction = false;
    for (char c : token) {
        if (std::isdigit(static_cast<unsigned char>(c)))
            fraction ? void(++words) : void(digits += c), ++group;
        else if (c == '.' && group)
            flush(), fraction = true, ++words;
        else if (c != ',')
            flush(), fraction = false, words += c == '%' || c == '$';
    }
    flush();
    return words;
}

}  // namespace

double spoken_letters(std::string_view text) {
    constexpr double in_number_word = 5.2, in_letter_name = 3.2, in_ideograph = 2.5;
    double letters = 0;
    for (auto token : base::split_words(text)) {
        while (!token.empty() && std::string_view(".,;:!?\"").find(token.back()) != std::string_view::npos)
            token.pop_back();
        bool number = token.size() < 40 &&
                      std::any_of(token.begin(), token.end(), [](unsigned char c) { return std::isdigit(c); });
        if (number) letters += in_number_word * std::max(1, number_words(token));
        int count = 0, capitals = 0;
        double others = 0;
        for (auto point : base::code_points(token)) {
            if (point < 0x80)
                count += std::isalpha(static_cast<int>(point)) != 0, capitals += point >= 'A' && point <= 'Z';
            else if (point >= 0xC0 && (point < 0x2000 || point >= 0x2C00) && point < 0x1F000)
                others += point >= 0x2E80 ? in_ideograph : 1;
        }
        bool acronym = count > 1 && count <= 5 && capitals == count;
        letters += others + count * (acronym ? in_letter_name : 1);
    }
    return letters;
}

double spoken_seconds(const Line& line, Style style) {
    auto tempo = pace(style);
    const auto& text = line.text;
    int commas = 0;
    for (std::size_t i = 0; i + 1 < text.size(); ++i)
        commas += (text[i] == ',' || text[i] == ';' || text[i] == ':') && text[i + 1] == ' ';
    auto breaks = std::max<std::size_t>(1, sentences(text).size()) - 1;
    return spoken_letters(text) * tempo.seconds_per_letter + tempo.seconds_per_line + commas * tempo.seconds_per_comma +
           static_cast<double>(breaks) * tempo.seconds_per_sentence + tempo.seconds_between +
           line.directions.pause_ms / 1000.0;
}

double spoken_seconds(const Script& script) {
    double seconds = script.lines.empty() ? 0 : pace(script.style).seconds_around;
    for (const auto& line : script.lines) seconds += spoken_seconds(line, script.style);
    return seconds;
}

}  // namespace script
