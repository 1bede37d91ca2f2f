// SPDX-License-Identifier: MIT
#include "speech/numbers.hpp"

#include <algorithm>
#include <array>

namespace speech {

namespace {

constexpr std::array small{"zero",     "one",     "two",     "three",     "four",     "five",    "six",
                           "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
                           "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array tens{"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
constexpr std::array thousands{"", "thousand", "million", "billion", "trillion"};

void append(Words& all, const Words& more) {
    all.insert(all.end(), more.begin(), more.end());
}

Words below_hundred(int n) {
    if (n < 20) return {small[static_cast<std::size_t>(n)]};
    Words words{tens[static_cast<std::size_t>(n / 10)]};
    if (n % 10) words.emplace_back(small[static_cast<std::size_t>(n % 10)]);
    return words;
}

Words below_thousand(int n) {
    Words words;
    if (n >= 100) words = {small[static_cast<std::size_t>(n / 100)], "hundred"};
    if (n % 100 || n == 0) append(words, below_hundred(n % 100));
    return words;
}

std::string_view without_zeros(std::string_view digits) {
    while (digits.size() > 1 && digits.front() == '0') digits.remove_prefix(1);
    return digits;
}

std::string ordinal_of(const std::string& word) {
    static constexpr std::array<std::pair<const char*, const char*>, 8> odd{{{"one", "first"},
                                                                             {"two", "second"},
                                                                             {"three", "third"},
                                                                             {"five", "fifth"},
                                                                             {"eight", "eighth"},
                                                                             {"nine", "ninth"},
                                                                             {"twelve", "twelfth"},
                                                                             {"zero", "zeroth"}}};
    for (auto [cardinal, ordinal] : odd)
        if (word == cardinal) return ordinal;
    if (word.back() == 'y') return word.substr(0, word.size() - 1) + "ieth";
    return word + "th";
}

}  // namespace

Words digit_by_digit(std::string_view digits) {
    Words words;
    for (char c : digits.substr(0, 40))
        if (c >= '0' && c <= '9') words.emplace_back(small[static_cast<std::size_t>(c - '0')]);
    return words;
}

Words cardinal(std::string_view digits) {
    digits = without_zeros(digits);
    if (digits.size() > 15) return digit_by_digit(digits);
    Words words;
    auto groups = (digits.size() + 2) / 3;
    for (std::size_t group = groups; group-- > 0;) {
        auto end = digits.size() - group * 3, begin = end >= 3 ? end - 3 : 0;
        int value = 0;
        for (char c : digits.substr(begin, end - begin)) value = value * 10 + (c - '0');
        if (value == 0 && groups > 1) continue;
        append(words, below_thousand(value));
        if (group) words.emplace_back(thousands[group]);
    }
    return words;
}

Words ordinal(std::string_view digits) {
    auto words = cardinal(digits);
    if (!words.empty()) words.back() = ordinal_of(words.back());
    return words;
}

Words year(std::string_view digits) {
    if (digits.size() != 4) return cardinal(digits);
    int value = 0;
    for (char c : digits) value = value * 10 + (c - '0');
    int century = value / 100, rest = value % 100;
    if (value % 1000 == 0 || (value >= 2000 && value < 2010)) return cardinal(digits);
    auto words = below_hundred(century);
    if (rest == 0)
        words.emplace_back("hundred");
    else if (rest < 10)
        words.emplace_back("oh"), append(words, below_hundred(rest));
    else
        append(words, below_hundred(rest));
    return words;
}

Words number(std::string_view text) {
    std::string whole, part;
    bool point = false;
    for (char c : text) {
        if (c == '.')
            point = true;
        else if (c >= '0' && c <= '9')
            (point ? part : whole) += c;
    }
    bool coded = whole.size() > 1 && whole[0] == '0' && !point;
    auto words = whole.empty() ? Words{} : coded ? digit_by_digit(whole) : cardinal(whole);
    if (!part.empty()) words.emplace_back("point"), append(words, digit_by_digit(part));
    return words;
}

Words fraction(std::string_view above, std::string_view below) {
    auto words = cardinal(above);
    bool one = without_zeros(above) == "1";
    below = without_zeros(below);
    if (below == "2")
        words.emplace_back(one ? "half" : "halves");
    else if (below == "4")
        words.emplace_back(one ? "quarter" : "quarters");
    else {
        append(words, ordinal(below));
        if (!one) words.back() = plural(words.back());
    }
    return words;
}

std::string plural(const std::string& word) {
    if (word.empty()) return word;
    if (word.back() == 'y' && word.size() > 2 &&
        std::string_view("aeiou").find(word[word.size() - 2]) == std::string_view::npos)
        return word.substr(0, word.size() - 1) + "ies";
    if (word.back() == 's' || word.back() == 'x' || word.ends_with("ch") || word.ends_with("sh")) return word + "es";
    return word + "s";
}

int roman(std::string_view letters) {
    static constexpr std::array<std::pair<std::string_view, int>, 13> signs{{{"M", 1000},
                                                                             {"CM", 900},
                                                                             {"D", 500},
                                                                             {"CD", 400},
                                                                             {"C", 100},
                                                                             {"XC", 90},
                                                                             {"L", 50},
                                                                             {"XL", 40},
                                                                             {"X", 10},
                                                                             {"IX", 9},
                                                                             {"V", 5},
                                                                             {"IV", 4},
                                                                             {"I", 1}}};
    if (letters.empty() || letters.size() > 15) return 0;
    int value = 0;
    auto left = letters;
    for (auto [sign, worth] : signs) {
        int most = sign.size() == 1 && (worth == 1 || worth == 10 || worth == 100 || worth == 1000) ? 3 : 1;
        for (int k = 0; k < most && left.starts_with(sign); ++k) value += worth, left.remove_prefix(sign.size());
    }
    return left.empty() ? value : 0;
}

}  // namespace speech
