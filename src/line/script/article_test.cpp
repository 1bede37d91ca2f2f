// SPDX-License-Identifier: MIT
#include "script/article.hpp"

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

constexpr const char* article =
    "# The harbour of Lindholm\n\n"
    "Lindholm harbour was built in 1823 by merchants who traded in salt. The harbour made the small town rich within "
    "twenty years. "
    "Ships from eleven countries unloaded salt, timber and iron there. However, the railway changed everything in "
    "1871. "
    "It carried goods past the town in half the time. Most merchants left the harbour within ten years.\n\n"
    "![old photo](x.png) For a century, the harbour slowly filled with [sand and mud](http://example.org). "
    "Fishermen, who had always used the smaller basin in the north of the town, moved their boats away in 1950. "
    "The town council wanted to close the harbour in 1984. But a group of students repaired the old salt houses with "
    "their own hands. "
    "They opened a museum of the salt trade there.\n\n"
    "```\ncode is not spoken\n```\n\n"
    "| a | b |\n|---|---|\n\n"
    "- Today, the harbour welcomes 200,000 visitors every year.\n- Sailing boats fill the basin from May to "
    "September.\n\n"
    "The salt houses are now protected by law. The harbour of Lindholm lives again, and the town lives with it.\n";

Wish wish(int seconds) {
    Wish out;
    out.length = std::chrono::seconds(seconds);
    return out;
}

TEST(Markup, Markdown) {
    auto text = plain_text(
        "---\ntitle: \"Front\"\n---\nHello **big** [world](x) `now` snake_case <b>x</b>[^1].\n\n- one\n- two\n\n> "
        "quoted\n",
        Markup::markdown);
    EXPECT_EQ(text.title, "Front");
    EXPECT_THAT(text.paragraphs, ElementsAre("Hello big world now snake_case x.", "one", "two", "quoted"));
}

TEST(Markup, Html) {
    auto text = plain_text(
        "<html><head><title>T</title><style>p{}</style></head><body><nav>Menu</nav><h1>Salt &amp; "
        "sea</h1><p>One&nbsp;<b>two</b> &lt;three&gt; &#233;.</p><SCRIPT>alert('x')</SCRIPT><!-- no "
        "--><p>Four<sup>[1]</sup> five.<br>Six < seven.</p><ul><li>Eight</ul>",
        Markup::html);
    EXPECT_EQ(text.title, "Salt & sea");
    EXPECT_THAT(text.paragraphs, ElementsAre("One two <three> \xC3\xA9.", "Four five.", "Six < seven.", "Eight"));
}

TEST(Markup, Plain) {
    auto text = plain_text("A heading\n\nFirst line\nof a paragraph.\n\nSecond.", Markup::plain);
    EXPECT_EQ(text.title, "A heading");
    EXPECT_THAT(text.paragraphs, ElementsAre("First line of a paragraph.", "Second."));
    EXPECT_EQ(markup_of("a.HTML"), Markup::html);
    EXPECT_THROW(markup_of("a.pdf"), base::Failure);
}

TEST(Article, KeepsOrderLengthAndSense) {
    for (int seconds : {15, 30, 45}) {
        auto script = digest(article, Markup::markdown, wish(seconds), "harbour.md");
        EXPECT_NEAR(spoken_seconds(script), seconds, 0.15 * seconds);
        EXPECT_EQ(script.title, "The harbour of Lindholm");
        std::string before;
        for (const auto& line : script.lines) {
            EXPECT_LE(word_count(line.text), most_words);
            EXPECT_THAT(line.text, testing::Not(testing::AnyOf(HasSubstr("code"), HasSubstr("photo"), HasSubstr("http"),
                                                               HasSubstr("|"))));
            // Who points back stands behind what is pointed at.
            if (line.text.starts_with("They opened")) EXPECT_THAT(before, HasSubstr("students"));
            if (line.text.starts_with("It carried")) EXPECT_THAT(before, HasSubstr("railway"));
            before = line.text;
        }
        EXPECT_EQ(script.lines.front().directions.role, Role::hook);
    }
}

