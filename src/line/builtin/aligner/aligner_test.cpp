// SPDX-License-Identifier: MIT
#include "builtin/aligner/aligner.hpp"

#include <gtest/gtest.h>

#include "base/failure.hpp"
#include "builtin/aligner/recogniser.hpp"
#include "builtin/voices/bench.hpp"
#include "builtin/voices/speaker.hpp"

namespace {

speech::Utterance spoken(const std::string& text) {
    builtin::BuiltinSpeaker speaker;
    return speaker.speak({"l1", "", text, {}}, {"slt"});
}

TEST(Aligner, FindsWordsAndPhones) {
    auto utterance = spoken("Nginx serves 42 pages, and AI reads them.");
    builtin::SphinxAligner aligner;
    auto words = speech::spoken_words(utterance);
    auto alignment = aligner.align(utterance.sound, words);
    ASSERT_EQ(alignment.words.size(), words.size());
    EXPECT_TRUE(alignment.matches) << alignment.score;
    auto again = utterance;
    speech::take_times(again, alignment);
    for (std::size_t i = 0; i < again.words.size(); ++i)
        EXPECT_NEAR(again.words[i].start_ms, utterance.words[i].start_ms, 120) << again.words[i].text;
    EXPECT_GT(again.phones.size(), 20u);
    EXPECT_EQ(again.phones.back().word, 7);
}

TEST(Aligner, KnowsWrongText) {
    auto utterance = spoken("The ocean is deep and cold and wide.");
    builtin::SphinxAligner aligner;
    bool matches = true;
    try {
        matches = aligner.align(utterance.sound, {"my", "sister", "bought", "seven", "purple", "elephants"}).matches;
    } catch (const base::Failure&) {
        matches = false;
    }
    EXPECT_FALSE(matches);
    EXPECT_THROW(aligner.align(utterance.sound, {}), base::Failure);
}

TEST(Recogniser, CountsErrors) {
    EXPECT_EQ(builtin::word_errors({"a", "b", "c"}, {"a", "c"}), 1);
    EXPECT_EQ(builtin::word_errors({"a"}, {"b", "a", "c"}), 2);
    EXPECT_EQ(builtin::word_errors({}, {}), 0);
}

}  // namespace
