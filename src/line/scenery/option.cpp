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
              quoted = 8, a_sign = 9, a_frame = 4, guessed = 12;
/// What is said word for word in the caption below says nothing more; half a phrase says nothing at all.
constexpr int echoed = 14, fragment = 90, worth_most = 5, lone_word = 14;
constexpr int long_shot_ms = 2600;

bool here(const Place& place, int word) {
    return word >= place.first_word && word < place.end_word;
}

bool opens_with(const Place& place, const std::string& art) {
    if (!place.opening) return false;
    const auto& shown = place.opening->art;
    return std::find(shown.begin(), shown.end(), art) != shown.end();
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
        std::erase_if(ideas, [&](const Idea& idea) { return opens_with(place, idea.art); });
    std::stable_sort(ideas.begin(), ideas.end(),
                     [&](const Idea& a, const Idea& b) { return here(place, a.word) > here(place, b.word); });
    return ideas;
}

bool within(const Place& place, const Wording& one) {
    return one.first >= place.first_word && one.end <= place.end_word;
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
                       .cost = wished - 20});
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
                   .cost = place.since_versus < rest || place.keep_title_art ? 40
                           : place.shot == 0                                 ? wished
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

/// A whole among the names of what it has, or things in a row around what the film is about.
void add_parts(const Place& place, Options& out) {
    const auto& row = *place.row;
    bool most_here = place.end_word - row.first >= (row.end - row.first + 1) / 2;
    if (!most_here) return;
    Option parts{.layout = "parts", .texts = row.items, .may_repeat = true, .cost = row.parts ? -60 : -15};
    if (parts.texts.size() > 4) parts.texts.resize(4);
    out.push_back(parts);
    if (place.topic_art.empty() || is_sign(place.topic_art)) return;
    parts.art = {place.topic_art}, --parts.cost;
    parts.may_repeat = false;
    out.push_back(parts);
}

bool names(const Comparison::Bar& bar, const Idea& idea) {
    return idea.word >= bar.word && idea.word < bar.word + static_cast<int>(words_of(bar.name).size());
}

bool names_bar(const Comparison& bars, const Idea& idea) {
    return std::any_of(bars.bars.begin(), bars.bars.end(), [&](const auto& bar) { return names(bar, idea); });
}

void add_chart(const Place& place, const std::vector<Idea>& ideas, Options& out) {
    Option chart{.layout = "chart", .texts = {place.bars->unit}, .may_repeat = true, .cost = wished - 10};
    auto& title = chart.texts[0];
    if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 'a' + 'A');
    bool pictured = true;
    for (const auto& bar : place.bars->bars) {
        chart.texts.push_back(bar.name), chart.texts.push_back(bar.value);
        auto named = std::find_if(ideas.begin(), ideas.end(), [&](const Idea& idea) { return names(bar, idea); });
        pictured = pictured && named != ideas.end();
        if (pictured) chart.art.push_back(named->art);
    }
    auto bare_chart = chart;
    bare_chart.art.clear();
    bare_chart.cost += pictured ? 3 : 0;
    out.push_back(bare_chart);
    if (pictured) out.push_back(chart);
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
            if (place.bars && names_bar(*place.bars, ideas[i])) continue;  // kept for the bars
            bool elsewhere = ideas[i].word >= 0 && !here(place, ideas[i].word);
            number.art = {ideas[i].art};
            number.cost = wished + late + static_cast<int>(i) + (elsewhere ? 5 : 0);
            out.push_back(number);
        }
    }
    // Before the end the two are not shown: it is theirs.
    bool rests = place.keep_title_art && !place.close && place.opening && place.opening->layout == "versus";
    if (directions.left && directions.right && place.rivals && place.rivals->size() == 2 && !rests)
        add_rivals(place, out);
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
    if (place.row && place.row->first >= place.first_word && place.row->first < place.end_word) add_parts(place, out);
    if (place.bars && here(place, place.bars->end - 1)) add_chart(place, ideas, out);
    if (place.close && place.opening && !place.opening->art.empty()) {
        const auto& first = *place.opening;
        bool versus = first.layout == "versus";
        out.push_back({.layout = versus ? "versus" : "hero",
                       .art = versus ? first.art : std::vector{first.art.front()},
                       .texts = versus ? first.texts : std::vector<std::string>{},
                       .may_repeat = true,
                       .sides_meet = versus,
                       .cost = wished});
        if (!versus)
            out.push_back({.layout = "title",
                           .art = {first.art.front()},
                           .texts = {place.title},
                           .may_repeat = true,
                           .cost = wished + 15});
    }
}

