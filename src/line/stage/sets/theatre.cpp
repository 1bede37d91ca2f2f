// SPDX-License-Identifier: MIT
#include <algorithm>

#include "stage/sets/furniture.hpp"

namespace stage {

namespace {

struct House {
    double unit;
    double edge;  ///< of the stage, on the canvas
    Ink cloth, cloth_deep, gold, light;
};

/// What hangs at the back: 0 a curtain, 1 a painted moon, 2 rows of bulbs.
void backdrop(Builder& b, const House& h, int kind) {
    const auto& p = b.palette;
    double bottom = b.horizon + 20, tall = bottom + 40, u = h.unit;
    auto s = b.sheet(-40, bottom);
    if (kind == 0) {
        int count = 2 * static_cast<int>(b.span / (150 * u));
        double one = b.span / count;
        for (int i = 0; i < count; ++i) {
            Ink lit = with_alpha(mixed(p.deep[2], p.far, 0.3), 0.42), dim = with_alpha(p.deep[0], 0.35);
            s.rect(i * one, 0, one + 1, tall, s.across(i % 2 ? lit : dim, i % 2 ? dim : lit));
        }
        s.rect(0, tall * 0.3, b.span, tall * 0.7, s.down(with_alpha(p.deep[0], 0), with_alpha(p.deep[0], 0.35)));
    }
    if (kind == 1) {
        double x = b.span / 2, y = tall - 330 * u, r = 330 * u;
        s.circle(x, y, r * 1.5, s.round(with_alpha(p.glow, 0.26), with_alpha(p.glow, 0)));
        s.circle(
            x, y, r,
            s.round(with_alpha(mixed(p.deep[2], p.glow, 0.35), 0.75), with_alpha(mixed(p.deep[2], p.glow, 0.1), 0.55)));
        for (int i = 0; i < 3; ++i) {
            double top = tall - (150 - 45 * i) * u, swing = 46 * u;
            auto fill = s.down(mixed(p.deep[2], p.deep[1], 0.35 + 0.25 * i), p.deep[1]);
            s.path(smooth_path({{-10, top},
                                {b.span * (0.2 + 0.05 * i), top - swing},
                                {b.span * (0.5 + 0.06 * i), top + swing * 0.4},
                                {b.span * 0.82, top - swing * 0.7},
                                {b.span + 10, top}}) +
                       "L" + at(b.span + 10, tall) + "L-10 " + number(tall) + "Z",
                   fill);
        }
    }
    if (kind == 2) {
        // A panelled wall, dim behind the bulbs.
        for (double x = 0; x < b.span; x += 240 * u)
            s.rect(x + 10, tall * 0.2, 220 * u, tall * 0.86,
                   s.down(with_alpha(p.deep[0], 0.02), with_alpha(p.deep[0], 0.3)), 14);
    }
    b.lay("back", s, -40, 0.35);
    for (int group = 0; kind == 2 && group < 2; ++group) {
        auto bulbs = b.sheet(-40, bottom);
        auto halo = bulbs.round(with_alpha(h.light, 0.5), with_alpha(h.light, 0), 0.5, 0.5, 0.5,
                                with_alpha(h.light, 0.18), 0.5);
        Ink wire = with_alpha(p.deep[0], 0.6), bulb = with_alpha(lighter(h.light, 0.4), 0.85);
        for (int row = 0; row < 4; ++row) {
            double y = tall * 0.36 + row * 105 * u, sag = 54 * u;
            for (int i = 0; i <= 24; ++i) {
                double v = i / 24.0, x = b.span * v, dip = y + sag * 4 * v * (1 - v);
                if (group == 0 && i < 24)
                    bulbs.line(
                        "M" + at(x, dip) + "L" + at(x + b.span / 24, y + sag * 4 * (v + 1 / 24.0) * (1 - v - 1 / 24.0)),
                        wire, 3);
                if (i % 2 != group) continue;
                bulbs.circle(x, dip + 10, 34 * u, halo);
                bulbs.circle(x, dip + 10, 7 * u, bulb);
            }
        }
        auto& layer = b.lay("bulbs" + std::to_string(group), bulbs, -40, 0.36);
        layer.opacity = {.rest = 0.55f, .wave = {0.25f, 2400, 1200 * group}};
    }
}

void stage_floor(Builder& b, const House& h) {
    const auto& p = b.palette;
    double first = b.horizon, bottom = b.height * 1.14, low = h.edge - first, u = h.unit;
    auto s = b.sheet(first, bottom);
    Ink wood = mixed(p.ground, p.pill, 0.12), deep = mixed(p.ground_deep, p.deep[1], 0.4);
    s.rect(0, 0, b.span, low, s.down(mixed(wood, deep, 0.55), mixed(wood, deep, 0.25), wood, 0.3));
    double centre = b.span / 2, vanish = -1.3 * (b.ground - b.horizon) - 100, reach = (low - vanish) / -vanish;
    for (int i = -14; i <= 14; ++i) {
        double top = centre + i * b.span * 0.05, x = centre + (top - centre) * reach;
        s.path(polygon({{top - 1, 0}, {top + 1, 0}, {x + 3, low}, {x - 3, low}}), with_alpha(p.deep[0], 0.34));
        if (b.chance.below(3) == 0) {
            double next = top + b.span * 0.05, far = centre + (next - centre) * reach;
            s.path(polygon({{top, 0}, {next, 0}, {far, low}, {x, low}}), with_alpha(p.glow, 0.05));
        }
    }
    s.rect(0, 0, b.span, 60 * u, s.down(with_alpha(p.deep[0], 0.6), with_alpha(p.deep[0], 0)));
    s.rect(0, low, b.span, bottom - first - low, s.down(deep, darker(p.deep[0], 0.3)));
    s.rect(0, low, b.span, 20 * u, s.down(lighter(wood, 0.2), mixed(wood, deep, 0.5)));
    s.line("M0 " + number(low + 1) + "L" + at(b.span, low + 1), with_alpha(p.glow, 0.5), 3);
    for (double x = 0; x < b.span; x += 150 * u) s.rect(x, low + 44 * u, 110 * u, 90 * u, with_alpha(p.glow, 0.045), 8);
    b.lay("ground", s, first, 1);
}

/// Light on the floor, and the cones that throw it.
void spots(Builder& b, const House& h, int count) {
    double rx = (b.zones.wide ? 0.3 : 0.46) * b.width, ry = (b.zones.caption.y - b.horizon) * 0.55 + 10;
    Svg pool(rx * 2, ry * 2);
    pool.ellipse(
        rx, ry, rx, ry,
        pool.round(with_alpha(h.light, 0.62), with_alpha(h.light, 0), 0.5, 0.5, 0.5, with_alpha(h.light, 0.4), 0.72));
    auto& bright = b.put("pool", pool, b.width / 2, b.ground + ry * 0.1, 1);
    bright.opacity = {.rest = 0.85f, .wave = {0.12f, 3100, 0}};
    for (int i = 0; i < count; ++i) {
        double share = count == 3 ? i * 0.5
                       : i        ? 0.92
                                  : 0.08,
               x = b.width * (0.08 + 0.84 * share), tall = b.ground + 60;
        double lean = b.width / 2 - x, half = rx * 0.66, w = 2 * (half + std::max(lean, -lean)) + 20, c = w / 2;
        Svg cone(w, tall);
        cone.path(
            polygon({{c - 22 * h.unit, 0}, {c + 22 * h.unit, 0}, {c + lean + half, tall}, {c + lean - half, tall}}),
            cone.down(with_alpha(h.light, 0.38), with_alpha(h.light, 0), with_alpha(h.light, 0.14), 0.55));
        auto& layer = b.put("cone", cone, x, -40, 0.7);
        layer.pivot_y = 0;
        layer.turn.wave = {1.5f, 4300 + 500 * i, 1400 * i};
        layer.opacity = {.rest = 0.72f, .wave = {0.2f, 2700 + 400 * i, 900 * i}};
    }
}

void side_curtains(Builder& b, const House& h, bool tied) {
    double u = h.unit, wide = (tied ? 250 : 190) * u, tall = b.horizon + 80 * u;
    for (int side : {-1, 1}) {
        Svg s(wide, tall);
        if (side > 0) s.open("translate(" + number(wide) + " 0) scale(-1 1)");
        int count = 5;
        double one = wide / count, tie = tall * 0.66;
        for (int i = 0; i < count; ++i) {
            double l = i * one, waist = tied ? wide * 0.07 * i : l;
            double next = tied ? wide * 0.07 * (i + 1) : l + one, foot = tied ? wide * 0.13 * i : l,
                   last = tied ? wide * 0.13 * (i + 1) : l + one;
            s.path("M" + at(l, 0) + "L" + at(l + one + 1, 0) + "C" + at(l + one, tie * 0.6) + " " +
                       at(next + 1, tie * 0.8) + " " + at(next + 1, tie) + "L" + at(last + 1, tall - 6 * (i % 2)) +
                       "L" + at(foot, tall - 6 * ((i + 1) % 2)) + "L" + at(waist, tie) + "C" + at(waist, tie * 0.8) +
                       " " + at(l, tie * 0.6) + " " + at(l, 0) + "Z",
                   s.across(darker(h.cloth_deep, 0.05), darker(h.cloth_deep, 0.32), h.cloth, 0.5));
        }
        if (tied)
            s.rect(-10, tie - 15 * u, wide * 0.42, 30 * u, s.down(lighter(h.gold, 0.25), darker(h.gold, 0.2)), 12 * u)
                .circle(wide * 0.38, tie + 24 * u, 15 * u, h.gold)
                .path(polygon({{wide * 0.38 - 10 * u, tie + 34 * u},
                               {wide * 0.38 + 10 * u, tie + 34 * u},
                               {wide * 0.38 + 16 * u, tie + 84 * u},
                               {wide * 0.38 - 16 * u, tie + 84 * u}}),
                      darker(h.gold, 0.12));
        if (side > 0) s.close();
        auto& layer = b.put("curtain", s, side < 0 ? wide * 0.46 : b.width - wide * 0.46, -6, 0.95);
        layer.pivot_y = 0;
        layer.scale.wave = {0.008f, 4100, 800 * side + 900};
        layer.turn.wave = {0.5f, 4700, 1100 * side + 1200};
    }
}

/// Scallops with a golden fringe, above the words.
void valance(Builder& b, const House& h) {
    double deep = b.zones.safe.y * 0.78, top = -70;
    int swags = b.zones.wide ? 8 : 5;
    auto s = b.sheet(top, deep);
    double one = b.span / swags, base = deep - top;
    for (int i = 0; i < swags; ++i) {
        double l = i * one;
        auto swag = [&](double grow) {
            return "M" + at(l, 0) + "L" + at(l + one, 0) + "L" + at(l + one, base * 0.5) + "Q" +
                   at(l + one / 2, base * 1.34 + grow) + " " + at(l, base * 0.5) + "Z";
        };
        s.path(swag(0), h.gold);
        s.path(swag(-base * 0.11), s.down(darker(h.cloth_deep, 0.1), h.cloth, h.cloth_deep, 0.5));
        for (int k = 1; k < 4; ++k)
            s.line("M" + at(l + one * (0.5 - 0.13 * k), 0) + "Q" + at(l + one / 2, base * (1.2 - 0.25 * k)) + " " +
                       at(l + one * (0.5 + 0.13 * k), 0),
                   with_alpha(darker(h.cloth_deep, 0.4), 0.35), 5);
    }
    auto& layer = b.lay("valance", s, top, 0.97);
    layer.y.wave = {3, 4400, 0};
}

void footlights(Builder& b, const House& h) {
    double u = h.unit, tall = 130 * u;
    auto s = b.sheet(h.edge - tall, h.edge + 40), shells = b.sheet(h.edge - tall, h.edge + 40);
    for (double x = 60 * u; x < b.span; x += 170 * u) {
        shine(s, x, tall - 6, 80 * u, 90 * u, h.light, 0.55);
        shells.ellipse(x, tall - 5 * u, 17 * u, 12 * u, lighter(h.light, 0.55));
        shells.path("M" + at(x - 32 * u, tall - 8 * u) + "Q" + at(x, tall + 2 * u) + " " +
                        at(x + 32 * u, tall - 8 * u) + "L" + at(x + 26 * u, tall + 26 * u) + "L" +
                        at(x - 26 * u, tall + 26 * u) + "Z",
                    shells.down(lighter(h.gold, 0.2), darker(h.gold, 0.35)));
    }
    auto& glow = b.lay("footlights.glow", s, h.edge - tall, 1.02);
    glow.opacity = {.rest = 0.8f, .wave = {0.18f, 1900, 300}};
    b.lay("footlights", shells, h.edge - tall, 1.02);
}

/// Heads seen from behind, low before the stage.
void audience(Builder& b, const House& h) {
    const auto& p = b.palette;
    double u = std::max(h.unit, 0.85);
    for (int row = 0; row < 2; ++row) {
        double r = (62 + 22 * row) * u, top = b.height - (row ? 92 : 190) * u - r, low = b.height * 1.1;
        auto s = b.sheet(top - r, low);
        Ink dark = mixed(p.deep[0], p.deep[1], row ? 0.08 : 0.4);
        for (double x = r * (row ? 0.3 : 1.2); x < b.span; x += r * b.chance.between(2.5, 2.9)) {
            double y = r * b.chance.between(1.35, 1.65), k = b.chance.between(0.88, 1.05);
            auto body = s.down(lighter(dark, 0.07), dark, dark, 0.3);
            s.path("M" + at(x - r * 1.3, low - top + r) + "L" + at(x - r * 1.25, y + r * 1.9) + "Q" +
                       at(x - r * 1.1, y + r * 1.1) + " " + at(x, y + r * 1.05) + "Q" + at(x + r * 1.1, y + r * 1.1) +
                       " " + at(x + r * 1.25, y + r * 1.9) + "L" + at(x + r * 1.3, low - top + r) + "Z",
                   body);
            s.ellipse(x, y + r * 0.25, r * 0.72 * k, r * 0.86 * k, body);
            int hair = b.chance.below(4);
            if (hair == 0) s.circle(x, y - r * 0.62 * k, r * 0.3, dark);
            if (hair == 1)
                s.path("M" + at(x - r * 0.76 * k, y + r * 0.9) + "L" + at(x - r * 0.76 * k, y + r * 0.1) + "A" +
                           at(r * 0.76 * k, r * 0.86 * k) + " 0 0 1 " + at(x + r * 0.76 * k, y + r * 0.1) + "L" +
                           at(x + r * 0.76 * k, y + r * 0.9) + "Z",
                       dark);
            s.line("M" + at(x - r * 0.5 * k, y - r * 0.36 * k) + "Q" + at(x, y - r * 0.84 * k) + " " +
                       at(x + r * 0.5 * k, y - r * 0.36 * k),
                   with_alpha(h.light, row ? 0.3 : 0.22), 3.5);
        }
        auto& layer = b.lay("audience" + std::to_string(row), s, top - r, 1.15 + 0.2 * row);
        layer.y.wave = {4, 2300 + 600 * row, 500 * row};
        b.place.before.push_back(std::move(b.place.behind.back()));
        b.place.behind.pop_back();
    }
}

}  // namespace

void theatre(Builder& b) {
    const auto& p = b.palette;
    int kind = b.chance.below(3);
    House h;
    h.unit = std::min(b.width, b.horizon * 1.15) / 1080;
    h.edge = std::max(b.zones.caption.bottom() + 30.0, b.height * 0.8);
    h.cloth = kind == 1 ? mixed(p.near, p.second, 0.3)
                        : mixed(mixed(p.near, p.deep[2], 0.5), p.accent, kind == 0 ? 0.22 : 0.08);
    h.cloth_deep = mixed(h.cloth, p.deep[0], 0.62);
    h.gold = mixed(p.pill, p.near, 0.12);
    h.light = mixed(p.glow, "#fff0c8", 0.5);
    backdrop(b, h, kind);
    stage_floor(b, h);
    spots(b, h, kind == 1 ? 2 : 3);
    side_curtains(b, h, kind != 2);
    valance(b, h);
    footlights(b, h);
    audience(b, h);
}

}  // namespace stage
