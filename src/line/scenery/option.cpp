// SPDX-License-Identifier: MIT
#include "scenery/option.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "scenery/phrase.hpp"

namespace scenery {

namespace {

using script::Role;
using Options = std::vector<Option>;

/// Costs within one shot's choice. A wrong neighbour costs 1000 (planner.cpp), so even what is wished most gives way to
/// that.
constexpr int wished = -100, fitting = -10, second_idea = 2, from_topic = 6, with_topic = 5, same_thrice = 8, typed = 8,
              quoted = 9, a_sign = 9, a_frame = 4, guessed = 12, fragment = 5, too_short = 12;

bool here(const Place& place, int word) {
    return word >= place.first_word && word < place.end_word;
}

/// Ideas in the order this shot should try them: said during it first.
std::vector<Idea> ordered(const Place& place) {
    auto ideas = *place.ideas;
    // A sign is better than nothing, and worse than any picture.
    bool better = !place.topic_art.empty() ||
                  std::any_of(ideas.begin(), ideas.end(), [](const Idea& idea) { return !is_sign(idea.art); });
    if (better) std::erase_if(ideas, [](const Idea& idea) { return is_sign(idea.art); });
    // What answers the beginning is kept for the line's last shot.
    if (place.keep_title_art && !place.close)
        std::erase_if(ideas, [&](const Idea& idea) {
            return std::find(place.title_art.begin(), place.title_art.end(), idea.art) != place.title_art.end();
        });
    std::stable_sort(ideas.begin(), ideas.end(),
                     [&](const Idea& a, const Idea& b) { return here(place, a.word) > here(place, b.word); });
    return ideas;
}

std::string headline(const Place& place) {
    return place.shot == 0 ? place.line->directions.headline : std::string();
}

/// What a picture costs for being what it is: a sign, a little framed view, or our own guess where somebody directed
/// the line.
int dullness(const Place& place, const Idea& idea) {
    static constexpr std::string_view framed[] = {"sunrise",         "sunrise-over-mountains",
                                                  "cityscape",       "cityscape-at-dusk",
                                                  "sunset",          "night-with-stars",
                                                  "bridge-at-night", "motorway",
                                                  "foggy",           "milky-way"};
    bool directed = std::any_of(place.ideas->begin(), place.ideas->end(), [](const Idea& one) { return one.directed; });
    return (is_sign(idea.art) ? a_sign : 0) +
           (std::find(std::begin(framed), std::end(framed), idea.art) != std::end(framed) ? a_frame : 0) +
           (directed && !idea.directed ? guessed : 0);
}

Phrase phrase(const Place& place, int most) {
    if (auto given = headline(place); words_of(given).size() > 1)
        return {given, true, static_cast<int>(words_of(given).size())};
    auto found = phrase_of(place.time->words, place.first_word, place.end_word, most);
    return found.text.empty() ? Phrase{place.line->text.substr(0, 40), false, 1} : found;
}

void add_title(const Place& place, const std::vector<Idea>& ideas, Options& out) {
    auto words = !place.title.empty() ? place.title : phrase(place, 5).text;
    auto art = !place.topic_art.empty() ? place.topic_art : ideas.empty() ? std::string() : ideas.front().art;
    Option title{.layout = "title", .texts = {words}, .cost = wished};
    if (!art.empty()) title.art = {art};
    out.push_back(std::move(title));
    // "Cats vs dogs": the two themselves are the best title.
    if (place.rivals && place.rivals->size() == 2 && base::lower(place.title).find(" vs") != std::string::npos) {
        const auto& two = *place.rivals;
        out.push_back({.layout = "versus",
                       .art = {two[0].art, two[1].art},
                       .texts = {two[0].label, two[1].label},
                       .cost = wished - 1});
    }
}

/// "croc" is said by "Crocodiles".
bool names(const Place& place, const Idea& side) {
    auto stem = bare(words_of(side.label + " x").front()).substr(0, 5);
    for (int i = place.first_word; i < place.end_word && stem.size() > 1; ++i)
        if (bare(place.time->words[static_cast<std::size_t>(i)].text).starts_with(stem)) return true;
    return false;
}

/// "cat face" is about the cats.
bool is_about(const Idea& idea, const Idea& side) {
    auto stem = bare(words_of(side.label + " x").front()).substr(0, 3);
    for (const auto& word : words_of(idea.concept_words))
        if (bare(word).starts_with(stem)) return true;
    return false;
}

/// Both against each other now and then; else the one the shot speaks of, alone or beside what is said about it.
void add_rivals(const Place& place, Options& out) {
    const auto& two = *place.rivals;
    constexpr int rest = 5;  // shots before the same split screen may come again
    out.push_back({.layout = "versus",
                   .art = {two[0].art, two[1].art},
                   .texts = {two[0].label, two[1].label},
                   .may_repeat = true,
                   .cost = place.since_versus < rest ? 40
                           : place.shot == 0         ? wished
                                                     : 0});
    bool left = names(place, two[0]), right = names(place, two[1]);
    if (left == right) {
        if (left)
            out.push_back({.layout = "pair",
                           .art = {two[0].art, two[1].art},
                           .texts = {two[0].label, two[1].label},
                           .may_repeat = true,
                           .cost = -5});
        return;
    }
    const auto& side = two[left ? 0 : 1];
    out.push_back({.layout = "hero", .art = {side.art}, .texts = {side.label}, .may_repeat = true, .cost = -9});
    std::vector<Idea> said;
    for (const auto& idea : *place.ideas)
        if (idea.directed && idea.art != two[0].art && idea.art != two[1].art && !is_sign(idea.art) &&
            !is_about(idea, two[left ? 1 : 0]))
            said.push_back(idea);
    if (said.empty()) return;
    const auto& about = said[std::min(static_cast<std::size_t>(place.shot), said.size() - 1)];
    out.push_back({.layout = "pair", .art = {side.art, about.art}, .may_repeat = true, .cost = -12});
}

void add_special(const Place& place, const std::vector<Idea>& ideas, Options& out) {
    const auto& directions = place.line->directions;
    // Said earlier in the line it may still be shown, where the shot it was said in could not.
    if (const auto& figure = *place.figure; figure && figure->word < place.end_word) {
        auto late = here(place, figure->word) ? 0 : 40;
        Option number{.layout = "number",
                      .texts = {figure->figure.value, figure->figure.unit, figure->figure.label},
                      .cost = wished + late};
        auto bare_number = number;
        bare_number.cost = wished + late + 3;
        out.push_back(bare_number);
        for (std::size_t i = 0; i < ideas.size(); ++i) {
            number.art = {ideas[i].art};
            number.cost = wished + late + static_cast<int>(i);
            out.push_back(number);
        }
    }
    if (directions.left && directions.right && place.rivals && place.rivals->size() == 2) add_rivals(place, out);
    if (!place.list_texts.empty() && place.shot == 0) {
        Option list{.layout = "list", .art = place.list_art, .texts = place.list_texts, .cost = -60};
        if (ideas.empty()) out.push_back(list);
        list.art.resize(static_cast<std::size_t>(directions.item));
        for (std::size_t i = 0; i < ideas.size(); ++i) {
            list.art.back() = ideas[i].art;
            list.cost = -60 + static_cast<int>(i);
            out.push_back(list);
        }
    }
    if (place.close && !place.title_art.empty())
        out.push_back({.layout = "hero", .art = place.title_art, .texts = {}, .may_repeat = true, .cost = -50});
}

void add_heroes(const Place& place, const std::vector<Idea>& ideas, Options& out) {
    const auto& directions = place.line->directions;
    std::vector<std::string> texts;
    if (auto given = headline(place); !given.empty())
        texts = {given};
    else if (directions.item > 0 && !directions.label.empty() && place.shot == 0)
        texts = {directions.label};
    for (std::size_t i = 0; i < ideas.size(); ++i) {
        auto cost =
            second_idea * static_cast<int>(i) + (here(place, ideas[i].word) ? -1 : 0) + dullness(place, ideas[i]);
        out.push_back({.layout = "hero", .art = {ideas[i].art}, .texts = texts, .cost = cost});
        if (ideas[i].many)
            out.push_back(
                {.layout = "trio", .art = {ideas[i].art, ideas[i].art, ideas[i].art}, .cost = same_thrice + cost});
    }
    if (!place.topic_art.empty())
        out.push_back({.layout = "hero", .art = {place.topic_art}, .texts = texts, .cost = from_topic});
}

/// All of them have a label or none has.
std::vector<std::string> labels(const std::vector<Idea>& ideas) {
    std::vector<std::string> out;
    for (const auto& idea : ideas) {
        if (idea.label.empty()) return {};
        auto label = idea.label;
        if (label[0] >= 'a' && label[0] <= 'z') label[0] = static_cast<char>(label[0] - 'a' + 'A');
        out.push_back(label);
    }
    return out;
}

void add_groups(const Place& place, const std::vector<Idea>& ideas, Options& out) {
    auto role = place.line->directions.role;
    auto count = static_cast<int>(ideas.size());
    // Several ideas together only where enough are left for the line's other shots.
    bool spare = place.shots == 1 || count > place.shots;
    bool compare = role == Role::compare;
    for (int a = 0; a < count; ++a)
        for (int b = a + 1; b < count; ++b) {
            bool directed = ideas[a].directed && ideas[b].directed;
            auto cost = (spare ? (directed ? fitting : 1) : 6) + (compare && directed ? -20 : 0) + a + b - 1 +
                        (count >= 3 && directed ? 3 : 0) + dullness(place, ideas[static_cast<std::size_t>(a)]) +
                        dullness(place, ideas[static_cast<std::size_t>(b)]);
            out.push_back({.layout = "pair",
                           .art = {ideas[a].art, ideas[b].art},
                           .texts = labels({ideas[a], ideas[b]}),
                           .cost = cost});
        }
    if (count >= 3) {
        bool directed = ideas[0].directed && ideas[1].directed && ideas[2].directed;
        out.push_back({.layout = "trio",
                       .art = {ideas[0].art, ideas[1].art, ideas[2].art},
                       .texts = labels({ideas[0], ideas[1], ideas[2]}),
                       .cost = (spare ? (directed ? fitting : 2) : 7) + dullness(place, ideas[0]) +
                               dullness(place, ideas[1]) + dullness(place, ideas[2])});
    }
    if (count > 0 && !place.topic_art.empty() && place.topic_art != ideas[0].art)
        out.push_back(
            {.layout = "pair", .art = {place.topic_art, ideas[0].art}, .cost = with_topic + dullness(place, ideas[0])});
}

void add_words(const Place& place, const std::vector<Idea>& ideas, Options& out) {
    bool turn = place.line->directions.role == Role::turn;
    auto seven = phrase(place, 7), five = phrase(place, 5);
    auto lacking = [](const Phrase& one) {
        return (one.whole ? 0 : fragment) + (one.words < 2 && !one.whole ? too_short : one.words < 2 ? 4 : 0);
    };
    for (const auto& idea : ideas)
        out.push_back({.layout = "quote",
                       .art = {idea.art},
                       .texts = {seven.text},
                       .cost = quoted + lacking(seven) + dullness(place, idea) + (here(place, idea.word) ? 0 : 6)});
    out.push_back({.layout = "quote", .texts = {seven.text}, .cost = quoted + 1 - (turn ? 2 : 0) + lacking(seven)});
    out.push_back(
        {.layout = "type", .texts = {five.text}, .plain = true, .cost = typed - (turn ? 3 : 0) + lacking(five)});
    out.push_back({.layout = "type", .texts = {five.text}, .cost = typed + 1 + lacking(five)});
}

}  // namespace

std::vector<std::string> main_art(const std::string& layout, const std::vector<std::string>& art) {
    std::vector<std::string> seen;
    for (const auto& one : art)
        if (!one.empty()) seen.push_back(one);
    if (layout == "list" && seen.size() > 1) seen.erase(seen.begin(), seen.end() - 1);
    return seen;
}

bool is_sign(std::string_view art) {
    static constexpr std::string_view parts[] = {
        "circle",       "square",     "arrow",  "button",    "backhand-index", "question-mark", "exclamation",
        "check-mark",   "cross-mark", "keycap", "plus",      "minus",          "multiply",      "divide",
        "diamond-with", "triangle",   "symbol", "collision", "prohibited",     "hundred-points"};
    if (art == "world-map" || art == "musical-symbol") return false;
    return std::any_of(std::begin(parts), std::end(parts),
                       [&](std::string_view part) { return art.find(part) != std::string_view::npos; });
}

Phrase phrase_of(const std::vector<speech::SpokenWord>& words, int first, int end, int most) {
    end = std::min(end, static_cast<int>(words.size()));
    static constexpr std::string_view joints[] = {
        "and", "because", "but", "or", "so", "then", "while", "yet"};  // they only tie the sentence to the one before
    auto is_joint = [&](int i) {
        return std::find(std::begin(joints), std::end(joints), bare(words[static_cast<std::size_t>(i)].text)) !=
               std::end(joints);
    };
    while (end - first > 3 && is_joint(first)) ++first;
    auto said = [&](int from, int to) {
        auto all = speech::text_of(words, static_cast<std::size_t>(from), static_cast<std::size_t>(to));
        while (!all.empty() && (all.back() == ',' || all.back() == '.' || all.back() == ';' || all.back() == ':'))
            all.pop_back();
        if (!all.empty() && all[0] >= 'a' && all[0] <= 'z') all[0] = static_cast<char>(all[0] - 'a' + 'A');
        return all;
    };
    if (end - first <= most + 2) return {said(first, end), true, end - first};
    for (int to = first + 3; to <= first + most + 1 && to < end; ++to)
        if (ends_clause(words[static_cast<std::size_t>(to - 1)].text)) return {said(first, to), true, to - first};
    auto found = key_phrase(words, first, end, most);
    return {found, false, static_cast<int>(words_of(found).size())};
}

std::vector<Option> options(const Place& given) {
    Options out;
    auto place = given;
    auto ideas = ordered(place);
    if (place.keep_title_art && !place.close &&
        std::find(place.title_art.begin(), place.title_art.end(), place.topic_art) != place.title_art.end())
        place.topic_art.clear();
    if (place.film_first) add_title(place, ideas, out);
    add_special(place, ideas, out);
    add_heroes(place, ideas, out);
    add_groups(place, ideas, out);
    add_words(place, ideas, out);
    return out;
}

}  // namespace scenery