void add_heroes(const Place& place, const std::vector<Idea>& ideas, Options& out) {
    const auto& directions = place.line->directions;
    std::vector<std::string> texts;
    if (auto given = headline(place); !given.empty())
        texts = {given};
    else if (directions.item > 0 && !directions.label.empty() && place.shot == 0)
        texts = {directions.label};
    bool still = span_ms(*place.time, place.first_word, place.end_word) > long_shot_ms;
    auto kept = place.before_close ? 8 : 0;  // the last picture is a hero
    // Words beside a picture say what of it is meant; a long look needs them.
    auto with_words = [&](const std::string& art, const std::string& shown, int cost) {
        cost += kept;
        out.push_back(
            {.layout = "hero", .art = {art}, .texts = texts, .cost = cost + (still && texts.empty() ? 4 : 0)});
        if (!texts.empty()) return;
        for (const auto& one : place.wordings)
            if (within(place, one) && one.worth > 0 && base::lower(one.text) != base::lower(shown)) {
                out.push_back({.layout = "hero", .art = {art}, .texts = {one.text}, .cost = cost + 5 - one.worth});
                return;
            }
    };
    for (std::size_t i = 0; i < ideas.size(); ++i) {
        auto cost =
            second_idea * static_cast<int>(i) + (here(place, ideas[i].word) ? -1 : 0) + dullness(place, ideas[i]);
        with_words(ideas[i].art, ideas[i].label, cost);
        if (ideas[i].many && here(place, ideas[i].word))
            out.push_back(
                {.layout = "trio", .art = {ideas[i].art, ideas[i].art, ideas[i].art}, .cost = same_thrice + cost});
    }
    if (!place.topic_art.empty()) with_words(place.topic_art, "", from_topic);
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

std::vector<Idea> as_spoken(std::vector<Idea> ideas) {
    if (std::all_of(ideas.begin(), ideas.end(), [](const Idea& idea) { return idea.word >= 0; }))
        std::sort(ideas.begin(), ideas.end(), [](const Idea& a, const Idea& b) { return a.word < b.word; });
    return ideas;
}

std::vector<std::string> arts(const std::vector<Idea>& ideas) {
    std::vector<std::string> all;
    for (const auto& idea : ideas) all.push_back(idea.art);
    return all;
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
            auto two = as_spoken({ideas[a], ideas[b]});
            out.push_back({.layout = "pair", .art = arts(two), .texts = labels(two), .cost = cost});
        }
    if (count >= 3) {
        bool directed = ideas[0].directed && ideas[1].directed && ideas[2].directed;
        auto three = as_spoken({ideas[0], ideas[1], ideas[2]});
        out.push_back({.layout = "trio",
                       .art = arts(three),
                       .texts = labels(three),
                       .cost = (spare ? (directed ? fitting : 2) : 7) + dullness(place, ideas[0]) +
                               dullness(place, ideas[1]) + dullness(place, ideas[2])});
    }
    if (count > 0 && !place.topic_art.empty() && place.topic_art != ideas[0].art)
        out.push_back(
            {.layout = "pair", .art = {place.topic_art, ideas[0].art}, .cost = with_topic + dullness(place, ideas[0])});
}

/// Words alone, or on a sheet with a picture: what means something by itself; all that is said only where nothing does.
void add_words(const Place& place, const std::vector<Idea>& ideas, Options& out) {
    bool turn = place.line->directions.role == Role::turn;
    bool speaks = !place.line->speaker.empty();
    auto put = [&](const std::string& text, int cost, bool alone) {
        for (const auto& idea : ideas)
            out.push_back({.layout = "quote",
                           .art = {idea.art},
                           .texts = {text},
                           .cost = quoted + cost + dullness(place, idea) + (here(place, idea.word) ? 0 : 6)});
        bool pictured = !place.topic_art.empty() && !is_sign(place.topic_art);
        if (pictured)
            out.push_back(
                {.layout = "quote", .art = {place.topic_art}, .texts = {text}, .cost = quoted + from_topic / 2 + cost});
        out.push_back(
            {.layout = "quote", .texts = {text}, .cost = quoted + (pictured ? 5 : 1) + cost - (turn ? 2 : 0)});
        if (!alone) return;
        out.push_back({.layout = "type", .texts = {text}, .plain = true, .cost = typed + cost - (turn ? 3 : 0)});
        out.push_back({.layout = "type", .texts = {text}, .cost = typed + 1 + cost});
    };
    if (auto given = headline(place); words_of(given).size() > 1) return put(given, 0, true);
    auto said_here = place.end_word - place.first_word;
    for (const auto& one : place.wordings) {
        if (!within(place, one) || one.worth < (speaks ? 3 : 1)) continue;
        auto echo = one.end - one.first >= said_here - 1 && said_here > 2 ? echoed : 0;
        put(one.text, (one.worth < 2 ? lone_word : worth_most - one.worth) + echo, true);
    }
    // In a bubble stands what somebody says.
    auto all = phrase(place, speaks ? 8 : 5);
    put(all.text, !all.whole ? fragment : speaks ? 2 : echoed + worth_most, true);
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
    // Whole only where it starts and ends as the speech does: "through a dark sea" is a piece of something.
    bool starts = first == 0 || ends_clause(words[static_cast<std::size_t>(first) - 1].text) || is_joint(first - 1);
    bool ends = end == static_cast<int>(words.size()) ||
                (end > 0 && ends_clause(words[static_cast<std::size_t>(end) - 1].text));
    if (end - first <= most + 2) return {said(words, first, end), starts && ends, end - first};
    for (int to = first + 3; to <= first + most + 1 && to < end; ++to)
        if (ends_clause(words[static_cast<std::size_t>(to - 1)].text))
            return {said(words, first, to), starts, to - first};
    auto found = key_phrase(words, first, end, most);
    return {found, false, static_cast<int>(words_of(found).size())};
}

std::vector<Option> options(const Place& given) {
    Options out;
    auto place = given;
    auto ideas = ordered(place);
    if (place.keep_title_art && !place.close && opens_with(place, place.topic_art)) place.topic_art.clear();
    if (place.film_first) add_title(place, ideas, out);
    add_special(place, ideas, out);
    add_heroes(place, ideas, out);
    add_groups(place, ideas, out);
    add_words(place, ideas, out);
    return out;
}

}  // namespace scenery
