// SPDX-License-Identifier: MIT
#include "builtin/writer/writer.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <fstream>

#include "base/chance.hpp"
#include "base/failure.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "builtin/writer/card.hpp"
#include "builtin/writer/words.hpp"
#include "script/pace.hpp"
#include "script/parse.hpp"
#include "script/sentence.hpp"

namespace builtin {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;
const fs::path source = AUTOVIDEO_SOURCE_DIR;

const WordNet* wordnet() {
    static base::TempFolder folder(fs::temp_directory_path());
    static const WordNet* packed = [&]() -> const WordNet* {
        if (!fs::exists("/usr/share/wordnet/data.noun")) return nullptr;
        pack_wordnet("/usr/share/wordnet", folder.path() / "wordnet.pack");
        return &WordNet::at(folder.path() / "wordnet.pack");
    }();
    return packed;
}

BuiltinWriter& writer() {
    static BuiltinWriter all({source / "knowledge"}, wordnet());
    return all;
}

script::Style style_of(const std::string& name) {
    script::Style style = script::Style::engaging;
    boost::describe::enum_from_string(name.c_str(), style);
    return style;
}

struct Case {
    std::string kind, expected;
    script::Wish wish;
};

std::vector<Case> cases() {
    std::vector<Case> out;
    auto* prompts = std::getenv("AUTOVIDEO_PROMPTS");  // a reader's own
    for (const auto& row :
         base::split(base::read_file(prompts ? fs::path(prompts) : source / "tests/scripts/prompts.txt"), '\n')) {
        if (row.empty() || row[0] == '#') continue;
        std::vector<std::string> cells;
        std::string_view rest = row;
        for (int i = 0; i < 5; ++i) {
            auto bar = rest.find('|');
            cells.emplace_back(base::trim(rest.substr(0, bar)));
            rest.remove_prefix(bar + 1);
        }
        Case one{cells[0], cells[1], {}};
        one.wish.prompt = base::replace_all(std::string(base::trim(rest)), "\\n", "\n");
        one.wish.length = std::chrono::seconds(std::atoi(cells[2].c_str()));
        one.wish.style = style_of(cells[3]);
        one.wish.speakers = std::atoi(cells[4].c_str());
        one.wish.definition = cells[1] == "define";
        out.push_back(one);
    }
    return out;
}

std::string shown(const script::Script& script) {
    std::string out =
        "TITLE: " + script.title + "   [topic: " + script.topic + "; " + base::join(script.sources, "; ") + "]\n";
    for (const auto& line : script.lines) {
        auto& d = line.directions;
        out += "  " + std::string(boost::describe::enum_to_string(d.role, "")) +
               (d.item ? " " + std::to_string(d.item) + "/" + std::to_string(d.items) : "") +
               (line.speaker.empty() ? "" : " " + line.speaker) + ": " + line.text +
               (d.label.empty() ? "" : "  <" + d.label + ">") +
               (d.figure ? "  (" + d.figure->value + " " + d.figure->unit + " " + d.figure->label + ")" : "") + "\n";
    }
    return out;
}

void expect_sound(const script::Script& script, const script::Wish& wish, bool timed = true) {
    ASSERT_FALSE(script.lines.empty());
    EXPECT_FALSE(script.title.empty());
    EXPECT_FALSE(script.sources.empty());
    if (!script.notes.empty())  // fewer facts than seconds, and said so
        EXPECT_GE(script::spoken_seconds(script), 9.5) << shown(script);
    else if (timed)
        EXPECT_NEAR(script::spoken_seconds(script), static_cast<double>(wish.length.count()),
                    0.15 * static_cast<double>(wish.length.count()))
            << shown(script);
    for (std::size_t i = 0; i < script.lines.size(); ++i) {
        const auto& line = script.lines[i];
        EXPECT_EQ(line.id, "l" + std::to_string(i + 1));
        EXPECT_LE(script::word_count(line.text), script::most_words) << line.text;
        EXPECT_TRUE(std::string_view(".?!\"").find(line.text.back()) != std::string_view::npos ||
                    wish.prompt.size() > 200)
            << line.text;
        EXPECT_EQ(line.text, script::capitalised(line.text));
        EXPECT_EQ(line.speaker.empty(), script.lines[0].speaker.empty());
    }
}

class Prompts : public testing::Test {
  protected:
    void SetUp() override {
        if (!wordnet() || !fs::exists(source / "knowledge/volcano.md"))
            GTEST_SKIP() << "needs wordnet-base and the knowledge cards";
    }
};

/// tests/scripts/prompts.txt; AUTOVIDEO_DUMP_SCRIPTS=FILE writes what was answered, for a reader to judge.
TEST_F(Prompts, AreAnsweredOrRefusedHonestly) {
    auto* dump = std::getenv("AUTOVIDEO_DUMP_SCRIPTS");
    std::ofstream file(dump ? dump : "/dev/null");
    int number = 0;
    for (const auto& one : cases()) {
        file << "\n#" << ++number << " [" << one.kind << ", " << one.expected << ", " << one.wish.length.count()
             << " s, " << boost::describe::enum_to_string(one.wish.style, "") << ", " << one.wish.speakers << "] "
             << one.wish.prompt << "\n";
        try {
            auto script = writer().write(one.wish);
            file << shown(script) << "  = " << std::lround(script::spoken_seconds(script) * 10) / 10.0 << " s\n";
            EXPECT_NE(one.expected, "refuse") << one.wish.prompt << "\n" << shown(script);
            expect_sound(script, one.wish, one.expected != "define");
            EXPECT_EQ(script.sources[0] == "the prompt", one.expected == "facts") << one.wish.prompt;
        } catch (const base::Failure& failure) {
            file << "REFUSED: " << failure.message << "\n";
            EXPECT_TRUE(failure.trouble == base::Trouble::unknowing || one.kind == "edge") << failure.message;
            EXPECT_EQ(one.expected, "refuse") << one.wish.prompt << ": " << failure.message;
        }
    }
    if (!std::getenv("AUTOVIDEO_PROMPTS")) EXPECT_EQ(number, 100);
}

/// Every card, in every style and length, alone and in dialogue. Only fifteen seconds may be too short for a question,
/// an answer and a close between two; then the least length that fits is said.
TEST_F(Prompts, EveryCardFillsEveryLength) {
    int tried = 0, short_of = 0, others = 0;
    for (const auto& entry : fs::directory_iterator(source / "knowledge")) {
        if (entry.path().extension() != ".md") continue;
        auto card = writing::parse_card(base::read_file(entry.path()), entry.path().filename().string());
        for (int seconds : {15, 30, 45, 60, 90})
            for (int speakers : {1, 2}) {
                script::Wish wish;
                wish.prompt = card.title;
                wish.length = std::chrono::seconds(seconds);
                wish.speakers = speakers;
                wish.style = static_cast<script::Style>((tried + seconds) % 6);
                wish.seed = static_cast<std::uint64_t>(tried++);
                try {
                    auto script = writer().write(wish);
                    expect_sound(script, wish);
                    others += script.title != card.title;
                } catch (const base::Failure& failure) {
                    EXPECT_THAT(failure.message, HasSubstr("--length"));
                    if (seconds < 90)
                        std::printf("%s, %d s, %d: %s\n", card.id.c_str(), seconds, speakers, failure.message.c_str());
                    bool brief_dialogue = seconds == 15 && speakers == 2;
                    short_of += !brief_dialogue;
                }
            }
    }
    std::printf("%d scripts, %d lengths not met, %d answered by another card\n", tried, short_of, others);
    EXPECT_LT(others, tried / 50);
    EXPECT_LT(short_of, tried / 50);
}

/// Aliases are the card's own promise of what it answers.
TEST_F(Prompts, AliasesFindTheirCards) {
    int tried = 0, found = 0;
    for (const auto& entry : fs::directory_iterator(source / "knowledge")) {
        if (entry.path().extension() != ".md") continue;
        auto card = writing::parse_card(base::read_file(entry.path()), entry.path().filename().string());
        for (const auto& alias : card.aliases) {
            script::Wish wish;
            wish.prompt = alias;
            ++tried;
            try {
                auto script = writer().write(wish);
                ++found;
                if (script.topic != card.topic && std::getenv("AUTOVIDEO_SHOW_ALIASES"))
                    std::printf("other: %s -> %s (card %s)\n", alias.c_str(), script.title.c_str(), card.id.c_str());
            } catch (const base::Failure& failure) {
                if (std::getenv("AUTOVIDEO_SHOW_ALIASES"))
                    std::printf("none: %s (card %s): %s\n", alias.c_str(), card.id.c_str(),
                                failure.message.substr(0, 60).c_str());
            }
        }
    }
    std::printf("%d of %d aliases answered\n", found, tried);
    EXPECT_GT(found, tried * 9 / 10);
}

TEST_F(Prompts, SameSeedSameScriptAndOtherSeedsDiffer) {
    script::Wish wish;
    wish.prompt = "why is the sky blue";
    wish.length = std::chrono::seconds(45);
    auto first = shown(writer().write(wish));
    EXPECT_EQ(first, shown(writer().write(wish)));
    std::set<std::string> all;
    for (wish.seed = 1; wish.seed < 9; ++wish.seed) all.insert(shown(writer().write(wish)));
    EXPECT_GT(all.size(), 1u);
}

constexpr const char* small_card =
    "# Why do kettles sing?\naliases: kettle; singing kettle\nkind: why\ntopic: kettle\nwhat: A kettle is a pot for "
    "boiling water.\n\n## Hook\nYour kettle sings before it boils. {teapot}\n\n## Answer\nSmall bubbles burst near the "
    "hot floor. {bubbles}\n\n## Steps\nThe floor "
    "of the kettle gets hot first. {fire}\nBubbles of steam form there and rise into cooler water.\nThe cold makes "
    "them burst with a tiny clap.\n\n## Numbers\n100 | degrees Celsius | Water boils at 100 degrees Celsius. "
    "{thermometer} | source: Physics\n\n## Close\nSo a kettle sings with a thousand small claps.\n";

std::string broken(const std::string& what, const std::string& with) {
    try {
        writing::parse_card(base::replace_all(small_card, what, with), "k/kettle.md");
    } catch (const base::Failure& failure) {
        EXPECT_EQ(failure.trouble, base::Trouble::invalid);
        return failure.message;
    }
    return "(accepted)";
}

TEST(Cards, ShippedOnesAreSound) {
    if (!fs::exists(source / "knowledge")) GTEST_SKIP() << "no knowledge cards here";
    for (const auto& entry : fs::directory_iterator(source / "knowledge")) {
        if (entry.path().extension() != ".md") continue;
        try {
            writing::parse_card(base::read_file(entry.path()), entry.path().filename().string());
        } catch (const base::Failure& failure) {
            ADD_FAILURE() << failure.message;
        }
    }
}

TEST(Cards, AreReadStrictly) {
    auto card = writing::parse_card(small_card, "k/kettle.md");
    EXPECT_EQ(card.id, "kettle");
    EXPECT_EQ(card.aliases.size(), 2u);
    EXPECT_EQ(card.steps.size(), 3u);
    EXPECT_EQ(card.steps[0].show, std::vector<std::string>{"fire"});
    EXPECT_EQ(card.numbers[0].figure->unit, "degrees Celsius");
    EXPECT_EQ(card.numbers[0].source, "Physics");
    EXPECT_THAT(broken("## Steps", "## Stepps"), testing::AllOf(HasSubstr("k/kettle.md:13"), HasSubstr("Steps")));
    EXPECT_THAT(broken("kind: why", "kind: wy"), HasSubstr("k/kettle.md:3"));
    EXPECT_THAT(broken("aliases", "alias"), HasSubstr("aliases"));
    EXPECT_THAT(broken(" | source: Physics", ""), HasSubstr("k/kettle.md:19"));
    EXPECT_THAT(broken("boils at 100", "boils at many"), HasSubstr("100"));
    EXPECT_THAT(broken("first. {fire}", "first. {fire"), HasSubstr("{art}"));
    EXPECT_THAT(broken("a tiny clap.", "a tiny clap"), HasSubstr("end with"));
    EXPECT_THAT(broken("tiny clap", "one two three four five six seven eight nine ten eleven clap"),
                HasSubstr("at most 16"));
    EXPECT_THAT(broken("## Close\n", "## Act\n"), HasSubstr("Close"));
    EXPECT_THAT(broken("# Why do kettles sing?", ""), HasSubstr("k/kettle.md:2"));
    EXPECT_THAT(broken("Physics", "Phy\xFFsics"), HasSubstr("UTF-8"));
    EXPECT_THROW(writing::parse_card("", "x.md"), base::Failure);
}

TEST(Writer, ReadsUsersCardsAndHonoursTheirNames) {
    base::TempFolder folder(fs::temp_directory_path());
    base::write_file(folder.path() / "kettle.md", small_card);
    BuiltinWriter own({folder.path() / "none", folder.path()}, nullptr);
    script::Wish wish;
    wish.prompt = "why do kettles sing";
    wish.length = std::chrono::seconds(20);
    auto script = own.write(wish);
    EXPECT_EQ(script.title, "Why do kettles sing?");
    expect_sound(script, wish);
    wish.prompt = "why do kettles break";
    EXPECT_THROW(own.write(wish), base::Failure);
    wish.prompt = "kettle";
    wish.length = std::chrono::seconds(300);
    try {
        own.write(wish);
        FAIL();
    } catch (const base::Failure& failure) {
        EXPECT_EQ(failure.trouble, base::Trouble::unknowing);
        EXPECT_THAT(failure.message, HasSubstr("--length"));
    }
    wish.language = "de";
    EXPECT_THROW(own.write(wish), base::Failure);
    EXPECT_TRUE(own.warnings().empty());
    // A broken card is told of, and the others answer.
    base::write_file(folder.path() / "bad.md", "nonsense");
    BuiltinWriter other({folder.path()}, nullptr);
    ASSERT_EQ(other.warnings().size(), 1u);
    EXPECT_THAT(other.warnings()[0], testing::AllOf(HasSubstr("bad.md:1"), HasSubstr("mended")));
    wish = {.prompt = "why do kettles sing", .length = std::chrono::seconds(20)};
    auto told = other.write(wish);
    EXPECT_EQ(told.title, "Why do kettles sing?");
    EXPECT_THAT(told.notes, testing::ElementsAre(HasSubstr("bad.md:1")));
    try {
        wish.prompt = "nonsense";
        other.write(wish);
        FAIL();
    } catch (const base::Failure& failure) {
        EXPECT_THAT(failure.message, HasSubstr("bad.md:1"));
    }
}

TEST(Writer, SurvivesHostilePrompts) {
    base::TempFolder folder(fs::temp_directory_path());
    base::write_file(folder.path() / "kettle.md", small_card);
    BuiltinWriter own({folder.path()}, wordnet());
    base::Chance chance(3);
    const std::vector<std::string> stock{"why",
                                         "how",
                                         "to",
                                         "is",
                                         "a",
                                         "video",
                                         "about",
                                         "make",
                                         "story",
                                         "ad",
                                         "for",
                                         ":",
                                         ",",
                                         ".",
                                         "?",
                                         "between",
                                         "and",
                                         "vs",
                                         "or",
                                         "5",
                                         "tips",
                                         "what",
                                         "kettle",
                                         "sing",
                                         "in",
                                         "kids",
                                         "\n",
                                         "-",
                                         "\xF0\x9F\x8C\x8B",
                                         "\xC3\xA9",
                                         "%",
                                         "\"",
                                         "(",
                                         "two",
                                         "friends",
                                         "discuss",
                                         "the",
                                         "me",
                                         "tell",
                                         "called",
                                         "of",
                                         "with",
                                         "please",
                                         "A",
                                         "B",
                                         "I"};
    for (int round = 0; round < 3000; ++round) {
        script::Wish wish;
        for (int i = 1 + chance.below(25); i > 0; --i) wish.prompt += chance.pick(stock) + (chance.below(8) ? " " : "");
        wish.definition = chance.below(2);
        wish.speakers = chance.below(5);
        wish.length = std::chrono::seconds(5 + chance.below(60));
        try {
            auto script = own.write(wish);
            for (const auto& line : script.lines) EXPECT_LE(script::word_count(line.text), script::most_words);
        } catch (const base::Failure& failure) {
            EXPECT_TRUE(failure.trouble == base::Trouble::unknowing || failure.trouble == base::Trouble::invalid)
                << failure.message << ": " << wish.prompt;
        }
    }
    script::Wish wish;
    for (std::string prompt : {"", "   ", "\xFF\xFE", "a\x80z"}) {
        wish.prompt = prompt;
        EXPECT_THROW(own.write(wish), base::Failure);
    }
    wish.prompt = std::string(3000, 'a');
    EXPECT_THROW(own.write(wish), base::Failure);
    wish.prompt = "kettle";
    wish.length = std::chrono::seconds(-1);
    EXPECT_THROW(own.write(wish), base::Failure);
}

}  // namespace
}  // namespace builtin
