// SPDX-License-Identifier: MIT
// A frame of every layout and of every template, against the pictures in tests/golden. After a wished change:
// AUTOVIDEO_KEEP_GOLDENS=1 frames_test --gtest_filter='*Golden*', and look at what it wrote.
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>

#include "frames/frames.hpp"
#include "media/picture.hpp"
#include "stage/fixtures_for_tests.hpp"

namespace frames {
namespace {

namespace fs = std::filesystem;

constexpr int at_frame = 54;  // 1.8 s: everything has entered, nothing leaves
constexpr double most_mean = 2.5, most_far_share = 0.01;
constexpr int far_off = 48;

void compare(const std::string& name, stage::Sample& sample) {
    bool wide = sample.film.canvas.aspect == film::Aspect::landscape;
    int width = wide ? 240 : 136, height = wide ? 136 : 240;
    auto drawn = compose({.scene = sample.scene(), .frames = 90}, at_frame, width, height);
    auto file = fs::path(AUTOVIDEO_SOURCE_DIR) / "tests/golden" / (name + ".jpg");
    if (std::getenv("AUTOVIDEO_KEEP_GOLDENS")) media::write_jpeg(file, drawn, 90);
    ASSERT_TRUE(fs::exists(file)) << file << " is missing; this file's head says how to make it";
    auto golden = media::read_picture(file);
    ASSERT_EQ(golden.width, width);
    ASSERT_EQ(golden.height, height);
    double sum = 0;
    int far = 0;
    auto bytes = static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
    for (std::size_t i = 0; i < bytes; ++i) {
        int off = std::abs(static_cast<int>(drawn.rgba[i]) - static_cast<int>(golden.rgba[i]));
        sum += off, far += off > far_off;
    }
    EXPECT_LT(sum / static_cast<double>(bytes), most_mean) << name;
    EXPECT_LT(static_cast<double>(far) / static_cast<double>(bytes), most_far_share) << name;
}

class GoldenLayout : public testing::TestWithParam<std::string> {};

TEST_P(GoldenLayout, LooksAsItDid) {
    stage::Sample portrait(GetParam());
    compare(GetParam(), portrait);
    stage::Sample wide(GetParam(), film::Aspect::landscape, "room", "ocean");
    compare(GetParam() + "-wide", wide);
}

std::vector<std::string> layout_names() {
    std::vector<std::string> names;
    for (const auto& one : stage::layouts()) names.emplace_back(one.name);
    return names;
}

INSTANTIATE_TEST_SUITE_P(All, GoldenLayout, testing::ValuesIn(layout_names()),
                         [](const auto& info) { return info.param; });

class GoldenTemplate : public testing::TestWithParam<std::string> {};

TEST_P(GoldenTemplate, LooksAsItDid) {
    stage::Sample sample("list");
    sample.film.look.template_name = GetParam();
    auto look = stage::load_template(GetParam());
    sample.film.look.palette = look.palettes.front();
    sample.shot.set = look.sets.front();
    compare("template-" + GetParam(), sample);
}

std::vector<std::string> template_names() {
    setenv("AUTOVIDEO_SHARE", AUTOVIDEO_SOURCE_DIR, 1);
    std::vector<std::string> names;
    for (const auto& one : stage::list_templates()) names.push_back(one.name);
    return names;
}

INSTANTIATE_TEST_SUITE_P(All, GoldenTemplate, testing::ValuesIn(template_names()),
                         [](const auto& info) { return info.param; });

}  // namespace
}  // namespace frames
