// SPDX-License-Identifier: MIT
#include "scenery/planner.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "base/bind.hpp"
#include "base/chance.hpp"
#include "base/failure.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "scenery/abroad.hpp"
#include "scenery/dressing.hpp"
#include "scenery/footage.hpp"
#include "scenery/option.hpp"
#include "scenery/pace.hpp"
#include "scenery/phrase.hpp"
#include "scenery/worlds.hpp"

namespace scenery {

namespace {

using script::Role;

constexpr int wrong_neighbour = 1000, seen_lately = 40, seen_before = 4, each_time_seen = 3, too_plain = 300;
constexpr int taste_of_film = 7, taste_of_shot = 4;  ///< how far a seed moves a choice
constexpr std::size_t window = 3;  ///< shots looked at on either side: art rests for two, plain type for three
constexpr std::size_t most_sets = 4;
constexpr int most_items = 50;  ///< of a list that is shown as one

bool holds(const std::vector<std::string>& list, const std::string& one) {
    return std::find(list.begin(), list.end(), one) != list.end();
}

std::int64_t seed_of(const film::Film& film, const std::string& name) {
    return static_cast<std::int64_t>(base::seed_from(std::to_string(film.seed) + ":" + film.title + ":" + name) &
                                     0x7fffffff);
}

/// Kept as they are: choices made for this very text, and shots somebody put there by hand.
bool settled(const film::FilmLine& line) {
    if (!line.choices || line.choices->shots.empty()) return false;
    return line.choices->chosen_for.empty() || line.choices->chosen_for == wish_hash(line);
}

/// The shots before and after a place in the film, nearest first; after: only what is settled.
struct Around {
    std::vector<const film::Shot*> before, after;
};

Around around(const film::Film& film, std::size_t index, const std::vector<film::Shot>& made) {
    Around near;
    for (auto shot = made.rbegin(); shot != made.rend() && near.before.size() < window; ++shot)
        near.before.push_back(&*shot);
    for (auto line = index; line-- > 0 && near.before.size() < window;) {
        const auto& shots = film.lines[line].choices->shots;
        for (auto shot = shots.rbegin(); shot != shots.rend() && near.before.size() < window; ++shot)
            near.before.push_back(&*shot);
    }
    for (auto line = index + 1; line < film.lines.size() && settled(film.lines[line]) && near.after.size() < window;
         ++line)
        for (const auto& shot : film.lines[line].choices->shots)
            if (near.after.size() < window) near.after.push_back(&shot);
    return near;
}

bool shares_art(const Option& option, const film::Shot& shot) {
    auto ours = main_art(option.layout, option.art), theirs = main_art(shot.layout, shot.art);
    return std::any_of(ours.begin(), ours.end(), [&](const std::string& art) {
        return std::find(theirs.begin(), theirs.end(), art) != theirs.end();
    });
}

int against(const Option& option, const std::vector<const film::Shot*>& side, bool touches) {
    int cost = 0;
    for (std::size_t i = 0; i < side.size(); ++i) {
        bool next_door = i == 0 && touches;
        if (next_door && side[i]->layout == option.layout) cost += wrong_neighbour;
        if (shares_art(option, *side[i]))
            cost += next_door && !option.sides_meet                   ? wrong_neighbour
                    : option.may_repeat || side[i]->layout == "title" ? 0
                    : i < 2                                           ? seen_lately
                                                                      : seen_before;
        if (option.layout == "type" && side[i]->layout == "type") cost += too_plain;
    }
    return cost;
}

/// What the film has shown so far: each picture's times as the main one, shots since two stood against each other,
/// type.
struct Past {
    std::map<std::string, int> seen;
    int since_versus = 99;
    int shots = 0, typed = 0;
};

/// A film's own liking for a layout: two films about one thing are not cut to one plan.
int taste(const film::Film& film, const Option& option) {
    auto kind = option.layout + (option.layout == "hero" && !option.texts.empty() ? "+words" : "");
    return base::Chance(static_cast<std::uint64_t>(seed_of(film, "taste:" + kind))).below(taste_of_film);
}

/// Type stays below one shot in four at any time, so the film's first ones are never plain.
/// A line cast again (take > 0) weighs its options more differently.
Option best(const film::Film& film, const Place& place, const Around& near, const Past& past, bool last_of_line,
            base::Chance& chance, int take) {
    auto all = options(place);
    for (auto& option : all) option.cost += taste(film, option) + chance.below(take > 0 ? 9 : taste_of_shot);
    auto cost = [&](const Option& option) {
        auto sum = option.cost + against(option, near.before, true) + against(option, near.after, last_of_line);
        if (option.layout == "type" && (past.typed + 1) * 4 > past.shots + 1) sum += too_plain;
        for (const auto& art : main_art(option.layout, option.art))
            if (auto times = past.seen.find(art); times != past.seen.end() && !place.close && option.layout != "versus")
                sum += each_time_seen * times->second;
        return sum;
    };
    return *std::min_element(all.begin(), all.end(),
                             [&](const Option& a, const Option& b) { return cost(a) < cost(b); });
}

LineTime time_of(const film::Film& film, std::size_t index, const speech::Utterance& utterance) {
    const auto& line = film.lines[index];
    LineTime time{.words = utterance.words, .lead_ms = index == 0 ? 260 : 70};
    if (time.words.empty()) {  // a voice without times: shots are cut by the number of words
        int at = 0;
        for (const auto& word : words_of(line.text))
            time.words.push_back({word, {word}, at, at + 330, false, ends_clause(word)}), at += 350;
    }
    auto sound_ms =
        utterance.duration_ms() == 0 || time.words.empty() ? 0 : utterance.duration_ms() - time.words.back().end_ms;
    time.tail_ms =
        std::clamp(sound_ms, 0, 400) + (index + 1 == film.lines.size() ? 900 : 250) + line.directions.pause_ms;
    return time;
}

/// What the whole film keeps in mind while its lines are chosen.
struct Plan {
    std::string topic;  ///< never empty: the title's where the film names none
    std::string topic_art;
    std::string home;      ///< the set it starts from
    bool readable = true;  ///< the words are English, as the dictionary's are: "war" is no war in German
    std::string english;   ///< of an unreadable topic: what it is called in English
    Taste taste;
};

std::vector<std::string> content_words(const std::string& text) {
    std::vector<std::string> found;
    for (const auto& word : words_of(text))
        if (!is_filler(word)) found.push_back(bare(word));
    return found;
}

std::vector<std::string> world_words(const std::string& concept_words, const std::string& art, const Painter& painter) {
    std::vector<std::string> words{base::lower(concept_words)};
    if (!art.empty()) words.push_back(base::replace_all(art, "-", " "));
    for (const auto& word : content_words(concept_words)) {
        words.push_back(word);
        if (word.size() > 3 && word.ends_with("s")) words.push_back(word.substr(0, word.size() - 1));
        if (word.size() > 4 && word.ends_with("es")) words.push_back(word.substr(0, word.size() - 2));
    }
    for (auto& kind : painter.kinds(art.empty() ? concept_words : art)) words.push_back(std::move(kind));
    return words;
}

/// A compound's picture may show only its head ("sleep habits": a calendar): then the words before it are asked, too.
std::string topic_art_of(const film::Film& film, const Painter& painter) {
    auto art = idea_for(film.topic, film.title, film.topic, painter).art;
    auto words = words_of(base::lower(film.topic));
    bool head_only = words.size() > 1 && art.find(words.front().substr(0, 4)) == std::string::npos;
    if (!head_only) return art;
    auto first = idea_for(words.front(), film.title, film.topic, painter).art;
    return first.empty() || is_sign(first) ? art : first;
}

/// What somebody chose for the first line; "" for nothing, or only a sign.
std::string directed_of(const film::Film& film, const std::string& topic, const Painter& painter) {
    if (film.lines.empty()) return {};
    for (const auto& concept_words : film.lines[0].directions.show)
        if (auto art = idea_for(concept_words, film.lines[0].text, topic, painter).art; !art.empty() && !is_sign(art))
            return art;
    return {};
}

/// "anatomical-heart" for "heart".
bool is_named(const std::string& topic, const std::string& art) {
    for (const auto& word : words_of(base::lower(topic)))
        if (word.size() > 2 && art.find(word.substr(0, std::max<std::size_t>(3, word.size() - 2))) != std::string::npos)
            return true;
    return false;
}

/// Whether a picture is the topic's by name, or somebody chose it for one of the lines.
bool belongs(const film::Film& film, const std::string& topic, const std::string& art, const Painter& painter) {
    if (art.empty()) return false;
    if (is_named(topic, art)) return true;
    for (const auto& line : film.lines)
        for (const auto& concept_words : line.directions.show)
            if (idea_for(concept_words, line.text, topic, painter).art == art) return true;
    return false;
}

/// The place most of a film's words belong to; empty where fewer than two agree.
std::string world_of_lines(const film::Film& film, const std::string& title_world) {
    std::map<std::string, int> votes;
    if (!title_world.empty()) votes[title_world] = 4;
    for (const auto& line : film.lines)
        for (const auto& word : content_words(line.text)) {
            auto set = set_for({word});
            if (set.empty() && word.size() > 3 && word.ends_with("s")) set = set_for({word.substr(0, word.size() - 1)});
            if (set.empty() && word.size() > 4 && word.ends_with("es"))
                set = set_for({word.substr(0, word.size() - 2)});
            if (!set.empty()) ++votes[set];
        }
    std::string best;
    int most = 1;
    for (const auto& [set, count] : votes)
        if (count > most) most = count, best = set;
    return best;
}

/// Where what the title and most lines name belongs to; empty where nothing says.
std::string world_abroad(const film::Film& film, const Painter& painter) {
    std::map<std::string, int> votes;
    auto vote = [&](const std::string& text, int weight) {
        for (const auto& gloss : things_named(text, film.language, painter))
            if (auto set = set_for(world_words(gloss.english, "", painter)); !set.empty()) votes[set] += weight;
    };
    vote(film.title + " " + film.topic, 3);
    for (const auto& line : film.lines) vote(line.text, 1);
    auto most =
        std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return most == votes.end() ? std::string() : most->first;
}

void plan_abroad(const film::Film& film, const Painter& painter, Plan& plan) {
    auto named = things_named(film.topic + " " + film.title, film.language, painter);
    if (named.empty() && !film.lines.empty()) named = things_named(film.lines[0].text, film.language, painter);
    plan.english = in_english(named);
    for (const auto& gloss : named) {
        auto found = painter.find(gloss.english, plan.english, "");
        if (plan.topic_art.empty() && !found.empty() && found.front().score >= good_enough)
            plan.topic_art = found.front().art;
    }
    if (plan.home.empty()) plan.home = world_abroad(film, painter);
}

Plan plan_of(const film::Film& film, const Painter& painter, const Taste& taste) {
    Plan plan{.topic = film.topic.empty() ? film.title : film.topic, .taste = taste};
    plan.readable = !is_abroad(film.language);
    if (plan.readable) plan.topic_art = topic_art_of(film, painter);
    // What the first line shows tells more than a picture nobody chose for any line.
    if (auto shown = directed_of(film, plan.topic, painter);
        !shown.empty() && (is_named(plan.topic, shown) || !belongs(film, plan.topic, plan.topic_art, painter)))
        plan.topic_art = shown;
    if (plan.topic_art.empty() && !film.title.empty() && plan.readable)
        for (const auto& concept_words : painter.concepts(film.title, film.topic))
            if (auto found = painter.find(concept_words, film.title, plan.topic);
                plan.topic_art.empty() && !found.empty() && found.front().score >= good_enough)
                plan.topic_art = found.front().art;
    // An edit elsewhere does not move the film: home is where its first shot plays.
    if (!film.lines.empty() && settled(film.lines[0])) plan.home = film.lines[0].choices->shots[0].set;
    if (!plan.readable) plan_abroad(film, painter, plan);
    if (plan.home.empty() && film.topic.empty() && plan.readable)
        plan.home =
            world_of_lines(film, plan.topic_art.empty() ? "" : set_for(world_words("", plan.topic_art, painter)));
    if (plan.home.empty() && (plan.readable || !plan.topic_art.empty()))
        plan.home = set_for(world_words(plan.readable ? plan.topic : "", plan.topic_art, painter));
    if (plan.home.empty() && plan.readable) plan.home = set_for(world_words(film.title, "", painter));
    for (std::size_t i = 0; i < film.lines.size() && plan.home.empty(); ++i)
        for (const auto& word : film.lines[i].directions.show)
            if (plan.home.empty()) plan.home = set_for(world_words(word, "", painter));
    if (plan.home.empty())
        plan.home =
            base::Chance(static_cast<std::uint64_t>(seed_of(film, "home")))
                .pick(taste.sets.empty() ? std::vector<std::string>{"city", "hills", "room", "sky"} : taste.sets);
    return plan;
}

std::set<std::string> sets_in_use(const film::Film& film, const Plan& plan) {
    std::set<std::string> used{plan.home};
    for (const auto& line : film.lines)
        if (line.choices)
            for (const auto& shot : line.choices->shots)
                if (!shot.set.empty()) used.insert(shot.set);
    return used;
}

/// One set for all shots of a line: its picture's world, else the film's home; turns and figures look elsewhere.
std::string set_of(const film::Film& film, std::size_t index, const std::vector<Idea>& ideas, const Plan& plan,
                   const Painter& painter) {
    if (index == 0) return plan.home;
    auto role = film.lines[index].directions.role;
    auto used = sets_in_use(film, plan);
    // Far places only in films that live near them: a tip about bedtime does not play on the moon.
    auto far = [&](const std::string& set) {
        static const std::set<std::string> remote = {"space",       "sea_floor", "desert",
                                                     "underground", "theatre",   "world_map"};
        const auto& near = companions(plan.home);
        return remote.count(set) && set != plan.home && std::find(near.begin(), near.end(), set) == near.end();
    };
    auto allowed = [&](const std::string& set) {
        return !set.empty() && !far(set) && (used.count(set) || used.size() < most_sets);
    };
    if (role != Role::close)
        for (std::size_t i = 0; i < ideas.size() && i < 2; ++i)
            if (auto set = set_for(world_words(ideas[i].concept_words, ideas[i].art, painter)); allowed(set))
                return set;
    const auto& others = companions(plan.home);
    if (role == Role::turn || role == Role::number || role == Role::fact || role == Role::compare)
        if (allowed(others[0])) return others[0];
    if (role == Role::myth || role == Role::what)
        if (allowed(others[1])) return others[1];
    return plan.home;
}

int least_shots(std::size_t index, const Around& near, const LineTime& time, bool number) {
    auto count = static_cast<int>(time.words.size());
    if (index == 0) return span_ms(time, 0, count) >= 2 * shortest_shot_ms ? 2 : 1;
    bool number_beside = (!near.before.empty() && near.before[0]->layout == "number") ||
                         (!near.after.empty() && near.after[0]->layout == "number");
    return number && number_beside ? 2 : 1;
}

/// Footage runs on through neighbouring lines that show the same file; a line keeps the offset it was once given.
int running_offset(const film::Film& film, const std::vector<speech::Utterance>& utterances, std::size_t index,
                   const Footage& footage) {
    const auto& line = film.lines[index];
    if (line.choices && !line.choices->shots.empty() && line.choices->shots.front().layout == "footage" &&
        line.choices->shots.front().art == std::vector{footage.path})
        return line.choices->shots.front().offset_ms;
    auto shows_it = [&](std::size_t i) {
        auto shown = footage_of(film, film.lines[i]);
        return shown && shown->path == footage.path;
    };
    auto first = footage.runs_on ? 0 : index;
    while (first > 0 && shows_it(first - 1)) --first;
    int offset = 0;
    for (std::size_t i = first; i < index; ++i) {
        auto time = time_of(film, i, utterances[i]);
        offset += span_ms(time, 0, static_cast<int>(time.words.size()));
    }
    return offset;
}

/// A background runs on from where the line before leaves it; a line keeps the place it was once given.
int background_offset(const film::Film& film, const std::vector<speech::Utterance>& utterances, std::size_t index) {
    const auto& line = film.lines[index];
    if (line.choices && !line.choices->shots.empty()) return line.choices->shots.front().offset_ms;
    if (index == 0) return 0;
    const auto& before = film.lines[index - 1];
    return before.choices->shots.front().offset_ms + (index == 1 ? first_word_ms : word_lead_ms) +
           utterances[index - 1].duration_ms() + pause_between_lines_ms(film.style) + before.directions.pause_ms;
}

/// The rows of a list: its headline, every item's label, and the pictures of the items before this one.
void gather_list(const film::Film& film, const film::FilmLine& line, Place& place) {
    const auto& directions = line.directions;
    // Rows made up from sentences read as nonsense: a list only where somebody gave every item its label.
    for (const auto& other : film.lines)
        if (other.directions.item > 0 && other.directions.items == directions.items && other.directions.label.empty())
            return;
    if (directions.item <= 0 || std::max(directions.item, directions.items) > most_items) return;
    auto headline = film.title.size() <= 30 ? film.title : film.topic;
    if (!headline.empty() && headline[0] >= 'a' && headline[0] <= 'z')
        headline[0] = static_cast<char>(headline[0] - 'a' + 'A');
    place.list_texts.assign(static_cast<std::size_t>(std::max(directions.items, directions.item)) + 1, "");
    place.list_texts[0] = headline;
    place.list_art.assign(static_cast<std::size_t>(directions.item) - 1, "");
    for (const auto& other : film.lines) {
        auto item = static_cast<std::size_t>(other.directions.item);
        if (item == 0 || other.directions.items != directions.items || item >= place.list_texts.size() ||
            !place.list_texts[item].empty())
            continue;
        place.list_texts[item] = other.directions.label;
        if (item > place.list_art.size() || !other.choices) continue;
        for (const auto& shot : other.choices->shots)
            if (auto art = main_art(shot.layout, shot.art);
                !art.empty() && (place.list_art[item - 1].empty() || shot.layout == "list"))
                place.list_art[item - 1] = art.back();
    }
}

/// The line's stretches of words that mean something by themselves.
std::vector<Stretch> stretches_of(const LineTime& time, const Plan& plan, const Painter& painter) {
    std::vector<std::string> spoken;
    for (const auto& word : time.words) spoken.push_back(word.text);
    auto sentence = base::join(spoken, " ");
    auto stretches = plan.readable ? painter.phrases(sentence) : long_words(sentence);
    auto count = static_cast<int>(time.words.size());
    // A quantity is one thing, too.
    for (const auto& one : figures_in(time.words)) stretches.push_back({one.word, one.end, false});
    std::erase_if(stretches, [&](const Stretch& one) { return one.first < 0 || one.end > count; });
    return stretches;
}

/// What of the line may stand on the screen by itself, best first.
void gather_wordings(const film::FilmLine& line, const LineTime& time, Place& place) {
    for (const auto& one : time.together) place.wordings.push_back(wording(time.words, one));
    std::stable_sort(place.wordings.begin(), place.wordings.end(),
                     [](const Wording& a, const Wording& b) { return a.worth > b.worth; });
    place.row = enumeration_of(time.words, time.together);
    if (line.directions.role != Role::hook) place.bars = comparison_of(time.words, time.together);
}

/// The two a film compares, with a picture each; a side is labelled as it is named.
std::vector<Idea> rivals_of(const film::Film& film, const film::FilmLine& line, const Plan& plan,
                            const Painter& painter) {
    const auto* sides = &line.directions;
    for (const auto& other : film.lines)
        if (!sides->left || !sides->right) sides = &other.directions;
    std::vector<Idea> two;
    if (!sides->left || !sides->right) return two;
    for (const auto* side : {&*sides->left, &*sides->right}) {
        auto idea = idea_for(side->show.empty() ? side->name : side->show, line.text, plan.topic, painter);
        idea.label = side->name;
        if (idea.art.empty()) return {};
        // Two of one look: the second in another colour, turned to face the first.
        if (!two.empty() && two[0].art == idea.art) idea.art = painter.other_of(idea.art);
        if (!two.empty() && two[0].art == idea.art) return {};
        two.push_back(std::move(idea));
    }
    return two;
}

Past past_of(const film::Film& film, std::size_t index, const std::vector<film::Shot>& made) {
    Past past;
    auto look = [&](const film::Shot& shot) {
        for (const auto& art : main_art(shot.layout, shot.art)) ++past.seen[art];
        ++past.shots, past.typed += shot.layout == "type";
        past.since_versus = shot.layout == "versus" ? 1 : past.since_versus + 1;
    };
    for (std::size_t i = 0; i < index; ++i)
        for (const auto& shot : film.lines[i].choices->shots) look(shot);
    for (const auto& shot : made) look(shot);
    return past;
}

film::Choices choose_line(const film::Film& film, const std::vector<speech::Utterance>& utterances, std::size_t index,
                          const Plan& plan, const Painter& painter) {
    const auto& line = film.lines[index];
    auto time = time_of(film, index, utterances[index]);
    time.together = stretches_of(time, plan, painter);
    auto figure = figure_of(line, time.words);
    film::Choices choices{.chosen_for = wish_hash(line),
                          .take = line.choices ? line.choices->take : 0,
                          .voice = line.choices ? line.choices->voice : ""};
    auto take = choices.take > 0 ? "#" + std::to_string(choices.take) : std::string();
    auto footage = footage_of(film, line);
    bool living = names_living(film.look.background);
    auto starts = footage ? std::vector<int>{0}
                          : cuts(time, least_shots(index, around(film, index, {}), time, figure.has_value()));
    auto shots = static_cast<int>(starts.size());
    auto ideas =
        footage ? std::vector<Idea>{} : ideas_for(line, time.words, plan.topic, painter, plan.readable ? shots + 1 : 0);
    if (!footage && !plan.readable)
        for (auto& idea : ideas_abroad(time.words, film.language, plan.english, painter))
            ideas.push_back(std::move(idea));
    auto set = footage ? std::string() : set_of(film, index, ideas, plan, painter);
    base::Chance chance(static_cast<std::uint64_t>(seed_of(film, line.id + take)));
    Place place{.line = &line,
                .time = &time,
                .shots = shots,
                .ideas = &ideas,
                .topic_art = plan.topic_art,
                .title = film.title,
                .figure = &figure};
    if (index > 0 && film.lines[0].choices && !film.lines[0].choices->shots.empty())
        place.opening = &film.lines[0].choices->shots[0];
    gather_wordings(line, time, place);
    auto rivals = rivals_of(film, line, plan, painter);
    place.rivals = &rivals;
    // Guessed from a title it suits the title; a whole film it does not carry.
    if (film.topic.empty() && index > 0) place.topic_art.clear();
    gather_list(film, line, place);
    bool closing = index > 0 && index + 1 == film.lines.size();
    for (int i = 0; i < shots; ++i) {
        auto near = around(film, index, choices.shots);
        const auto* before = near.before.empty() ? nullptr : near.before[0];
        const auto* after = i + 1 == shots && !near.after.empty() ? near.after[0] : nullptr;
        film::Shot shot{.id = line.id + "." + static_cast<char>('a' + i % 26) + (i < 26 ? "" : std::to_string(i / 26)),
                        .at_word = starts[i],
                        .set = set};
        shot.seed = seed_of(film, shot.id + take);
        place.shot = i, place.first_word = starts[i],
        place.end_word = i + 1 < shots ? starts[i + 1] : static_cast<int>(time.words.size());
        place.film_first = index == 0 && i == 0;
        place.close = closing && i + 1 == shots, place.keep_title_art = closing,
        place.before_close = closing && i + 2 == shots;
        if (footage) {
            shot.layout = "footage", shot.art = {footage->path};
            shot.offset_ms = running_offset(film, utterances, index, *footage);
        } else {
            auto past = past_of(film, index, choices.shots);
            place.since_versus = past.since_versus;
            auto option = best(film, place, near, past, i + 1 == shots, chance, choices.take);
            shot.layout = option.layout, shot.art = option.art, shot.texts = option.texts;
            if (option.plain) shot.set.clear();
            if (i == 0 && living) shot.offset_ms = background_offset(film, utterances, index);
        }
        shot.camera = camera(chance, before, after);
        bool same = footage && (footage->runs_on || (before && before->art == shot.art));
        shot.enter = same ? "cut"
                          : transition(chance, before, shot, after,
                                       {.allowed = plan.taste.transitions,
                                        .same_line = i > 0,
                                        .gentle = film.style == script::Style::calm ||
                                                  film.style == script::Style::professional});
        choices.shots.push_back(std::move(shot));
    }
    choices.cues = cues(line, choices.shots, time.words, figure ? figure->word : -1, index == 0);
    return choices;
}

}  // namespace

std::string wish_hash(const film::FilmLine& line) {
    base::Hasher hasher;
    return hasher.field("scenery/1").field(line.text).field(base::canonical(line.directions)).hex().substr(0, 16);
}

void choose(film::Film& film, const std::vector<speech::Utterance>& utterances, const Painter& painter,
            const Taste& taste) {
    if (utterances.size() != film.lines.size())
        throw base::Failure{base::Trouble::internal, "Every line needs its utterance before its shots can be chosen."};
    auto plan = plan_of(film, painter, taste);
    if (film.look.palette.empty()) {
        auto suiting = palettes_for(world_words(plan.readable ? plan.topic : "", plan.topic_art, painter), plan.home);
        if (!taste.palettes.empty()) {
            std::erase_if(suiting, [&](const std::string& one) { return !holds(taste.palettes, one); });
            if (suiting.empty()) suiting = taste.palettes;
        }
        film.look.palette = base::Chance(static_cast<std::uint64_t>(seed_of(film, "palette"))).pick(suiting);
    }
    for (std::size_t i = 0; i < film.lines.size(); ++i) {
        if (settled(film.lines[i])) continue;
        film.lines[i].choices = choose_line(film, utterances, i, plan, painter);
    }
}

}  // namespace scenery
