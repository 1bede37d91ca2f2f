// SPDX-License-Identifier: MIT
#include "script/sentence.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

#include "base/failure.hpp"
#include "base/text.hpp"

namespace script {

namespace {

bool upper(char c) {
    return c >= 'A' && c <= 'Z';
}
bool lower_case(char c) {
    return c >= 'a' && c <= 'z';
}
bool digit(char c) {
    return c >= '0' && c <= '9';
}

template <std::size_t N>
bool any_of(std::string_view word, const std::array<std::string_view, N>& list) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// Never end a sentence: a name or number follows.
constexpr std::array<std::string_view, 32> leading_abbreviations{
    "mr", "mrs", "ms",  "dr", "prof", "st", "gen", "col", "capt", "sgt",    "lt", "rev", "hon", "gov", "sen", "rep",
    "vs", "e.g", "i.e", "cf", "fig",  "no", "nos", "vol", "pp",   "approx", "ca", "mt",  "ft",  "jr",  "sr",  "al"};
/// May end one, if what follows looks like a beginning.
constexpr std::array<std::string_view, 20> open_abbreviations{"etc", "inc", "ltd", "co",   "corp", "a.m", "p.m",
                                                              "u.s", "u.k", "u.n", "e.u",  "ph.d", "b.c", "a.d",
                                                              "jan", "feb", "aug", "sept", "oct",  "dec"};
constexpr std::array<std::string_view, 40> beginnings{
    "The",   "A",    "An",  "It",  "They", "He",  "She",   "We",   "I",    "You",  "This", "That", "These", "Those",
    "There", "In",   "On",  "At",  "But",  "And", "So",    "When", "If",   "As",   "For",  "To",   "What",  "Why",
    "How",   "Then", "Now", "His", "Her",  "Its", "Their", "Our",  "Some", "Most", "Many", "No"};

std::string_view bare(std::string_view word) {
    while (!word.empty() && !std::isalnum(static_cast<unsigned char>(word.front())) &&
           static_cast<unsigned char>(word.front()) < 0x80)
        word.remove_prefix(1);
    while (!word.empty() && !std::isalnum(static_cast<unsigned char>(word.back())) &&
           static_cast<unsigned char>(word.back()) < 0x80)
        word.remove_suffix(1);
    return word;
}

/// A word without the quotes and brackets that may close after a full stop.
std::string_view unclosed(std::string_view word) {
    constexpr std::array<std::string_view, 6> closers{"\"", "'", ")", "]", "\xE2\x80\x9D", "\xE2\x80\x99"};
    for (bool again = true; again;) {
        again = false;
        for (auto closer : closers)
            if (word.ends_with(closer)) word.remove_suffix(closer.size()), again = true;
    }
    return word;
}

/// "45 Main St. Free parking": an address ends where "St. Mary's" begins.
bool ends_address(std::string_view before, std::string_view abbreviation) {
    return abbreviation == "st" && before.size() > 1 && upper(before.front()) && before != "Mt." &&
           before.back() != ',';
}

bool ends_sentence(std::string_view before, std::string_view word, std::string_view next) {
    word = unclosed(word);
    for (std::string_view mark : {"\xE3\x80\x82", "\xEF\xBC\x81", "\xEF\xBC\x9F"})
        if (word.ends_with(mark)) return true;
    if (word.empty()) return false;
    auto first = bare(next);
    bool continues = !first.empty() && lower_case(first.front());
    if (word.back() == '?' || word.back() == '!') return !continues;
    if (word.ends_with("...") || word.ends_with("\xE2\x80\xA6")) return !continues;
    if (word.back() != '.' || continues) return false;
    auto stem = bare(word.substr(0, word.size() - 1));
    auto known = base::lower(stem);
    if (ends_address(before, known)) return true;
    if (any_of(known, leading_abbreviations)) return known == "no" && !(first.size() && digit(first.front()));
    if (stem.size() == 1 && upper(stem.front())) return stem == "I" || any_of(first, beginnings);  // an initial
    if (any_of(known, open_abbreviations)) return any_of(first, beginnings);
    return true;
}

bool letter_or_digit(std::string_view word) {
    auto points = base::code_points(word);
    return std::any_of(points.begin(), points.end(), [](char32_t p) {
        if (p < 0x80) return std::isalnum(static_cast<int>(p)) != 0;
        bool sign = (p >= 0x2000 && p < 0x2C00) || (p >= 0x3000 && p < 0x3004) || (p >= 0xFE00 && p < 0xFE10) ||
                    (p >= 0x1F000 && p < 0x20000) || p == 0xFFFD;
        return p >= 0xC0 && !sign;
    });
}

/// Characters of scripts written without spaces.
int unspaced(std::string_view text) {
    int count = 0;
    for (auto point : base::code_points(text))
        count += (point >= 0x0E00 && point < 0x0E80) || (point >= 0x3040 && point < 0xA000) ||
                 (point >= 0x20000 && point < 0x30000);
    return count;
}

/// Pieces no longer than a caption can hold: an endless "word" is cut.
std::vector<std::string> manageable(std::string_view text) {
    constexpr std::size_t most_points = 60, cut = 30;
    std::vector<std::string> out;
    for (const auto& word : base::split_words(text)) {
        auto points = base::code_points(word);
        if (points.size() <= most_points && unspaced(word) <= static_cast<int>(cut)) {
            out.push_back(word);
            continue;
        }
        std::string piece;
        for (std::size_t i = 0; i < points.size(); ++i) {
            piece += base::utf8(points[i]);
            bool stop = points[i] == 0x3001 || points[i] == 0xFF0C || points[i] == 0x3002;
            if ((i + 1) % cut == 0 || stop) out.push_back(std::exchange(piece, {}));
        }
        if (!piece.empty()) out.push_back(piece);
    }
    return out;
}

/// How good a place the gap before word i is to breathe; 0: none.
int gap_worth(const std::vector<std::string>& words, std::size_t i) {
    constexpr std::array<std::string_view, 12> joints{"and", "but",   "or",   "so",       "because", "which",
                                                      "who", "while", "when", "although", "where",   "if"};
    constexpr std::array<std::string_view, 12> phrases{"that", "to", "with", "from", "into",  "for",
                                                       "in",   "on", "at",   "by",   "after", "before"};
    auto back = unclosed(words[i - 1]);
    if (back.empty()) return 0;
    if (std::string_view(";:.!?").find(back.back()) != std::string_view::npos || back.ends_with("\xE2\x80\x94"))
        return 8;
    if (back.back() == ',') return 6;
    auto word = base::lower(bare(words[i]));
    return any_of(word, joints) ? 5 : any_of(word, phrases) ? 3 : 0;
}

std::string joined(const std::vector<std::string>& words, std::size_t from, std::size_t to) {
    return base::join(
        {words.begin() + static_cast<std::ptrdiff_t>(from), words.begin() + static_cast<std::ptrdiff_t>(to)}, " ");
}

void breathe(const std::vector<std::string>& words, std::size_t from, std::size_t to, int most,
             std::vector<std::string>& out) {
    int total = 0;
    for (auto i = from; i < to; ++i) total += std::max(1, word_count(words[i]));
    if (total <= most || to - from < 2) return out.push_back(joined(words, from, to));
    // The best gap near the middle; without any, the middle itself.
    int best = -1, before = 0;
    auto cut = from + (to - from) / 2;
    for (auto i = from + 1; i < to; ++i) {
        before += std::max(1, word_count(words[i - 1]));
        auto worth = gap_worth(words, i) * 4 + 12 - 24 * std::abs(2 * before - total) / (2 * total);
        if (std::min(before, total - before) >= std::min(3, total / 3) && worth > best) best = worth, cut = i;
    }
    breathe(words, from, cut, most, out);
    breathe(words, cut, to, most, out);
}

}  // namespace

std::vector<std::string> sentences(std::string_view paragraph) {
    std::vector<std::string> out;
    auto words = base::split_words(paragraph);
    std::string sentence;
    for (std::size_t i = 0; i < words.size(); ++i) {
        sentence += (sentence.empty() ? "" : " ") + words[i];
        bool last = i + 1 == words.size();
        if (!last && !ends_sentence(i ? words[i - 1] : "", words[i], words[i + 1])) continue;
        if (letter_or_digit(sentence)) out.push_back(std::exchange(sentence, {}));
    }
    return out;
}

int word_count(std::string_view text) {
    int count = 0;
    for (const auto& word : base::split_words(text)) {
        auto dense = unspaced(word);
        count += dense ? (dense + 1) / 2 : letter_or_digit(word);
    }
    return count;
}

std::vector<std::string> breaths(std::string_view sentence, int most) {
    std::vector<std::string> out;
    auto words = manageable(sentence);
    if (!words.empty()) breathe(words, 0, words.size(), std::max(most, 3), out);
    return out;
}

std::string capitalised(std::string_view text) {
    std::string out(text);
    if (!out.empty() && lower_case(out[0])) out[0] = static_cast<char>(out[0] - 'a' + 'A');
    return out;
}

namespace {

std::string finished(std::string_view clause) {
    auto text = std::string(base::trim(clause));
    while (!text.empty() && std::string_view(",;:-").find(text.back()) != std::string_view::npos) text.pop_back();
    if (!text.empty() &&
        std::string_view(".!?").find(unclosed(text).empty() ? ' ' : unclosed(text).back()) == std::string_view::npos)
        text += '.';
    return capitalised(text);
}

/// "(…)" and "[…]" with the blank before them.
std::string without_brackets(std::string_view text) {
    std::string out;
    int depth = 0;
    for (char c : text) {
        if (c == '(' || c == '[') {
            if (depth++ == 0)
                while (!out.empty() && out.back() == ' ') out.pop_back();
        } else if ((c == ')' || c == ']') && depth > 0)
            --depth;
        else if (depth == 0)
            out += c;
    }
    return depth ? std::string(text) : out;
}

constexpr std::array<std::string_view, 16> subjects{"it ",    "they ", "he ",    "she ",   "we ",    "you ",
                                                    "i ",     "this ", "these ", "there ", "those ", "its ",
                                                    "their ", "his ",  "her ",   "our "};

/// Where ", and they …" begins a clause that can stand alone; npos where none does.
std::size_t clause_bound(const std::string& text) {
    if (auto semicolon = text.find("; "); semicolon != text.npos) return semicolon;
    std::size_t best = text.npos;
    auto middle = text.size() / 2;
    for (std::string_view joint : {", and ", ", but ", ", so ", ", yet "})
        for (auto at = text.find(joint); at != text.npos; at = text.find(joint, at + 1)) {
            auto rest = base::lower(std::string_view(text).substr(at + joint.size(), 8));
            bool clause = std::any_of(subjects.begin(), subjects.begin() + 11,
                                      [&](auto subject) { return rest.starts_with(subject); });
            auto distance = [&](std::size_t place) { return place > middle ? place - middle : middle - place; };
            if (clause && (best == text.npos || distance(at) < distance(best))) best = at;
        }
    return best;
}

/// A final aside that the sentence stands without.
std::string without_tail(const std::string& text) {
    for (std::string_view tail : {", which ", ", including ", ", such as ", ", where ", ", although ", ", though ",
                                  ", because ", ", since ", ", according to ", ", who ", ", whose "}) {
        auto at = text.rfind(tail);
        if (at != text.npos && at > 15 && text.find(',', at + 2) == text.npos) return text.substr(0, at);
    }
    return text;
}

/// An aside between commas: ", which …," or ", a …,".
std::string without_aside(const std::string& text) {
    for (std::string_view start : {", which ", ", who ", ", whose ", ", including "}) {
        auto at = text.find(start);
        auto end = at == text.npos ? at : text.find(", ", at + 2);
        if (end != text.npos && text.find(" and ", end) == text.npos) return text.substr(0, at) + text.substr(end + 1);
    }
    return text;
}

std::string without_opening(const std::string& text) {
    for (std::string_view opening : {"However, ", "Moreover, ", "Furthermore, ", "In addition, ", "Additionally, ",
                                     "Therefore, ", "Nevertheless, ", "For example, ", "For instance, ", "Meanwhile, ",
                                     "Consequently, ", "As a result, ", "In fact, "})
        if (text.starts_with(opening)) return capitalised(text.substr(opening.size()));
    return text;
}

}  // namespace

std::vector<std::string> shortened(std::string_view sentence, int most) {
    auto text = base::join(base::split_words(without_brackets(sentence)), " ");
    if (word_count(text) > most) text = without_opening(text);
    if (word_count(text) <= most) return {finished(text)};
    if (word_count(text) > 60 || text.find('"') != text.npos) return {};
    for (auto shorter : {without_tail(text), without_aside(text), without_tail(without_aside(text))})
        if (word_count(shorter) <= most) return {finished(shorter)};
    auto bound = clause_bound(text);
    if (bound == text.npos) return {};
    auto first = shortened(text.substr(0, bound) + ".", most);
    auto rest = text.substr(bound + 2);
    if (rest.starts_with("and ")) rest.erase(0, 4);
    auto second = shortened(finished(rest), most);
    if (first.empty() || second.empty()) return {};
    first.insert(first.end(), second.begin(), second.end());
    return first;
}

std::string clean_text(std::string_view bytes, std::string_view what, std::size_t most_bytes) {
    auto fail = [&](const std::string& message) {
        throw base::Failure{base::Trouble::invalid, std::string(what) + message};
    };
    if (bytes.size() > most_bytes)
        fail(" is " + std::to_string(bytes.size()) + " bytes long; at most " + std::to_string(most_bytes) +
             " can be read. Give a shorter text.");
    std::string out;
    std::size_t at = 0;
    for (auto point : base::code_points(bytes)) {
        auto character = base::utf8(point);
        if (point == 0xFFFD && bytes.substr(at, 3) != character)
            fail(" is not valid UTF-8 at byte " + std::to_string(at + 1) + ". Save it as UTF-8.");
        at += character.size();
        bool unseen = point == 0xFEFF || point == 0xAD || (point >= 0x200B && point <= 0x200F) ||
                      (point >= 0x202A && point <= 0x202E) || (point >= 0x2060 && point <= 0x206F);
        bool carriage = point == '\r';
        if (unseen || (carriage && at < bytes.size() && bytes[at] == '\n')) continue;
        if (carriage || point == 0x2028 || point == 0x2029)
            out += '\n';
        else if (point == 0xA0 || (point >= 0x2000 && point <= 0x200A) || point == 0x202F ||
                 ((point < 0x20 || point == 0x7F) && point != '\n'))
            out += ' ';
        else
            out += character;
    }
    return out;
}

}  // namespace script
