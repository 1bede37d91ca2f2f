// SPDX-License-Identifier: MIT
#include "scenery/option.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "scenery/phrase.hpp"

namespace scenery {

namespace {

using script::Role;
using Options = std::vector<Option>;

/// Costs within one shot's choice. A wrong neighbour costs 1000 (planner.cpp), so even what is wished most gives way to that.
constexpr int wished = -100, fitting = -10, second_idea = 2, from_topic = 6, with_topic = 5, same_thrice = 5, typed = 8, quoted = 9;

bool here(const Place& place, int word) { return word >= place.first_word && word < place.end_word; }

/// Ideas in the order this shot should try them: said during it first.
std::vector<Idea> ordered(const Place& place) {
    auto ideas = *place.ideas;
    // What answers the beginning is kept for the line's last shot.
    if (place.keep_title_art && !place.close)
        std::erase_if(ideas, [&](const Idea& idea) { return std::find(place.title_art.begin(), place.title_art.end(), idea.art) != place.title_art.end(); });
    std::stable_sort(ideas.begin(), ideas.end(), [&](const Idea& a, const Idea& b) { return here(place, a.word) > here(place, b.word); });
    return ideas;
}

std::string headline(const Place& place) { return place.shot == 0 ? place.line->directions.headline : std::string(); }

std::string phrase(const Place& place, int most) {
    if (auto given = headline(place); !given.empty()) return given;
    if (place.end_word - place.first_word <= most + 1) {  // short enough to stand as it is said
        std::string all;
        for (int i = place.first_word; i < place.end_word; ++i) all += (all.empty() ? "" : " ") + place.time->words[static_cast<std::size_t>(i)].text;
        while (!all.empty() && (all.back() == ',' || all.back() == '.' || all.back() == ';' || all.back() == ':')) all.pop_back();
        if (!all.empty() && all[0] >= 'a' && all[0] <= 'z') all[0] = static_cast<char>(all[0] - 'a' + 'A');
        if (!all.empty()) return all;
    }
    auto found = key_phrase(place.time->words, place.first_word, place.end_word, most);
    return found.empty() ? place.line->text.substr(0, 40) : found;
}

void add_title(const Place& place, const std::vector<Idea>& ideas, Options& out) {
    auto words = !place.title.empty() ? place.title : phrase(place, 5);
    auto art = !place.topic_art.empty() ? place.topic_art : ideas.empty() ? std::string() : ideas.front().art;
    Option title{.layout = "title", .texts = {words}, .cost = wished};
    if (!art.empty()) title.art = {art};
    out.push_back(std::move(title));
}

void add_special(const Place& place, const std::vector<Idea>& ideas, Options& out) {
    const auto& directions = place.line->directions;
    // Said earlier in the line it may still be shown, where the shot it was said in could not.
    if (const auto& figure = *place.figure; figure && figure->word < place.end_word) {
        auto late = here(place, figure->word) ? 0 : 40;
        Option number{.layout = "number", .texts = {figure->figure.value, figure->figure.unit, figure->figure.label}, .cost = wished + late};
        auto bare_number = number;
        bare_number.cost = wished + late + 3;
        out.push_back(bare_number);
        for (std::size_t i = 0; i < ideas.size(); ++i) {
            number.art = {ideas[i].art};
            number.cost = wished + late + static_cast<int>(i);
            out.push_back(number);
        }
    }
    if (directions.left && directions.right && place.ideas->size() >= 2 && (*place.ideas)[0].directed && (*place.ideas)[1].directed) {
        const auto& two = *place.ideas;
        out.push_back({.layout = "versus", .art = {two[0].art, two[1].art}, .texts = {directions.left->name, directions.right->name}, .may_repeat = true,
                       .cost = place.shot == 0 ? wished : 0});
    }
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
    if (auto given = headline(place); !given.empty()) texts = {given};
    else if (directions.item > 0 && !directions.label.empty() && place.shot == 0) texts = {directions.label};
    for (std::size_t i = 0; i < ideas.size(); ++i) {
        auto cost = second_idea * static_cast<int>(i) + (here(place, ideas[i].word) ? -1 : 0);
        out.push_back({.layout = "hero", .art = {ideas[i].art}, .texts = texts, .cost = cost});
        if (ideas[i].many) out.push_back({.layout = "trio", .art = {ideas[i].art, ideas[i].art, ideas[i].art}, .texts = {ideas[i].label, "", ""}, .cost = same_thrice + cost});
    }
    if (!place.topic_art.empty()) out.push_back({.layout = "hero", .art = {place.topic_art}, .texts = texts, .cost = from_topic});
}

/// All of them have a label or none has.
std::vector<std::string> labels(const std::vector<Idea>& ideas) {
    std::vector<std::string> out;
    for (const auto& idea : ideas) {
        if (idea.label.empty()) return {};
        out.push_back(idea.label);
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
            auto cost = (spare ? (directed ? fitting : 1) : 6) + (compare && directed ? -20 : 0) + a + b - 1 + (count >= 3 && directed ? 3 : 0);
            out.push_back({.layout = "pair", .art = {ideas[a].art, ideas[b].art}, .texts = labels({ideas[a], ideas[b]}), .cost = cost});
        }
    if (count >= 3) {
        bool directed = ideas[0].directed && ideas[1].directed && ideas[2].directed;
        out.push_back({.layout = "trio", .art = {ideas[0].art, ideas[1].art, ideas[2].art}, .texts = labels({ideas[0], ideas[1], ideas[2]}),
                       .cost = spare ? (directed ? fitting : 2) : 7});
    }
    if (count > 0 && !place.topic_art.empty() && place.topic_art != ideas[0].art)
        out.push_back({.layout = "pair", .art = {place.topic_art, ideas[0].art}, .cost = with_topic});
}

void add_words(const Place& place, const std::vector<Idea>& ideas, Options& out) {
    bool turn = place.line->directions.role == Role::turn;
    for (const auto& idea : ideas) out.push_back({.layout = "quote", .art = {idea.art}, .texts = {phrase(place, 7)}, .cost = quoted});
    out.push_back({.layout = "quote", .texts = {phrase(place, 7)}, .cost = quoted + 1 - (turn ? 2 : 0)});
    out.push_back({.layout = "type", .texts = {phrase(place, 5)}, .plain = true, .cost = typed - (turn ? 3 : 0)});
    out.push_back({.layout = "type", .texts = {phrase(place, 5)}, .cost = typed + 1});
}

}  // namespace

std::vector<std::string> main_art(const std::string& layout, const std::vector<std::string>& art) {
    std::vector<std::string> seen;
    for (const auto& one : art)
        if (!one.empty()) seen.push_back(one);
    if (layout == "list" && seen.size() > 1) seen.erase(seen.begin(), seen.end() - 1);
    return seen;
}

std::vector<Option> options(const Place& given) {
    Options out;
    auto place = given;
    auto ideas = ordered(place);
    if (place.keep_title_art && !place.close && std::find(place.title_art.begin(), place.title_art.end(), place.topic_art) != place.title_art.end()) place.topic_art.clear();
    if (place.film_first) add_title(place, ideas, out);
    add_special(place, ideas, out);
    add_heroes(place, ideas, out);
    add_groups(place, ideas, out);
    add_words(place, ideas, out);
    return out;
}

}  // namespace scenery
