// SPDX-License-Identifier: MIT
#include "scenery/enumeration.hpp"

#include <algorithm>
#include <array>

namespace scenery {

namespace {

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

bool joint(const std::string& word) {
    return word == "and" || word == "or";
}

bool comma(const std::string& word) {
    return word.ends_with(",");
}

std::string without_article(std::string text) {
    for (std::string_view article : {"A ", "An ", "The ", "Its ", "Their "})
        if (text.starts_with(article) && text.size() > article.size()) {
            text = text.substr(article.size());
            if (text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
        }
    return text;
}

/// The thing that ends right before a word; one name of many words only where nothing else is in between.
const Stretch* ending_at(const std::vector<Stretch>& things, int end) {
    for (const auto& one : things)
        if (!one.deed && one.end == end) return &one;
    return nullptr;
}

const Stretch* starting_at(const std::vector<Stretch>& things, int first) {
    for (const auto& one : things)
        if (!one.deed && one.first == first) return &one;
    return nullptr;
}

bool pointing(const std::string& word) {
    static constexpr auto words = std::to_array<std::string_view>({"a", "an", "the", "its", "their", "some"});
    return among(words, word);
}

bool says_parts(const std::vector<speech::SpokenWord>& words, int first) {
    static constexpr auto verbs = std::to_array<std::string_view>(
        {"has",      "have",     "had",    "contains",  "contain", "includes",    "include",
         "parts",    "consists", "made",   "built",     "layers",  "ingredients", "pieces",
         "elements", "needs",    "organs", "contained", "added",   "carries"});
    for (int i = std::max(0, first - 6); i < first; ++i)
        if (among(verbs, bare(words[static_cast<std::size_t>(i)].text))) return true;
    return false;
}

double value_of(const std::string& text) {
    double value = 0, place = 0;
    for (char letter : text) {
        if (letter == '.')
            place = 0.1;
        else if (letter >= '0' && letter <= '9') {
            value = place > 0 ? value + place * (letter - '0') : value * 10 + (letter - '0');
            if (place > 0) place /= 10;
        }
    }
    return value;
}

}  // namespace

std::optional<Enumeration> enumeration_of(const std::vector<speech::SpokenWord>& words,
                                          const std::vector<Stretch>& things) {
    constexpr std::size_t least = 3, most = 5;
    auto count = static_cast<int>(words.size());
    auto text = [&](int i) -> const std::string& { return words[static_cast<std::size_t>(i)].text; };
    for (int at = 2; at + 1 < count; ++at) {
        if (!joint(bare(text(at))) || ends_clause(text(at))) continue;
        auto last_first = at + 1;
        if (pointing(bare(text(last_first)))) ++last_first;
        const auto* last = starting_at(things, last_first);
        // "hangers and the deck" may be one stretch for the dictionary.
        std::vector<Stretch> row;
        if (last) row.push_back({last->first, last->end, false});
        if (!last) continue;
        int end = at;  // the item before ends here
        while (row.size() < most) {
            const auto* item = ending_at(things, end);
            if (!item) break;
            row.push_back(*item);
            int before = item->first - 1;
            if (before >= 0 && pointing(bare(text(before)))) --before;
            if (before < 0 || !comma(text(before))) break;
            end = before + 1;
        }
        if (row.size() < least) continue;
        Enumeration found{.first = row.back().first, .end = row.front().end};
        found.parts = says_parts(words, found.first);
        for (auto item = row.rbegin(); item != row.rend(); ++item)
            found.items.push_back(without_article(said(words, item->first, item->end)));
        return found;
    }
    return std::nullopt;
}

std::optional<Comparison> comparison_of(const std::vector<speech::SpokenWord>& words,
                                        const std::vector<Stretch>& things) {
    constexpr double widest = 200;  // a bar below that is none
    auto figures = figures_in(words);
    if (figures.size() < 2 || figures.size() > 4) return std::nullopt;
    Comparison found;
    double low = 0, high = 0;
    int from = 0;
    for (const auto& one : figures) {
        if (!one.figure.unit.empty() && !found.unit.empty() && one.figure.unit != found.unit) return std::nullopt;
        if (found.unit.empty()) found.unit = one.figure.unit;
        bool scaled = one.figure.value.find(' ') != std::string::npos;
        auto value = value_of(one.figure.value);
        if (scaled || value <= 0) return std::nullopt;
        low = from == 0 ? value : std::min(low, value), high = std::max(high, value);
        const Stretch* name = nullptr;
        for (const auto& thing : things)
            if (!thing.deed && thing.first >= from && thing.end <= one.word && (!name || thing.first < name->first))
                name = &thing;
        Stretch before{one.word - 1, one.word, false};  // "a human 37 km/h"
        if (!name && one.word > from && !is_filler(words[static_cast<std::size_t>(one.word) - 1].text)) name = &before;
        if (!name) return std::nullopt;
        found.bars.push_back({without_article(said(words, name->first, name->end)), one.figure.value, name->first});
        from = std::max(one.end, one.word + 1);
    }
    if (high > widest * low || found.bars[0].name == found.bars[1].name) return std::nullopt;
    found.end = from;
    return found;
}

}  // namespace scenery
