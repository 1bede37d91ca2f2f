// SPDX-License-Identifier: MIT
#include "scenery/planner.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "base/bind.hpp"
#include "base/chance.hpp"
#include "base/text.hpp"
#include "scenery/cut.hpp"
#include "scenery/figure.hpp"
#include "scenery/option.hpp"
#include "scenery/phrase.hpp"
#include "scenery/worlds.hpp"

namespace {

/// Knows a picture for every word on its list, and for nothing else.
class KnownWords : public scenery::Painter {
  public:
    explicit KnownWords(std::vector<std::string> words) : words_(std::move(words)) {}
    std::vector<scenery::Candidate> find(std::string_view words, std::string_view, std::string_view) const override {
        auto plain = scenery::bare(words);
        if (std::find(words_.begin(), words_.end(), plain) != words_.end()) return {{plain, 0.9}};
        return {{"wrong-picture", 0.3}};
    }
    scenery::Drawing draw(std::string_view) const override { return {}; }
    std::string engine() const override { return "known-words/1"; }
    std::string other_of(std::string_view art) const override { return std::string(art) + "~other"; }
    /// Each word of its list and each long one.
    std::vector<scenery::Stretch> phrases(std::string_view sentence) const override {
        std::vector<scenery::Stretch> found;
        int at = 0;
        for (const auto& word : scenery::words_of(sentence)) {
            if (scenery::bare(word).size() > 4 && !scenery::is_filler(word) && scenery::bare(word) != "weighs")
                found.push_back({at, at + 1, false});
            ++at;
        }
        return found;
    }

