// SPDX-License-Identifier: MIT
#include "scenery/abroad.hpp"

#include <gtest/gtest.h>

namespace scenery {
namespace {

struct TwoWords : Painter {
    std::vector<Candidate> find(std::string_view words, std::string_view, std::string_view) const override {
        if (words == "volcano") return {{"volcano", 0.9}};
        if (words == "doubt") return {{"thinking-face", 0.5}};
        return {};
    }
    Drawing draw(std::string_view) const override { return {}; }
    std::string engine() const override { return "two words"; }
    std::vector<Gloss> glosses(const std::vector<std::string>& words, std::string_view language) const override {
        std::vector<Gloss> found;
        for (std::size_t i = 0; i < words.size() && language == "de"; ++i)
            if (words[i].find("Vulkan") != std::string::npos)
                found.push_back({static_cast<int>(i), 1, "volcano"});
            else if (words[i] == "Zweifel")
                found.push_back({static_cast<int>(i), 1, "doubt"});
        return found;
    }
};

std::vector<speech::SpokenWord> spoken(std::initializer_list<const char*> words) {
    std::vector<speech::SpokenWord> out;
    for (const auto* word : words) out.push_back({.text = word});
    return out;
}

TEST(Abroad, AWordThatIsKnownForSureHasItsPictureAndItsOwnLabel) {
    auto ideas = ideas_abroad(spoken({"Der", "„Vulkan“,", "ohne", "Zweifel", "Vulkane"}), "de", "", TwoWords());
    ASSERT_EQ(ideas.size(), 1u);
    EXPECT_EQ(ideas[0].art, "volcano");
    EXPECT_EQ(ideas[0].label, "Vulkan");
    EXPECT_EQ(ideas[0].word, 1);
}

TEST(Abroad, EnglishIsAtHome) {
    EXPECT_FALSE(is_abroad(""));
    EXPECT_FALSE(is_abroad("en-GB"));
    EXPECT_TRUE(is_abroad("de"));
    EXPECT_EQ(in_english(things_named("Ein Vulkan ohne Zweifel", "de", TwoWords())), "volcano doubt");
}

}  // namespace
}  // namespace scenery
