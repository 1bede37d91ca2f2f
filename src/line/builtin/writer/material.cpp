// SPDX-License-Identifier: MIT
#include "builtin/writer/material.hpp"

#include <algorithm>
#include <cctype>

#include "base/text.hpp"
#include "script/sentence.hpp"

namespace builtin::writing {

namespace {

/// "… on Saturday. she was a nurse": people forget the capital; only whole words before the full stop, no "e.g.".
std::string with_capitals(std::string text) {
    for (std::size_t i = 3; i + 2 < text.size(); ++i) {
        auto letter = [&](std::size_t at) { return std::isalpha(static_cast<unsigned char>(text[at])) != 0; };
        bool stop = (text[i] == '.' || text[i] == '!' || text[i] == '?') && text[i + 1] == ' ';
        bool word = letter(i - 1) && letter(i - 2) && letter(i - 3);
        if (stop && (word || std::isdigit(static_cast<unsigned char>(text[i - 1]))) && text[i + 2] >= 'a' &&
            text[i + 2] <= 'z')
            text[i + 2] = static_cast<char>(text[i + 2] - 32);
    }
    return text;
}

/// "GRAND OPENING!!" is shouted, and would be spelled out.
std::string calmed(std::string sentence) {
    bool small = std::any_of(sentence.begin(), sentence.end(), [](unsigned char c) { return std::islower(c); });
    if (small || script::word_count(sentence) < 2 ||
        std::none_of(sentence.begin(), sentence.end(), [](unsigned char c) { return std::isupper(c); }))
        return sentence;
    return script::capitalised(base::lower(sentence));
}

}  // namespace

std::vector<std::string> said_in(std::string_view prompt) {
    std::vector<std::string> said;
    for (const auto& row : base::split(with_capitals(without_signs(prompt)), '\n')) {
        auto line = base::trim(row);
        while (line.starts_with("- ")) line = base::trim(line.substr(2));
        for (auto& sentence : script::sentences(line)) said.push_back(calmed(std::move(sentence)));
    }
    return said;
}

bool about_the_film(const Words& words) {
    static const std::vector<std::string> openings{
        "make it",     "make sure",   "keep it",    "keep the",     "use",         "include",
        "add",         "please make", "i want",     "i need",       "it should",   "it must",
        "should be",   "it has to",   "end with",   "start with",   "style",       "tone",
        "length",      "duration",    "thanks",     "thank you",    "i want it",   "the video should",
        "the tone",    "no music",    "with",       "do not",       "dont",        "for my",
        "for kids",    "i am",        "im",         "my son",       "my daughter", "my kids",
        "my class",    "my students", "my teacher", "not too",      "explain it",  "must be",
        "the style",   "about 30",    "about 60",   "max",          "under",       "target",
        "audience",    "this is for", "its for",    "it is for",    "vertical",    "format",
        "hello",       "hi",          "hey",        "asap",         "nothing",     "be funny",
        "be creative", "aim",         "tell it",    "in the style", "lol",         "help"};
    static const std::vector<std::string> asked{"please keep",   "please use",  "please add",   "please include",
                                                "please do",     "please dont", "please be",    "please explain",
                                                "please create", "please give", "please write", "please end",
                                                "please start",  "please no",   "please help"};
    if (skip(words, 0, asked)) return true;
    auto figure = [](const Word& word) { return word.raw.find_first_of("0123456789") != std::string::npos; };
    return skip(words, 0, openings) > 0 || (words.size() <= 1 && !std::any_of(words.begin(), words.end(), figure));
}

std::string tidy(std::string_view text) {
    auto out = std::string(base::trim(text));
    while (!out.empty() && std::string_view(",;:-").find(out.back()) != std::string_view::npos) out.pop_back();
    while (!out.empty() && std::string_view(",;:-.").find(out.front()) != std::string_view::npos) out.erase(0, 1);
    return std::string(base::trim(out));
}

void take_facts(std::string_view text, bool lists, std::vector<std::string>& out) {
    static const Set clauses{"we",    "it", "they", "our", "he",  "she", "the",   "this", "you", "i",
                             "there", "a",  "an",   "one", "his", "her", "every", "when", "if"};
    for (const auto& sentence : script::sentences(text)) {
        auto words = words_of(sentence);
        if (words.empty()) continue;
        auto pieces = base::split(base::replace_all(sentence, ", ", "\x01"), '\x01');  // not "20,000"
        bool list = (lists ? pieces.size() >= 2 : pieces.size() >= 4) && !clauses.count(words[0].low);
        for (const auto& piece : pieces) list &= !base::trim(piece).empty() && script::word_count(piece) <= 9;
        if (!list) {
            if (auto fact = tidy(sentence); !fact.empty())
                out.push_back(sentence.back() == '.' || sentence.back() == '!' || sentence.back() == '?' ? sentence
                                                                                                         : fact);
            continue;
        }
        for (auto piece : pieces) {
            piece = tidy(piece);
            if (base::lower(piece).starts_with("and ")) piece.erase(0, 4);
            while (!piece.empty() && (piece.back() == '.' || piece.back() == '!')) piece.pop_back();
            if (!piece.empty()) out.push_back(piece);
        }
    }
}

}  // namespace builtin::writing
