// SPDX-License-Identifier: MIT
#include "builtin/illustrator/abroad.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/failure.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "builtin/illustrator/fold.hpp"
#include "builtin/illustrator/illustrator.hpp"
#include "scenery/abroad.hpp"
#include "speech/segments.hpp"

namespace builtin {
namespace {

/// The real packs, where the build has made them.
const BuiltinPainter& painter() {
    static const BuiltinPainter one;
    return one;
}

class WordsAbroad : public testing::Test {
  protected:
    void SetUp() override {
        try {
            painter();
        } catch (const base::Failure& failure) {
            GTEST_SKIP() << failure.message;
        }
    }
};

std::vector<std::string> pictures(const char* language, const std::string& text) {
    std::vector<speech::SpokenWord> words;
    for (const auto& piece : base::split_words(text))
        for (const auto& word : speech::segments(piece, language)) words.push_back({.text = word});
    std::vector<std::string> arts;
    for (const auto& idea : scenery::ideas_abroad(words, language, "", painter())) arts.push_back(idea.art);
    return arts;
}

struct Sentence {
    const char *language, *text, *art;
};

/// The picture is among those found.
TEST_F(WordsAbroad, SentencesOfManyLanguagesHaveTheirPictures) {
    for (auto [language, text, art] : {Sentence{"de", "Warum brechen Vulkane aus?", "volcano"},
                                       {"de", "Der Elefant trinkt viel Wasser.", "elephant"},
                                       {"de", "Am Himmel leuchtet der Mond.", "moon"},
                                       {"ar", "لماذا يثور البركان؟", "volcano"},
                                       {"ar", "النحلة تجمع الرحيق.", "honeybee"},
                                       {"es", "Los volcanes son ventanas.", "volcano"},
                                       {"es", "El elefante bebe agua.", "elephant"},
                                       {"fr", "Pourquoi les éléphants boivent-ils ?", "elephant"},
                                       {"fr", "Le volcan dort.", "volcano"},
                                       {"hi", "ज्वालामुखी क्यों फटता है?", "volcano"},
                                       {"zh", "火山是地球的一扇窗户。", "volcano"},
                                       {"cmn", "蜜蜂采集花蜜。", "honeybee"},
                                       {"ru", "Почему извергаются вулканы?", "volcano"},
                                       {"ru", "Слон пьёт воду.", "elephant"},
                                       {"pt-br", "O elefante bebe muita água.", "elephant"},
                                       {"ja", "火山は地球の窓です。", "volcano"},
                                       {"th", "ภูเขาไฟ", "volcano"},
                                       {"ko", "화산 폭발", "volcano"},
                                       {"tr", "Fil su içer", "elephant"}}) {
        auto found = pictures(language, text);
        bool there =
            std::any_of(found.begin(), found.end(), [&](const auto& one) { return one.find(art) != one.npos; });
        EXPECT_TRUE(there) << language << ": " << text << " has " << base::join(found, ", ");
    }
}

TEST_F(WordsAbroad, WordsThatMeanSeveralThingsAndSmallWordsHaveNone) {
    for (auto [language, text] : {std::pair{"de", "Wir sitzen auf der Bank und die Kiefer rauscht."},
                                  {"de", "Das war so gut, und er hat es schon."},
                                  {"es", "El banco de arena no es una planta."},
                                  {"fr", "Il y a une note sur la carte."},
                                  {"xx", "Volcano elephant"}})
        EXPECT_EQ(base::join(pictures(language, text), ", "), "") << text;
}

TEST(Folded, SpellingsAreFolded) {
    EXPECT_EQ(folded("Éléphants,"), "elephants");
    EXPECT_EQ(folded("أَلْبُرْكَان؟"), folded("البركان"));
    EXPECT_EQ(folded("«Les  abeilles»"), "les abeilles");
    EXPECT_EQ(folded("が"), "が");
    EXPECT_EQ(folded("…"), "");
}

TEST_F(WordsAbroad, ADamagedPackIsRefused) {
    base::TempFolder temp(std::filesystem::temp_directory_path());
    auto bytes = base::read_file(base::share_folder() / "abroad.pack");
    for (auto at : {std::size_t{3}, std::size_t{20}, bytes.size() / 2, bytes.size() - 1}) {
        auto broken = bytes;
        broken[at] = static_cast<char>(broken[at] ^ 0x55);
        base::write_file(temp.path() / "abroad.pack", broken);
        EXPECT_THROW(Abroad{temp.path() / "abroad.pack"}, base::Failure) << at;
    }
    base::write_file(temp.path() / "abroad.pack", bytes.substr(0, 100));
    EXPECT_THROW(Abroad{temp.path() / "abroad.pack"}, base::Failure);
    EXPECT_THROW(Abroad{temp.path() / "none"}, base::Failure);
}

}  // namespace
}  // namespace builtin
