// SPDX-License-Identifier: MIT
#include "script/pace.hpp"

#include <algorithm>
#include <cctype>

#include "base/text.hpp"
#include "script/sentence.hpp"

namespace script {

Pace pace(Style style) {
    Pace pace;
    switch (style) {
        case Style::engaging:
            break;
        case Style::professional:
            break;
        case Style::educational:
            pace.words_per_second *= 0.97;
            break;
        case Style::funny:
            pace.words_per_second *= 1.03;
            break;
        case Style::dramatic:
            pace.words_per_second *= 0.95;
            break;
        case Style::calm:
            pace.words_per_second *= 0.94;
            break;
    }
    return pace;
}

namespace {

/// Words in a number of so many digits: 40 -> 1, 65 -> 2, 250 -> 3, 1957 -> 3, 70,000 -> 2.
int number_words(std::string_view token) {
    int words = 0, group = 0;
    std::string digits;
    auto flush = [&] {
        if (digits.empty()) return;
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

int spoken_words(std::string_view text) {
    int words = 0;
    for (auto token : base::split_words(text)) {
        while (!token.empty() && std::string_view(".,;:!?").find(token.back()) != std::string_view::npos)
            token.pop_back();
        bool number = std::any_of(token.begin(), token.end(), [](unsigned char c) { return std::isdigit(c); });
        words += number && token.size() < 40 ? std::max(1, number_words(token)) : word_count(token);
    }
    return words;
}

double spoken_seconds(const Line& line, Style style) {
    auto tempo = pace(style);
    auto pauses = std::max<std::size_t>(1, sentences(line.text).size());
    return spoken_words(line.text) / tempo.words_per_second + static_cast<double>(pauses) * tempo.seconds_per_sentence +
           line.directions.pause_ms / 1000.0;
}

double spoken_seconds(const Script& script) {
    double seconds = 0;
    for (const auto& line : script.lines) seconds += spoken_seconds(line, script.style);
    return seconds;
}

}  // namespace script
