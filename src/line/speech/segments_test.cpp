// SPDX-License-Identifier: MIT
#include "speech/segments.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"
#include "speech/normalise.hpp"
#include "speech/phrases.hpp"

namespace speech {
namespace {

using Words = std::vector<std::string>;

TEST(Segments, ScriptsWithSpacesStayAsTheyAre) {
    EXPECT_EQ(segments("volcanoes,", "en"), Words{"volcanoes,"});
    EXPECT_EQ(segments("안녕하세요", "ko"), Words{"안녕하세요"});
    EXPECT_EQ(segments("नमस्ते", "hi"), Words{"नमस्ते"});
    EXPECT_EQ(segments("", "zh"), Words{""});
}

TEST(Segments, ChineseFallsIntoWordsWithTheirPunctuation) {
    EXPECT_EQ(segments("火山是地球的窗户。", "zh"), (Words{"火山", "是", "地球的", "窗户。"}));
    EXPECT_EQ(segments("他说：“你好！”", "zh").back(), "“你好！”");
}

TEST(Segments, JapaneseEndingsStayWithTheirWord) {
    EXPECT_EQ(segments("火山は地球の窓です。", "ja"), (Words{"火山は", "地球の", "窓です。"}));
}

TEST(Segments, ThaiFallsIntoWords) {
    auto words = segments("ภูเขาไฟคือหน้าต่างของโลก", "th");
    EXPECT_GE(words.size(), 4u);
    EXPECT_EQ(base::join(words, ""), "ภูเขาไฟคือหน้าต่างของโลก");
}

TEST(Segments, TogetherTheyAreTheTextAgain) {
    for (const char* text : {"「ABC」と123個の猫。", "。。。", "（", "水", "AはBだ", "中国2024年的GDP增长了5%！"})
        for (const char* language : {"zh", "ja", "cmn", "", "x-nothing"})
            EXPECT_EQ(base::join(segments(text, language), ""), text) << language;
}

TEST(Segments, NormalisedWordsKnowWhatTheyAreJoinedTo) {
    auto words = mark_phrases(normalise("火山是窗户。 真的吗？", "zh"));
    ASSERT_GE(words.size(), 4u);
    EXPECT_FALSE(words[0].joined);
    EXPECT_TRUE(words[1].joined);
    EXPECT_EQ(text_of(words, 0, words.size()), "火山是窗户。 真的吗？");
    EXPECT_TRUE(words[2].ends_phrase);
}

}  // namespace
}  // namespace speech
