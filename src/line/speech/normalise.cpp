// SPDX-License-Identifier: MIT
#include "speech/normalise.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "speech/captioned.hpp"
#include "speech/english_words.hpp"
#include "speech/segments.hpp"

namespace speech {

namespace {

/// Punctuation of other scripts that shapes speech as ours does.
char foreign_mark(std::string_view word) {
    auto points = base::code_points(word);
    if (points.empty()) return 0;
    switch (points.back()) {
        case U'。':
        case U'।':
        case U'۔':
            return '.';
        case U'？':
        case U'؟':
        case U';':
            return '?';
        case U'！':
            return '!';
        case U'，':
        case U'、':
        case U'،':
            return ',';
        default:
            return 0;
    }
}

bool sayable(char32_t c) {
    if (c < 0x80) return is_letter(static_cast<char>(c)) || is_digit(static_cast<char>(c)) || c == '\'' || c == '-';
    bool sign = (c >= 0x2000 && c < 0x2C00) || (c >= 0x3000 && c < 0x3040) || (c >= 0xFE00 && c <= 0xFE0F) ||
                c >= 0x1F000 || (c >= 0x80 && c < 0xC0) || c == 0xD7 || c == 0xF7 || c == 0xFFFD ||
                (c >= 0xFF00 && c < 0xFF10) || (c >= 0xE000 && c < 0xF900) || c == 0x0964 || c == 0x061F || c == 0x060C;
    // Ideographs of the supplementary planes are words, not signs.
    return !sign || (c >= 0x20000 && c < 0x32000);
}

NormalWord foreign(const std::string& text, const Dictionary& dictionary) {
    NormalWord word;
    word.text = text;
    auto parts = take_apart(text);
    word.mark = mark_in(parts.trail);
    if (!word.mark) word.mark = foreign_mark(text);
    std::string said;
    for (char32_t c : base::code_points(parts.core)) {
        if (sayable(c) || c == '%' || c == '&' || c == '.' || c == ',') said += base::utf8(c);
    }
    bool any = false;
    for (char32_t c : base::code_points(said))
        any = any || (sayable(c) && c != '-' && c != '\'') || c == '%' || c == '&';
    word.number = std::any_of(said.begin(), said.end(), is_digit);
    if (!any) return word;
    auto entry = dictionary.find(base::lower(said));
    if (entry != dictionary.end() && entry->second.phones.empty())
        word.spoken = entry->second.spoken;
    else
        word.spoken = {base::lower(said)};
    return word;
}

}  // namespace

std::vector<NormalWord> normalise(std::string_view text, std::string_view language, const Dictionary& dictionary) {
    auto captions = base::split_words(text);
    std::vector<NormalWord> words;
    if (base::lower(language).starts_with("en")) return english_words(captions, dictionary);
    for (const auto& caption : captions) {
        bool joined = false;
        for (const auto& word : segments(caption, language)) {
            words.push_back(foreign(word, dictionary));
            words.back().joined = joined;
            joined = true;
        }
    }
    return words;
}

}  // namespace speech
