// SPDX-License-Identifier: MIT
#include "build/own_media.hpp"

#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>

#include "base/failure.hpp"
#include "base/files.hpp"
#include "build/media_cell.hpp"
#include "frames/scenes_for_tests.hpp"
#include "media/footage.hpp"
#include "media/picture.hpp"
#include "media/wav.hpp"

namespace build {
namespace {

namespace fs = std::filesystem;

class Engine : public scenery::Painter {
  public:
    std::vector<scenery::Candidate> find(std::string_view, std::string_view, std::string_view) const override {
        return {{"volcano", 0.9}};
    }
    scenery::Drawing draw(std::string_view art) const override {
        return {.svg = "<svg>" + std::string(art) + "</svg>"};
    }
    std::string engine() const override { return "engine/1"; }
    std::vector<std::string> concepts(std::string_view, std::string_view) const override { return {"lava"}; }
    std::vector<std::string> kinds(std::string_view) const override { return {"mountain"}; }
    std::vector<scenery::Stretch> phrases(std::string_view) const override { return {{3, 5, true}}; }
    std::string other_of(std::string_view art) const override { return std::string(art) + "~"; }
};

cell::Program forked() {
    return {{}, {{media_role, answer_as_media}}};
}
cell::Program crashing() {
    return {{}, {{media_role, [](std::string_view) -> std::string { ::_exit(9); }}}};
}

struct World {
    base::TempFolder folder{fs::path(testing::TempDir())};
    store::Artifacts artifacts{folder.path() / "cache"};
    Engine engine;
    Fit fit{folder.path(), 100, 200, 30, std::chrono::seconds(60)};

    OwnMedia own(cell::Program program = forked()) { return {engine, artifacts, fit, {}, std::move(program)}; }
    void picture(const char* name, int width, int height) {
        media::write_png(folder.path() / name,
                         {width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width) * height * 4, 200)});
    }
    /// Sixty frames, two seconds, 320 x 480.
    void film(const char* name) {
        frames::mux(folder.path() / name,
                    {frames::encode({.scene = frames::test::lively(), .frames = 60}, frames::test::small())}, nullptr,
                    frames::test::small(), {});
    }
    std::string refusal(const char* name, cell::Program program = forked()) {
        try {
            own(std::move(program)).draw(name);
            return "drawn";
        } catch (const base::Failure& failure) {
            return std::string(base::word(failure.trouble)) + ": " + failure.message;
        }
    }
    bool clean() const {
        for (const auto& entry : fs::recursive_directory_iterator(folder.path() / "cache"))
            if (entry.path().extension() == ".part") return false;
        return true;
    }
};

std::string luma(const std::string& file, int n) {
    media::Footage footage(file);
    std::string y(100 * 200, 0), u(50 * 100, 0), v = u;
    auto bytes = [](std::string& text) { return reinterpret_cast<std::uint8_t*>(text.data()); };
    footage.read(n, 100, 200, {bytes(y), bytes(u), bytes(v)}, {100, 50, 50});
    return y;
}

TEST(OwnMedia, WhatIsNoFileGoesToTheEngine) {
    World world;
    auto own = world.own();
    EXPECT_EQ(own.draw("volcano").svg, "<svg>volcano</svg>");
    EXPECT_EQ(own.find("a", "b", "c").front().art, "volcano");
    EXPECT_EQ(own.concepts("a", "b").front(), "lava");
    EXPECT_EQ(own.kinds("a").front(), "mountain");
    EXPECT_EQ(own.phrases("a").front().first, 3);
    EXPECT_EQ(own.other_of("a"), "a~");
    EXPECT_EQ(own.engine(), "engine/1");
}

TEST(OwnMedia, APictureIsBoundedToTwiceTheCanvas) {
    World world;
    world.picture("large.png", 1000, 1000);
    world.picture("small.png", 30, 20);
    auto own = world.own();
    auto large = own.draw("large.png"), small = own.draw("./small.png");
    EXPECT_FALSE(large.moves);
    EXPECT_EQ(large.width, 400);
    EXPECT_EQ(small.width, 30);
    EXPECT_EQ(small.height, 20);
    EXPECT_EQ(media::read_picture(large.file).height, 400);
    EXPECT_NE(large.content, small.content);
    EXPECT_EQ(large.content.size(), 64u);
}

TEST(OwnMedia, FootageBecomesAMezzanineOfTheCanvas) {
    World world;
    world.film("clip.mp4");
    auto drawing = world.own().draw("clip.mp4");
    EXPECT_TRUE(drawing.moves);
    auto what = media::Footage(drawing.file).what();
    EXPECT_EQ(what.width, 100);
    EXPECT_EQ(what.height, 200);
    EXPECT_EQ(what.frames, 60);
    EXPECT_TRUE(world.clean());
}

