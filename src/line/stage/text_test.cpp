// SPDX-License-Identifier: MIT
#include "stage/text.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>

#include "base/failure.hpp"
#include "stage/draw.hpp"
#include "stage/fonts.hpp"

namespace stage {
namespace {

int covered(const media::Picture& picture) {
    int pixels = 0;
    for (std::size_t i = 3; i < picture.rgba.size(); i += 4) pixels += picture.rgba[i] > 0;
    return pixels;
}

TEST(Text, MeasuredSizeIsTheDrawnSize) {
    Text text{.words = "Volcanoes", .outline = "#000000", .outline_width = 10, .shadow = "#00000088"};
    auto sprite = measured({.text = text});
    auto picture = draw_text(text, 1);
    EXPECT_EQ(picture.width, sprite.width);
    EXPECT_EQ(picture.height, sprite.height);
    EXPECT_GT(covered(picture), 10000);
    auto half = draw_text(text, 0.5);
    EXPECT_NEAR(half.width, picture.width / 2.0, 1);
}

TEST(Text, NothingTouchesTheSpritesEdge) {
    for (const auto& pair : type_pairs())
        for (const char* words : {"Égjpqy ÅÇ", "שלום עולם", "नमस्ते", "ภาษาไทย ที่", "火山", "العربية جميلة", "Hi 🌋"}) {
            Text text{
                .words = words, .face = std::string("display.") + pair.name, .outline = "#000000", .outline_width = 12};
            auto picture = draw_text(text, 1);
            for (int x = 0; x < picture.width; ++x) {
                EXPECT_EQ(picture.rgba[x * 4 + 3], 0) << words << pair.name;
                EXPECT_EQ(picture.rgba[((picture.height - 1) * picture.width + x) * 4 + 3], 0) << words << pair.name;
            }
        }
}

TEST(Text, EveryListedScriptHasItsGlyphs) {
    for (const char* words : {"Déjà vu", "Привет", "Γειά", "שלום", "مرحبا", "नमस्ते", "สวัสดี", "你好", "こんにちは",
                              "안녕", "🌋🚀", "≈ 5 × 10⁻³ °C €"})
        EXPECT_EQ(missing_glyphs({.words = words}), "") << words;
}

TEST(Text, AScriptWithoutFontIsAnErrorNeverBoxes) {
    Text text{.words = "Hi \xF0\x93\x80\x80"};  // U+13000, a hieroglyph
    EXPECT_EQ(missing_glyphs(text), "\xF0\x93\x80\x80");
    EXPECT_THROW(draw_text(text, 1), base::Failure);
}

TEST(Text, WrapsAtWordsAndFits) {
    Text text{.words = "Phone out of the room every night", .size = 96};
    auto fit = fitted(text, 600, 2);
    EXPECT_LE(measure(fit).lines, 2);
    EXPECT_LE(measure(fit).ink_width, 601);
    EXPECT_LT(fit.size, 97);
}

TEST(Text, NoWordIsEverBroken) {
    for (const char* words :
         {"Morning light", "Why do volcanoes erupt?", "Verantwortungsbewusstsein", "Internationalization matters"})
        for (float width : {200.0f, 300.0f, 420.0f}) {
            auto fit = fitted({.words = words, .size = 132}, width, 2);
            float widest = 0;
            for (const auto& box : word_boxes(fit)) widest = std::max(widest, box.width);
            EXPECT_LE(widest, width + 1) << words;
            EXPECT_LE(measure(fit).lines, 2) << words;
            EXPECT_LE(measure(fit).ink_width, width + 1) << words;
        }
}

TEST(Text, WordBoxesRunInReadingOrder) {
    auto boxes = word_boxes({.words = "one two three"});
    ASSERT_EQ(boxes.size(), 3u);
    EXPECT_LT(boxes[0].x + boxes[0].width, boxes[1].x + 1);
    auto hebrew = word_boxes({.words = "שלום עולם"});
    ASSERT_EQ(hebrew.size(), 2u);
    EXPECT_GT(hebrew[0].x, hebrew[1].x);
}

TEST(Text, BaselineDoesNotDependOnTheLetters) {
    EXPECT_FLOAT_EQ(measure({.words = "nose"}).baseline, measure({.words = "Tag gyp"}).baseline);
}

TEST(Text, ThreadsDrawTheSame) {
    Text text{.words = "Same 🌋 bytes", .lit_word = 1, .lit_ink = "#ff0000", .lit_pill = "#ffff00"};
    auto expected = draw_text(text, 1).rgba;
    std::vector<std::thread> threads;
    std::vector<int> equal(4);
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&, i] {
            bool same = true;
            for (int n = 0; n < 5; ++n) same &= draw_text(text, 1).rgba == expected;
            equal[i] = same;
        });
    for (auto& thread : threads) thread.join();
    for (int same : equal) EXPECT_TRUE(same);
}

}  // namespace
}  // namespace stage
