// SPDX-License-Identifier: MIT
// What the shipped cards make of prompts that ask in other ways than the cards' own questions.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <map>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "builtin/writer/shelf.hpp"
#include "builtin/writer/writer.hpp"

namespace builtin {
namespace {

namespace fs = std::filesystem;
using script::Role;
using testing::HasSubstr;

class Asked : public testing::Test {
  protected:
    void SetUp() override {
        if (!fs::exists(cards / "volcano.md")) GTEST_SKIP() << "needs the knowledge cards";
    }
    script::Script told(const std::string& prompt, int seconds = 30) {
        static BuiltinWriter writer({cards}, nullptr);
        script::Wish wish{.prompt = prompt};
        wish.length = std::chrono::seconds(seconds);
        return writer.write(wish);
    }
    static bool says(const script::Script& script, const std::string& words) {
        return std::any_of(script.lines.begin(), script.lines.end(),
                           [&](const auto& line) { return line.text.find(words) != line.text.npos; });
    }
    const fs::path cards = fs::path(AUTOVIDEO_SOURCE_DIR) / "knowledge";
};

TEST_F(Asked, ACardAnswersItsOwnNames) {
    writing::Lexicon lexicon(nullptr);
    writing::Shelf shelf({cards}, lexicon);
    std::map<std::string, std::string> owner;
    for (const auto& card : shelf.cards())
        for (const auto& alias : card.aliases) {
            EXPECT_TRUE(owner.emplace(base::lower(alias), card.title).second)
                << alias << " is a name of " << card.title << " and of " << owner[base::lower(alias)];
            EXPECT_NE(shelf.named(alias), nullptr) << alias;
        }
    EXPECT_EQ(shelf.named("HOW to fall asleep FAST??")->title, "How to fall asleep fast");
    EXPECT_EQ(told("good habits").title, shelf.named("good habits")->title);
    EXPECT_EQ(shelf.named("nothing of the kind"), nullptr);
}

TEST_F(Asked, FactsAreCounted) {
    auto three = told("3 facts about elephants");
    EXPECT_EQ(three.title, "3 facts about elephants");
    EXPECT_EQ(std::count_if(three.lines.begin(), three.lines.end(),
                            [](const auto& line) { return line.directions.role == Role::step; }),
              3);
    EXPECT_TRUE(three.notes.empty());
    EXPECT_THAT(told("9 facts about galaxies").notes, testing::ElementsAre(HasSubstr("not 9")));
    EXPECT_THAT(told("fun fact about sharks", 15).title, HasSubstr("about sharks"));
}

TEST_F(Asked, ASecondQuestionIsAnsweredToo) {
    EXPECT_TRUE(says(told("How do bees make honey and why do they need it"), "winter food"));
    EXPECT_TRUE(says(told("What is climate change and what can we do about it?"), "drive less"));
}

TEST_F(Asked, WhatIsNotKnownIsLeftOutAndSaid) {
    auto script = told("how to wake up early without hating life");
    EXPECT_EQ(script.title, "How to wake up early");
    EXPECT_THAT(script.notes, testing::ElementsAre(HasSubstr("without hating life")));
    EXPECT_THROW(told("how to tame a dragon without hating life"), base::Failure);
}

TEST_F(Asked, ARecipeIsToldWholeOrNotAtAll) {
    try {
        told("how to tie a tie", 15);
        FAIL();
    } catch (const base::Failure& failure) {
        EXPECT_EQ(failure.trouble, base::Trouble::unknowing);
        EXPECT_THAT(failure.message, HasSubstr("--length"));
    }
    EXPECT_TRUE(says(told("how to tie a tie"), "front loop"));
}

TEST_F(Asked, BirthdaysEndInAWish) {
    auto script = told(
        "Make a birthday video for my grandma Rose who turns 80. She was a nurse for 40 years. She bakes "
        "the best apple pie. She still swims every morning. She has 5 grandchildren.",
        20);
    EXPECT_EQ(script.lines.back().text, "Happy birthday, Rose!");
}

}  // namespace
}  // namespace builtin
