// SPDX-License-Identifier: MIT
#include "builtin/illustrator/illustrator.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <memory>
#include <set>

#include "base/failure.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "builtin/illustrator/pack.hpp"
#include "builtin/illustrator/recolour.hpp"

namespace builtin {
namespace {

namespace fs = std::filesystem;

const char* icons = R"({"prefix": "t", "icons": {
  "volcano": {"body": "<g fill=\"none\"><path fill=\"url(#longname)\" d=\"M1 2\"/><linearGradient id=\"longname\"/></g>"},
  "volcano-dark": {"body": "<g/>"}, "keycap-3": {"body": "<g/>"}, "one-oclock": {"body": "<g/>"}, "two-oclock": {"body": "<g/>"},
  "bomb": {"width": 33, "body": "<circle r=\"3\"/>"}, "police-car": {"body": "<g/>"}, "police-car-light": {"body": "<g/>"}}})";
const char* labels = R"([{"label": "volcano", "tags": ["eruption", "mountain"], "group": 5, "subgroup": 50},
  {"label": "police car light", "tags": ["alert"], "group": 5, "subgroup": 54}])";

struct SmallPack : testing::Test {
    SmallPack() {
        base::write_file(at("icons.json"), icons), base::write_file(at("data.json"), labels),
            base::write_file(at("overrides.txt"), "never bomb\n");
        pack_art(at("icons.json"), at("data.json"), at("overrides.txt"), at("art.pack"));
    }
    fs::path at(const char* name) const { return folder.path() / name; }
    base::TempFolder folder{fs::temp_directory_path()};
};

TEST_F(SmallPack, KeepsDistinctPiecesWithTheirWords) {
    ArtPack pack(at("art.pack"));
    std::vector<std::string> ids;
    for (int i = 0; i < pack.size(); ++i) ids.emplace_back(pack.entry(i).id);
    EXPECT_EQ(ids, (std::vector<std::string>{"bomb", "police-car", "police-car-light", "two-oclock", "volcano"}));
    ASSERT_EQ(pack.with_keyword("eruption").size(), 1u);
    EXPECT_EQ(pack.with_keyword("eruption")[0].match, ArtPack::Match::tag);
    EXPECT_TRUE(pack.with_keyword("erupt").empty());
    EXPECT_EQ(pack.overrides(), "never bomb\n");
    auto body = pack.body(*pack.find("volcano"));
    EXPECT_EQ(body, "<g fill=\"none\"><path fill=\"url(#a4_0)\" d=\"M1 2\"/><linearGradient id=\"a4_0\"/></g>");
    EXPECT_NE(pack.body(*pack.find("bomb")).find("scale("), std::string::npos) << "33 units are drawn in 32";
    EXPECT_FALSE(pack.find("volcano-dark"));
}

TEST_F(SmallPack, IsTheSameForTheSameInputs) {
    pack_art(at("icons.json"), at("data.json"), at("overrides.txt"), at("again.pack"));
    EXPECT_EQ(base::read_file(at("art.pack")), base::read_file(at("again.pack")));
}

TEST_F(SmallPack, DamageIsSaidAndNeverRead) {
    auto good = base::read_file(at("art.pack"));
    for (std::size_t i = 0; i < good.size(); i += 7) {
        auto bad = good;
        bad[i] = static_cast<char>(bad[i] ^ 0x41);
        base::write_file(at("bad.pack"), bad);
        try {
            ArtPack pack(at("bad.pack"));
            for (int art = 0; art < pack.size(); ++art) pack.body(art);
            ADD_FAILURE() << "byte " << i << " changed and nobody noticed";
        } catch (const base::Failure& failure) {
            EXPECT_EQ(failure.trouble, base::Trouble::unreadable);
        }
    }
    for (std::size_t length : {std::size_t{0}, std::size_t{7}, std::size_t{40}, good.size() / 2, good.size() - 1}) {
        base::write_file(at("bad.pack"), good.substr(0, length));
        EXPECT_THROW(ArtPack{at("bad.pack")}, base::Failure) << length;
    }
    EXPECT_THROW(ArtPack{at("nowhere.pack")}, base::Failure);
}

TEST(ShortIds, RenamesEveryReference) {
    std::string before = "<a id=\"xyz\"/><use href=\"#xyz\"/><b fill=\"url(#xyz)\" c=\"#fff\"/>";
    std::string after = "<a id=\"q0\"/><use href=\"#q0\"/><b fill=\"url(#q0)\" c=\"#fff\"/>";
    EXPECT_EQ(with_short_ids(before, "q"), after);
}

TEST(CurationText, SaysWhichLineIsWrong) {
    try {
        Curation curation("never a\nnoun x y\n");
        FAIL();
    } catch (const base::Failure& failure) {
        EXPECT_NE(failure.message.find("line 2"), std::string::npos);
    }
    Curation curation("noun bank @ river = -\nnoun bank = bank\n");
    EXPECT_EQ(curation.decided(Curation::Part::noun, "bank", {"river"}), "-");
    EXPECT_EQ(curation.decided(Curation::Part::noun, "bank", {"money"}), "bank");
    EXPECT_FALSE(curation.decided(Curation::Part::noun, "shore", {}));
}

/// The real pack, where the build has made it.
BuiltinPainter* painter() {
    static std::unique_ptr<BuiltinPainter> made = [] {
        try {
            auto share = base::share_folder();
            if (fs::exists(share / "art.pack") && fs::exists(share / "wordnet.pack"))
                return std::make_unique<BuiltinPainter>();
        } catch (const base::Failure&) {
        }
        return std::unique_ptr<BuiltinPainter>();
    }();
    return made.get();
}

