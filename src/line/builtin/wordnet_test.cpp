// SPDX-License-Identifier: MIT
#include "builtin/wordnet.hpp"

#include <gtest/gtest.h>

#include "base/failure.hpp"
#include "base/files.hpp"

namespace builtin {
namespace {

namespace fs = std::filesystem;
const fs::path database = "/usr/share/wordnet";  // Debian's wordnet-base

/// The real database, packed once for all tests.
const WordNet& wordnet() {
    static base::TempFolder folder(fs::temp_directory_path());
    static const WordNet& packed = [&]() -> const WordNet& {
        pack_wordnet(database, folder.path() / "wordnet.pack");
        return WordNet::at(folder.path() / "wordnet.pack");
    }();
    return packed;
}

class WordNetTest : public testing::Test {
  protected:
    void SetUp() override {
        if (!fs::exists(database / "data.noun")) GTEST_SKIP() << "wordnet-base is not installed";
    }
};

TEST_F(WordNetTest, PackIsSmall) {
    base::TempFolder folder(fs::temp_directory_path());
    pack_wordnet(database, folder.path() / "p");
    EXPECT_LE(fs::file_size(folder.path() / "p"), 12'000'000u);
    RecordProperty("bytes", std::to_string(fs::file_size(folder.path() / "p")));
    std::printf("pack: %zu bytes\n", static_cast<std::size_t>(fs::file_size(folder.path() / "p")));
}

TEST_F(WordNetTest, BaseForms) {
    const auto& w = wordnet();
    using P = PartOfSpeech;  // short: one line a case
    EXPECT_EQ(w.base_form("volcanoes", P::noun), "volcano");
    EXPECT_EQ(w.base_form("Bees", P::noun), "bee");
    EXPECT_EQ(w.base_form("mice", P::noun), "mouse");
    EXPECT_EQ(w.base_form("wolves", P::noun), "wolf");
    EXPECT_EQ(w.base_form("ran", P::verb), "run");
    EXPECT_EQ(w.base_form("erupting", P::verb), "erupt");
    EXPECT_EQ(w.base_form("makes", P::verb), "make");
    EXPECT_EQ(w.base_form("better", P::adjective), "good");
    EXPECT_EQ(w.base_form("colder", P::adjective), "cold");
    EXPECT_EQ(w.base_form("ice creams", P::noun), "ice cream");
    EXPECT_EQ(w.base_form("gave_up", P::verb), "give up");
    EXPECT_EQ(w.base_form("glass", P::noun), "glass");
    EXPECT_EQ(w.base_form("Zxqv", P::noun), "zxqv");
    EXPECT_EQ(w.base_form("", P::noun), "");
    EXPECT_EQ(w.base_form(std::string(100'000, 's'), P::verb).size(), 100'000u);
}

TEST_F(WordNetTest, SensesInOrderOfUse) {
    auto senses = wordnet().senses("volcano", PartOfSpeech::noun);
    ASSERT_EQ(senses.size(), 2u);
    EXPECT_EQ(senses[0].gloss.substr(0, 8), "a fissur");
    EXPECT_EQ(senses[0].field, "noun.object");
    EXPECT_EQ(senses[0].tagged, 1);
    EXPECT_EQ(senses[1].lemmas, std::vector<std::string>{"volcano"});
    auto dog = wordnet().senses("DOG", PartOfSpeech::noun);
    ASSERT_GE(dog.size(), 2u);
    EXPECT_EQ(dog[0].field, "noun.animal");
    EXPECT_EQ(dog[0].lemmas[1], "domestic dog");
    EXPECT_GT(dog[0].tagged, dog[1].tagged);
    EXPECT_EQ(dog[0].gloss.find('"'), std::string::npos);
    auto mars = wordnet().senses("mars", PartOfSpeech::noun);
    ASSERT_FALSE(mars.empty());
    EXPECT_EQ(mars[0].lemmas[0], "Mars");
    EXPECT_TRUE(wordnet().senses("zxqv", PartOfSpeech::noun).empty());
    EXPECT_TRUE(wordnet().knows("ice_cream", PartOfSpeech::noun));
    EXPECT_FALSE(wordnet().knows("erupt", PartOfSpeech::noun));
}

TEST_F(WordNetTest, AncestorsNearestFirst) {
    const auto& w = wordnet();
    auto dog = w.senses("dog", PartOfSpeech::noun)[0];
    auto up = w.ancestors(dog.synset);
    ASSERT_FALSE(up.empty());
    EXPECT_EQ(up[0], dog.hypernyms[0]);
    EXPECT_EQ(w.sense(up.back()).lemmas[0], "entity");
    auto animal = w.senses("animal", PartOfSpeech::noun)[0].synset;
    EXPECT_NE(std::find(up.begin(), up.end(), animal), up.end());
    EXPECT_TRUE(w.ancestors(up.back()).empty());
    EXPECT_THROW(w.sense(10'000'000), base::Failure);
}

TEST_F(WordNetTest, EveryIndexedLemmaIsFound) {
    auto index = base::read_file(database / "index.noun");
    std::size_t line = 0, tried = 0;
    for (std::size_t at = 0; at < index.size(); at = index.find('\n', at) + 1) {
        if (index[at] == ' ' || ++line % 97) continue;
        auto lemma = index.substr(at, index.find(' ', at) - at);
        EXPECT_TRUE(wordnet().knows(lemma, PartOfSpeech::noun)) << lemma;
        ++tried;
    }
    EXPECT_GT(tried, 1000u);
}

TEST(WordNetPack, RefusesDamagedFiles) {
    base::TempFolder folder(fs::temp_directory_path());
    EXPECT_THROW(WordNet::at(folder.path() / "none"), base::Failure);
    base::write_file(folder.path() / "short", "AVWN");
    EXPECT_THROW(WordNet::at(folder.path() / "short"), base::Failure);
    base::write_file(folder.path() / "zeros", std::string(10'000, '\0'));
    EXPECT_THROW(WordNet::at(folder.path() / "zeros"), base::Failure);
    EXPECT_THROW(pack_wordnet(folder.path(), folder.path() / "p"), base::Failure);
}

}  // namespace
}  // namespace builtin
