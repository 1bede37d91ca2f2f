// SPDX-License-Identifier: MIT
#include "stage/template.hpp"

#include <gtest/gtest.h>

#include "base/bind.hpp"
#include "base/failure.hpp"
#include "base/files.hpp"
#include "base/text.hpp"
#include "stage/fixtures_for_tests.hpp"

namespace stage {
namespace {

const std::filesystem::path folder = std::filesystem::path(AUTOVIDEO_SOURCE_DIR) / "templates";

std::string refusal(const std::string& from, const std::string& to) {
    base::TempFolder temp(std::filesystem::temp_directory_path());
    auto text = base::read_file(folder / "bright.json");
    EXPECT_NE(text.find(from), std::string::npos);
    base::write_file(temp.path() / "mine.json", base::replace_all(text, from, to));
    try {
        read_template(temp.path() / "mine.json");
    } catch (const base::Failure& failure) {
        return failure.message;
    }
    return "";
}

TEST(Template, EveryShippedOneReads) {
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        auto look = read_template(entry.path());
        EXPECT_EQ(look.name + ".json", entry.path().filename().string());
        EXPECT_FALSE(look.sentence.empty());
        EXPECT_GE(look.palettes.size(), 3u);
        EXPECT_GE(look.transitions.size(), 3u) << "never the same twice in a row";
        ++count;
    }
    EXPECT_GE(count, 8);
}

TEST(Template, ErrorsNameFileAndKey) {
    EXPECT_EQ(refusal("\"value\": 0.75", "\"value\": 7"),
              "mine.json: parameters.energy.value must lie within its range.");
    EXPECT_NE(
        refusal("\"corner_radius\"", "\"corner_radios\"").find("parameters.corner_radios is not a known parameter"),
        std::string::npos);
    EXPECT_NE(refusal("\"value\": \"karaoke\"", "\"value\": \"karaoki\"").find("did you mean 'karaoke'"),
              std::string::npos);
    EXPECT_NE(refusal("autovideo-template/1", "x").find("mine.json: format"), std::string::npos);
    EXPECT_NE(refusal("\"unit\": \"palette\",", "").find("has no \"unit\""), std::string::npos);
}

TEST(Template, AnUnknownNameIsAnsweredWithTheNearest) {
    setenv("AUTOVIDEO_SHARE", AUTOVIDEO_SOURCE_DIR, 1);
    EXPECT_EQ(load_template("").name, "bright");
    EXPECT_EQ(load_template("calm").type_pair, "soft");
    try {
        load_template("brigth");
        FAIL();
    } catch (const base::Failure& failure) {
        EXPECT_NE(failure.message.find("'bright'"), std::string::npos);
    }
    EXPECT_THROW(load_template("../bright"), base::Failure);
}

/// A parameter that changes nothing would be a promise broken; transitions, sets and palettes are the planner's
/// (scenery/planner_test.cpp), captions the command line's.
TEST(Template, EveryParameterDoesSomething) {
    setenv("AUTOVIDEO_SHARE", AUTOVIDEO_SOURCE_DIR, 1);
    base::TempFolder temp(std::filesystem::temp_directory_path());
    std::filesystem::create_directories(temp.path() / "templates");
    auto pictures = [&](const std::string& name) {
        std::string all;
        for (const char* layout : {"title", "hero", "list", "pair"}) {
            Sample sample(layout);
            setenv("AUTOVIDEO_SHARE", temp.path().c_str(), 1);
            sample.film.look.template_name = name;
            auto scene = sample.scene();
            scene.overlay = captions(sample.film, sample.in.words, 3200, 0, 3200, scene);
            all += base::canonical(scene);
        }
        return all;
    };
    auto plain = base::read_file(folder / "bright.json");
    base::write_file(temp.path() / "templates/bright.json", plain);
    auto before = pictures("bright");
    struct Change {
        const char *name, *to;
    };
    for (auto [name, to] : {Change{"energy", "0.1"},
                            {"corner_radius", "4"},
                            {"camera_travel", "0.2"},
                            {"caption_size", "60"},
                            {"caption_outline", "3"},
                            {"title_size", "100"},
                            {"light", "0.9"},
                            {"halo", "0.1"},
                            {"capitals", "false"},
                            {"type_pair", "\"tall\""}}) {
        auto at = plain.find("\"value\": ", plain.find("\"" + std::string(name) + "\": {")) + 9;
        auto changed = plain;
        changed.replace(at, changed.find(",\n", at) - at, to);
        base::write_file(temp.path() / "templates" / (std::string(name) + ".json"), changed);
        EXPECT_NE(pictures(name), before) << name;
    }
}

}  // namespace
}  // namespace stage
