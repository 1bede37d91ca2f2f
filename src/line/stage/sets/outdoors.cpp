// SPDX-License-Identifier: MIT
// Sky, road, city, forest, desert: places under the open sky.
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

void building(Svg& s, Builder& b, double x, double w, double base, double h, const Ink& wall, bool windows) {
    s.rect(x, base - h, w, h + 200, s.across(lighter(wall, 0.10), darker(wall, 0.14)), 6);
    int roof = b.chance.below(4);
    if (roof == 0) s.rect(x + w * 0.2, base - h - 26, w * 0.6, 28, wall, 4);
    if (roof == 1)
        s.rect(x + w * 0.47, base - h - 74, w * 0.06, 76, wall).circle(x + w * 0.5, base - h - 76, 7, b.palette.pill);
    if (roof == 2)
        s.path(
            "M" + at(x, base - h + 2) + "L" + at(x + w / 2, base - h - w * 0.35) + "L" + at(x + w, base - h + 2) + "Z",
            darker(wall, 0.08));
    s.rect(x + w - 7, base - h, 7, h + 200, with_alpha(b.palette.glow, 0.28));
    if (!windows) return;
    int columns = std::max(2, static_cast<int>(w / 46));
    double cell = w / columns;
    for (int row = 0; 34 + row * 56 < h - 40; ++row)
        for (int c = 0; c < columns; ++c) {
            bool lit = b.chance.below(100) < (b.palette.night || b.place.tones.dark ? 58 : 34);
            s.rect(x + c * cell + cell * 0.26, base - h + 34 + row * 56, cell * 0.48, 32,
                   lit ? with_alpha(lighter(b.palette.pill, 0.2), 0.92) : with_alpha(darker(wall, 0.3), 0.55), 4);
        }
}

void skyline(Builder& b, const std::string& name, double base, double low, double high, const Ink& wall, double depth,
             bool windows) {
    double first = base - high - 120;
    auto s = b.sheet(first, b.ground + 80);
    for (double x = -20; x < b.span;) {
        double w = b.chance.between(88, 170);
        // Lower towards the middle, where the subject stands and the words are.
        double middle = (x + w / 2 - b.span / 2) / (b.span / 2);
        double h = low + (high - low) * (0.25 + 0.75 * (middle < 0 ? -middle : middle)) * b.chance.between(0.55, 1);
        building(s, b, x, w, base - first, h, mixed(wall, b.palette.glow, b.chance.between(0, 0.10)), windows);
        x += w + b.chance.between(-4, 20);
    }
    b.lay(name, s, first, depth);
}

void lamp_post(Builder& b, double x, double y, double h, bool flip) {
    Svg s(h * 0.6, h * 1.05);
    double px = flip ? h * 0.48 : h * 0.12, arm = flip ? -1 : 1, hx = px + arm * h * 0.26;
    s.path("M" + at(hx - h * 0.05, h * 0.14) + "L" + at(hx - h * 0.24, h * 0.9) + "H" + number(hx + h * 0.24) + "L" +
               at(hx + h * 0.05, h * 0.14) + "Z",
           s.down(with_alpha(b.palette.glow, 0.45), with_alpha(b.palette.glow, 0)));
    s.line("M" + at(px, h) + "V" + number(h * 0.2) + "Q" + at(px, h * 0.08) + " " + at(px + arm * h * 0.12, h * 0.08) +
               "H" + number(hx),
           darker(b.palette.near, 0.35), h * 0.026);
    s.rect(hx - h * 0.08, h * 0.085, h * 0.16, h * 0.05, lighter(b.palette.glow, 0.4), 8);
    auto& layer = b.put("lamp", s, x, y, 1.04);
    layer.pivot_y = 1;
}

std::string wedge(Builder& b, double top_half, double low_half, double h) {
    double c = b.span / 2;
    return "M" + at(c - top_half, 0) + "L" + at(c + top_half, 0) + "L" + at(c + low_half, h) + "L" +
           at(c - low_half, h) + "Z";
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
    bank(b, "low", b.height * 0.93, 170, with_alpha(mixed(white, p.middle, 0.35), 0.9), p.near, 1.35, b.height * 1.2,
         true);
    b.place.ground = static_cast<float>(b.ground - 8);
}

