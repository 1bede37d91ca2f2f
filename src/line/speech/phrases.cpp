// SPDX-License-Identifier: MIT
#include "speech/phrases.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace speech {

namespace {

using namespace std::string_view_literals;

// Sorted: looked up by binary search.
constexpr std::array function_words{
    "a"sv,       "about"sv, "after"sv, "all"sv,     "also"sv,  "am"sv,     "an"sv,    "and"sv,   "any"sv,  "are"sv,
    "as"sv,      "at"sv,    "be"sv,    "because"sv, "been"sv,  "before"sv, "being"sv, "but"sv,   "by"sv,   "can"sv,
    "could"sv,   "did"sv,   "do"sv,    "does"sv,    "for"sv,   "from"sv,   "had"sv,   "has"sv,   "have"sv, "he"sv,
    "her"sv,     "here"sv,  "him"sv,   "his"sv,     "how"sv,   "i"sv,      "if"sv,    "in"sv,    "into"sv, "is"sv,
    "it"sv,      "it's"sv,  "its"sv,   "just"sv,    "like"sv,  "may"sv,    "me"sv,    "might"sv, "must"sv, "my"sv,
    "no"sv,      "nor"sv,   "not"sv,   "of"sv,      "off"sv,   "on"sv,     "onto"sv,  "or"sv,    "our"sv,  "out"sv,
    "over"sv,    "shall"sv, "she"sv,   "should"sv,  "since"sv, "so"sv,     "some"sv,  "such"sv,  "than"sv, "that"sv,
    "that's"sv,  "the"sv,   "their"sv, "them"sv,    "then"sv,  "there"sv,  "these"sv, "they"sv,  "this"sv, "those"sv,
    "through"sv, "to"sv,    "too"sv,   "under"sv,   "until"sv, "up"sv,     "upon"sv,  "us"sv,    "very"sv, "was"sv,
    "we"sv,      "were"sv,  "what"sv,  "when"sv,    "where"sv, "which"sv,  "while"sv, "who"sv,   "why"sv,  "will"sv,
    "with"sv,    "would"sv, "yet"sv,   "you"sv,     "your"sv};
static_assert(std::ranges::is_sorted(function_words));

constexpr std::array openers{"although"sv, "and"sv, "because"sv, "before"sv, "but"sv,  "for"sv,   "if"sv,
                             "into"sv,     "or"sv,  "since"sv,   "so"sv,     "than"sv, "that"sv,  "then"sv,
                             "through"sv,  "to"sv,  "unless"sv,  "until"sv,  "when"sv, "where"sv, "which"sv,
                             "while"sv,    "who"sv, "with"sv,    "without"sv};
static_assert(std::ranges::is_sorted(openers));

constexpr std::array yes_or_no{"am"sv,   "are"sv,    "aren't"sv,  "can"sv,     "can't"sv,     "could"sv, "couldn't"sv,
                               "did"sv,  "didn't"sv, "do"sv,      "does"sv,    "doesn't"sv,   "don't"sv, "had"sv,
                               "has"sv,  "have"sv,   "haven't"sv, "is"sv,      "isn't"sv,     "may"sv,   "might"sv,
                               "must"sv, "really"sv, "shall"sv,   "should"sv,  "shouldn't"sv, "was"sv,   "were"sv,
                               "will"sv, "won't"sv,  "would"sv,   "wouldn't"sv};
static_assert(std::ranges::is_sorted(yes_or_no));

bool in_capitals(const std::string& text) {
    auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    auto small = [](char c) { return c >= 'a' && c <= 'z'; };
    return std::count_if(text.begin(), text.end(), capital) >= 2 && std::none_of(text.begin(), text.end(), small);
}

bool is_content(const NormalWord& word) {
    return !word.spoken.empty() && !is_function_word(base::lower(word.spoken.back()));
}

/// The last content word of words[from, to), or its last spoken word.
void stress_one(std::vector<SpokenWord>& out, const std::vector<NormalWord>& words, std::size_t from, std::size_t to) {
    for (std::size_t i = to; i-- > from;)
        if (is_content(words[i])) return void(out[i].stressed = true);
}

}  // namespace

bool is_function_word(std::string_view word) {
    return std::ranges::binary_search(function_words, word);
}

bool asks_yes_or_no(const std::vector<std::string>& sentence) {
    std::size_t at = 0;
    while (at + 1 < sentence.size() &&
           (sentence[at] == "and" || sentence[at] == "but" || sentence[at] == "so" || sentence[at] == "or"))
        ++at;
    return at < sentence.size() && std::ranges::binary_search(yes_or_no, std::string_view(sentence[at]));
}

std::vector<SpokenWord> mark_phrases(const std::vector<NormalWord>& words) {
    constexpr int long_phrase = 6, least_rest = 3;
    std::vector<SpokenWord> out;
    std::size_t from = 0;
    int said = 0;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto& word = words[i];
        SpokenWord spoken;
        spoken.text = word.text;
        spoken.spoken = word.spoken;
        spoken.joined = word.joined;
        char mark = word.mark;
        spoken.stressed = !word.spoken.empty() && (word.number || in_capitals(word.text) || mark == '!');
        spoken.ends_phrase = mark != 0 || i + 1 == words.size() || word.spoken.empty();
        ++said;
        bool opener_next = i + 1 < words.size() && !words[i + 1].spoken.empty() &&
                           std::ranges::binary_search(openers, std::string_view(words[i + 1].spoken.front()));
        std::size_t rest = 0;
        while (i + 1 + rest < words.size() && !words[i + rest + 1].mark) ++rest;
        if (said >= long_phrase && opener_next && rest + 1 >= least_rest) spoken.ends_phrase = true;
        out.push_back(std::move(spoken));
        if (!out.back().ends_phrase) continue;
        stress_one(out, words, from, i + 1);
        from = i + 1, said = 0;
    }
    return out;
}

}  // namespace speech
