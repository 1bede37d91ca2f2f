// SPDX-License-Identifier: MIT
#include <gtest/gtest.h>

#include <cmath>
#include <cstdio>

#include "frames/frames.hpp"
#include "frames/scenes_for_tests.hpp"
#include "media/footage.hpp"

namespace frames {
namespace {

using test::block;
using test::layer;

struct Rgb {
    int r, g, b;
};
Rgb at(const media::Picture& picture, int x, int y) {
    const auto* p = &picture.rgba[(static_cast<std::size_t>(y) * picture.width + x) * 4];
    return {p[0], p[1], p[2]};
}
void expect_near(const media::Picture& picture, int x, int y, Rgb wanted, int off = 2) {
    Rgb is = at(picture, x, y);
    EXPECT_NEAR(is.r, wanted.r, off) << x << "," << y;
    EXPECT_NEAR(is.g, wanted.g, off) << x << "," << y;
    EXPECT_NEAR(is.b, wanted.b, off) << x << "," << y;
}
media::Picture drawn(stage::Scene scene, int n = 0) {
    return compose({.scene = std::move(scene), .frames = 30}, n, 320, 480);
}

TEST(Compose, ColoursSurviveTheFrameFormat) {
    for (auto [ink, wanted] : {std::pair{"#ff0000", Rgb{255, 0, 0}},
                               {"#00ff00", {0, 255, 0}},
                               {"#0000ff", {0, 0, 255}},
                               {"#ffffff", {255, 255, 255}},
                               {"#000000", {0, 0, 0}},
                               {"#808080", {128, 128, 128}},
                               {"#c04a21", {192, 74, 33}}}) {
        auto field = drawn(test::plain(ink));
        expect_near(field, 100, 100, wanted, 3);
        auto scene = test::plain("#123456");
        scene.layers.push_back(layer(block(ink), 200, 200, 160, 240));  // still
        scene.layers.push_back(layer(block(ink), 100, 60, 60, 60));     // moving
        scene.layers.back().x.keys = {{0, 60}, {1000, 61}};
        auto picture = drawn(scene, 7);
        expect_near(picture, 160, 240, wanted, 3);
        expect_near(picture, 60, 60, wanted, 3);
        expect_near(picture, 300, 460, {0x12, 0x34, 0x56}, 3);
    }
}

TEST(Compose, PivotPlaceAndScale) {
    auto scene = test::plain("#000000");
    scene.layers.push_back(layer(block("#ffffff"), 100, 50, 20, 30));
    scene.layers.back().pivot_x = scene.layers.back().pivot_y = 0;
    scene.layers.push_back(layer(block("#ff0000"), 40, 40, 200, 200));
    scene.layers.back().scale.keys = {{0, 1}, {1000, 3, stage::Ease::linear}};
    auto picture = drawn(scene);
    expect_near(picture, 24, 34, {255, 255, 255});
    expect_near(picture, 116, 76, {255, 255, 255});
    expect_near(picture, 16, 34, {0, 0, 0});
    expect_near(picture, 124, 50, {0, 0, 0});
    expect_near(picture, 215, 215, {255, 0, 0}, 6);
    expect_near(picture, 226, 200, {0, 0, 0}, 6);
    auto later = drawn(scene, 15);  // twice as large
    expect_near(later, 234, 234, {255, 0, 0}, 6);
    expect_near(later, 246, 200, {0, 0, 0}, 6);
}

TEST(Compose, TurnIsClockwiseAboutThePivot) {
    auto scene = test::plain("#000000");
    scene.layers.push_back(layer(block("#ffffff"), 120, 20, 160, 240));
    scene.layers.back().pivot_x = 0;
    scene.layers.back().turn.rest = 90;  // now hangs down from (160, 240)
    auto picture = drawn(scene);
    expect_near(picture, 160, 300, {255, 255, 255});
    expect_near(picture, 160, 352, {255, 255, 255});
    expect_near(picture, 220, 240, {0, 0, 0});
    expect_near(picture, 160, 230, {0, 0, 0});
}

TEST(Compose, OpacityAndRevealAndTime) {
    auto scene = test::plain("#000000");
    scene.layers.push_back(layer(block("#ffffff"), 320, 480, 160, 240));
    scene.layers.back().opacity.rest = 0.5f;
    expect_near(drawn(scene), 160, 240, {128, 128, 128}, 2);
    scene.layers.back().opacity.rest = 1;
    scene.layers.back().reveal.rest = 0.25f;
    scene.layers.back().reveal_from = "right";
    auto picture = drawn(scene);
    expect_near(picture, 300, 240, {255, 255, 255});
    expect_near(picture, 200, 240, {0, 0, 0});
    scene.layers.back().reveal.rest = 1;
    scene.layers.back().from_ms = 300, scene.layers.back().to_ms = 600;
    expect_near(drawn(scene, 8), 160, 240, {0, 0, 0});
    expect_near(drawn(scene, 9), 160, 240, {255, 255, 255});
    expect_near(drawn(scene, 17), 160, 240, {255, 255, 255});
    expect_near(drawn(scene, 18), 160, 240, {0, 0, 0});
}

TEST(Compose, CameraMovesByDepth) {
    auto scene = test::plain("#000000");
    scene.camera.x.rest = 40;
    scene.camera.zoom.rest = 2;
    for (auto [depth, y] : {std::pair{0.0f, 100.0f}, {1.0f, 240.0f}})
        scene.layers.push_back(layer(block("#ffffff"), 20, 20, 200, y, depth));
    auto picture = drawn(scene);
    expect_near(picture, 200, 100, {255, 255, 255});
    expect_near(picture, 160 + (40 - 40) * 2, 240, {255, 255, 255});  // 160 + (200 - 160 - 40) * 2
    expect_near(picture, 160 + 17, 240 + 17, {255, 255, 255});
    expect_near(picture, 160 + 24, 240, {0, 0, 0});
}

TEST(Compose, AStillLayerLooksLikeAMovingOneAtTheSamePlace) {
    auto scene = test::plain("#406080");
    scene.layers.push_back(layer(test::disc("#f08020"), 100, 100, 160, 240));
    auto still = drawn(scene);
    scene.layers.back().x.keys = {{0, 160}, {10000, 160.01f, stage::Ease::hold}};
    auto moving = drawn(scene);
    int worst = 0;
    double sum = 0;
    for (std::size_t i = 0; i < still.rgba.size(); ++i) {
        int off = std::abs(still.rgba[i] - moving.rgba[i]);
        worst = std::max(worst, off), sum += off;
    }
    EXPECT_LE(worst, 40);  // chroma is filtered differently along the edge
    EXPECT_LT(sum / static_cast<double>(still.rgba.size()), 0.1);
}

TEST(Compose, SlowMotionIsSmooth) {
    // A tenth of a pixel a frame: the centre of mass moves by about that, never back.
    auto scene = test::plain("#000000");
    scene.layers.push_back(layer(block("#ffffff"), 60, 60, 100, 240));
    scene.layers.back().x.keys = {{0, 100}, {1000, 103, stage::Ease::linear}};
    double before = 0;
    for (int n = 0; n < 20; ++n) {
        auto picture = drawn(scene, n);
        double mass = 0, moment = 0;
        for (int x = 0; x < 320; ++x) mass += at(picture, x, 240).g, moment += at(picture, x, 240).g * (x + 0.5);
        double centre = moment / mass;
        EXPECT_NEAR(centre, 100 + 0.1 * n, 0.08);
        if (n) EXPECT_GT(centre, before - 0.001);
        before = centre;
    }
}

TEST(Compose, GradientsHaveNoBands) {
    auto scene = test::plain();
    scene.field.stops = {{0, "#101010"}, {1, "#202020"}};
    auto picture = drawn(scene);
    // Between the ends each row's mean rises steadily, although there are only 16 grey levels for 480 rows.
    auto mean = [&](int y) {
        double sum = 0;
        for (int k = 0; k < 8; ++k)
            for (int x = 0; x < 320; ++x) sum += at(picture, x, y + k).g;
        return sum / 2560;
    };
    for (int y = 16; y < 440; y += 16) EXPECT_GT(mean(y + 16), mean(y) + 0.2) << y;
}

/// Grey footage that grows lighter by 4 each frame.
std::filesystem::path footage() {
    auto folder = std::filesystem::path(testing::TempDir());
    Profile profile = test::small();
    std::vector<Encoded> segments;
    for (int n = 0; n < 12; ++n) {
        char ink[8];
        std::snprintf(ink, sizeof ink, "#%02x%02x%02x", 60 + 8 * n, 60 + 8 * n, 60 + 8 * n);
        segments.push_back(encode({.scene = test::plain(ink), .frames = 4}, profile));
    }
    mux(folder / "grey.mp4", segments, nullptr, profile, {});
    media::make_footage(folder / "grey.mp4", folder / "grey.mezzanine.mp4", 320, 480, 30);
    return folder / "grey.mezzanine.mp4";
}

TEST(Compose, ClipsRunInSceneTimeAndLoop) {
    auto file = footage().string();
    auto scene = test::plain("#ff0000");
    stage::Layer clip = layer("", 320, 240, 160, 120);
    clip.sprite.clip = stage::Clip{.file = file, .offset_ms = 400};
    scene.layers.push_back(clip);           // still: copied
    clip.y.keys = {{0, 360}, {1000, 361}};  // moving: sampled
    scene.layers.push_back(clip);
    for (int n : {0, 5, 20, 37}) {  // 12 frames on; 48 in all
        int level = 60 + 8 * (((n + 12) % 48) / 4);
        auto picture = drawn(scene, n);
        expect_near(picture, 160, 120, {level, level, level}, 3);
        expect_near(picture, 160, 360, {level, level, level}, 3);
    }
}

TEST(Compose, FramesDoNotDependOnTheOrder) {
    timeline::Segment segment{.scene = test::lively(), .frames = 60};
    auto direct = compose(segment, 40, 320, 480);
    for (int n : {3, 59}) compose(segment, n, 320, 480);
    EXPECT_EQ(compose(segment, 40, 320, 480).rgba, direct.rgba);
    if (const char* folder = std::getenv("FRAMES_LOOK"))  // to look at with one's own eyes
        for (int n : {0, 10, 20, 40})
            media::write_png(std::string(folder) + "/lively" + std::to_string(n) + ".png",
                             compose(segment, n, 640, 960));
}

}  // namespace
}  // namespace frames
