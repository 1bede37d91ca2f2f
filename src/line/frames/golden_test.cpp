// SPDX-License-Identifier: MIT
// A frame of every layout and of every template (golden_for_tests.hpp tells how they are kept).
#include <gtest/gtest.h>

#include <cstdlib>

#include "frames/frames.hpp"
#include "frames/golden_for_tests.hpp"
#include "stage/fixtures_for_tests.hpp"

namespace frames {
namespace {

constexpr int at_frame = 54;  // 1.8 s: everything has entered, nothing leaves
void compare(const std::string& name, stage::Sample& sample) {
    bool wide = sample.film.canvas.aspect == film::Aspect::landscape;
    int width = wide ? 240 : 136, height = wide ? 136 : 240;
    auto drawn = compose({.scene = sample.scene(), .frames = 90}, at_frame, width, height);
    test::expect_golden(name, drawn);
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