TEST(OwnMedia, HowMuchIsKeptShowsNeitherInTheKeyNorInTheFrames) {
    World world;
    world.film("clip.mp4");
    auto whole = world.own().draw("clip.mp4");
    world.fit.most = std::chrono::seconds(1);
    auto cut = world.own().draw("clip.mp4");
    EXPECT_EQ(whole.content, cut.content);
    EXPECT_NE(whole.file, cut.file);
    EXPECT_EQ(media::Footage(cut.file).what().frames, 30);
    for (int n : {0, 14, 29}) EXPECT_EQ(luma(whole.file, n), luma(cut.file, n)) << n;
}

TEST(OwnMedia, IsDecodedOnce) {
    World world;
    world.film("clip.mp4");
    world.picture("a.png", 30, 20);
    auto first = world.own().draw("clip.mp4");
    world.own().draw("a.png");
    EXPECT_EQ(world.own(crashing()).draw("clip.mp4").file, first.file);
    EXPECT_EQ(world.refusal("a.png", crashing()), "drawn");
    fs::rename(world.folder.path() / "clip.mp4", world.folder.path() / "moved.mp4");
    EXPECT_EQ(world.own(crashing()).draw("moved.mp4").content, first.content);
}

TEST(OwnMedia, BadFilesAreRefusedByName) {
    World world;
    auto at = [&](const char* name) { return world.folder.path() / name; };
    std::ofstream(at("empty.mp4"));
    std::ofstream(at("text.mp4")) << "hello, I am no film";
    world.film("clip.mp4"), world.picture("a.png", 300, 200);
    auto film = base::read_file(at("clip.mp4")), picture = base::read_file(at("a.png"));
    std::ofstream(at("cut.mp4")) << film.substr(0, film.size() * 2 / 3);
    std::ofstream(at("cut.png")) << picture.substr(0, picture.size() - 40);
    std::ofstream(at("giant.png")) << std::string(
        "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xc3\x50\0\0\xc3\x50\x08\x02\0\0\0\xd8\xc7\x9f\x19", 33);
    fs::create_directory(at("folder.png"));
    EXPECT_TRUE(world.refusal("empty.mp4").starts_with("unreadable: empty.mp4: this file is empty"))
        << world.refusal("empty.mp4");
    EXPECT_TRUE(world.refusal("text.mp4").starts_with("unreadable: text.mp4: ")) << world.refusal("text.mp4");
    EXPECT_TRUE(world.refusal("cut.mp4").starts_with("unreadable: cut.mp4: this file is cut short"))
        << world.refusal("cut.mp4");
    EXPECT_TRUE(world.refusal("cut.png").starts_with("unreadable: cut.png: ")) << world.refusal("cut.png");
    EXPECT_TRUE(world.refusal("giant.png").starts_with("invalid: giant.png has 50000 x 50000 pixels"))
        << world.refusal("giant.png");
    EXPECT_TRUE(world.refusal("gone.png").starts_with("missing: There is no file ")) << world.refusal("gone.png");
    EXPECT_TRUE(world.refusal("folder.png").starts_with("invalid: ")) << world.refusal("folder.png");
    EXPECT_TRUE(world.clean());
}

TEST(OwnMedia, ACrashIsTheFilesFault) {
    World world;
    world.picture("evil.png", 30, 20);
    EXPECT_TRUE(world.refusal("evil.png", crashing())
                    .starts_with("unreadable: evil.png: it cannot be decoded. Convert it first"));
    EXPECT_TRUE(world.clean());
}

TEST(OwnMedia, ABadFileIsToldWithItsLine) {
    World world;
    film::Film film;
    film.lines = {{.id = "l1", .text = "One."}, {.id = "l2", .text = "Two."}};
    film.lines[1].directions.scene = "image:gone.jpg";
    try {
        world.own().bring(film, false);
        ADD_FAILURE();
    } catch (const base::Failure& failure) {
        EXPECT_EQ(failure.message.rfind("Line l2: There is no file ", 0), 0u) << failure.message;
    }
}

TEST(OwnMedia, MusicIsDecodedAndCut) {
    World world;
    media::write_wav(world.folder.path() / "tune.wav", {2, std::vector<float>(2 * 3 * media::sample_rate, 0.25f)});
    world.fit.most = std::chrono::seconds(1);
    auto sound = world.own().sound("tune.wav");
    EXPECT_EQ(sound.channels, 2);
    EXPECT_EQ(sound.frames(), static_cast<std::size_t>(media::sample_rate));
    EXPECT_NEAR(sound.samples[100], 0.25f, 1e-4);
    EXPECT_EQ(world.own(crashing()).sound("tune.wav").samples, sound.samples);
}

TEST(OwnMedia, TheFitHoldsTheWholeFilm) {
    film::Film film;
    film.canvas = {film::Aspect::landscape, 24};
    EXPECT_EQ(fit_for(film, ".").width, 1920);
    EXPECT_EQ(fit_for(film, ".").most.count(), 60);
    film.lines.resize(20, {.id = "l", .text = std::string(100, 'a')});
    EXPECT_EQ(fit_for(film, ".").most.count(), 480);
    film.lines.resize(200, film.lines[0]);
    EXPECT_EQ(fit_for(film, ".").most.count(), 600);
}

}  // namespace
}  // namespace build
