// SPDX-License-Identifier: MIT
#include "stage/sets/plants.hpp"
#include "stage/sets/set.hpp"

namespace stage {

namespace {

std::string at(double x, double y) {
    return number(x) + " " + number(y);
}

void rays(Builder& b) {
    for (int i = 0; i < 4; ++i) {
        double w = b.width * b.chance.between(0.16, 0.34), h = b.horizon * b.chance.between(0.75, 1.05), lean = w * 0.9;
        Svg s(w + lean, h);
        s.path("M" + at(lean, 0) + "L" + at(lean + w * 0.4, 0) + "L" + at(w, h) + "L0 " + number(h) + "Z",
               s.down(with_alpha(b.palette.glow, 0.34), with_alpha(b.palette.glow, 0)));
        auto& layer = b.put("ray" + std::to_string(i), s, b.width * (0.08 + 0.28 * i), h / 2 - 30, 0.1 + 0.05 * i);
        layer.opacity = {.rest = 0.6f, .wave = {0.3f, 2600 + 600 * i, 800 * i}};
        layer.x.wave = {26, 5200 + 700 * i, 500 * i};
    }
}

void coral(Svg& s, Builder& b, double x, double y, double h, const Ink& ink) {
    auto fill = s.down(lighter(ink, 0.3), darker(ink, 0.2));
    for (int i = -2; i <= 2; ++i) {
        double lean = i * h * 0.26, tall = h * (1 - 0.13 * (i < 0 ? -i : i)) * b.chance.between(0.85, 1.1);
        s.line("M" + at(x, y) + "C" + at(x + lean * 0.2, y - tall * 0.5) + " " + at(x + lean, y - tall * 0.4) + " " +
                   at(x + lean, y - tall),
               fill.empty() ? ink : mixed(ink, i % 2 ? "#ffffff" : "#000000", 0.12), h * 0.12);
        s.circle(x + lean, y - tall, h * 0.085, lighter(ink, 0.25));
    }
}

void bubbles(Builder& b) {
    for (int i = 0; i < 7; ++i) {
        double r = b.chance.between(9, 30);
        Svg s(r * 2.2, r * 2.2);
        double c = r * 1.1;
        s.circle(c, c, r, s.round("#ffffff10", "#ffffff88", 0.5, 0.5, 0.5, "#ffffff18", 0.75));
        s.ellipse(c - r * 0.35, c - r * 0.4, r * 0.22, r * 0.15, "#ffffff", 0.85);
        double x = b.width * (i % 2 ? b.chance.between(0.03, 0.22) : b.chance.between(0.78, 0.97)),
               y = b.chance.between(0.3, 1.0) * b.ground;
        auto& layer = b.put("bubble" + std::to_string(i), s, x, y, 0.6 + 0.1 * (i % 4));
        layer.y.keys = {{0, static_cast<float>(y), Ease::linear},
                        {6000, static_cast<float>(y - 520 - 12 * r), Ease::linear}};
        layer.x.wave = {12, 1500 + 130 * i, 200 * i};
    }
}

void kelp(Builder& b, double x, double base, double h, double depth, const Ink& ink, bool before) {
    Svg s(h * 0.5, h);
    for (int i = 0; i < 3; ++i) {
        auto fill = s.down(mixed(ink, b.palette.glow, 0.18), darker(ink, 0.25));
        s.path(blade(h * (0.14 + 0.11 * i), h, h * b.chance.between(0.6, 0.97), h * (i - 1) * 0.14, h * 0.045), fill);
    }
    auto& layer = b.put(before ? "front.kelp" : "kelp", s, x, base, depth, before);
    layer.pivot_y = 1;
    layer.turn.wave = {3.2f, 2700 + static_cast<int>(x) % 900, static_cast<int>(x) % 1500};
}

}  // namespace

void sea_floor(Builder& b) {
    const auto& p = b.palette;
    rays(b);
    double first = b.horizon - b.height * 0.16, bottom = b.ground + 60;
    auto far = b.sheet(first, bottom);
    auto points = b.ridge(b.height * 0.075, b.height * 0.05, 6);
    far.path(smooth_path(points) + "L" + at(b.span + 10, bottom - first) + "L-10 " + number(bottom - first) + "Z",
             far.down(with_alpha(p.middle, 0.75), mixed(p.middle, p.far, 0.5)));
    b.lay("far", far, first, 0.3);
    auto middle = b.sheet(first, bottom);
    auto low = b.ridge(b.height * 0.13, b.height * 0.028, 5);
    for (int i = 0; i < 8; ++i) {
        double x = b.x_of(i % 2 ? b.chance.between(-0.1, 0.32) : b.chance.between(0.68, 1.1));
        coral(middle, b, x, Builder::height_at(low, x) + 12, b.chance.between(70, 150),
              i % 3 == 0   ? p.second
              : i % 3 == 1 ? p.leaf
                           : p.pill);
    }
    middle.path(smooth_path(low) + "L" + at(b.span + 10, bottom - first) + "L-10 " + number(bottom - first) + "Z",
                middle.down(mixed(p.near, p.middle, 0.4), p.near));
    b.lay("middle", middle, first, 0.6);
    bubbles(b);
    b.ground_sheet(b.horizon + 18, mixed(p.ground, p.glow, 0.28), p.ground_deep, 30);
    auto ripples = b.sheet(b.horizon, b.height);
    for (int i = 0; i < 9; ++i) {
        double y = 60 + i * i * 7.5, x = b.span * b.chance.between(0.05, 0.7), w = 120 + 46 * i;
        ripples.line("M" + at(x, y) + "q" + at(w * 0.25, -14) + " " + at(w * 0.5, 0) + "t" + at(w * 0.5, 0),
                     with_alpha(p.glow, 0.13), 5);
    }
    b.lay("ripples", ripples, b.horizon, 1.01);
    for (double x : {0.04, 0.15, 0.9, 0.99})
        kelp(b, b.width * x, b.ground + b.height * b.chance.between(0.0, 0.06), b.height * b.chance.between(0.13, 0.24),
             1.05, p.leaf, false);
    for (double x : {0.0, 0.12, 0.9, 1.02})
        kelp(b, b.width * x, b.height * 1.04, b.height * b.chance.between(0.16, 0.22), 1.4, p.leaf_deep, true);
    b.place.afloat = true;
}

}  // namespace stage
