// SPDX-License-Identifier: MIT
#include <algorithm>

#include "stage/sets/furniture.hpp"

namespace stage {

namespace {

void jar(Svg& s, const Inside& in, double x, double base, double w, double h, const Ink& filling, double full) {
    double neck = h * 0.16, body = h - neck;
    s.rect(x, base - body, w, body, with_alpha(lighter(in.trim, 0.2), 0.45), w * 0.16);
    s.rect(x + 4, base - body * full, w - 8, body * full - 4, s.across(lighter(filling, 0.15), darker(filling, 0.2)),
           w * 0.12);
    s.rect(x + w * 0.06, base - h, w * 0.88, neck + 2, s.down(lighter(in.wood, 0.15), in.wood_deep), 5);
    s.rect(x + w * 0.14, base - body * 0.9, w * 0.1, body * 0.7, "#ffffff70", 4);
}

void mug(Svg& s, double x, double base, double w, const Ink& ink) {
    s.line("M" + at(x + w * 0.9, base - w * 0.75) + "q" + at(w * 0.42, w * 0.12) + " " + at(-w * 0.02, w * 0.45),
           darker(ink, 0.1), w * 0.13);
    s.rect(x, base - w, w, w, s.across(lighter(ink, 0.18), darker(ink, 0.2)), w * 0.14);
}

void plates(Svg& s, const Inside& in, double x, double base, double w) {
    for (int i = 0; i < 4; ++i)
        s.rect(x + i * w * 0.02, base - w * 0.1 * (i + 1), w * (1 - 0.04 * i), w * 0.08,
               s.down(lighter(in.trim, 0.2), darker(in.trim, 0.16)), 8);
}

/// Two boards with jars, mugs and plates.
void shelves(Builder& b, const Inside& in, double x, double y, double w) {
    double gap = w * 0.56, thick = w * 0.045;
    for (int row = 0; row < 2; ++row) {
        Svg s(w, gap);
        double base = gap - thick - 24;
        bool jars = (b.chance.below(2) + row) % 2 == 0;
        if (jars)
            for (int i = 0; i < 3; ++i)
                jar(s, in, w * (0.07 + 0.3 * i), base, w * 0.22, gap * b.chance.between(0.48, 0.72),
                    in.bright[static_cast<std::size_t>((i + row * 2) % 5)], b.chance.between(0.4, 0.85));
        else {
            plates(s, in, w * 0.06, base, w * 0.4);
            mug(s, w * 0.54, base, w * 0.14, in.bright[static_cast<std::size_t>(b.chance.below(4))]);
            mug(s, w * 0.76, base, w * 0.14, in.bright[static_cast<std::size_t>(b.chance.below(4))]);
        }
        s.rect(w * 0.02, gap - 26, w * 0.96, 22, s.down("#0000003a", "#00000000"));
        block(s, in, 0, base, w, thick, in.wood, 5);
        for (double hook : {0.12, 0.86})
            s.path(polygon({{w * hook, base + thick},
                            {w * hook + 8, base + thick},
                            {w * hook + 8, base + thick + 18},
                            {w * hook, base + thick + 10}}),
                   in.wood_deep);
        b.put("shelf", s, x, y + row * gap, 0.42);
    }
}

/// A rail with pans, each swinging by itself.
void pans(Builder& b, const Inside& in, double x, double y, double w) {
    Svg rail(w, 30);
    rail.rect(0, 6, w, 11, rail.down(lighter(in.trim, 0.25), darker(in.trim, 0.3)), 6);
    for (int i = 0; i < 3; ++i) {
        double r = w * (0.17 - 0.025 * i), long_ = r * 1.5;
        Svg s(r * 2.4, long_ + r * 2.2);
        double c = r * 1.2;
        Ink metal = i == 1 ? mixed(in.bright[0], in.wood_deep, 0.25) : mixed(in.trim, in.wood_deep, 0.35 + 0.15 * i);
        s.rect(c - r * 0.09, 0, r * 0.18, long_ + 6, s.across(lighter(in.wood_deep, 0.12), darker(in.wood_deep, 0.2)),
               r * 0.09);
        s.circle(c, r * 0.14, r * 0.05, in.wall_low);
        s.circle(c, long_ + r, r, s.round(lighter(metal, 0.12), darker(metal, 0.3), 0.35, 0.3, 0.8));
        s.circle(c, long_ + r, r * 0.76, s.round(darker(metal, 0.05), darker(metal, 0.28), 0.6, 0.65, 0.7));
        s.line(
            "M" + at(c - r * 0.66, long_ + r * 0.8) + "A" + at(r * 0.7, r * 0.7) + " 0 0 1 " + at(c, long_ + r * 0.31),
            with_alpha("#ffffff", 0.4), r * 0.05);
        auto& layer = b.put("pan", s, x + w * (i - 1) * 0.33, y, 0.45);
        layer.pivot_y = 0;
        layer.turn.wave = {1.5f, 2700 + 260 * i, 500 * i};
    }
    b.put("rail", rail, x, y + 6, 0.46);
}

/// A hood over the hob, with a lamp under it.
void hood(Builder& b, const Inside& in, double x, double low, double w) {
    double h = low + 60;
    Svg s(w * 1.6, h + w * 0.7);
    double c = s.width() / 2, u = in.unit;
    shine(s, c, h, w * 0.75, w * 0.65, in.lamp, 0.5);
    Ink metal = mixed(in.trim, in.wood, 0.45);
    s.rect(c - w * 0.17, 0, w * 0.34, h - 150 * u,
           s.across(darker(metal, 0.1), darker(metal, 0.25), lighter(metal, 0.16), 0.35));
    s.path(polygon({{c - w * 0.17, h - 160 * u},
                    {c + w * 0.17, h - 160 * u},
                    {c + w * 0.5, h - 44 * u},
                    {c - w * 0.5, h - 44 * u}}),
           s.across(darker(metal, 0.06), darker(metal, 0.3), lighter(metal, 0.14), 0.35));
    block(s, in, c - w * 0.5, h - 48 * u, w, 48 * u, metal, 6);
    for (int i = 0; i < 3; ++i) s.circle(c + (i - 1) * w * 0.1, h - 24 * u, 7 * u, i == 0 ? in.lamp : in.wood_deep);
    auto& layer = b.put("hood", s, x, low - h / 2 + w * 0.35, 0.4);
    layer.opacity = {.rest = 0.98f, .wave = {0.02f, 3100, 0}};
}

void pot_on(Builder& b, const Inside& in, double x, double w) {
    double h = w * 0.66, base = b.horizon + 34 * in.unit;
    Svg s(w * 1.3, h + 40);
    Ink ink = in.bright[static_cast<std::size_t>(b.chance.below(4))];
    double l = w * 0.15, top = h * 0.2;
    s.ellipse(w * 0.65, h + 10, w * 0.52, 12, "#0000004c");
    for (double ear : {l - w * 0.09, l + w * 0.97}) s.rect(ear, h * 0.36, w * 0.12, h * 0.13, darker(ink, 0.35), 8);
    s.rect(l, top, w, h * 0.84, s.across(darker(ink, 0.1), darker(ink, 0.32), lighter(ink, 0.2), 0.3), w * 0.09);
    auto& pot = b.put("pot", s, x, base - h / 2, 0.9);
    pot.x.wave = {0, 0, 0};
    Svg lid(w * 1.1, h * 0.4);
    lid.path("M" + at(w * 0.03, h * 0.34) + "Q" + at(w * 0.55, -h * 0.1) + " " + at(w * 1.07, h * 0.34) + "Z",
             lid.down(lighter(ink, 0.25), darker(ink, 0.1)));
    lid.circle(w * 0.55, h * 0.1, w * 0.055, darker(ink, 0.4));
    auto& lifted = b.put("lid", lid, x, base - h * 0.98, 0.9);
    lifted.turn.wave = {1.6f, 620, 0};
    lifted.y.wave = {2.5f, 410, 0};
    steam(b, x + w * 0.1, base - h * 1.05, w * 0.34, 0.9, false);
}

void kettle(Builder& b, const Inside& in, double x, double w) {
    double h = w * 0.9, base = b.horizon + 36 * in.unit;
    Svg s(w * 1.4, h + 24);
    Ink ink = in.bright[static_cast<std::size_t>(b.chance.below(4))];
    double c = w * 0.66;
    s.ellipse(c, h + 8, w * 0.5, 11, "#0000004c");
    s.line("M" + at(c - w * 0.3, h * 0.42) + "C" + at(c - w * 0.3, -h * 0.1) + " " + at(c + w * 0.3, -h * 0.1) + " " +
               at(c + w * 0.3, h * 0.42),
           in.wood_deep, w * 0.06);
    s.path("M" + at(c + w * 0.3, h * 0.72) + "Q" + at(c + w * 0.5, h * 0.6) + " " + at(c + w * 0.56, h * 0.34) + "L" +
               at(c + w * 0.66, h * 0.36) + "Q" + at(c + w * 0.62, h * 0.86) + " " + at(c + w * 0.34, h * 0.92) + "Z",
           darker(ink, 0.15));
    s.path("M" + at(c - w * 0.46, h) + "Q" + at(c - w * 0.46, h * 0.36) + " " + at(c, h * 0.34) + "Q" +
               at(c + w * 0.46, h * 0.36) + " " + at(c + w * 0.46, h) + "Z",
           s.across(darker(ink, 0.06), darker(ink, 0.3), lighter(ink, 0.25), 0.3));
    s.circle(c, h * 0.32, w * 0.05, in.wood_deep);
    b.put("kettle", s, x, base - h / 2, 0.9);
    steam(b, x + w * 0.62, base - h * 0.72, w * 0.3, 0.9, false);
}

void fruit(Builder& b, const Inside& in, double x, double w) {
    double h = w * 0.62, base = b.horizon + 40 * in.unit;
    Svg s(w, h + 20);
    s.ellipse(w / 2, h + 6, w * 0.4, 11, "#0000004c");
    const double place[5][2] = {{0.26, 0.36}, {0.48, 0.27}, {0.72, 0.37}, {0.38, 0.45}, {0.6, 0.44}};
    for (int i = 0; i < 5; ++i) {
        const auto& ink = in.bright[static_cast<std::size_t>((i * 2 + 1) % 5)];
        double fx = w * place[i][0], fy = h * place[i][1] + w * 0.05, r = w * 0.14;
        s.circle(fx, fy, r, s.round(lighter(ink, 0.3), darker(ink, 0.18), 0.35, 0.3, 0.75));
        s.line("M" + at(fx, fy - r * 0.9) + "q4 -12 12 -14", in.wood_deep, 5);
    }
    s.path("M0 " + number(h * 0.52) + "L" + at(w, h * 0.52) + "Q" + at(w * 0.94, h) + " " + at(w * 0.62, h) + "L" +
               at(w * 0.38, h) + "Q" + at(w * 0.06, h) + " 0 " + number(h * 0.52) + "Z",
           s.across(lighter(in.trim, 0.2), darker(in.trim, 0.28)));
    s.line("M4 " + number(h * 0.53) + "L" + at(w - 4, h * 0.53), in.rim, 4);
    b.put("fruit", s, x, base - h / 2, 0.9);
}

/// A board with a loaf and a knife, close to the eye.
void bread_board(Builder& b, const Inside& in, int side) {
    double w = 0.46 * std::min(b.width, 1250.0), h = w * 0.5;
    Svg s(w, h);
    s.path(polygon({{w * 0.06, h * 0.62}, {w * 0.94, h * 0.62}, {w, h}, {0, h}}),
           s.down(lighter(in.wood, 0.2), in.wood));
    s.line("M" + at(w * 0.06, h * 0.62) + "L" + at(w * 0.94, h * 0.62), in.rim, 4);
    Ink crust = mixed("#c9803f", in.wood, 0.4);
    s.ellipse(w * 0.5, h * 0.8, w * 0.36, h * 0.1, "#00000038");
    s.path("M" + at(w * 0.16, h * 0.76) + "Q" + at(w * 0.1, h * 0.34) + " " + at(w * 0.5, h * 0.3) + "Q" +
               at(w * 0.9, h * 0.34) + " " + at(w * 0.84, h * 0.76) + "Q" + at(w * 0.5, h * 0.9) + " " +
               at(w * 0.16, h * 0.76) + "Z",
           s.down(lighter(crust, 0.28), darker(crust, 0.22)));
    for (int i = 0; i < 3; ++i)
        s.line(
            "M" + at(w * (0.32 + 0.15 * i), h * 0.62) + "q" + at(w * 0.01, -h * 0.14) + " " + at(w * 0.07, -h * 0.22),
            lighter(crust, 0.5), 9, 0.8);
    b.front(side < 0 ? "left" : "right", s, side < 0 ? w * 0.22 : b.width - w * 0.22, b.height - h * 0.28);
}

}  // namespace

void kitchen(Builder& b) {
    auto in = inside(b);
    int kind = b.chance.below(3), side = b.chance.below(2) ? 1 : -1;
    // On a wide canvas words stand on the left half's wall: tall things go right.
    bool bare = b.zones.wide;
    if (bare) side = 1;
    double u = in.unit, out = bare ? 0.1 : 0.155, mid = b.horizon - 420 * u;
    auto x_at = [&](int where, double more = 0) {
        return where < 0 ? b.width * out + more * u : b.width * (1 - out) - more * u;
    };
    paper(b, in, 3, b.horizon);
    if (kind == 0) {
        window(b, in, x_at(side), mid - 20 * u, 270 * u, 330 * u, static_cast<View>(b.chance.below(3)), false,
               b.chance.below(2));
        if (!bare) shelves(b, in, x_at(-side), mid - 130 * u, 290 * u);
    } else if (kind == 1) {
        hood(b, in, x_at(side), b.horizon - 400 * u, 300 * u);
        if (!bare) window(b, in, x_at(-side), mid, 270 * u, 360 * u, static_cast<View>(b.chance.below(3)), true, false);
    } else {
        shelves(b, in, x_at(side), mid - 130 * u, 300 * u);
        if (!bare) pans(b, in, x_at(-side), mid - 190 * u, 310 * u);
    }
    Ink top = kind == 1 ? mixed(in.trim, b.palette.ground, 0.45) : mixed(in.wood, b.palette.glow, 0.2);
    counter(b, in, top, mixed(b.palette.near, b.palette.ground, 0.35), bare ? 8 : 4);
    if (kind == 0) kettle(b, in, x_at(side), 190 * u), fruit(b, in, x_at(-side, -20), 230 * u);
    if (kind == 1)
        pot_on(b, in, x_at(side), 210 * u),
            pot_plant(b, in, x_at(-side), b.horizon + 40 * u, 270 * u, b.chance.below(3), 0.9);
    if (kind == 2) fruit(b, in, x_at(side), 240 * u), kettle(b, in, x_at(-side, -30), 180 * u);
    if (kind != 1)
        for (int where : {-1, 1})
            pendant(b, in, b.width * (where < 0 ? 0.1 : 0.9), b.zones.safe.y - 66 * u, 120 * u, kind,
                    700 * where + 700);
    bread_board(b, in, -side);
    pot_plant(b, in, side < 0 ? b.width * 0.03 : b.width * 0.97, b.height * 1.02, std::min(b.width, 1250.0) * 0.32, 1,
              1.35, true);
}

}  // namespace stage
