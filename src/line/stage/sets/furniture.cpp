// SPDX-License-Identifier: MIT
#include "stage/sets/furniture.hpp"

#include <algorithm>

#include "stage/sets/plants.hpp"

namespace stage {

std::string at(double x, double y) {
    return number(x) + " " + number(y);
}

void counter(Builder& b, const Ink& top, const Ink& front, int doors) {
    double first = b.horizon - 4, edge = b.ground + b.height * 0.045, bottom = b.height * 1.14;
    auto s = b.sheet(first, bottom);
    double lip = edge - first;
    s.rect(-10, 0, b.span + 20, lip, s.down(lighter(top, 0.12), top));
    s.rect(-10, 0, b.span + 20, 5, "#ffffff", 0, 0.35);
    s.rect(-10, lip + 40, b.span + 20, bottom - first, s.down(front, darker(front, 0.45)));
    s.rect(-10, lip, b.span + 20, 44, s.down(lighter(top, 0.28), darker(top, 0.15)));
    s.rect(-10, lip + 44, b.span + 20, 60, s.down("#00000055", "#00000000"));
    for (int i = 0; i < doors; ++i) {
        double w = b.span / doors, x = i * w + w * 0.06, y = lip + 96, h = bottom - first;
        s.rect(x, y, w * 0.88, h, s.down(with_alpha(lighter(front, 0.25), 0.55), with_alpha(front, 0.1)), 26);
        s.raw("<rect x=\"" + number(x + 30) + "\" y=\"" + number(y + 30) + "\" width=\"" + number(w * 0.88 - 60) +
              "\" height=\"" + number(h) + "\" rx=\"16\" fill=\"none\" " +
              paint("stroke", with_alpha(darker(front, 0.4), 0.5)) + " stroke-width=\"5\"/>");
        s.rect(i % 2 ? x + 44 : x + w * 0.88 - 58, y + 90, 14, 110, with_alpha(b.palette.glow, 0.75), 7);
    }
    b.lay("ground", s, first, 1);
}

namespace {

void jar(Svg& s, Builder& b, double x, double y, double h, const Ink& ink) {
    double w = h * 0.62;
    s.rect(x - w / 2, y - h, w, h, s.across(mixed(ink, "#ffffff", 0.35), darker(ink, 0.12)), w * 0.2);
    s.rect(x - w * 0.42, y - h * 1.16, w * 0.84, h * 0.2, mixed(b.palette.leaf_deep, ink, 0.25), h * 0.05);
    s.rect(x - w * 0.3, y - h * 0.62, w * 0.6, h * 0.28, "#ffffff", 5, 0.7);
}

void flask(Svg& s, double x, double y, double h, const Ink& ink) {
    double w = h * 0.72, neck = h * 0.11;
    std::string body = "M" + at(x - neck, y - h) + "V" + number(y - h * 0.58) + "L" + at(x - w / 2, y - h * 0.1) + "Q" +
                       at(x - w / 2, y) + " " + at(x - w / 2 + h * 0.1, y) + "H" + number(x + w / 2 - h * 0.1) + "Q" +
                       at(x + w / 2, y) + " " + at(x + w / 2, y - h * 0.1) + "L" + at(x + neck, y - h * 0.58) + "V" +
                       number(y - h) + "Z";
    s.path(body, "#ffffff40");
    s.path("M" + at(x - w * 0.33, y - h * 0.34) + "L" + at(x - w / 2 + 4, y - h * 0.1) + "Q" + at(x - w / 2, y - 3) +
               " " + at(x - w / 2 + h * 0.1, y - 3) + "H" + number(x + w / 2 - h * 0.1) + "Q" + at(x + w / 2, y - 3) +
               " " + at(x + w / 2 - 4, y - h * 0.1) + "L" + at(x + w * 0.33, y - h * 0.34) + "Q" + at(x, y - h * 0.26) +
               " " + at(x - w * 0.33, y - h * 0.34) + "Z",
           s.down(lighter(ink, 0.25), ink));
    s.rect(x - neck * 1.5, y - h * 1.03, neck * 3, h * 0.07, "#ffffffaa", 5);
    s.line("M" + at(x - w * 0.22, y - h * 0.42) + "L" + at(x - w * 0.33, y - h * 0.16), "#ffffffb0", h * 0.035);
    s.circle(x + w * 0.08, y - h * 0.16, h * 0.04, "#ffffff", 0.7)
        .circle(x - w * 0.06, y - h * 0.24, h * 0.028, "#ffffff", 0.7);
}

}  // namespace

void shelf(Builder& b, const std::string& name, double x, double y, double width, int kind) {
    double h = width * 0.42;
    Svg s(width * 1.1, h + 40);
    double base = h, left = width * 0.05;
    const Ink inks[] = {b.palette.second, b.palette.pill, b.palette.leaf, b.palette.far, b.palette.glow};
    if (kind == books) {
        for (double at_x = left + 20; at_x < left + width - 50;) {
            double w = b.chance.between(20, 38), tall = h * b.chance.between(0.55, 0.92);
            Ink ink = inks[b.chance.below(4)];
            s.rect(at_x, base - tall, w - 3, tall, s.across(lighter(ink, 0.1), darker(ink, 0.15)), 4);
            s.rect(at_x, base - tall * 0.8, w - 3, 7, "#ffffff", 0, 0.5);
            at_x += w;
        }
    } else {
        int count = kind == jars ? 4 : 3;
        for (int i = 0; i < count; ++i) {
            double at_x = left + width * (i + 0.5) / count, tall = h * b.chance.between(0.55, 0.85);
            if (kind == jars)
                jar(s, b, at_x, base, tall * 0.9, inks[(i + 1) % 5]);
            else
                flask(s, at_x, base, tall, inks[i % 3]);
        }
    }
    Ink wood = mixed(b.palette.middle, b.palette.near, 0.5);
    s.rect(0, base, width * 1.1, 20, s.down(lighter(wood, 0.15), darker(wood, 0.15)), 8);
    s.rect(width * 0.06, base + 20, width, 20, s.down("#00000044", "#00000000"));
    b.put(name, s, x, y, 0.45);
}

void pendant(Builder& b, double x, double drop, double size) {
    double w = size * 4.4, h = drop + size * 3.4;
    Svg s(w, h);
    double c = w / 2;
    s.path("M" + at(c - size * 0.7, drop) + "L" + at(0, h) + "H" + number(w) + "L" + at(c + size * 0.7, drop) + "Z",
           s.down(with_alpha(b.palette.glow, 0.34), with_alpha(b.palette.glow, 0)));
    s.rect(c - 3, 0, 6, drop - size * 0.5, b.palette.leaf_deep);
    s.path("M" + at(c - size * 0.2, drop - size * 0.62) + "H" + number(c + size * 0.2) + "Q" +
               at(c + size * 0.85, drop - size * 0.3) + " " + at(c + size * 0.9, drop) + "H" + number(c - size * 0.9) +
               "Q" + at(c - size * 0.85, drop - size * 0.3) + " " + at(c - size * 0.2, drop - size * 0.62) + "Z",
           s.across(lighter(b.palette.near, 0.2), darker(b.palette.near, 0.2)));
    s.ellipse(c, drop, size * 0.62, size * 0.17, lighter(b.palette.glow, 0.6));
    auto& layer = b.put("lamp", s, x, 0, 0.5);
    layer.pivot_y = 0;
    layer.y.rest = -60;
    layer.turn.wave = {1.3f, 3600, static_cast<int>(x) % 1700};
}

void potted(Builder& b, double x, double y, double h, double depth, bool before) {
    Svg s(h, h * 1.02);
    double c = h / 2, base = h;
    for (int i = 0; i < 7; ++i) {
        double lean = (i - 3) * h * 0.12, tall = h * (0.72 - 0.05 * ((i - 3) < 0 ? 3 - i : i - 3));
        auto fill = s.down(mixed(b.palette.leaf, b.palette.glow, 0.22), b.palette.leaf_deep);
        s.path(blade(c + (i - 3) * 3, base - h * 0.22, tall - h * 0.1 * (i % 2), lean, h * 0.05), fill);
    }
    Ink pot = mixed(b.palette.pill, b.palette.near, 0.35);
    s.path("M" + at(c - h * 0.2, base - h * 0.28) + "H" + number(c + h * 0.2) + "L" + at(c + h * 0.14, base) + "H" +
               number(c - h * 0.14) + "Z",
           s.across(lighter(pot, 0.15), darker(pot, 0.2)));
    s.rect(c - h * 0.22, base - h * 0.31, h * 0.44, h * 0.07, lighter(pot, 0.12), 8);
    auto& layer = b.put(before ? "front.plant" : "plant", s, x, y, depth, before);
    layer.pivot_y = 1;
    layer.turn.wave = {0.9f, 3100, static_cast<int>(x) % 1300};
}

void boards(Builder& b, double top, const Ink& far, const Ink& near) {
    b.ground_sheet(top, far, near, 0);
    auto s = b.sheet(top, b.height * 1.14);
    double h = b.height * 1.14 - top, c = b.span / 2;
    for (int i = -9; i <= 9; ++i)
        s.line("M" + at(c + i * b.width * 0.09, 0) + "L" + at(c + i * b.width * 0.30, h), with_alpha(near, 0.5), 4);
    for (int i = 1; i < 7; ++i)
        s.line("M0 " + number(h * i * i / 46.0) + "H" + number(b.span), with_alpha(near, 0.22), 3);
    b.lay("boards", s, top, 1);
}

void window(Builder& b, double x, double y, double w, double h) {
    Svg s(w * 1.16, h * 1.12);
    double l = w * 0.08, t = h * 0.04, horizon = t + h * 0.68;
    const auto& p = b.palette;
    s.rect(l, t, w, h, s.down(mixed(p.sky[1], p.glow, 0.35), mixed(p.sky[2], p.glow, 0.25)), 14);
    s.circle(l + w * 0.7, t + h * 0.3, w * 0.12, with_alpha(p.glow, 0.95));
    s.circle(l + w * 0.7, t + h * 0.3, w * 0.2, with_alpha(p.glow, 0.25));
    s.path("M" + at(l, horizon) + "Q" + at(l + w * 0.3, horizon - h * 0.18) + " " + at(l + w * 0.6, horizon) + "T" +
               at(l + w, horizon - h * 0.05) + "V" + number(t + h) + "H" + number(l) + "Z",
           p.far);
    s.path("M" + at(l, horizon + h * 0.14) + "Q" + at(l + w * 0.5, horizon) + " " + at(l + w, horizon + h * 0.16) +
               "V" + number(t + h) + "H" + number(l) + "Z",
           p.leaf);
    Ink frame = lighter(mixed(p.far, p.glow, 0.5), 0.35);
    s.raw("<rect x=\"" + number(l) + "\" y=\"" + number(t) + "\" width=\"" + number(w) + "\" height=\"" + number(h) +
          "\" rx=\"14\" fill=\"none\" " + paint("stroke", frame) + " stroke-width=\"16\"/>");
    s.rect(l + w / 2 - 5, t, 10, h, frame).rect(l, t + h * 0.5, w, 10, frame);
    s.rect(l - w * 0.07, t + h, w * 1.14, 22, frame, 8);
    b.put("window", s, x, y, 0.35);
}

}  // namespace stage
