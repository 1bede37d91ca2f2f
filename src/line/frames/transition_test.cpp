// SPDX-License-Identifier: MIT
#include "frames/transition.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>

#include "frames/scenes_for_tests.hpp"
#include "frames/segment_painter.hpp"

namespace frames {
namespace {

double distance(const Planes& a, const Planes& b) {
    double sum = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) sum += std::abs(a.row(0, y)[x] - b.row(0, y)[x]);
    return sum / a.width() / a.height();
}

Planes drawn(const stage::Scene& scene, int n) {
    Planes out(320, 480);
    Composer(scene, 320, 480, 30).picture(n, out);
    return out;
}

stage::Scene other() {
    auto out = test::lively();
    out.field.stops = {{0, "#e8e0d0"}, {1, "#90b0d0"}};
    out.layers[2].sprite.svg = test::disc("#204080");
    return out;
}

constexpr const char* names[] = {"cut",  "whip-left", "whip-right", "whip-up",      "wipe-circle",
                                 "zoom", "match",     "slide",      "no such thing"};

TEST(Transition, BeginsWithTheOneAndEndsWithTheOther) {
    Planes before = drawn(test::lively(), 30), after = drawn(other(), 5), out(320, 480);
    double apart = distance(before, after);
    for (const char* name : names)
        for (int n : {6, 8, 10}) {
            SCOPED_TRACE(name);
            mix_transition(name, before, after, 0, n, out);
            EXPECT_LT(distance(out, before), 0.35 * apart) << n;
            mix_transition(name, before, after, n - 1, n, out);
            EXPECT_LT(distance(out, after), 0.35 * apart) << n;
            double last = 1e9;
            for (int i = n / 2; i < n; ++i) {  // and comes nearer all the way
                mix_transition(name, before, after, i, n, out);
                EXPECT_LE(distance(out, after), last + 2);
                last = distance(out, after);
            }
        }
}

TEST(Transition, OfAPictureIntoItselfOfOneColourIsThatColour) {
    Planes same = drawn(test::plain("#406080"), 0), out(320, 480);
    for (const char* name : names)
        for (int i = 0; i < 8; ++i) {
            mix_transition(name, same, same, i, 8, out);
            // the field's dither averages out; a slide casts a shadow
            EXPECT_LT(distance(out, same),
                      std::string_view(name) == "slide" || std::string_view(name) == "no such thing" ? 3 : 1.01)
                << name << i;
        }
}

TEST(Transition, CaptionsStandStill) {
    timeline::Segment segment{
        .scene = other(), .frames = 8, .before = test::lively(), .before_first = 30, .transition = "whip-left"};
    for (int n = 0; n < 8; ++n) {
        auto picture = compose(segment, n, 320, 480);
        for (int x : {90, 160, 230}) EXPECT_GT(picture.rgba[(60 * 320 + x) * 4], 250) << n;
    }
    if (const char* folder = std::getenv("FRAMES_LOOK"))  // to look at with one's own eyes
        for (const char* name : names) {
            segment.transition = name;
            media::Picture strip{320 * 8, 480, std::vector<std::uint8_t>(320 * 8 * 480 * 4)};
            for (int n = 0; n < 8; ++n) {
                auto picture = compose(segment, n, 320, 480);
                for (int y = 0; y < 480; ++y)
                    std::copy_n(&picture.rgba[y * 320 * 4], 320 * 4, &strip.rgba[(y * 320 * 8 + n * 320) * 4]);
            }
            media::write_png(std::string(folder) + "/" + name + ".png", media::scaled(strip, 1600, 300));
        }
}

}  // namespace
}  // namespace frames
