// SPDX-License-Identifier: MIT
#include "film/document.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/failure.hpp"

namespace {

film::Film small() {
    script::Script script{
        .title = "Why?", .lines = {{"l1", "", "Why is the sky blue?", {}}, {"l2", "", "Air scatters blue light.", {}}}};
    auto film = film::from_script(script, {}, {}, 7);
    film.lines[1].choices = film::Choices{
        .chosen_for = "x", .shots = {{.id = "l2.a", .layout = "hero"}, {.id = "l2.b", .at_word = 2, .layout = "type"}}};
    return film;
}

std::string refusal(std::string_view text) {
    try {
        film::read(text, "film.json");
    } catch (const base::Failure& failure) {
        return failure.message;
    }
    return "accepted";
}

TEST(Document, reads_what_it_wrote) {
    auto text = film::write(small());
    EXPECT_EQ(film::write(film::read(text, "film.json")), text);
}

TEST(Document, names_every_wrong_path) {
    EXPECT_THAT(
        refusal(R"({"format":"autovideo-film/1","canvas":{"fps":"30"},"lines":[{"id":"a","text":"Hi.","shots":[]}]})"),
        testing::AllOf(testing::HasSubstr("canvas.fps: must be an integer"),
                       testing::HasSubstr("lines[0].shots: is not a known key")));
    EXPECT_THAT(refusal(R"({"format":"autovideo-film/9"})"),
                testing::HasSubstr("this program reads \"autovideo-film/1\""));
    EXPECT_THAT(refusal(R"({"format":"autovideo-film/1","lines":[]})"), testing::HasSubstr("at least one line"));
    EXPECT_THAT(refusal(R"({"format":"autovideo-film/1","lines":[{"id":"a","text":"Hi."},{"id":"a","text":" "}]})"),
                testing::AllOf(testing::HasSubstr("lines[1].id: \"a\" is used twice"),
                               testing::HasSubstr("lines[1].text: must not be empty")));
    EXPECT_THAT(refusal("[1"), testing::HasSubstr("not valid JSON"));
}

TEST(Document, choices_beyond_a_shortened_text_are_made_again) {
    auto film = small();
    film.lines[1].text = "Air scatters.";
    EXPECT_TRUE(film::read(film::write(film), "film.json").lines[1].choices->shots.empty());
}

TEST(Document, differences_are_said_in_words) {
    auto before = small(), after = small();
    EXPECT_TRUE(film::differences(before, after).empty());
    after.lines[0].text = "Why is it blue?";
    after.look.music = "calm";
    EXPECT_THAT(film::differences(before, after), testing::ElementsAre("film: look changed", "line l1: text changed"));
}

TEST(Document, aspects) {
    EXPECT_EQ(film::aspect_from("4:5"), film::Aspect::tall);
    EXPECT_THROW(film::aspect_from("3:2"), base::Failure);
}

}  // namespace
