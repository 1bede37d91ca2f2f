// SPDX-License-Identifier: MIT
// Room, kitchen, lab, desk: walls, tables and what stands on them. Furniture keeps to the sides: the middle belongs to
// the words and the subject.
#include <algorithm>

#include "stage/sets/furniture.hpp"
#include "stage/sets/set.hpp"

namespace stage {

namespace {

/// The wall's lower part, with a rail; `pattern` 0 plain panels, 1 tiles, 2 dots.
void wall(Builder& b, double from, int pattern) {
    const auto& p = b.palette;
    double bottom = b.ground + 40;
    auto s = b.sheet(from, bottom);
    double h = bottom - from;
    s.rect(-10, 0, b.span + 20, h, s.down(with_alpha(p.far, 0.55), with_alpha(p.middle, 0.85)));
    if (pattern == 0)
        for (double x = 40; x < b.span; x += 250)
            s.raw("<rect x=\"" + number(x) + "\" y=\"44\" width=\"200\" height=\"" + number(h) +
                  "\" rx=\"10\" fill=\"none\" " + paint("stroke", with_alpha(p.glow, 0.22)) + " stroke-width=\"5\"/>");
    if (pattern == 1)
        for (int row = 0; row * 62 < h; ++row)
            for (double x = row % 2 ? -60 : 0; x < b.span; x += 124)
                s.rect(
                    x + 3, row * 62 + 3, 118, 56,
                    row % 3 == 0 && static_cast<int>(x) % 5 == 0 ? with_alpha(p.glow, 0.24) : with_alpha(p.glow, 0.11),
                    8);
    if (pattern == 2)
        for (double y = 34; y < h; y += 54)
            for (double x = 20; x < b.span; x += 54) s.circle(x, y, 4, with_alpha(p.glow, 0.26));
    s.rect(-10, 0, b.span + 20, 16, s.down(lighter(mixed(p.far, p.glow, 0.4), 0.2), p.middle));
    b.lay("wall", s, from, 0.3);
}

double reach(const Builder& b) {
    return std::min(b.width, 1300.0);
}

void cup(Builder& b, double x, double y, double h) {
    Svg s(h * 1.2, h * 1.9);
    double c = h * 0.6, base = h * 1.86;
    const Ink inks[] = {b.palette.pill, b.palette.second, b.palette.leaf, b.palette.glow};
    for (int i = 0; i < 4; ++i) {
        double dx = (i - 1.5) * h * 0.16;
        s.path("M" + at(c + dx - 8, base - h * 0.6) + "L" + at(c + dx * 2.0 - 8, base - h * (1.45 + 0.1 * (i % 2))) +
                   "L" + at(c + dx * 2.0 + 2, base - h * (1.58 + 0.1 * (i % 2))) + "L" +
                   at(c + dx * 2.0 + 12, base - h * (1.45 + 0.1 * (i % 2))) + "L" + at(c + dx + 10, base - h * 0.6) +
                   "Z",
               inks[i]);
    }
    Ink mug = mixed(b.palette.near, b.palette.second, 0.3);
    s.rect(c - h * 0.38, base - h * 0.92, h * 0.76, h * 0.92, s.across(lighter(mug, 0.25), darker(mug, 0.15)), 16);
    s.ellipse(c, base - h * 0.92, h * 0.38, h * 0.09, darker(mug, 0.35));
    b.put("cup", s, x, y - h * 0.93, 1.02);
}

void stack(Builder& b, double x, double y, double w) {
    Svg s(w * 1.2, w * 0.62);
    const Ink inks[] = {b.palette.second, b.palette.pill, b.palette.leaf};
    for (int i = 0; i < 3; ++i) {
        double h = w * 0.17, bw = w * (1 - 0.1 * i), by = w * 0.6 - h * (i + 1), bx = w * 0.1 + (i % 2 ? w * 0.06 : 0);
        s.rect(bx, by, bw, h - 3, s.down(lighter(inks[i], 0.15), darker(inks[i], 0.15)), 8);
        s.rect(bx + bw * 0.88, by + 6, bw * 0.12, h - 15, "#fff7e6", 3);
        s.rect(bx + bw * 0.12, by + h * 0.3, bw * 0.22, h * 0.3, "#ffffff", 4, 0.55);
    }
    b.put("books", s, x, y - w * 0.29, 1.02);
}

void glassware(Builder& b, double x, double y, double h, const Ink& ink) {
    Svg s(h * 1.1, h * 1.4);
    double c = h * 0.55, base = h * 1.34, r = h * 0.42;
    s.circle(c, base - r, r, "#ffffff3c");
    s.path("M" + at(c - r * 0.94, base - r * 1.1) + "A" + number(r) + " " + number(r) + " 0 1 0 " +
               at(c + r * 0.94, base - r * 1.1) + "Q" + at(c, base - r * 0.9) + " " + at(c - r * 0.94, base - r * 1.1) +
               "Z",
           s.down(lighter(ink, 0.3), ink));
    s.rect(c - h * 0.1, 0, h * 0.2, base - r * 1.8, "#ffffff4c", 6)
        .rect(c - h * 0.15, 0, h * 0.3, h * 0.06, "#ffffffb0", 5);
    s.ellipse(c - r * 0.4, base - r * 1.3, r * 0.12, r * 0.26, "#ffffffc0");
    b.put("glass", s, x, y - h * 0.67, 1.02);
    for (int i = 0; i < 4; ++i) {
        double br = 7 + 3 * i;
        Svg bubble(br * 2.2, br * 2.2);
        bubble.circle(br * 1.1, br * 1.1, br, with_alpha(lighter(ink, 0.3), 0.8))
            .circle(br * 0.8, br * 0.8, br * 0.25, "#ffffff", 0.9);
        auto& layer = b.put("fume", bubble, x + (i - 1.5) * 12, y - h * 1.3, 1.02);
        int start = -700 * i;
        layer.y.keys = {{start, static_cast<float>(y - h * 1.2), Ease::linear},
                        {start + 5600, static_cast<float>(y - h * 1.2 - 620), Ease::linear}};
        layer.x.wave = {14, 1300 + 200 * i, 300 * i};
        layer.opacity.keys = {{start, 0.9f, Ease::linear}, {start + 5000, 0, Ease::in}};
    }
}

}  // namespace

void room(Builder& b) {
    const auto& p = b.palette;
    double w = reach(b), unit = std::min(b.height, 1500.0);
    wall(b, b.horizon - unit * 0.13, 0);
    window(b, b.width * 0.10, b.horizon - unit * 0.27, w * 0.26, unit * 0.20);
    shelf(b, "shelf", b.width * 0.92, b.horizon - unit * 0.20, w * 0.30, books);
    pendant(b, b.width * 0.90, b.height * 0.10 + 40, w * 0.075);
    boards(b, b.horizon, mixed(p.ground, p.glow, 0.12), p.ground_deep);
    Svg rug(w * 0.86, w * 0.20);
    rug.ellipse(w * 0.43, w * 0.10, w * 0.43, w * 0.10,
                rug.round(mixed(p.pill, p.ground, 0.45), mixed(p.second, p.ground, 0.55)));
    rug.raw("<ellipse cx=\"" + number(w * 0.43) + "\" cy=\"" + number(w * 0.10) + "\" rx=\"" + number(w * 0.37) +
            "\" ry=\"" + number(w * 0.08) + "\" fill=\"none\" " + paint("stroke", with_alpha(p.glow, 0.6)) +
            " stroke-width=\"6\" stroke-dasharray=\"26 16\"/>");
    b.put("rug", rug, b.width / 2, b.ground + w * 0.02, 1);
    potted(b, b.width * 0.93, b.ground + 20, w * 0.30, 1.05, false);
    potted(b, b.width * 0.02, b.height * 1.015 + w * 0.14, w * 0.52, 1.35, true);
}

void kitchen(Builder& b) {
    const auto& p = b.palette;
    double w = reach(b), unit = std::min(b.height, 1500.0);
    wall(b, b.horizon - unit * 0.24, 1);
    shelf(b, "shelf.left", b.width * 0.08, b.horizon - unit * 0.20, w * 0.34, jars);
    shelf(b, "shelf.right", b.width * 0.94, b.horizon - unit * 0.27, w * 0.34, jars);
    pendant(b, b.width * 0.10, b.height * 0.07 + 50, w * 0.085);
    pendant(b, b.width * 0.91, b.height * 0.055 + 50, w * 0.075);
    counter(b, mixed(p.ground, p.glow, 0.45), mixed(p.near, p.middle, 0.4), b.zones.wide ? 7 : 4);
    potted(b, b.width * 0.95, b.ground - 8, w * 0.20, 1.04, false);
    glassware(b, b.width * 0.04, b.ground + 10, w * 0.13, p.second);
}

void lab(Builder& b) {
    const auto& p = b.palette;
    double w = reach(b), unit = std::min(b.height, 1500.0);
    wall(b, b.horizon - unit * 0.30, 2);
    shelf(b, "shelf", b.width * 0.91, b.horizon - unit * 0.19, w * 0.32, flasks);
    // A screen with a living curve.
    double sw = w * 0.32, sh = sw * 0.66;
    Svg screen(sw, sh);
    screen.rect(0, 0, sw, sh, darker(p.near, 0.45), 22)
        .rect(12, 12, sw - 24, sh - 24, screen.down(darker(p.near, 0.2), darker(p.near, 0.55)), 14);
    for (int i = 1; i < 5; ++i) screen.rect(24, sh * i / 5.0, sw - 48, 2, with_alpha(p.second, 0.25));
    std::vector<Point> curve;
    for (int i = 0; i <= 8; ++i)
        curve.push_back({30 + (sw - 60) * i / 8.0, sh * (0.5 + b.chance.between(-0.28, 0.28))});
    screen.line(smooth_path(curve), p.pill, 7);
    b.put("screen", screen, b.width * 0.10, b.horizon - unit * 0.19, 0.45);
    Svg dot(40, 40);
    dot.circle(20, 20, 20, with_alpha(p.pill, 0.35)).circle(20, 20, 10, p.pill);
    auto& blink = b.put("blink", dot, b.width * 0.10 + sw * 0.36, b.horizon - unit * 0.19 - sh * 0.3, 0.45);
    blink.opacity = {.rest = 0.6f, .wave = {0.4f, 900, 0}};
    pendant(b, b.width * 0.93, b.height * 0.06 + 40, w * 0.07);
    counter(b, mixed(p.ground, p.glow, 0.30), mixed(p.near, p.ground_deep, 0.35), b.zones.wide ? 5 : 3);
    glassware(b, b.width * 0.08, b.ground + 6, w * 0.19, p.pill);
    glassware(b, b.width * 0.95, b.ground + 26, w * 0.16, p.second);
}

void desk(Builder& b) {
    const auto& p = b.palette;
    double w = reach(b), unit = std::min(b.height, 1500.0);
    wall(b, b.horizon - unit * 0.22, 2);
    // Notes on the wall.
    for (int i = 0; i < 4; ++i) {
        double n = w * 0.115;
        Svg note(n, n);
        Ink paper = i % 2 ? lighter(p.pill, 0.35) : lighter(p.second, 0.4);
        note.rect(4, 10, n - 8, n - 14, paper, 6).circle(n / 2, 14, 9, p.near);
        for (int k = 0; k < 3; ++k)
            note.rect(n * 0.16, n * (0.34 + 0.17 * k), n * (k == 2 ? 0.4 : 0.66), 6, with_alpha(p.ground_deep, 0.45),
                      3);
        auto& layer = b.put("note", note, b.width * (i < 2 ? 0.04 + 0.12 * i : 0.84 + 0.12 * (i - 2)),
                            b.horizon - unit * (0.13 + 0.045 * (i % 2)), 0.35);
        layer.turn.rest = static_cast<float>(b.chance.between(-7, 7));
        layer.turn.wave = {1.4f, 2300 + 300 * i, 500 * i};
    }
    counter(b, mixed(p.ground, p.pill, 0.18), mixed(p.near, p.ground_deep, 0.3), b.zones.wide ? 4 : 2);
    // A lamp bent over the desk.
    double h = w * 0.44;
    Svg lamp(h, h);
    lamp.path("M" + at(h * 0.62, h * 0.34) + "L" + at(h * 0.30, h) + "H" + number(h * 1.0) + "L" +
                  at(h * 0.86, h * 0.24) + "Z",
              lamp.down(with_alpha(p.glow, 0.5), with_alpha(p.glow, 0)));
    lamp.line("M" + at(h * 0.22, h * 0.95) + "L" + at(h * 0.16, h * 0.5) + "L" + at(h * 0.56, h * 0.16),
              darker(p.near, 0.2), 16);
    lamp.ellipse(h * 0.22, h * 0.96, h * 0.16, h * 0.04, darker(p.near, 0.3));
    lamp.path("M" + at(h * 0.52, h * 0.08) + "L" + at(h * 0.62, h * 0.36) + "L" + at(h * 0.88, h * 0.22) + "Q" +
                  at(h * 0.74, h * 0.02) + " " + at(h * 0.52, h * 0.08) + "Z",
              lamp.across(lighter(p.pill, 0.1), darker(p.pill, 0.2)));
    b.put("lamp", lamp, b.width * 0.10, b.ground - h * 0.36, 1.02);
    stack(b, b.width * 0.90, b.ground + 14, w * 0.24);
    cup(b, b.width * 0.965, b.ground + 64, w * 0.10);
}

}  // namespace stage
