// SPDX-License-Identifier: MIT
#include "stage/sets/set.hpp"

#include <gtest/gtest.h>
#include <librsvg/rsvg.h>

#include <ctime>

#include "base/bind.hpp"
#include "base/failure.hpp"
#include "stage/ink.hpp"

namespace stage {
namespace {

void renders(const Layer& layer) {
    if (layer.sprite.svg.empty()) return;
    GError* error = nullptr;
    auto* handle = rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(layer.sprite.svg.data()),
                                             layer.sprite.svg.size(), &error);
    ASSERT_TRUE(handle) << layer.name << ": " << (error ? error->message : "");
    auto* surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 160, 160);
    auto* cr = cairo_create(surface);
    RsvgRectangle whole{0, 0, 160, 160};
    EXPECT_TRUE(rsvg_handle_render_document(handle, cr, &whole, &error)) << layer.name;
    cairo_surface_flush(surface);
    const auto* bytes = cairo_image_surface_get_data(surface);
    bool painted = false;
    for (int i = 0; i < 160 * 160 * 4 && !painted; ++i) painted = bytes[i] != 0;
    EXPECT_TRUE(painted) << layer.name << " is empty";
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    g_object_unref(handle);
}

/// Processor time to draw a layer as large as the canvas shows it.
double milliseconds(const Layer& layer) {
    auto* handle = rsvg_handle_new_from_data(reinterpret_cast<const guint8*>(layer.sprite.svg.data()),
                                             layer.sprite.svg.size(), nullptr);
    auto* surface = cairo_image_surface_create(CAIRO_FORMAT_ARGB32, static_cast<int>(layer.sprite.width),
                                               static_cast<int>(layer.sprite.height));
    auto* cr = cairo_create(surface);
    RsvgRectangle whole{0, 0, layer.sprite.width, layer.sprite.height};
    auto begin = std::clock();
    rsvg_handle_render_document(handle, cr, &whole, nullptr);
    double spent = 1000.0 * static_cast<double>(std::clock() - begin) / CLOCKS_PER_SEC;
    cairo_destroy(cr);
    cairo_surface_destroy(surface);
    g_object_unref(handle);
    return spent;
}

class EachSet : public testing::TestWithParam<const char*> {};

TEST_P(EachSet, RendersInEveryPalette) {
    auto z = zones(film::Aspect::portrait);
    for (const auto& one : palettes()) {
        auto place = build_set(GetParam(), one, z, 3, 0.5);
        ASSERT_GE(place.behind.size(), 3u) << "a far, a middle and a ground layer";
        for (const auto& layer : place.behind) renders(layer);
        for (const auto& layer : place.before) renders(layer);
    }
}

TEST_P(EachSet, RendersOnEveryCanvasAndSeed) {
    for (auto aspect : {film::Aspect::landscape, film::Aspect::square, film::Aspect::tall})
        for (const char* name : {"ember", "mint", "night"})
            for (std::uint64_t seed : {1, 2, 7}) {  // the kinds of a set: other furniture, streets, land
                auto place = build_set(GetParam(), palette(name), zones(aspect), seed, 0.5);
                for (const auto& layer : place.behind) renders(layer);
                for (const auto& layer : place.before) renders(layer);
            }
}

TEST_P(EachSet, RendersFastAtFullSize) {
    // Some 10 to 50 ms of processor time each; the bound only catches a filter or a group slipped in.
    for (auto aspect : {film::Aspect::portrait, film::Aspect::landscape}) {
        auto place = build_set(GetParam(), palette("night"), zones(aspect), 4, 0.5);
        for (const auto& layer : place.behind) EXPECT_LT(milliseconds(layer), 250) << layer.name;
        for (const auto& layer : place.before) EXPECT_LT(milliseconds(layer), 250) << layer.name;
    }
}

TEST_P(EachSet, WordsKeepTheirContrastOnItsField) {
    auto z = zones(film::Aspect::portrait);
    for (const auto& one : palettes()) {
        auto place = build_set(GetParam(), one, z, 3, 0.5);
        // Labels stand from the safe zone's top to some 300 pixels below.
        for (float y : {z.safe.y, z.safe.y + 150, z.safe.y + 300}) {
            const auto& stops = place.field.stops;
            std::size_t next = 1;
            while (next + 1 < stops.size() && stops[next].at < y / z.height) ++next;
            double share = (y / z.height - stops[next - 1].at) / (stops[next].at - stops[next - 1].at);
            EXPECT_GE(contrast(place.tones.ink, mixed(stops[next - 1].ink, stops[next].ink, share)), 4.5)
                << one.name << y;
        }
    }
}

TEST_P(EachSet, HasAGroundOnEveryCanvas) {
    for (auto aspect : {film::Aspect::portrait, film::Aspect::landscape, film::Aspect::square, film::Aspect::tall}) {
        auto z = zones(aspect);
        auto place = build_set(GetParam(), palettes()[0], z, 5, 0.5);
        EXPECT_GT(place.ground, z.horizon);
        EXPECT_LT(place.ground, z.caption.y + 1);
        bool ground = false;
        for (const auto& layer : place.behind) {
            if (layer.name != "set.ground") continue;
            ground = true;
            EXPECT_GE(layer.sprite.width, z.width * 1.15f) << "wider than the canvas, so that the camera may move";
            EXPECT_GE(layer.y.rest + layer.sprite.height / 2, z.height * 1.05f);
        }
        EXPECT_TRUE(ground);
    }
}

TEST_P(EachSet, VariesWithItsSeed) {
    auto z = zones(film::Aspect::portrait);
    auto svgs = [&](int seed) {
        std::string all;
        auto place = build_set(GetParam(), palettes()[0], z, static_cast<std::uint64_t>(seed), 0.5);
        for (const auto& layer : place.behind) all += base::canonical(layer);
        for (const auto& layer : place.before) all += base::canonical(layer);
        return all;
    };
    EXPECT_EQ(svgs(1), svgs(1));
    EXPECT_NE(svgs(1), svgs(2));
}

TEST_P(EachSet, ForegroundKeepsBelowTheSubject) {
    auto z = zones(film::Aspect::portrait);
    for (const auto& layer : build_set(GetParam(), palettes()[0], z, 5, 0.5).before)
        EXPECT_GE(layer.y.rest - layer.pivot_y * layer.sprite.height, z.content.bottom() - 90) << layer.name;
}

std::vector<const char*> names() {
    std::vector<const char*> all;
    for (const auto& kind : sets()) all.push_back(kind.name);
    return all;
}

INSTANTIATE_TEST_SUITE_P(All, EachSet, testing::ValuesIn(names()),
                         [](const auto& info) { return std::string(info.param); });

TEST(Sets, AtLeastTwelveAndAnUnknownOneIsNamed) {
    EXPECT_GE(sets().size(), 12u);
    EXPECT_THROW(build_set("hils", palettes()[0], zones(film::Aspect::portrait), 1, 0.5), base::Failure);
}

TEST(Svg, NumbersHaveNoLocaleAndNoExponent) {
    EXPECT_EQ(number(0.1), "0.1");
    EXPECT_EQ(number(-2.005), "-2.01");
    EXPECT_EQ(number(1234567), "1234567");
    EXPECT_EQ(number(-0.001), "0");
}

}  // namespace
}  // namespace stage
