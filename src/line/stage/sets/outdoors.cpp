// SPDX-License-Identifier: MIT
// Sky, forest, desert, ocean: places under the open sky.
#include <algorithm>

#include "stage/sets/furniture.hpp"
#include "stage/sets/plants.hpp"
#include "stage/sets/set.hpp"

namespace stage {

namespace {

/// A bank of cloud: round heads along y, solid below.
void bank(Builder& b, const std::string& name, double y, double head, const Ink& top, const Ink& low, double depth,
          double bottom, bool before = false) {
    double first = y - head * 1.6;
    auto s = b.sheet(first, bottom);
    double h = bottom - first, base = head * 1.6;
    auto fill = s.down(top, low, mixed(top, low, 0.4), 0.35);
    std::string d = "M-60 " + number(h) + "V" + number(base);
    double x = -60;
    while (x < b.span + 60) {
        double w = head * b.chance.between(0.9, 2.0), r = w * b.chance.between(0.52, 0.62);
        x += w;
        d += "A" + number(r) + " " + number(r) + " 0 0 1 " + at(x, base + b.chance.between(-0.2, 0.2) * head);
    }
    s.path(d + "V" + number(h) + "Z", fill);
    Layer* layer = nullptr;
    if (before)
        layer = &b.front(name, s, b.left + b.span / 2, first + h / 2, depth);
    else
        layer = &b.lay(name, s, first, depth);
    layer->x.wave = {static_cast<float>(16 + 10 * depth), 6400 + static_cast<int>(1500 * depth),
                     static_cast<int>(depth * 2000)};
}

void bird(Builder& b, double x, double y, double size, int i) {
    Svg s(size * 2, size);
    s.line("M" + at(size * 0.1, size * 0.35) + "Q" + at(size * 0.55, size * 0.05) + " " + at(size, size * 0.6) + "Q" +
               at(size * 1.45, size * 0.05) + " " + at(size * 1.9, size * 0.35),
           b.place.tones.dark ? lighter(b.palette.far, 0.5) : b.palette.near, size * 0.12);
    auto& layer = b.put("bird", s, x, y, 0.3);
    layer.x.keys = {{0, static_cast<float>(x), Ease::linear},
                    {6000, static_cast<float>(x + b.width * 0.25), Ease::linear}};
    layer.y.wave = {10, 1500 + 200 * i, 400 * i};
    layer.scale.wave = {0.12f, 520, 130 * i};
}

}  // namespace

void sky(Builder& b) {
    const auto& p = b.palette;
    b.sun_or_moon(b.width * 0.80, b.horizon - b.height * 0.15, std::min(b.width, 1200.0) * 0.10);
    if (p.night) b.stars(110, b.horizon);
    b.clouds(4, b.height * 0.06, b.horizon - 60);
    for (int i = 0; i < 4; ++i)
        bird(b, b.width * (0.05 + 0.07 * i), b.horizon - b.height * b.chance.between(0.10, 0.2),
             b.chance.between(20, 36), i);
    bool pale = p.family == "light" || !b.place.tones.dark;
    Ink white = pale ? "#ffffff" : mixed("#ffffff", p.far, 0.45), shade = mixed(p.far, p.middle, pale ? 0.1 : 0.6);
    bank(b, "bank.far", b.horizon - 40, 90, mixed(white, b.place.tones.sky[2], 0.5),
         mixed(shade, b.place.tones.sky[2], 0.3), 0.4, b.ground + 120);
    bank(b, "bank.middle", b.horizon + 20, 120, mixed(white, b.place.tones.sky[2], 0.25), shade, 0.7, b.ground + 260);
    bank(b, "ground", b.ground + 12, 150, white, mixed(p.near, p.middle, 0.4), 1, b.height * 1.14);
    // Cloud below cloud down to the canvas's edge: the lower third is a place, too.
    for (int i = 1; i <= 3; ++i) {
        double y = b.ground + 12 + (b.height - b.ground) * (0.06 + 0.22 * i);
        Ink head = mixed(white, p.middle, 0.05 + 0.09 * i);
        bank(b, "deep" + std::to_string(i), y, 120 + 26 * i, head, mixed(p.near, p.middle, 0.45 - 0.1 * i),
             1 + 0.08 * i, b.height * 1.16);
    }
    bank(b, "low", b.height * 0.93, 170, with_alpha(mixed(white, p.middle, 0.35), 0.9), p.near, 1.35, b.height * 1.2,
         true);
    b.place.ground = static_cast<float>(b.ground - 8);
}

void forest(Builder& b) {
    const auto& p = b.palette;
    double unit = std::min(b.height, 1600.0);
    auto mist = mixed(p.far, b.place.tones.sky[2], 0.4);
    for (int row = 0; row < 3; ++row) {
        Ink dark = row == 0 ? mist : row == 1 ? mixed(p.middle, p.far, 0.35) : mixed(p.near, p.leaf_deep, 0.3);
        double high = unit * (0.20 + 0.05 * row), first = b.horizon - high - 40;
        auto s = b.sheet(first, b.ground + 60);
        int count = 13 - 2 * row;
        for (int i = 0; i < count; ++i) {
            double share = (i + b.chance.between(0.2, 0.8)) / count, middle = share < 0.5 ? 0.5 - share : share - 0.5;
            // A clearing in the middle of the nearer rows.
            if (row > 0 && middle < 0.13 * row) continue;
            tree(s, share * b.span, b.horizon - first + 14 + 10 * row, high * b.chance.between(0.75, 1.0), dark,
                 mixed(dark, p.glow, 0.22), true);
        }
        s.rect(-10, b.horizon - first, b.span + 20, 160, s.down(with_alpha(dark, 0.0), dark));
        b.lay("trees" + std::to_string(row), s, first, 0.2 + 0.25 * row);
    }
    for (int i = 0; i < 3; ++i) {
        double w = b.width * 0.14, h = b.horizon * 0.95;
        Svg ray(w * 3, h);
        ray.path("M" + at(w * 2, 0) + "L" + at(w * 2.6, 0) + "L" + at(w * 1.3, h) + "L0 " + number(h) + "Z",
                 ray.down(with_alpha(p.glow, 0.24), with_alpha(p.glow, 0)));
        auto& layer = b.put("ray", ray, b.width * (0.15 + 0.33 * i), h / 2 - 20, 0.4);
        layer.opacity = {.rest = 0.7f, .wave = {0.3f, 2900 + 500 * i, 700 * i}};
    }
    b.ground_sheet(b.horizon + 22);
    tufts(b, b.horizon + 50, b.height * 1.02);
    // Great trunks at both sides.
    for (int side : {-1, 1}) {
        double w = std::min(b.width, 1300.0) * 0.20, h = b.ground + 90;
        Svg trunk(w * 1.6, h);
        trunk.path("M" + at(w * 0.45, 0) + "Q" + at(w * 0.55, h * 0.7) + " " + at(w * 0.1, h) + "H" + number(w * 1.5) +
                       "Q" + at(w * 1.02, h * 0.72) + " " + at(w * 1.15, 0) + "Z",
                   trunk.across(darker(p.leaf_deep, 0.25), mixed(p.near, p.glow, 0.10), p.leaf_deep, 0.6));
        for (int i = 0; i < 5; ++i)
            trunk.line("M" + at(w * (0.62 + 0.1 * (i % 3)), h * (0.15 + 0.16 * i)) + "q" + at(w * 0.06, h * 0.03) +
                           " 0 " + number(h * 0.07),
                       with_alpha(p.glow, 0.14), 6);
        b.put("trunk", trunk, side < 0 ? -w * 0.30 : b.width + w * 0.30, h / 2 - 20, 1.1);
    }
    corner_leaves(b);
}

void desert(Builder& b) {
    const auto& p = b.palette;
    b.sun_or_moon(b.width * b.chance.between(0.2, 0.34), b.horizon - b.height * 0.15,
                  std::min(b.width, 1200.0) * 0.105);
    if (p.night) b.stars(110, b.horizon);
    double unit = std::min(b.height, 1500.0), first = b.horizon - unit * 0.17;
    auto far = b.sheet(first, b.ground + 40);
    double base = b.horizon - first + 20;
    for (double x : {0.03, 0.24, 0.70, 0.90}) {
        double w = b.width * b.chance.between(0.15, 0.26), h = unit * b.chance.between(0.06, 0.15),
               left = b.x_of(x) - w / 2;
        far.path("M" + at(left - w * 0.14, base) + "L" + at(left + w * 0.04, base - h * 0.8) + "L" +
                     at(left + w * 0.12, base - h) + "H" + number(left + w * 0.86) + "L" +
                     at(left + w * 0.95, base - h * 0.75) + "L" + at(left + w * 1.12, base) + "Z",
                 far.down(p.far, mixed(p.far, p.middle, 0.7)));
        for (int k = 1; k < 4; ++k)
            far.rect(left + w * 0.03, base - h * k / 4.2, w * 0.93, h * 0.07, with_alpha(p.middle, 0.35));
    }
    b.lay("mesas", far, first, 0.25);
    for (int i = 0; i < 2; ++i) {
        double y = b.horizon - 18 + 30 * i;
        auto dune = b.sheet(y - 90, b.ground + 80);
        auto points = b.ridge(90, 42, 3 + i);
        dune.path(smooth_path(points) + "L" + at(b.span + 10, 400) + "L-10 400Z",
                  dune.down(mixed(i ? p.middle : p.far, p.glow, 0.2), i ? p.near : p.middle));
        dune.line(smooth_path(points), with_alpha(p.glow, 0.5), 4);
        b.lay("dune" + std::to_string(i), dune, y - 90, 0.45 + 0.25 * i);
    }
    b.ground_sheet(b.horizon + 30, mixed(p.ground, p.glow, 0.15), p.ground_deep, 40);
    for (double x : {0.08, 0.92, 0.99}) {
        double h = unit * b.chance.between(0.12, 0.2), w = h * 0.16;
        Svg s(h * 0.9, h);
        double c = h * 0.45;
        Ink lit = mixed(p.leaf, p.glow, 0.25);
        auto stem = [&](const std::string& d, double thick) {
            s.line(d, p.leaf_deep, thick * 1.12)
                .line(d, p.leaf, thick * 0.86)
                .raw("<g transform=\"translate(" + number(thick * 0.2) + " 0)\">")
                .line(d, lit, thick * 0.16, 0.8)
                .close();
        };
        stem("M" + at(c, h) + "V" + number(h * 0.12), w);
        stem("M" + at(c, h * 0.62) + "H" + number(c - h * 0.2) + "Q" + at(c - h * 0.28, h * 0.62) + " " +
                 at(c - h * 0.28, h * 0.52) + "V" + number(h * 0.36),
             w * 0.72);
        stem("M" + at(c, h * 0.5) + "H" + number(c + h * 0.17) + "Q" + at(c + h * 0.25, h * 0.5) + " " +
                 at(c + h * 0.25, h * 0.42) + "V" + number(h * 0.26),
             w * 0.72);
        auto& layer = b.put("cactus", s, b.width * x, b.ground + b.chance.between(0, 60), 1.03);
        layer.pivot_y = 1;
        layer.turn.wave = {0.6f, 2900, static_cast<int>(900 * x)};
    }
    corner_leaves(b);
}

void ocean(Builder& b) {
    const auto& p = b.palette;
    b.sun_or_moon(b.width * 0.72, b.horizon - b.height * 0.05, std::min(b.width, 1200.0) * 0.12);
    if (p.night)
        b.stars(100, b.horizon - 40);
    else
        b.clouds(4, b.height * 0.06, b.horizon - 150);
    for (int i = 0; i < 3; ++i)
        bird(b, b.width * (0.08 + 0.08 * i), b.horizon - b.height * b.chance.between(0.10, 0.16),
             b.chance.between(18, 32), i);
    Ink light = mixed(p.far, p.glow, 0.25), dark = p.ground_deep;
    auto sea = b.sheet(b.horizon - 30, b.height * 1.14);
    sea.rect(-10, 0, b.span + 20, b.height, sea.down(light, dark, mixed(p.middle, p.near, 0.3), 0.3));
    for (int i = 0; i < 14; ++i)
        sea.rect(b.x_of(0.72) - b.chance.between(30, 120) + b.chance.between(-40, 40), 12 + i * 11,
                 b.chance.between(60, 190), 5, with_alpha(p.glow, 0.5 - 0.03 * i), 2.5);
    b.lay("sea", sea, b.horizon - 30, 0.4);
    auto wave_row = [&](const std::string& name, double y, double size, const Ink& top, double depth, bool before,
                        int i) {
        double first = y - size, bottom = before             ? b.height * 1.2
                                          : name == "ground" ? b.height * 1.14
                                                             : y + b.height * 0.2;
        auto s = b.sheet(first, bottom);
        std::string d = "M-300 " + number(bottom - first) + "V" + number(size);
        for (double x = -300; x < b.span + 300; x += size * 4)
            d += "q" + at(size, -size * 0.75) + " " + at(size * 2, 0) + "t" + at(size * 2, 0);
        s.path(d + "V" + number(bottom - first) + "Z", s.down(top, mixed(top, dark, 0.75)));
        s.line(d, with_alpha(p.glow, 0.4), 4);
        Layer& layer = before ? b.front(name, s, b.left + b.span / 2, first + (bottom - first) / 2, depth)
                              : b.lay(name, s, first, depth);
        layer.x.wave = {static_cast<float>(26 + 14 * i), 3900 + 500 * i, 900 * i};
        layer.y.wave = {7, 2100 + 260 * i, 600 * i};
    };
    wave_row("wave0", b.horizon + 22, 26, mixed(p.far, p.middle, 0.35), 0.6, false, 0);
    wave_row("wave1", b.horizon + 66, 34, mixed(p.middle, p.far, 0.3), 0.8, false, 1);
    wave_row("ground", b.ground - 10, 44, p.middle, 1, false, 2);
    wave_row("wave2", b.ground + 26, 46, mixed(p.middle, p.near, 0.4), 1.05, true, 3);
    wave_row("wave3", b.ground + b.height * 0.09, 52, mixed(p.middle, p.near, 0.6), 1.1, true, 2);
    wave_row("wave4", b.ground + b.height * 0.19, 56, mixed(p.near, p.ground_deep, 0.1), 1.2, true, 3);
    wave_row("wave5", b.height * 0.90, 60, mixed(p.near, p.ground_deep, 0.3), 1.3, true, 4);
    b.place.afloat = true;
}

}  // namespace stage
