// SPDX-License-Identifier: MIT
#include "builtin/writer/request.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"

namespace builtin {
namespace {

using writing::Intent;

TEST(Requests, AreUnwrapped) {
    auto is = [](std::string_view prompt, Intent intent, std::string_view subject) {
        auto request = writing::understand(prompt);
        EXPECT_EQ(static_cast<int>(request.intent), static_cast<int>(intent)) << prompt;
        EXPECT_EQ(base::lower(request.subject), subject) << prompt;
    };
    is("Make a video about honey bees", Intent::topic, "honey bees");
    is("please create a short 30 second tiktok video about why the sky is blue for kids, thanks!", Intent::why,
       "why the sky is blue");
    is("Explain how planes fly to kids", Intent::how, "how planes fly");
    is("5 tips to sleep better", Intent::tips, "sleep better");
    is("tell me about the moon", Intent::topic, "the moon");
    is("Video idea: what is gravity?", Intent::what, "what is gravity");
    is("can you make me a reel on cats vs dogs", Intent::versus, "cats vs dogs");
    is("how to talk to kids", Intent::tips, "how to talk to kids");
    is("habits", Intent::topic, "habits");
    is("learn a language", Intent::topic, "learn a language");
    is("putting things off", Intent::topic, "putting things off");
    is("how long do elephants live", Intent::measure, "how long do elephants live");
    is("do bats see in the dark", Intent::yes_no, "do bats see in the dark");
    is("what causes thunder?", Intent::why, "what causes thunder");
    is("sleep tips", Intent::tips, "sleep");
    is("", Intent::topic, "");
    auto talk = writing::understand("Make a dialogue between Tom and Lucy about how magnets work");
    EXPECT_TRUE(talk.dialogue);
    EXPECT_EQ(talk.speakers, (std::vector<std::string>{"Tom", "Lucy"}));
    EXPECT_EQ(talk.subject, "how magnets work");
    auto advert = writing::understand("Write an ad for my bakery Crumb: fresh bread daily, open from 6 am.");
    EXPECT_TRUE(advert.advert);
    EXPECT_EQ(advert.about, "my bakery Crumb");
    EXPECT_EQ(advert.facts, (std::vector<std::string>{"fresh bread daily", "open from 6 am"}));
    is("explain to a 5 year old why we have seasons", Intent::why, "why we have seasons");
    is("explain gravity to a 7 year old", Intent::topic, "gravity");
    is("saving or investing, whats smarter?", Intent::versus, "saving or investing");
    is("video", Intent::topic, "");
    is("y do cats purr", Intent::why, "why do cats purr");
    is("how 2 wake up early", Intent::tips, "how to wake up early");
    is("motivational video about never giving up", Intent::topic, "never giving up");
    is("whats better for u tea or coffee", Intent::versus, "whats better for u tea or coffee");
    is("cats vs dogs: who is the better pet?", Intent::versus, "cats vs dogs");
    is("top 5 ways to save money in 2024", Intent::tips, "save money");
    is("podcast style chat between Nina and Joe about how to sleep better", Intent::tips, "how to sleep better");
    is("Hi! I'm a teacher and I need a short video for my 4th grade class. It should explain how rain forms, and it "
       "should be fun. Please keep it short.",
       Intent::how, "how rain forms");
}

TEST(Requests, KeepWhatStandsBesideTheSubject) {
    auto facts = writing::understand("give me 5 fun facts about sharks");
    EXPECT_TRUE(facts.list);
    EXPECT_EQ(facts.count, 5);
    EXPECT_EQ(facts.subject, "sharks");
    auto both = writing::understand("How do bees make honey and why do they need it");
    EXPECT_EQ(both.subject, "How do bees make honey");
    EXPECT_EQ(both.second, "why do they need it");
    EXPECT_TRUE(writing::understand("what is fog and what do trolls eat").second.empty());
    EXPECT_EQ(writing::understand("two chefs discuss how bread rises").speakers.size(), 0u);
    auto interview = writing::understand("interview with an expert about how vaccines work");
    EXPECT_EQ(interview.speakers, (std::vector<std::string>{"Host", "Expert"}));
    EXPECT_EQ(interview.subject, "how vaccines work");
    auto taught = writing::understand("a doctor explains to a patient how vaccines work");
    EXPECT_EQ(taught.speakers, (std::vector<std::string>{"Patient", "Doctor"}));
}

TEST(Requests, TakeAnOccasionForItsFacts) {
    auto wedding = writing::understand(
        "Wedding invite video: Sara and Daniel marry on July 1. Dinner follows. Please reply by May.");
    EXPECT_EQ(wedding.intent, Intent::facts);
    EXPECT_EQ(wedding.facts, (std::vector<std::string>{"Sara and Daniel marry on July 1.", "Dinner follows.",
                                                       "Please reply by May."}));
    auto shouted =
        writing::understand("GRAND OPENING!! Mario's shop, 45 Main St. Free towels all day. Kids half price");
    EXPECT_EQ(shouted.facts, (std::vector<std::string>{"Grand opening!!", "Mario's shop, 45 Main St.",
                                                       "Free towels all day.", "Kids half price"}));
}

}  // namespace
}  // namespace builtin