void road(Builder& b) {
    const auto& p = b.palette;
    b.sun_or_moon(b.width * 0.5, b.horizon - b.height * 0.015, std::min(b.width, 1200.0) * 0.12);
    if (p.night)
        b.stars(90, b.horizon);
    else
        b.clouds(4, b.height * 0.07, b.horizon - 130);
    double first = b.horizon - b.height * 0.12;
    auto far = b.sheet(first, b.ground + 40);
    auto points = b.ridge(b.height * 0.07, b.height * 0.045, 5);
    // A gap in the middle for the sun and the road.
    far.path(smooth_path(points) + "L" + at(b.span + 10, b.height) + "L-10 " + number(b.height) + "Z",
             far.down(p.far, mixed(p.far, p.middle, 0.6)));
    b.lay("far", far, first, 0.3);
    b.ground_sheet(b.horizon + 4, mixed(p.ground, p.middle, 0.3), p.ground_deep, 6);
    double h = b.height * 1.14 - b.horizon - 4;
    auto s = b.sheet(b.horizon + 4, b.height * 1.14);
    double half = std::min(b.width, 1500.0);
    s.path(wedge(b, half * 0.10, half * 0.95, h),
           s.down(mixed(p.near, p.ground_deep, 0.35), darker(p.ground_deep, 0.2)));
    for (int side : {-1, 1}) {
        double c = b.span / 2;
        s.path("M" + at(c + side * half * 0.093, 0) + "L" + at(c + side * half * 0.10, 0) + "L" +
                   at(c + side * half * 0.93, h) + "L" + at(c + side * half * 0.87, h) + "Z",
               with_alpha(p.glow, 0.75));
    }
    for (int i = 0; i < 6; ++i) {
        double y0 = h * (0.02 + i * i * 0.035), y1 = y0 + h * (0.018 + 0.016 * i), w0 = 4 + 30 * y0 / h,
               w1 = 4 + 30 * y1 / h, c = b.span / 2;
        s.path("M" + at(c - w0, y0) + "L" + at(c + w0, y0) + "L" + at(c + w1, y1) + "L" + at(c - w1, y1) + "Z",
               with_alpha(p.pill, 0.9));
    }
    b.lay("road", s, b.horizon + 4, 1.01);
    auto posts = b.sheet(b.horizon - 260, b.ground + b.height * 0.1);
    for (int i = 0; i < 4; ++i)
        for (int side : {-1, 1}) {
            double u = (i + 1) / 4.0, y = 264 + u * u * b.height * 0.075,
                   x = b.span / 2 + side * half * (0.14 + 0.36 * u * u + 0.1 * u);
            tree(posts, x, y, 80 + 190 * u * u, mixed(p.leaf, p.leaf_deep, 0.4), mixed(p.leaf, p.glow, 0.35),
                 (i + side) % 2 == 0);
        }
    b.lay("trees", posts, b.horizon - 260, 1.02);
    corner_leaves(b);
}

void city(Builder& b) {
    const auto& p = b.palette;
    b.sun_or_moon(b.width * b.chance.between(0.55, 0.75), b.horizon - b.height * 0.17,
                  std::min(b.width, 1200.0) * 0.085);
    if (p.night)
        b.stars(90, b.horizon - 150);
    else
        b.clouds(4, b.height * 0.06, b.horizon - 260);
    double unit = std::min(b.height, 1500.0);
    skyline(b, "far", b.horizon + 10, unit * 0.08, unit * 0.30, mixed(p.far, b.place.tones.sky[2], 0.45), 0.25, false);
    skyline(b, "middle", b.horizon + 16, unit * 0.05, unit * 0.24, mixed(p.middle, p.near, 0.35), 0.55, true);
    b.ground_sheet(b.horizon + 10, mixed(p.ground, p.glow, 0.2), mixed(p.ground, p.ground_deep, 0.4), 0);
    double kerb = b.ground + b.height * 0.055, h = b.height * 1.14 - kerb;
    auto s = b.sheet(kerb, b.height * 1.14);
    s.rect(-10, 0, b.span + 20, 26, s.down(lighter(mixed(p.ground, p.glow, 0.35), 0.1), p.ground_deep));
    s.rect(-10, 26, b.span + 20, h, s.down(mixed(p.near, p.ground_deep, 0.5), darker(p.ground_deep, 0.35)));
    for (double x = 30; x < b.span; x += 260) s.rect(x, h * 0.56, 150, 18, with_alpha(p.pill, 0.85), 9);
    b.lay("street", s, kerb, 1);
    auto slabs = b.sheet(b.horizon + 10, kerb);
    for (int i = -10; i <= 10; ++i)
        slabs.line("M" + at(b.span / 2 + i * b.width * 0.085, 0) + "L" +
                       at(b.span / 2 + i * b.width * 0.14, kerb - b.horizon - 10),
                   with_alpha(p.ground_deep, 0.3), 4);
    b.lay("slabs", slabs, b.horizon + 10, 1);
    lamp_post(b, b.width * 0.06, b.ground + 30, unit * 0.30, false);
    lamp_post(b, b.width * 0.95, b.ground + 30, unit * 0.30, true);
    corner_leaves(b);
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
