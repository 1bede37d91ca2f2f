// SPDX-License-Identifier: MIT
#include <algorithm>

#include "stage/sets/furniture.hpp"

namespace stage {

namespace {

/// The desk's top from the wall to the bottom edge, with a mat where the subject stands.
void desk_top(Builder& b, const Inside& in, int kind) {
    const auto& p = b.palette;
    double first = b.horizon - 10, bottom = b.height * 1.14, h = bottom - first, u = in.unit;
    auto s = b.sheet(first, bottom);
    Ink wood = mixed(mixed(p.ground, p.pill, 0.14), p.near, 0.12), deep = mixed(p.ground_deep, wood, 0.3);
    s.rect(0, 10, b.span, h, s.down(lighter(wood, 0.04), deep, mixed(wood, deep, 0.35), 0.4));
    for (int i = 0; i < 26; ++i) {
        double y = 26 + (h - 60) * i * i / 640.0, x = b.span * b.chance.between(-0.1, 0.7),
               w = b.span * b.chance.between(0.2, 0.5), sag = 4 + 0.4 * i;
        s.line("M" + at(x, y) + "q" + at(w * 0.3, -sag) + " " + at(w * 0.5, 0) + "t" + at(w * 0.5, 0),
               with_alpha(i % 3 ? p.ground_deep : p.glow, i % 3 ? 0.16 : 0.10), 2 + i * 0.12);
    }
    s.rect(0, 0, b.span, 12, s.down(lighter(wood, 0.3), lighter(wood, 0.1)));
    s.rect(0, 12, b.span, 50 * u, s.down("#00000030", "#00000000"));
    b.lay("ground", s, first, 1);
    // The mat: a trapezoid that runs to the same far point as the floor of other rooms.
    double top = b.horizon + (b.ground - b.horizon) * 0.42, low = b.zones.caption.y + (b.zones.caption.height) * 1.15,
           mw = (b.zones.wide ? 0.8 : 0.94) * b.width, narrow = 0.76;
    Svg mat(mw, low - top);
    Ink felt = kind == 0   ? mixed(p.near, p.leaf, 0.35)
               : kind == 1 ? mixed(p.near, p.ground_deep, 0.35)
                           : mixed(p.near, p.second, 0.18);
    double inset = mw * (1 - narrow) / 2, mh = mat.height();
    auto sheet = [&](double m) {
        return polygon({{inset + m, m * 0.5}, {mw - inset - m, m * 0.5}, {mw - m * 1.3, mh - m}, {m * 1.3, mh - m}});
    };
    mat.path(sheet(0), with_alpha(p.ground_deep, 0.4)).path(sheet(5), mat.down(mixed(felt, p.glow, 0.16), felt));
    mat.line(sheet(26 * u), with_alpha(p.glow, 0.18), 3);
    if (kind == 0)
        for (int i = 1; i < 9; ++i) {
            double share = i / 9.0, tx = inset + (mw - 2 * inset) * share, bx = mw * share;
            mat.line("M" + at(tx, 14 * u) + "L" + at(bx, mh - 26 * u), with_alpha(p.glow, 0.08), 2);
        }
    b.put("mat", mat, b.width / 2, (top + low) / 2, 1);
}

void desk_lamp(Builder& b, const Inside& in, double x, double tall, int side) {
    double base = b.horizon + 46 * in.unit, w = tall * 1.15;
    Svg s(w * 1.6, tall * 1.25);
    auto fx = [&](double v) { return side < 0 ? w * 0.55 + v * w : w * 1.05 - v * w; };
    double low = tall * 1.2;
    const auto& ink = in.bright[static_cast<std::size_t>(b.chance.below(4))];
    // Arm: foot, elbow, head; the head looks towards the subject.
    Point elbow{fx(-0.16), low - tall * 0.52}, head{fx(0.22), low - tall * 0.94};
    double beam = tall * 0.9;
    s.path(polygon({{fx(0.19), head.y + tall * 0.1},
                    {fx(0.41), head.y + tall * 0.02},
                    {fx(0.41) - side * beam * 0.62, head.y + beam * 0.98},
                    {fx(0.19) - side * beam * 0.02, head.y + beam}}),
           s.down(with_alpha(in.lamp, 0.5), with_alpha(in.lamp, 0)));
    s.ellipse(fx(0), low - 6, tall * 0.2, tall * 0.035, "#00000050");
    s.path("M" + at(fx(0) - tall * 0.17, low - 8) + "Q" + at(fx(0), low - tall * 0.13) + " " +
               at(fx(0) + tall * 0.17, low - 8) + "Z",
           s.across(lighter(ink, 0.1), darker(ink, 0.3)));
    Ink arm = mixed(in.trim, in.wood_deep, 0.35);
    s.line("M" + at(fx(0), low - tall * 0.07) + "L" + at(elbow.x, elbow.y) + "L" + at(head.x, head.y), arm,
           tall * 0.034);
    s.circle(elbow.x, elbow.y, tall * 0.035, darker(arm, 0.3));
    s.open("translate(" + at(head.x, head.y) + ") scale(" + std::string(side < 0 ? "1" : "-1") + " 1) rotate(-24)");
    s.ellipse(0, tall * 0.19, tall * 0.14, tall * 0.05, lighter(in.lamp, 0.6));
    s.path("M" + at(-tall * 0.055, -tall * 0.03) + "Q0 " + number(-tall * 0.075) + " " +
               at(tall * 0.055, -tall * 0.03) + "Q" + at(tall * 0.18, tall * 0.06) + " " +
               at(tall * 0.19, tall * 0.19) + "L" + at(-tall * 0.19, tall * 0.19) + "Q" +
               at(-tall * 0.18, tall * 0.06) + " " + at(-tall * 0.055, -tall * 0.03) + "Z",
           s.across(darker(ink, 0.1), darker(ink, 0.3), lighter(ink, 0.2), 0.35));
    s.close();
    auto& layer = b.put("lamp", s, x, base - tall * 0.585, 0.9);
    layer.turn.wave = {0.5f, 3900, 0};
    Svg glow(tall * 1.6, tall * 1.6);
    shine(glow, tall * 0.8, tall * 0.8, tall * 0.8, tall * 0.8, in.lamp, 0.42);
    auto& soft = b.put("lamp.glow", glow, x + (side < 0 ? 1 : -1) * tall * 0.3, base - tall * 0.75, 0.9);
    soft.opacity = {.rest = 0.8f, .wave = {0.16f, 2600, 0}};
}

/// Lying books, the topmost a little askew.
void pile(Builder& b, const Inside& in, double x, double w, int count) {
    double thick = w * 0.17, h = thick * count + 20, base = b.horizon + 42 * in.unit;
    Svg s(w * 1.2, h + 16);
    s.ellipse(w * 0.6, h + 4, w * 0.55, 11, "#0000004c");
    for (int i = 0; i < count; ++i) {
        double bw = w * b.chance.between(0.8, 1), l = w * 0.6 - bw / 2 + b.chance.between(-0.05, 0.05) * w,
               y = h - thick * (i + 1);
        const auto& ink = in.bright[static_cast<std::size_t>((i + b.chance.below(2) * 2) % 5)];
        s.rect(l + bw * 0.03, y + thick * 0.14, bw * 0.95, thick * 0.7,
               s.down(lighter(in.trim, 0.3), darker(in.trim, 0.15)), 3);
        s.path("M" + at(l + bw, y) + "L" + at(l + 10, y) + "Q" + at(l - 6, y + thick / 2) + " " +
                   at(l + 10, y + thick * 0.96) + "L" + at(l + bw, y + thick * 0.96) + "L" +
                   at(l + bw, y + thick * 0.84) + "L" + at(l + 16, y + thick * 0.84) + "Q" + at(l + 6, y + thick / 2) +
                   " " + at(l + 16, y + thick * 0.14) + "L" + at(l + bw, y + thick * 0.14) + "Z",
               s.down(lighter(ink, 0.15), darker(ink, 0.25)));
    }
    b.put("pile", s, x, base - h / 2, 0.9);
}

void mug(Builder& b, const Inside& in, double x, double y, double w, int side, double depth, bool before) {
    Svg s(w * 1.7, w * 1.25);
    double l = w * 0.35, top = w * 0.14, h = w * 1.02;
    const auto& ink = in.bright[static_cast<std::size_t>(b.chance.below(4))];
    s.ellipse(w * 0.85, top + h, w * 0.58, w * 0.07, "#0000004c");
    double ear = side > 0 ? l + w - 4 : l + 4;
    s.line("M" + at(ear, top + h * 0.24) + "q" + at(side * w * 0.36, w * 0.08) + " " + at(0, h * 0.46),
           darker(ink, 0.12), w * 0.1);
    s.path("M" + at(l, top) + "L" + at(l + w, top) + "L" + at(l + w * 0.95, top + h * 0.9) + "Q" +
               at(l + w * 0.94, top + h) + " " + at(l + w * 0.84, top + h) + "L" + at(l + w * 0.16, top + h) + "Q" +
               at(l + w * 0.06, top + h) + " " + at(l + w * 0.05, top + h * 0.9) + "Z",
           s.across(lighter(ink, 0.1), darker(ink, 0.28), lighter(ink, 0.22), 0.3));
    s.ellipse(l + w / 2, top, w / 2, w * 0.1, lighter(ink, 0.3))
        .ellipse(l + w / 2, top + 2, w * 0.43, w * 0.075, mixed(in.wood_deep, "#2a1408", 0.5));
    b.put(before ? "front.mug" : "mug", s, x, y - w * 0.6, depth, before);
    steam(b, x, y - w * 1.15, w * 0.5, depth, before);
}

void pencils(Builder& b, const Inside& in, double x, double h) {
    double base = b.horizon + 44 * in.unit, w = h * 0.7, pot = h * 0.46;
    Svg s(w, h + 14);
    const auto& cup = in.bright[static_cast<std::size_t>(b.chance.below(4))];
    s.ellipse(w / 2, h + 3, w * 0.34, 8, "#0000004c");
    for (int i = 0; i < 5; ++i) {
        const auto& ink = in.bright[static_cast<std::size_t>(i)];
        double lean = (i - 2) * 8.0, px = w / 2 + (i - 2) * w * 0.085, pw = w * 0.075,
               long_ = h * (0.9 - 0.06 * (i % 3));
        s.open("rotate(" + number(lean) + " " + at(px, h) + ")")
            .rect(px - pw / 2, h - long_, pw, long_, s.across(lighter(ink, 0.2), darker(ink, 0.2)));
        s.path(polygon({{px - pw / 2, h - long_}, {px, h - long_ - pw * 1.5}, {px + pw / 2, h - long_}}),
               lighter(in.trim, 0.1))
            .circle(px, h - long_ - pw * 1.2, pw * 0.2, in.wood_deep)
            .close();
    }
    s.rect(w * 0.24, h - pot, w * 0.52, pot, s.across(lighter(cup, 0.12), darker(cup, 0.3), cup, 0.4), 8);
    s.rect(w * 0.24, h - pot * 0.7, w * 0.52, pot * 0.16, "#ffffff50");
    b.put("pencils", s, x, base - h / 2, 0.9);
}

/// Cork with notes, a photograph, a plan, and a thread between pins.
void pin_board(Builder& b, const Inside& in, double x, double y, double w) {
    double h = w * 0.95, m = w * 0.05;
    Svg s(w + 30, h + 40);
    Ink cork = mixed(mixed("#c99a63", in.wood, 0.5), in.wall_low, 0.25);
    s.rect(10, 22, w, h, "#00000034", 12);
    block(s, in, 5, 8, w, h, in.wood, 12);
    s.rect(5 + m * 0.7, 8 + m * 0.7, w - m * 1.4, h - m * 1.4, s.down(lighter(cork, 0.08), darker(cork, 0.12)), 6);
    for (int i = 0; i < 40; ++i)
        s.circle(5 + w * b.chance.between(0.08, 0.92), 8 + h * b.chance.between(0.08, 0.92), 2.5,
                 with_alpha(in.wood_deep, 0.25));
    const double place[5][5] = {{0.1, 0.1, 0.34, 0.3, -4},
                                {0.54, 0.08, 0.36, 0.36, 3},
                                {0.12, 0.5, 0.26, 0.26, 5},
                                {0.44, 0.54, 0.22, 0.3, -3},
                                {0.7, 0.52, 0.22, 0.24, 4}};
    std::string thread;
    int first = b.chance.below(5);
    for (int i = 0; i < 5; ++i) {
        double nx = 5 + w * place[i][0], ny = 8 + h * place[i][1], nw = w * place[i][2], nh = h * place[i][3];
        Ink note = (i + first) % 5 < 2 ? lighter(in.trim, 0.3)
                                       : mixed(in.bright[static_cast<std::size_t>(i % 4)], "#ffffff", 0.4);
        s.open("rotate(" + number(place[i][4]) + " " + at(nx + nw / 2, ny) + ")");
        s.rect(nx + 3, ny + 6, nw, nh, "#00000030")
            .rect(nx, ny, nw, nh, s.down(lighter(note, 0.12), darker(note, 0.06)));
        if ((i + first) % 5 == 0)
            s.path(polygon({{nx + nw * 0.12, ny + nh * 0.85},
                            {nx + nw * 0.4, ny + nh * 0.4},
                            {nx + nw * 0.6, ny + nh * 0.65},
                            {nx + nw * 0.74, ny + nh * 0.5},
                            {nx + nw * 0.88, ny + nh * 0.85}}),
                   in.bright[1])
                .circle(nx + nw * 0.7, ny + nh * 0.28, nw * 0.09, in.bright[0]);
        else
            for (int k = 0; k < 3; ++k)
                s.rect(nx + nw * 0.14, ny + nh * (0.3 + 0.2 * k), nw * (k == 2 ? 0.4 : 0.7), nh * 0.06,
                       with_alpha(in.wood_deep, 0.45), 3);
        s.close();
        thread += (thread.empty() ? "M" : "L") + at(nx + nw / 2, ny + 8);
    }
    s.line(thread, mixed(b.palette.accent, "#d84040", 0.4), 3, 1);
    for (int i = 0; i < 5; ++i)
        s.circle(5 + w * (place[i][0] + place[i][2] / 2), 8 + h * place[i][1] + 8, 8 * in.unit + 2,
                 s.round("#ffffff", in.bright[static_cast<std::size_t>((i + 3) % 4)], 0.35, 0.3, 0.7));
    b.put("board", s, x, y, 0.35);
}

void wall_shelf(Builder& b, const Inside& in, double x, double y, double w) {
    for (int row = 0; row < 2; ++row) {
        Svg s(w, w * 0.52);
        double base = w * 0.42;
        books(s, in, b.chance, w * (row ? 0.36 : 0.06), base, w * 0.52, w * 0.3);
        double gx = w * (row ? 0.2 : 0.78), r = w * 0.1;
        s.circle(gx, base - r * 1.35, r,
                 s.round(lighter(in.bright[1], 0.35), darker(in.bright[1], 0.25), 0.35, 0.3, 0.8));
        s.line("M" + at(gx - r, base - r * 0.6) + "A" + at(r * 1.2, r * 1.2) + " 0 0 0 " +
                   at(gx + r * 0.9, base - r * 0.5),
               in.wood_deep, 5)
            .rect(gx - r * 0.5, base - r * 0.22, r, r * 0.22, in.wood_deep, 3);
        s.rect(w * 0.02, base + 14, w * 0.96, 20, s.down("#00000038", "#00000000"));
        block(s, in, 0, base, w, w * 0.05, in.wood, 4);
        b.put("shelf", s, x, y + row * w * 0.56, 0.4);
    }
}

/// A clock whose second hand walks.
void clock(Builder& b, const Inside& in, double x, double y, double r) {
    Svg s(r * 2.3, r * 2.3), hand(r * 1.8, r * 1.8);
    double c = r * 1.15;
    s.circle(c + 4, c + 9, r, "#00000030")
        .circle(c, c, r, s.down(lighter(in.wood, 0.15), in.wood_deep))
        .circle(c, c, r * 0.86, s.down(lighter(in.trim, 0.35), in.trim));
    for (int i = 0; i < 12; ++i)
        s.open("rotate(" + number(30 * i) + " " + at(c, c) + ")")
            .rect(c - r * 0.025, c - r * 0.78, r * 0.05, r * (i % 3 ? 0.08 : 0.16), in.wood_deep, 2)
            .close();
    s.line("M" + at(c, c) + "L" + at(c - r * 0.3, c - r * 0.34), in.wood_deep, r * 0.09)
        .line("M" + at(c, c) + "L" + at(c + r * 0.44, c - r * 0.36), in.wood_deep, r * 0.06);
    b.put("clock", s, x, y, 0.36);
    hand.line("M" + at(r * 0.9, r * 1.06) + "L" + at(r * 0.9, r * 0.24), mixed(b.palette.accent, "#e04040", 0.4),
              r * 0.035)
        .circle(r * 0.9, r * 0.9, r * 0.06, in.wood_deep);
    auto& tick = b.put("hand", hand, x, y, 0.36);
    for (int i = 0; i <= 6; ++i)
        tick.turn.keys.push_back({i * 1000, static_cast<float>(i * 6 + 60), Ease::hold}),
            tick.turn.keys.push_back({i * 1000 + 160, static_cast<float>(i * 6 + 66), Ease::back_out});
}

/// A notebook and a pencil close to the eye.
void notebook(Builder& b, const Inside& in, int side) {
    double w = 0.5 * std::min(b.width, 1250.0), h = w * 0.42, x = side < 0 ? w * 0.24 : b.width - w * 0.24;
    Svg s(w, h);
    const auto& cover = in.bright[static_cast<std::size_t>(b.chance.below(4))];
    if (side > 0) s.open("translate(" + number(w) + " 0) scale(-1 1)");
    s.path(polygon({{0, h * 0.3}, {w * 0.74, h * 0.12}, {w * 0.98, h}, {0, h}}), s.down(cover, darker(cover, 0.25)));
    s.path(polygon({{0, h * 0.26}, {w * 0.72, h * 0.08}, {w * 0.94, h}, {0, h}}),
           s.down(lighter(in.trim, 0.4), mixed(in.trim, in.wood, 0.12)));
    for (int i = 0; i < 4; ++i)
        s.line("M" + at(w * 0.06, h * (0.4 + 0.15 * i)) + "L" + at(w * (0.68 + 0.055 * i), h * (0.25 + 0.15 * i)),
               with_alpha(b.palette.second, 0.4), 4);
    const auto& wood = in.bright[static_cast<std::size_t>(b.chance.below(4))];
    s.open("rotate(-34 " + at(w * 0.5, h * 0.5) + ")").rect(w * 0.32, h * 0.5 + 10, w * 0.44, h * 0.05, "#00000030", 4);
    s.rect(w * 0.3, h * 0.46, w * 0.42, h * 0.085, s.down(lighter(wood, 0.25), darker(wood, 0.2)));
    s.path(polygon({{w * 0.72, h * 0.46}, {w * 0.79, h * 0.5025}, {w * 0.72, h * 0.545}}), lighter(in.trim, 0.1))
        .circle(w * 0.782, h * 0.5025, 5, in.wood_deep);
    s.rect(w * 0.27, h * 0.46, w * 0.035, h * 0.085, mixed(b.palette.accent, "#ff9a9a", 0.5), 4).close();
    if (side > 0) s.close();
    b.front(side < 0 ? "left" : "right", s, x, b.height - h * 0.42);
}

}  // namespace

void desk(Builder& b) {
    auto in = inside(b);
    int kind = b.chance.below(3), side = b.chance.below(2) ? 1 : -1;
    bool bare = b.zones.wide;  // words stand on the left
    if (bare) side = 1;
    double u = in.unit, out = bare ? 0.1 : 0.165, mid = b.horizon - 440 * u;
    auto x_at = [&](int where) { return where < 0 ? b.width * out : b.width * (1 - out); };
    paper(b, in, (kind + 1) % 3, b.horizon);
    if (kind == 0) {
        pin_board(b, in, x_at(side), mid, 310 * u);
        if (!bare) clock(b, in, x_at(-side), mid - 40 * u, 92 * u);
    } else if (kind == 1) {
        window(b, in, x_at(side), mid, 280 * u, 380 * u, static_cast<View>(b.chance.below(3)), true, false);
        if (!bare) wall_shelf(b, in, x_at(-side), mid - 110 * u, 290 * u);
    } else {
        wall_shelf(b, in, x_at(side), mid - 110 * u, 300 * u);
        if (!bare) pin_board(b, in, x_at(-side), mid + 10 * u, 290 * u);
    }
    desk_top(b, in, kind);
    desk_lamp(b, in, x_at(-side) + side * -10 * u, 330 * u, -side);
    if (kind == 1)
        pot_plant(b, in, x_at(side) + side * 30 * u, b.horizon + 48 * u, 250 * u, b.chance.below(3), 0.9);
    else
        pile(b, in, x_at(side) + side * 20 * u, 230 * u, 4 - kind / 2);
    if (kind == 2)
        mug(b, in, x_at(side), b.horizon + 42 * u - 230 * u * 0.17 * 3, 76 * u, side, 0.9, false);
    else
        pencils(b, in, x_at(side) - side * (kind ? 80 : 0) * u, 150 * u);
    notebook(b, in, side);
    double near = std::min(b.width, 1250.0);
    mug(b, in, side > 0 ? near * 0.12 : b.width - near * 0.12, b.height - near * 0.03, near * 0.16, side, 1.35, true);
}

}  // namespace stage