  private:
    std::vector<std::string> words_;
};

const std::vector<std::string> nouns = {"volcano", "whale", "rocket", "bread", "brain",  "river", "clock", "money",
                                        "tree",    "cloud", "shark",  "heart", "planet", "piano", "camel"};
const std::vector<std::string> others = {"quickly", "the",   "and", "under", "moves", "because", "strange", "idea",
                                         "of",      "rises", "it",  "never", "a",     "justice", "thinks"};

std::string sentence(base::Chance& chance) {
    std::string text;
    auto count = 2 + chance.below(28);
    for (int i = 0; i < count; ++i) {
        auto word = chance.below(3) == 0 ? chance.pick(nouns) : chance.pick(others);
        if (chance.below(25) == 0) word = std::to_string(10 + chance.below(900));
        text += (i ? " " : "") + word + (i + 1 == count ? "." : chance.below(7) == 0 ? "," : "");
    }
    return text;
}

speech::Utterance spoken(const film::FilmLine& line, base::Chance& chance) {
    speech::Utterance said{.line = line.id};
    int at = 40;
    for (const auto& word : base::split_words(line.text)) {
        auto long_ms = 120 + 55 * static_cast<int>(word.size()) + chance.below(80);
        said.words.push_back({word,
                              {word},
                              at,
                              at + long_ms,
                              chance.below(3) == 0,
                              word.back() == ',' || word.back() == '.' || chance.below(6) == 0});
        at += long_ms + (word.back() == ',' ? 180 : 20);
    }
    said.sound.samples.assign(static_cast<std::size_t>(at) * 48, 0.0f);
    return said;
}

struct Made {
    film::Film film;
    std::vector<speech::Utterance> speech;
};

Made random_film(std::uint64_t seed) {
    base::Chance chance(seed);
    Made made;
    made.film.title = "Why does the " + chance.pick(nouns) + " move?";
    made.film.topic = chance.below(5) ? chance.pick(nouns) : "";
    made.film.seed = static_cast<std::int64_t>(seed);
    auto lines = 2 + chance.below(12);
    for (int i = 0; i < lines; ++i) {
        film::FilmLine line{.id = "l" + std::to_string(i + 1), .text = sentence(chance)};
        auto& directions = line.directions;
        directions.role = i == 0           ? script::Role::hook
                          : i + 1 == lines ? script::Role::close
                                           : static_cast<script::Role>(chance.below(14));
        for (int shows = chance.below(4); shows > 0; --shows) directions.show.push_back(chance.pick(nouns));
        if (directions.role == script::Role::tip || directions.role == script::Role::step)
            directions.item = i, directions.items = lines, directions.label = seed % 3 ? "A good label" : "";
        if (directions.role == script::Role::compare)
            directions.left = script::Side{"the left", chance.pick(nouns)},
            directions.right = script::Side{"the right", chance.pick(nouns)};
        if (directions.role == script::Role::number) directions.figure = script::Figure{"42", "metres", "height"};
        made.film.lines.push_back(line);
        made.speech.push_back(spoken(line, chance));
    }
    return made;
}

std::vector<film::Shot> all_shots(const film::Film& film) {
    std::vector<film::Shot> shots;
    for (const auto& line : film.lines)
        shots.insert(shots.end(), line.choices->shots.begin(), line.choices->shots.end());
    return shots;
}

bool share(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    return std::any_of(a.begin(), a.end(),
                       [&](const std::string& art) { return std::find(b.begin(), b.end(), art) != b.end(); });
}

void check_neighbours(const film::Film& film) {
    auto shots = all_shots(film);
    int plain = 0;
    for (std::size_t i = 0; i < shots.size(); ++i) {
        plain += shots[i].layout == "type";
        if (i == 0) continue;
        EXPECT_NE(shots[i].layout, shots[i - 1].layout) << film.seed << " " << shots[i].id;
        EXPECT_FALSE(share(scenery::main_art(shots[i].layout, shots[i].art),
                           scenery::main_art(shots[i - 1].layout, shots[i - 1].art)))
            << film.seed << " " << shots[i].id;
        EXPECT_NE(shots[i].camera, shots[i - 1].camera) << film.seed << " " << shots[i].id;
        EXPECT_NE(shots[i].enter, shots[i - 1].enter) << film.seed << " " << shots[i].id;
    }
    EXPECT_LE(plain * 4, static_cast<int>(shots.size())) << film.seed;
}

void check_lines(const Made& made) {
    std::set<std::string> ids, sets;
    for (std::size_t i = 0; i < made.film.lines.size(); ++i) {
        const auto& line = made.film.lines[i];
        ASSERT_FALSE(line.choices->shots.empty());
        EXPECT_EQ(line.choices->shots[0].at_word, 0);
        EXPECT_EQ(line.choices->chosen_for, scenery::wish_hash(line));
        int last = -1;
        for (const auto& shot : line.choices->shots) {
            EXPECT_TRUE(ids.insert(shot.id).second);
            EXPECT_GT(shot.at_word, last);
            EXPECT_LT(shot.at_word, static_cast<int>(made.speech[i].words.size()));
            EXPECT_EQ(std::count(shot.art.begin(), shot.art.end(), "wrong-picture"), 0);
            if (!shot.set.empty()) sets.insert(shot.set);
            last = shot.at_word;
        }
        for (const auto& cue : line.choices->cues)
            EXPECT_LT(cue.at_word, static_cast<int>(made.speech[i].words.size()));
    }
    EXPECT_LE(sets.size(), 4u);
}

void check_lengths(const Made& made) {
    for (std::size_t i = 0; i < made.film.lines.size(); ++i) {
        const auto& shots = made.film.lines[i].choices->shots;
        const auto& words = made.speech[i].words;
        for (std::size_t s = 0; s < shots.size(); ++s) {
            auto start = words[static_cast<std::size_t>(shots[s].at_word)].start_ms;
            auto end = s + 1 < shots.size() ? words[static_cast<std::size_t>(shots[s + 1].at_word)].start_ms
                                            : words.back().end_ms + (i + 1 == made.film.lines.size() ? 900 : 250);
            EXPECT_LE(end - start, 4000) << made.film.seed << " " << shots[s].id;
            if (shots.size() > 1) EXPECT_GE(end - start, 800) << made.film.seed << " " << shots[s].id;
        }
    }
}

TEST(Planner, KeepsItsRulesForAnyFilm) {
    KnownWords painter(nouns);
    for (std::uint64_t seed = 1; seed <= 300; ++seed) {
        auto made = random_film(seed);
        scenery::choose(made.film, made.speech, painter);
        check_lines(made);
        check_neighbours(made.film);
        check_lengths(made);
        EXPECT_FALSE(made.film.look.palette.empty());
        EXPECT_EQ(made.film.lines[0].choices->shots[0].layout, "title");
    }
}

TEST(Planner, KeepsItsRulesWithoutAnyPicture) {
    KnownWords painter({});
    for (std::uint64_t seed = 1; seed <= 60; ++seed) {
        auto made = random_film(seed);
        scenery::choose(made.film, made.speech, painter);
        check_lines(made);
        auto shots = all_shots(made.film);
        for (std::size_t i = 1; i < shots.size(); ++i)
            EXPECT_NE(shots[i].layout, shots[i - 1].layout) << seed << " " << shots[i].id;
    }
}

TEST(Planner, ChoosesTheSameAgain) {
    KnownWords painter(nouns);
    for (std::uint64_t seed = 1; seed <= 20; ++seed) {
        auto one = random_film(seed), two = random_film(seed);
        scenery::choose(one.film, one.speech, painter);
        scenery::choose(two.film, two.speech, painter);
        EXPECT_EQ(base::canonical(one.film), base::canonical(two.film));
        auto again = one.film;
        scenery::choose(again, one.speech, painter);
        EXPECT_EQ(base::canonical(again), base::canonical(one.film));
    }
}

TEST(Planner, AnEditChangesOneLineAndKeepsTheRules) {
    KnownWords painter(nouns);
    for (std::uint64_t seed = 1; seed <= 150; ++seed) {
        auto made = random_film(seed);
        scenery::choose(made.film, made.speech, painter);
        auto before = made.film;
        base::Chance chance(seed + 1000);
        auto edited = static_cast<std::size_t>(chance.below(static_cast<int>(made.film.lines.size())));
        made.film.lines[edited].text = sentence(chance);
        made.film.lines[edited].choices->voice = "slt";
        made.speech[edited] = spoken(made.film.lines[edited], chance);
        scenery::choose(made.film, made.speech, painter);
        for (std::size_t i = 0; i < made.film.lines.size(); ++i)
            if (i != edited)
                EXPECT_EQ(base::canonical(*made.film.lines[i].choices), base::canonical(*before.lines[i].choices))
                    << seed;
        EXPECT_EQ(made.film.lines[edited].choices->voice, "slt");
        EXPECT_EQ(made.film.look.palette, before.look.palette);
        check_lines(made);
        auto shots = all_shots(made.film);
        for (std::size_t i = 1; i < shots.size(); ++i) {
            EXPECT_NE(shots[i].layout, shots[i - 1].layout) << seed << " " << shots[i].id;
            EXPECT_FALSE(share(scenery::main_art(shots[i].layout, shots[i].art),
                               scenery::main_art(shots[i - 1].layout, shots[i - 1].art)))
                << seed << " " << shots[i].id;
        }
    }
}

Made film_of(std::vector<film::FilmLine> lines) {
    Made made;
    made.film.title = "Why do volcanoes erupt?";
    made.film.topic = "volcano";
    base::Chance chance(5);
    for (auto& line : lines) {
        line.id = "l" + std::to_string(made.film.lines.size() + 1);
        made.speech.push_back(spoken(line, chance));
        made.film.lines.push_back(line);
    }
    return made;
}

bool has_layout(const film::FilmLine& line, const std::string& layout) {
    return std::any_of(line.choices->shots.begin(), line.choices->shots.end(),
                       [&](const film::Shot& shot) { return shot.layout == layout; });
}

TEST(Planner, GivesEachKindOfLineItsLayout) {
    film::FilmLine hook{.text = "What turns rock into a fountain of fire?"},
        number{.text = "Fresh lava reaches 1,200 degrees."}, versus{.text = "A whale beats a shark."},
        tip{.text = "Go to bed at the same hour."}, close{.text = "So the volcano wins."};
    hook.directions.role = script::Role::hook;
    number.directions.role = script::Role::number, number.directions.figure = script::Figure{"1,200", "degrees", ""};
    versus.directions.role = script::Role::compare, versus.directions.left = script::Side{"Whale", "whale"},
    versus.directions.right = script::Side{"Shark", "shark"};
    tip.directions.role = script::Role::tip, tip.directions.item = 1, tip.directions.items = 3,
    tip.directions.label = "Same bedtime", tip.directions.show = {"clock"};
    close.directions.role = script::Role::close;
    auto made = film_of({hook, number, versus, tip, close});
    scenery::choose(made.film, made.speech, KnownWords(nouns));
    EXPECT_EQ(made.film.lines[0].choices->shots[0].texts, std::vector<std::string>{"Why do volcanoes erupt?"});
    EXPECT_TRUE(has_layout(made.film.lines[1], "number"));
    EXPECT_TRUE(has_layout(made.film.lines[2], "versus"));
    EXPECT_TRUE(has_layout(made.film.lines[3], "list"));
    EXPECT_EQ(made.film.lines[3].choices->shots[0].texts,
              (std::vector<std::string>{"Why do volcanoes erupt?", "Same bedtime", "", ""}));
    EXPECT_EQ(made.film.lines[3].choices->shots[0].art, std::vector<std::string>{"clock"});
    EXPECT_EQ(made.film.lines[4].choices->shots.back().art, made.film.lines[0].choices->shots[0].art)
        << "the end answers the beginning";
    EXPECT_EQ(made.film.lines[0].choices->shots[0].set, "hills");
}

TEST(Planner, ListsOnlyWhatSomebodyLabelled) {
    KnownWords painter(nouns);
    for (std::uint64_t seed = 1; seed <= 90; ++seed) {
        auto made = random_film(seed);
        scenery::choose(made.film, made.speech, painter);
        for (const auto& line : made.film.lines)
            for (const auto& shot : line.choices->shots)
                for (std::size_t i = 1; i < shot.texts.size() && shot.layout == "list"; ++i)
                    EXPECT_TRUE(shot.texts[i].empty() || shot.texts[i] == "A good label") << shot.texts[i];
    }
}

TEST(Planner, ComparesWithoutRepeatingItself) {
    auto against = [](const std::string& text) {
        film::FilmLine line{.text = text};
        line.directions.left = script::Side{"whales", "whale"}, line.directions.right = script::Side{"sharks", "shark"};
        line.directions.show = {"river", "clock"};
        return line;
    };
    auto made = film_of({{.text = "Which of them would you rather meet in the sea?"},
                         against("Whales sing to each other, while sharks are silent all their lives."),
                         against("Whales breathe air at the surface, but sharks breathe in the water."),
                         against("Whales nurse their young, and sharks leave theirs alone.")});
    made.film.title = "Whales vs sharks";
    scenery::choose(made.film, made.speech, KnownWords(nouns));
    const auto& opener = made.film.lines[0].choices->shots[0];
    EXPECT_EQ(opener.layout, "versus") << "the two themselves are the title";
    EXPECT_EQ(opener.texts, (std::vector<std::string>{"whales", "sharks"}));
    auto shots = all_shots(made.film);
    EXPECT_EQ(shots.back().layout, "versus") << "it ends with its two sides";
    EXPECT_EQ(shots.back().art, opener.art);
    int last = -9, at = 0;
    for (const auto& shot : shots) {
        if (shot.layout == "versus") {
            EXPECT_GE(at - last, &shot == &shots.back() ? 2 : 5) << shot.id;
            last = at;
        }
        ++at;
    }
}

TEST(Planner, TellsTwoOfOneLookApart) {
    film::FilmLine line{.text = "A croc has a narrow snout, while a gator has a round one."};
    line.directions.left = script::Side{"croc", "whale"}, line.directions.right = script::Side{"gator", "whale"};
    auto made = film_of({{.text = "Who is who in the swamp?"}, line});
    made.film.title = "Croc vs gator";
    scenery::choose(made.film, made.speech, KnownWords(nouns));
    const auto& opener = made.film.lines[0].choices->shots[0];
    EXPECT_EQ(opener.layout, "versus");
    EXPECT_EQ(opener.art, (std::vector<std::string>{"whale", "whale~other"}));
}

TEST(Planner, PutsOnlyMeaningfulWordsOnTheScreen) {
    KnownWords painter({});
    auto made = film_of({{.text = "Something strange happens here."},
                         {.text = "They are from a pressure chamber. Nope. In there it is very quiet indeed."}});
    scenery::choose(made.film, made.speech, painter);
    for (const auto& shot : all_shots(made.film))
        for (const auto& text : shot.texts) {
            auto words = scenery::words_of(text);
            EXPECT_FALSE(std::all_of(words.begin(), words.end(), [](auto& word) { return scenery::is_filler(word); }))
                << text;
            EXPECT_NE(text, "Nope. In");
        }
}

TEST(Planner, ShowsPartsAndBars) {
    auto made = film_of({{.text = "What holds a bridge?"},
                         {.text = "It has towers, cables, hangers and decks."},
                         {.text = "The whale weighs 90 tons, while the camel weighs 30."},
                         {.text = "So a bridge holds."}});
    scenery::choose(made.film, made.speech, KnownWords(nouns));
    const auto& parts = made.film.lines[1].choices->shots[0];
    EXPECT_EQ(parts.layout, "parts");
    EXPECT_EQ(parts.texts, (std::vector<std::string>{"Towers", "Cables", "Hangers", "Decks"}));
    const auto& chart = made.film.lines[2].choices->shots.back();
    EXPECT_EQ(chart.layout, "chart");
    EXPECT_EQ(chart.texts, (std::vector<std::string>{"Tons", "Whale", "90", "Camel", "30"}));
    EXPECT_EQ(chart.art, (std::vector<std::string>{"whale", "camel"}));
}

TEST(Planner, EndsWithThePictureItBeganWith) {
    auto made =
        film_of({{.text = "A volcano is loud."}, {.text = "A whale hears it."}, {.text = "And a river boils."}});
    for (auto& line : made.film.lines) line.directions.role = script::Role::talk;
    scenery::choose(made.film, made.speech, KnownWords(nouns));
    EXPECT_EQ(all_shots(made.film).back().art.at(0), all_shots(made.film).front().art.at(0));
}

TEST(Planner, KeepsToTheTemplatesPalettes) {
    auto of = [](std::vector<std::string> palettes) {
        auto made = random_film(3);
        scenery::choose(made.film, made.speech, KnownWords(nouns), {.palettes = palettes});
        return made.film.look.palette;
    };
    EXPECT_EQ(of({"night"}), "night");
    EXPECT_FALSE(of({}).empty());
}

TEST(Planner, KeepsToTheTemplatesTransitionsAndNeverTheSameTwiceInARow) {
    const std::vector<std::string> allowed = {"slide", "wipe-circle", "match", "whip-up"};
    for (int seed = 1; seed <= 12; ++seed) {
        auto made = random_film(seed);
        scenery::choose(made.film, made.speech, KnownWords(nouns), {.transitions = allowed});
        std::string before = "cut";
        bool first = true;
        for (const auto& shot : all_shots(made.film)) {
            if (!first) {
                EXPECT_NE(std::find(allowed.begin(), allowed.end(), shot.enter), allowed.end()) << shot.enter;
                EXPECT_NE(shot.enter, before) << seed;
            }
            before = shot.enter, first = false;
        }
    }
}

TEST(Planner, AnotherSeedIsAnotherPlan) {
    std::set<std::string> plans;
    for (int seed = 1; seed <= 8; ++seed) {
        auto made = random_film(7);
        made.film.seed = seed;
        scenery::choose(made.film, made.speech, KnownWords(nouns));
        std::string plan;
        for (const auto& shot : all_shots(made.film)) plan += shot.layout + " ";
        plans.insert(plan);
    }
    EXPECT_GE(plans.size(), 5u);
}

TEST(Planner, ReadsNoEnglishIntoOtherLanguages) {
    auto made = film_of({{.text = "Das war ein alter Clock."}, {.text = "Und shark war hier."}});
    made.film.language = "de";
    scenery::choose(made.film, made.speech, KnownWords(nouns));
    for (const auto& shot : all_shots(made.film)) EXPECT_TRUE(shot.art.empty()) << shot.art[0];
}

TEST(Planner, PrefersPicturesToSigns) {
    EXPECT_TRUE(scenery::is_sign("blue-circle"));
    EXPECT_TRUE(scenery::is_sign("right-arrow"));
    EXPECT_TRUE(scenery::is_sign("backhand-index-pointing-right"));
    EXPECT_FALSE(scenery::is_sign("volcano"));
    EXPECT_FALSE(scenery::is_sign("circus-tent"));
}

TEST(Phrase, IsAWholeClauseWhereItCanBe) {
    auto phrase = [](const std::string& text, int most) {
        film::FilmLine line{.text = text};
        base::Chance chance(3);
        auto words = spoken(line, chance).words;
        return scenery::phrase_of(words, 0, static_cast<int>(words.size()), most);
    };
    EXPECT_EQ(phrase("and cats suit people who value independence.", 5).text,
              "Cats suit people who value independence");
    EXPECT_EQ(phrase("Magma is light, so it slowly rises to the very top of the mountain.", 5).text, "Magma is light");
    EXPECT_FALSE(phrase("the pressure of the gas is what it takes to go all of that way", 4).whole);
}

TEST(Planner, ShowsTheUsersOwnFootage) {
    auto made = film_of({{.text = "One line about a whale."}, {.text = "Another line about a rocket."}});
    made.film.look.background = "footage/harbour.mp4";
    made.film.lines[1].directions.scene = "image:pictures/boat.jpg";
    scenery::choose(made.film, made.speech, KnownWords(nouns));
    EXPECT_EQ(made.film.lines[0].choices->shots[0].layout, "footage");
    EXPECT_EQ(made.film.lines[0].choices->shots[0].art[0], "footage/harbour.mp4");
    EXPECT_EQ(made.film.lines[1].choices->shots[0].art[0], "pictures/boat.jpg");
}

TEST(Planner, AnotherTakeIsAnotherChoice) {
    auto made = film_of({{.text = "A whale meets a shark near the volcano."}});
    scenery::choose(made.film, made.speech, KnownWords(nouns));
    auto first = made.film.lines[0].choices->shots[0];
    made.film.lines[0].choices = film::Choices{.take = 1};
    scenery::choose(made.film, made.speech, KnownWords(nouns));
    EXPECT_EQ(made.film.lines[0].choices->take, 1);
    EXPECT_NE(made.film.lines[0].choices->shots[0].seed, first.seed);
}

TEST(Planner, LeavesShotsPutThereByHand) {
    auto made = film_of({{.text = "One line about a whale."}});
    made.film.lines[0].choices =
        film::Choices{.shots = {film::Shot{.id = "l1.a", .layout = "quote", .texts = {"Mine"}}}};
    auto before = base::canonical(*made.film.lines[0].choices);
    scenery::choose(made.film, made.speech, KnownWords(nouns));
    EXPECT_EQ(base::canonical(*made.film.lines[0].choices), before);
}

TEST(Figure, ReadsQuantitiesAndNoYears) {
    auto figure = [](const std::string& text) {
        film::FilmLine line{.text = text};
        base::Chance chance(1);
        auto found = scenery::figure_of(line, spoken(line, chance).words);
        return found ? found->figure.value + "|" + found->figure.unit : std::string("-");
    };
    EXPECT_EQ(figure("The crew of 1969 came home in 1970."), "-");
    EXPECT_EQ(figure("About 90% survive."), "90%|");
    EXPECT_EQ(figure("It reaches 500 degrees Celsius there."), "500|degrees Celsius");
    EXPECT_EQ(figure("Some 9 in 10 people agree."), "9 in 10|people");
    EXPECT_EQ(figure("COVID-19 came."), "-");
    EXPECT_EQ(figure("It weighs 1.5 million tons, they say."), "1.5 million|tons");
}

TEST(Cut, FollowsTheSentence) {
    film::FilmLine line{.text =
                            "The gas inside it swells into bubbles, but the rock above it will not give way at once."};
    base::Chance chance(3);
    scenery::LineTime time{.words = spoken(line, chance).words};
    auto starts = scenery::cuts(time, 1);
    ASSERT_GE(starts.size(), 2u);
    EXPECT_EQ(starts[1], 7) << "cut before 'but'";
}

TEST(Worlds, FollowTheSubject) {
    EXPECT_EQ(scenery::set_for({"orca", "whale", "animal"}), "sea_floor");
    EXPECT_EQ(scenery::set_for({"lemur", "primate", "animal"}), "forest");
    EXPECT_EQ(scenery::set_for({"justice"}), "");
}

TEST(Phrase, OfOtherLanguagesIsARunOfLongWords) {
    auto phrases = [](const std::string& sentence) {
        auto words = scenery::words_of(sentence);
        std::vector<std::string> found;
        for (const auto& one : scenery::long_words(sentence))
            found.push_back(base::join({words.begin() + one.first, words.begin() + one.end}, " "));
        return found;
    };
    using Found = std::vector<std::string>;
    EXPECT_EQ(phrases("Una turbina moderna mide más de cien metros."), (Found{"turbina moderna"}));
    EXPECT_EQ(phrases("Dentro de la torre, un generador"), (Found{"generador"}));
    EXPECT_EQ(phrases("Für Kinder gibt es eine Schatzsuche mit zwölf Rätseln."),
              (Found{"Kinder", "Schatzsuche", "zwölf Rätseln."}));
}

TEST(Phrase, HasNoFillersAtItsEnds) {
    film::FilmLine line{.text = "and the pressure of the gas is what it takes to go"};
    base::Chance chance(3);
    auto words = spoken(line, chance).words;
    EXPECT_EQ(scenery::key_phrase(words, 0, static_cast<int>(words.size()), 5), "Pressure of the gas");
}

}  // namespace