class Illustrations : public testing::Test {
  protected:
    void SetUp() override {
        if (!painter())
            GTEST_SKIP() << "The art pack is not built (share/autovideo/art.pack and wordnet.pack): build the "
                            "program's data first, or set AUTOVIDEO_SHARE.";
    }
};

TEST_F(Illustrations, CurationNamesPiecesThatExist) {
    for (const auto& [art, line] : painter()->curation().named())
        EXPECT_TRUE(painter()->pack().find(art)) << "art/overrides.txt, line " << line << ": " << art;
    EXPECT_GE(painter()->pack().size(), 1400);
}

TEST_F(Illustrations, EveryPieceUnpacks) {
    for (int art = 0; art < painter()->pack().size(); ++art) {
        auto drawing = painter()->draw(painter()->pack().entry(art).id);
        EXPECT_TRUE(drawing.svg.starts_with("<svg ") && drawing.svg.ends_with("</svg>"));
    }
    EXPECT_THROW(painter()->draw("no-such-piece"), base::Failure);
}

TEST_F(Illustrations, ADirectedNameIsTakenAtItsWord) {
    EXPECT_EQ(painter()->find("up arrow", "", "volcano").at(0).art, "up-arrow");
    EXPECT_EQ(painter()->find("two o\u2019clock", "", "").at(0).art, "two-oclock");
    EXPECT_EQ(painter()->find("globe showing Europe-Africa", "", "").at(0).art, "globe-showing-europe-africa");
    EXPECT_EQ(painter()->find("volcanoes", "", "").at(0).art, "volcano");
}

TEST_F(Illustrations, PhrasesMeanSomethingByThemselves) {
    auto phrases = [](const std::string& sentence) {
        auto words = base::split_words(sentence);
        std::set<std::string> found;
        for (const auto& one : painter()->phrases(sentence))
            found.insert(base::join({words.begin() + one.first, words.begin() + one.end}, " "));
        return found;
    };
    using Set = std::set<std::string>;
    EXPECT_EQ(phrases("They are from a place"), Set{"place"});
    EXPECT_EQ(phrases("and it is in there"), Set{});
    EXPECT_EQ(phrases("Next they spin thousands of wires into one thick cable."),
              (Set{"thousands of wires", "spin thousands of wires", "thick cable."}));
    EXPECT_EQ(phrases("It cools the brain."), (Set{"brain.", "cools the brain."}));
    EXPECT_EQ(phrases("towers, cables, hangers and the deck."), (Set{"towers,", "cables,", "hangers", "deck."}));
    EXPECT_EQ(phrases("while coffee comes from roasted seeds."), (Set{"coffee", "roasted seeds."}));
    EXPECT_EQ(phrases("How does the heart work?"), Set{"heart"});
    EXPECT_EQ(phrases("The boat neither sinks nor rises."), Set{"boat"});
    EXPECT_TRUE(phrases("ten minutes of patience.").count("ten minutes of patience."));
}

TEST_F(Illustrations, TheOtherOfAPieceIsToldApart) {
    auto one = painter()->draw("crocodile").svg, other = painter()->draw(painter()->other_of("crocodile")).svg;
    EXPECT_NE(one, other);
    EXPECT_NE(other.find("matrix(-1 0 0 1 32 0)"), std::string::npos);
    EXPECT_EQ(painter()->other_of("crocodile~other"), "crocodile~other");
    EXPECT_EQ(
        recoloured("<a id=\"x\" fill=\"#fff\"/><b fill=\"url(#abc)\" stop-color=\"#204060\"/><use href=\"#abc\"/>"),
        "<a id=\"x\" fill=\"#dbdbdb\"/><b fill=\"url(#abc)\" stop-color=\"#2b4634\"/><use href=\"#abc\"/>");
}

TEST_F(Illustrations, KindsLeadUpwards) {
    auto kinds = painter()->kinds("whale");
    EXPECT_NE(std::find(kinds.begin(), kinds.end(), "cetacean"), kinds.end());
}

struct Case {
    int line = 0;
    std::string sentence, topic;
    std::set<std::string> allowed;
};

std::vector<Case> cases() {
    std::vector<Case> all;
    int number = 0;
    for (const auto& line :
         base::split(base::read_file(fs::path(AUTOVIDEO_SOURCE_DIR) / "tests/scripts/art.txt"), '\n')) {
        ++number;
        auto bar = line.find(" | "), tilde = line.find(" ~ ");
        if (line.empty() || line[0] == '#' || bar == std::string::npos || tilde == std::string::npos) continue;
        auto allowed = base::split_words(line.substr(bar + 3));
        all.push_back(
            {number, line.substr(0, tilde), line.substr(tilde + 3, bar - tilde - 3), {allowed.begin(), allowed.end()}});
    }
    return all;
}

TEST_F(Illustrations, NoSentenceGetsAWrongPicture) {
    int pictures = 0, without = 0;
    auto all = cases();
    ASSERT_GE(all.size(), 100u);
    for (const auto& one : all) {
        std::set<std::string> chosen;
        for (const auto& concept_words : painter()->concepts(one.sentence, one.topic)) {
            auto found = painter()->find(concept_words, one.sentence, one.topic);
            if (!found.empty() && found[0].score >= 0.5) chosen.insert(found[0].art);
        }
        for (const auto& art : chosen)
            EXPECT_TRUE(one.allowed.count(art))
                << "tests/scripts/art.txt:" << one.line << ": " << one.sentence << " -> " << art;
        if (chosen.empty())
            EXPECT_TRUE(one.allowed.count("-"))
                << "tests/scripts/art.txt:" << one.line << ": " << one.sentence << " -> no picture";
        (chosen.empty() ? without : pictures) += 1;
    }
    std::cout << all.size() << " sentences: " << pictures << " with a picture, " << without << " with none\n";
}

}  // namespace
}  // namespace builtin
