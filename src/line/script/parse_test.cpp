// SPDX-License-Identifier: MIT
#include "script/parse.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/chance.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "script/pace.hpp"
#include "script/sentence.hpp"

namespace script {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;

std::string refusal(std::string_view text) {
    try {
        parse(text, "talk.txt");
    } catch (const base::Failure& failure) {
        EXPECT_EQ(failure.trouble, base::Trouble::invalid);
        return failure.message;
    }
    return "(accepted)";
}

std::vector<std::string> texts(const Script& script) {
    std::vector<std::string> out;
    for (const auto& line : script.lines) out.push_back(line.text);
    return out;
}

TEST(Sentences, KnowAbbreviationsInitialsAndDecimals) {
    EXPECT_THAT(sentences("Dr. J. K. Smith paid 3.5 dollars. He left at 5 p.m. The end!"),
                ElementsAre("Dr. J. K. Smith paid 3.5 dollars.", "He left at 5 p.m.", "The end!"));
    EXPECT_THAT(sentences("\"Is it?\" she asked. \"Yes.\" Then e.g. Bob left... and so on."),
                ElementsAre("\"Is it?\" she asked.", "\"Yes.\"", "Then e.g. Bob left... and so on."));
    EXPECT_THAT(sentences("The U.S. Army marched. It is No. 5 in the U.S. They won."),
                ElementsAre("The U.S. Army marched.", "It is No. 5 in the U.S.", "They won."));
    EXPECT_THAT(sentences("We are at 45 Main St. Free parking. Ask for St. Mary's near Mt. St. Helens."),
                ElementsAre("We are at 45 Main St.", "Free parking.", "Ask for St. Mary's near Mt. St. Helens."));
    EXPECT_THAT(sentences("  "), ElementsAre());
    EXPECT_THAT(sentences("no end"), ElementsAre("no end"));
}

TEST(Sentences, Shortened) {
    EXPECT_THAT(shortened("The moon is far."), ElementsAre("The moon is far."));
    EXPECT_THAT(shortened("The old harbour of the city was rebuilt after the great war ended, but it never regained "
                          "its former trade."),
                ElementsAre("The old harbour of the city was rebuilt after the great war ended.",
                            "But it never regained its former trade."));
    EXPECT_THAT(shortened("The Great Barrier Reef (off Australia) is the largest living structure on Earth, which "
                          "makes it visible from space."),
                ElementsAre("The Great Barrier Reef is the largest living structure on Earth."));
    EXPECT_TRUE(shortened("One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
                          "sixteen seventeen.")
                    .empty());
}

TEST(Parse, PlainText) {
    auto script = parse("\xEF\xBB\xBFThe moon pulls the sea.\r\nThat makes tides.\r\n\r\nWe call it gravity.\r\n");
    EXPECT_THAT(texts(script), ElementsAre("The moon pulls the sea.", "That makes tides.", "We call it gravity."));
    EXPECT_EQ(script.lines[2].id, "l3");
    EXPECT_EQ(script.title, "The moon pulls the sea");
    EXPECT_EQ(script.engine, "user");
}

TEST(Parse, WrappedTextIsJoinedAndListsAreNot) {
    EXPECT_THAT(texts(parse("This sentence was wrapped by an editor at seventy columns or\nso and goes on here.\n")),
                ElementsAre("This sentence was wrapped by an editor at seventy columns or so and goes on here."));
    EXPECT_THAT(texts(parse("Buy milk\nBuy three eggs\n- And some bread\n")),
                ElementsAre("Buy milk", "Buy three eggs", "And some bread"));
}

TEST(Parse, Directions) {
    auto script = parse(
        "[title: My day]\n[scene: a beach at dawn]\nI wake up early. [pause 0.5] Then I swim.\n[scene: an "
        "office]\n[show: desk; lamp] Work starts at nine.\n[pause 250ms]\nI wrote \\[sic] here.");
    EXPECT_EQ(script.title, "My day");
    ASSERT_EQ(script.lines.size(), 4u);
    EXPECT_EQ(script.lines[0].directions.pause_ms, 500);
    EXPECT_EQ(script.lines[1].directions.scene, "a beach at dawn");
    EXPECT_EQ(script.lines[2].directions.scene, "an office");
    EXPECT_THAT(script.lines[2].directions.show, ElementsAre("desk", "lamp"));
    EXPECT_EQ(script.lines[2].directions.pause_ms, 250);
    EXPECT_EQ(script.lines[3].text, "I wrote [sic] here.");
}

TEST(Parse, Dialogue) {
    auto script =
        parse("ADA: Why is the sky blue?\nBEN: Because air scatters\nblue light.\nNARRATOR: They looked up.\n");
    ASSERT_EQ(script.lines.size(), 3u);
    EXPECT_EQ(script.lines[0].speaker, "ADA");
    EXPECT_EQ(script.lines[1].speaker, "BEN");
    EXPECT_EQ(script.lines[1].text, "Because air scatters blue light.");
    EXPECT_EQ(script.lines[2].speaker, "");
    EXPECT_EQ(parse("Remember: wash your hands.\nSoap helps a lot. It is cheap.").lines[0].speaker, "");
    EXPECT_EQ(parse("**Tom:** Hello there, friend.\n**Ann:** Hi Tom, how are you?").lines[1].speaker, "Ann");
    EXPECT_EQ(parse("At 10:30 we left. ").lines[0].text, "At 10:30 we left.");
}

TEST(Parse, RefusesWithPlaceAndRemedy) {
    EXPECT_THAT(refusal("Hello.\n[sceen: a beach]"), AllOf(HasSubstr("talk.txt, line 2"), HasSubstr("[scene]")));
    EXPECT_THAT(refusal("Hello.\n[pause soon]"), AllOf(HasSubstr("line 2"), HasSubstr("[pause 0.5]")));
    EXPECT_THAT(refusal("Hello.\n[pause 99]"), HasSubstr("0 to 10"));
    EXPECT_THAT(refusal("Hello.\n[pause]"), HasSubstr("line 2"));
    EXPECT_THAT(refusal("Hello.\n[pause 1e5]"), HasSubstr("line 2"));
    EXPECT_THAT(refusal("[pause 1]\nHello."), HasSubstr("line 1"));
    EXPECT_THAT(refusal("Hello.\n\n[scene: x"), HasSubstr("line 3"));
    EXPECT_THAT(refusal("[title: x]"), HasSubstr("nothing to say"));
    EXPECT_THAT(refusal(" \n\n"), HasSubstr("empty"));
    EXPECT_THAT(refusal("--- ***"), HasSubstr("empty"));
    EXPECT_THAT(refusal("ab\xFF"), HasSubstr("byte 3"));
    EXPECT_THAT(refusal("\xC3"), HasSubstr("byte 1"));
    EXPECT_THAT(refusal(std::string(2 << 20, 'a')), HasSubstr("at most"));
    EXPECT_THAT(refusal(std::string(100'001, 'a')), HasSubstr("100000"));
    EXPECT_EQ(checked_prompt("  hi \n"), "hi");
    EXPECT_THROW(checked_prompt(""), base::Failure);
    EXPECT_THROW(checked_prompt(std::string(2001, 'x')), base::Failure);
    EXPECT_THROW(checked_prompt("\xF0\x9F\x99\x82"), base::Failure);  // an emoji says nothing
}

/// Whatever is typed: a script whose lines hold every word in order, at most 16 each, or an honest refusal.
TEST(Parse, KeepsEveryWordOfRandomText) {
    const std::vector<std::string> stock{"the",
                                         "Moon",
                                         "e.g.",
                                         "Dr.",
                                         "and",
                                         "because",
                                         "3.5",
                                         "end.",
                                         "What?",
                                         "Wow!",
                                         ",",
                                         "so,",
                                         "\"quote\"",
                                         "(aside)",
                                         "\n",
                                         "\n\n",
                                         "\xE6\x9C\x88\xE3\x81\xAE",
                                         "\xC3\xA9t\xC3\xA9",
                                         "U.S.",
                                         "well;",
                                         "-",
                                         "\xF0\x9F\x99\x82"};
    base::Chance chance(7);
    for (int round = 0; round < 400; ++round) {
        std::string text = "Start";
        for (int i = chance.below(120); i > 0; --i) text += " " + chance.pick(stock);
        auto script = parse(text);
        std::string out;
        for (const auto& line : script.lines) {
            EXPECT_LE(word_count(line.text), most_words) << line.text;
            EXPECT_GT(word_count(line.text), 0);
            out += " " + line.text;
        }
        auto letters = [](std::string_view from) {
            std::string kept;
            for (auto point : base::code_points(from))
                if ((point < 0x80 && std::isalnum(static_cast<int>(point))) || (point > 0x80 && point < 0xFFFF))
                    kept += base::utf8(point);
            return kept;
        };
        EXPECT_EQ(letters(out), letters(text)) << text;
    }
}

TEST(Parse, SurvivesHostileText) {
    base::Chance chance(11);
    const std::vector<std::string> stock{"[",
                                         "]",
                                         "\\[",
                                         ":",
                                         "A",
                                         "#",
                                         "# ",
                                         "*",
                                         "**",
                                         "> ",
                                         "- ",
                                         "\n",
                                         "\n\n",
                                         " ",
                                         "[pause",
                                         "0.5]",
                                         "[scene:",
                                         "...",
                                         ".",
                                         "\xE2\x80\xAE",
                                         "\xF0\x9F\x99\x82",
                                         "word",
                                         "\t",
                                         "\x01",
                                         "\x7F",
                                         "ADA:",
                                         "1.",
                                         "(",
                                         "\""};
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (int i = chance.below(60); i > 0; --i) text += chance.pick(stock);
        try {
            for (const auto& line : parse(text).lines) EXPECT_LE(word_count(line.text), most_words);
        } catch (const base::Failure& failure) {
            EXPECT_EQ(failure.trouble, base::Trouble::invalid);
        }
    }
    for (auto big : {std::string(99'999, '['), std::string(99'999, 'a'), std::string(50'000, '.') + "a",
                     base::join(std::vector<std::string>(20'000, "a."), " "),
                     base::join(std::vector<std::string>(20'000, "aaaa"), " ")})
        try {
            for (const auto& line : parse(big).lines) EXPECT_LE(word_count(line.text), most_words);
        } catch (const base::Failure& failure) {
            EXPECT_EQ(failure.trouble, base::Trouble::invalid);
        }
}

TEST(Pace, CountsNumbersAsSpoken) {
    constexpr double word = 5.2;
    EXPECT_NEAR(spoken_letters("It has 1,200 steps."), 10 + 4 * word, 1e-9);
    EXPECT_NEAR(spoken_letters("about 3.5 percent"), 12 + 3 * word, 1e-9);
    EXPECT_NEAR(spoken_letters("65%"), 3 * word, 1e-9);
    EXPECT_NEAR(spoken_letters("in 1957"), 2 + 3 * word, 1e-9);
    EXPECT_GT(spoken_letters("NASA"), spoken_letters("Nasa"));
    Line line{"l1", "", "The moon, which pulls the sea.", {}};
    auto tempo = pace(Style::engaging);
    EXPECT_NEAR(
        spoken_seconds(line, Style::engaging),
        23 * tempo.seconds_per_letter + tempo.seconds_per_line + tempo.seconds_per_comma + tempo.seconds_between, 1e-9);
    EXPECT_GT(spoken_seconds(line, Style::calm), spoken_seconds(line, Style::engaging));
}

}  // namespace
}  // namespace script