TEST(Article, LeavesOutWhatIsSaidTwice) {
    auto script = digest(
        "The bridge of Torvik is the longest wooden bridge in the country. The wooden bridge of Torvik is the longest "
        "bridge in the country. Cars may cross it since 1999. Oak beams carry its weight over the river.",
        Markup::plain, wish(11));
    int longest = 0;
    for (const auto& line : script.lines) longest += line.text.find("longest") != std::string::npos;
    EXPECT_EQ(longest, 1);
}

TEST(Article, DoesNotMislead) {
    const std::string text =
        "Trees heal slowly. Large wounds used to be painted with wax. Today, most gardeners advise against it. A clean "
        "saw is all that a good gardener needs in winter. After that, trees need a dry day and rest. The council of "
        "the "
        "town of Marlow voted by seven to two on Tuesday night to build a bridge over the river. The bridge will carry "
        "buses and bicycles.";
    for (int seconds : {9, 12, 16, 20, 24}) try {
            std::string all;
            for (const auto& line : digest(text, Markup::plain, wish(seconds)).lines) all += line.text + " ";
            auto says = [&](const char* words) { return all.find(words) != all.npos; };
            EXPECT_TRUE(!says("wax") || says("advise against")) << all;  // the half that is no longer true
            EXPECT_TRUE(!says("The bridge will") || says("to build a bridge")) << all;
            EXPECT_TRUE(!says("After that") || says("clean saw")) << all;
        } catch (const base::Failure&) {
        }
    EXPECT_NO_THROW(digest(text, Markup::plain, wish(24)));
}

TEST(Article, RefusesHonestly) {
    EXPECT_THROW(digest("", Markup::plain, wish(30)), base::Failure);
    EXPECT_THROW(digest("\xFF", Markup::plain, wish(30)), base::Failure);
    EXPECT_THROW(digest(std::string(5 << 20, 'a'), Markup::plain, wish(30)), base::Failure);
    try {
        digest("Only one short sentence stands here.", Markup::plain, wish(60), "a.txt");
        FAIL();
    } catch (const base::Failure& failure) {
        EXPECT_EQ(failure.trouble, base::Trouble::unknowing);
        EXPECT_THAT(failure.message, HasSubstr("a.txt"));
    }
}

TEST(Article, SurvivesHostileMarkup) {
    base::Chance chance(5);
    const std::vector<std::string> stock{"<",
                                         ">",
                                         "</",
                                         "<script>",
                                         "</script",
                                         "<!--",
                                         "-->",
                                         "&",
                                         "&#",
                                         "&#x1F600;",
                                         "&#99999999999;",
                                         "&amp;",
                                         "[",
                                         "](",
                                         ")",
                                         "![",
                                         "```",
                                         "# ",
                                         "\n",
                                         "\n\n",
                                         "---",
                                         "word ",
                                         "A sentence stands here. ",
                                         "<p",
                                         "<head>",
                                         "<title>",
                                         "\"",
                                         "'",
                                         "*",
                                         "_",
                                         "|",
                                         "\\",
                                         "    ",
                                         "1. "};
    for (int round = 0; round < 2000; ++round) {
        std::string text;
        for (int i = chance.below(80); i > 0; --i) text += chance.pick(stock);
        for (auto markup : {Markup::plain, Markup::markdown, Markup::html}) try {
                for (const auto& line : digest(text, markup, wish(10)).lines)
                    EXPECT_LE(word_count(line.text), most_words);
            } catch (const base::Failure& failure) {
                EXPECT_TRUE(failure.trouble == base::Trouble::invalid || failure.trouble == base::Trouble::unknowing);
            }
    }
    for (std::string piece : {"<", "<script>", "[", "![", "&", "a. ", "<p>Some words are here now. ", "# "}) {
        std::string big;
        while (big.size() < 300'000) big += piece;
        for (auto markup : {Markup::plain, Markup::markdown, Markup::html}) try {
                digest(big, markup, wish(10));
            } catch (const base::Failure&) {
            }
    }
}

}  // namespace
}  // namespace script
