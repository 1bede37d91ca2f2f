// SPDX-License-Identifier: MIT
// Theatre, world map, underground: dark places with light of their own.
#include <algorithm>

#include "stage/sets/furniture.hpp"
#include "stage/sets/set.hpp"

namespace stage {

namespace {

void beam(Builder& b, double x, double lean, double w, int i) {
    double h = b.ground + 30;
    Svg s(w * 3, h);
    double c = w * 1.5;
    s.path("M" + at(c - w * 0.10 - lean, 0) + "L" + at(c + w * 0.10 - lean, 0) + "L" + at(c + w * 0.9 + lean, h) + "L" +
               at(c - w * 0.9 + lean, h) + "Z",
           s.down(with_alpha(b.palette.glow, 0.5), with_alpha(b.palette.glow, 0.03)));
    auto& layer = b.put("beam", s, x, h / 2 - 30, 0.6);
    layer.turn.wave = {3.0f, 4200 + 500 * i, 900 * i};
    layer.opacity = {.rest = 0.7f, .wave = {0.22f, 2600 + 300 * i, 500 * i}};
}

void curtain(Builder& b, int side) {
    double w = std::min(b.width, 1300.0) * 0.30, h = b.ground + 60;
    Svg s(w, h);
    Ink cloth = mixed(b.palette.far, b.palette.middle, 0.35);
    double inner = side < 0 ? w : 0, outer = side < 0 ? 0 : w, tie = side < 0 ? w * 0.40 : w * 0.60;
    std::string edge = "M" + at(outer, 0) + "L" + at(inner, 0) + "Q" + at(inner, h * 0.45) + " " + at(tie, h * 0.66) +
                       "Q" + at(side < 0 ? w * 0.55 : w * 0.45, h * 0.85) + " " +
                       at(side < 0 ? w * 0.62 : w * 0.38, h) + "L" + at(outer, h) + "Z";
    s.path(edge, s.across(darker(cloth, side < 0 ? 0.35 : 0.05), darker(cloth, side < 0 ? 0.05 : 0.35)));
    for (int i = 1; i < 6; ++i) {
        double u = i / 6.0, x = outer + (inner - outer) * u, xt = outer + (tie - outer) * u;
        s.path("M" + at(x, 0) + "Q" + at(x, h * 0.45) + " " + at(xt, h * 0.66) + "Q" + at(x, h * 0.85) + " " +
                   at(x * 0.9 + xt * 0.1, h) + "l" + at(side * -16.0, 0) + "Q" + at(x - side * 20, h * 0.85) + " " +
                   at(xt - side * 8, h * 0.66) + "Q" + at(x - side * 30, h * 0.45) + " " + at(x - side * 26, 0) + "Z",
               i % 2 ? with_alpha(darker(cloth, 0.5), 0.45) : with_alpha(lighter(cloth, 0.35), 0.20));
    }
    s.rect(std::min(outer, tie) - 8, h * 0.645, (tie > outer ? tie - outer : outer - tie) + 16, 26, b.palette.pill, 13);
    auto& layer = b.put("curtain", s, side < 0 ? w * 0.34 : b.width - w * 0.34, h / 2 - 30, 0.85);
    layer.x.wave = {5, 4300, side * 600};
}

}  // namespace

void theatre(Builder& b) {
    const auto& p = b.palette;
    // The back cloth, in folds.
    auto back = b.sheet(-60, b.ground + 30);
    for (double x = 0; x < b.span; x += 120)
        back.rect(x, 0, 120, b.ground + 120,
                  back.across(with_alpha(p.middle, 0.42), with_alpha(p.near, 0.05), with_alpha(p.far, 0.16), 0.4));
    b.lay("back", back, -60, 0.3);
    beam(b, b.width * 0.5, 0, std::min(b.width, 1200.0) * 0.36, 0);
    beam(b, b.width * 0.22, -90, std::min(b.width, 1200.0) * 0.2, 1);
    beam(b, b.width * 0.78, 90, std::min(b.width, 1200.0) * 0.2, 2);
    boards(b, b.horizon + 10, mixed(p.ground, p.pill, 0.22), p.ground_deep);
    double w = std::min(b.width, 1200.0);
    Svg pool(w, w * 0.24);
    pool.ellipse(w / 2, w * 0.12, w * 0.48, w * 0.115,
                 pool.round(with_alpha(lighter(p.glow, 0.3), 0.75), with_alpha(p.glow, 0), 0.5, 0.5, 0.5,
                            with_alpha(p.glow, 0.4), 0.6));
    auto& light = b.put("pool", pool, b.width / 2, b.ground + 6, 1);
    light.scale.wave = {0.02f, 2600, 0};
    curtain(b, -1);
    curtain(b, 1);
    // Valance along the top, above the safe zone.
    double hang = b.height * 0.085;
    auto valance = b.sheet(-80, hang + 70);
    std::string d = "M-10 0H" + number(b.span + 10) + "V" + number(hang + 30);
    for (double x = b.span + 10; x > -200; x -= 190) d += "q-95 92 -190 0";
    Ink cloth = mixed(p.far, p.middle, 0.3);
    valance.path(d + "Z", valance.down(darker(cloth, 0.35), cloth)).line(d + "Z", p.pill, 9);
    b.lay("valance", valance, -80, 0.9);
    auto heads = b.sheet(b.height * 0.855, b.height * 1.12);
    for (int i = 0; i < 11; ++i) {
        double x = b.span * (i + 0.5) / 11 + b.chance.between(-20, 20),
               r = b.width * b.chance.between(0.040, 0.052) * (b.zones.wide ? 0.6 : 1),
               y = b.height * 0.045 + b.chance.between(0, 34);
        heads.circle(x, y + r, r, darker(p.ground_deep, 0.45))
            .path("M" + at(x - r * 2, b.height * 0.3) + "Q" + at(x - r * 2, y + r * 2.2) + " " + at(x, y + r * 2.1) +
                      "T" + at(x + r * 2, b.height * 0.3) + "Z",
                  darker(p.ground_deep, 0.45));
        heads.line("M" + at(x - r * 0.7, y + r * 0.35) + "A" + number(r) + " " + number(r) + " 0 0 1 " +
                       at(x + r * 0.7, y + r * 0.35),
                   with_alpha(p.glow, 0.35), 4);
    }
    auto& front = b.front("heads", heads, b.left + b.span / 2, b.height * 0.9875, 1.3);
    front.y.wave = {4, 1900, 0};
}

void world_map(Builder& b) {
    static constexpr const char* land[] = {
        "................#####..............#....###.......", ".....#######.##.#####.......##..###############...",
        "..##############.###......####################.#..", "..#############...#......#####################....",
        ".....##########.........##.##################.....", "......########..........#####################.....",
        ".......#######...........##.#.##############......", ".......######...........####..#############.......",
        "........####...........#######.##########.#.......", ".........###..........########.####.####..........",
        "..........##..#.......#########.###..###..........", "...........###.........#########.##..##.#.........",
        ".............####......#########..#...#..#........", ".............######......######........##.#.......",
        ".............########....#####.........#.####.....", ".............########.....####.............##.....",
        "..............######......####.#.........#####....", "..............#####.......###..#........#######...",
        "..............####........###...........#######...", "..............###..........#............###.###...",
        "..............##..............................#...", "..............##.............................##...",
        "..............#..................................."};
    const auto& p = b.palette;
    double unit = std::min(b.width * 1.16, b.height * 1.05), step = unit / 50,
           top = b.horizon - step * 25 - (b.zones.wide ? 0 : b.height * 0.03), side = b.span / 2 - step * 25;
    auto map = b.sheet(top - 40, b.horizon + 30);
    for (int i = 0; i < 7; ++i)
        map.line("M0 " + number(40 + step * 25 * i / 6.0) + "Q" +
                     at(b.span / 2, 40 + step * 25 * i / 6.0 + (i - 3) * 16) + " " +
                     at(b.span, 40 + step * 25 * i / 6.0),
                 with_alpha(p.second, 0.16), 3);
    for (int row = 0; row < 23; ++row)
        for (int c = 0; land[row][c]; ++c)
            if (land[row][c] == '#')
                map.circle(side + (c + 0.5) * step, 40 + (row + 0.5) * step, step * 0.38,
                           with_alpha(mixed(p.second, p.far, 0.45), 0.55));
    auto& wall = b.lay("map", map, top - 40, 0.3);
    wall.x.wave = {14, 7000, 0};
    for (int i = 0; i < 5; ++i) {
        int row, c;
        do row = b.chance.below(20), c = b.chance.below(50);
        while (land[row][c] != '#');
        Svg ping(step * 4, step * 4);
        ping.circle(step * 2, step * 2, step * 1.9, with_alpha(p.pill, 0.22))
            .circle(step * 2, step * 2, step * 0.62, p.pill);
        auto& layer = b.put("ping", ping, b.left + side + (c + 0.5) * step, top + (row + 0.5) * step, 0.3);
        layer.scale = {.rest = 0.8f, .wave = {0.28f, 1300 + 170 * i, 300 * i}};
    }
    b.ground_sheet(b.horizon + 10, mixed(p.ground, p.near, 0.4), p.ground_deep, 0);
    auto grid = b.sheet(b.horizon + 10, b.height * 1.14);
    double h = b.height * 1.14 - b.horizon - 10;
    for (int i = -12; i <= 12; ++i)
        grid.line("M" + at(b.span / 2 + i * b.width * 0.07, 0) + "L" + at(b.span / 2 + i * b.width * 0.34, h),
                  with_alpha(p.second, 0.26), 3);
    for (int i = 1; i < 9; ++i)
        grid.line("M0 " + number(h * i * i / 70.0) + "H" + number(b.span), with_alpha(p.second, 0.22), 3);
    b.lay("grid", grid, b.horizon + 10, 1);
    double w = std::min(b.width, 1200.0) * 0.74;
    Svg stand(w, w * 0.30);
    stand.ellipse(w / 2, w * 0.18, w * 0.49, w * 0.11, darker(p.ground_deep, 0.1));
    stand.ellipse(w / 2, w * 0.13, w * 0.49, w * 0.11, stand.down(mixed(p.ground, p.glow, 0.5), p.ground));
    stand.raw("<ellipse cx=\"" + number(w / 2) + "\" cy=\"" + number(w * 0.13) + "\" rx=\"" + number(w * 0.485) +
              "\" ry=\"" + number(w * 0.107) + "\" fill=\"none\" " + paint("stroke", p.second) +
              " stroke-width=\"5\"/>");
    b.put("podium", stand, b.width / 2, b.ground + w * 0.03, 1);
}

void underground(Builder& b) {
    const auto& p = b.palette;
    // Layers of earth, each with its stones.
    double from = b.height * 0.10;
    auto s = b.sheet(from, b.ground + 60);
    const Ink inks[] = {with_alpha(p.near, 0.5), with_alpha(p.middle, 0.5), mixed(p.near, p.middle, 0.5)};
    for (int i = 0; i < 3; ++i) {
        auto points = b.ridge((b.horizon - from) * (0.22 + 0.27 * i), 26, 5);
        s.path(smooth_path(points) + "L" + at(b.span + 10, b.height) + "L-10 " + number(b.height) + "Z", inks[i]);
        s.line(smooth_path(points), with_alpha(p.glow, 0.18), 4);
        for (int k = 0; k < 8; ++k) {
            double x = b.chance.between(0, b.span), y = Builder::height_at(points, x) + b.chance.between(40, 150),
                   r = b.chance.between(8, 30);
            s.ellipse(x, y, r * 1.4, r, with_alpha(k % 2 ? p.far : p.ground_deep, 0.40));
        }
    }
    b.lay("strata", s, from, 0.25);
    auto roof = b.sheet(-60, b.height * 0.20);
    std::string d = "M-10 0H" + number(b.span + 10) + "V90";
    for (double x = b.span + 10; x > -80;) {
        double w = b.chance.between(50, 120), share = (x - b.span / 2) / (b.span / 2),
               deep = 60 + b.height * 0.11 * share * share * b.chance.between(0.5, 1.0);
        d += "L" + at(x - w / 2, 60 + deep) + "L" + at(x - w, 80 + b.chance.between(0, 24));
        x -= w;
    }
    roof.path(d + "Z", roof.down(darker(p.ground_deep, 0.3), p.near));
    b.lay("roof", roof, -60, 0.8);
    b.ground_sheet(b.horizon + 16, mixed(p.ground, p.near, 0.25), darker(p.ground_deep, 0.1), 40);
    for (int i = 0; i < 6; ++i) {
        double h = std::min(b.height, 1500.0) * b.chance.between(0.07, 0.17), w = h * 0.9;
        Svg gem(w, h);
        Ink ink = i % 2 ? p.second : p.pill;
        for (int k = -1; k <= 1; ++k) {
            double tall = h * (k ? 0.68 : 0.98), c = w / 2 + k * w * 0.23, half = w * 0.12, tip = c + k * w * 0.12;
            gem.path("M" + at(c - half, h) + "L" + at(tip - half, h - tall * 0.75) + "L" + at(tip, h - tall) + "L" +
                         at(tip, h) + "Z",
                     lighter(ink, 0.35));
            gem.path("M" + at(tip, h) + "L" + at(tip, h - tall) + "L" + at(tip + half, h - tall * 0.72) + "L" +
                         at(c + half, h) + "Z",
                     mixed(ink, p.ground_deep, 0.35));
        }
        auto& layer =
            b.put("crystal", gem, b.width * (i % 2 ? b.chance.between(0.82, 1.02) : b.chance.between(-0.02, 0.18)),
                  b.ground + b.chance.between(-0.02, 0.05) * b.height, 1.03);
        layer.pivot_y = 1;
        layer.opacity = {.rest = 0.9f, .wave = {0.1f, 1900 + 300 * i, 500 * i}};
    }
    for (int side : {-1, 1}) {
        double w = std::min(b.width, 1300.0) * 0.44, h = w * 0.7;
        Svg rock(w, h);
        rock.path("M0 " + number(h) + "L" + at(w * 0.14, h * 0.4) + "L" + at(w * 0.3, h * 0.05) + "L" +
                      at(w * 0.46, h * 0.45) + "L" + at(w * 0.62, h * 0.22) + "L" + at(w * 0.84, h * 0.66) + "L" +
                      at(w, h) + "Z",
                  rock.down(p.near, darker(p.ground_deep, 0.3)));
        rock.path("M" + at(w * 0.3, h * 0.05) + "L" + at(w * 0.46, h * 0.45) + "L" + at(w * 0.4, h) + "L" +
                      at(w * 0.28, h) + "Z",
                  with_alpha(p.glow, 0.16));
        b.front(side < 0 ? "left" : "right", rock, side < 0 ? w * 0.2 : b.width - w * 0.2, b.height - h * 0.2);
    }
    for (int i = 0; i < 8; ++i) {
        Svg mote(16, 16);
        mote.circle(8, 8, 7, mote.round(p.glow, with_alpha(p.glow, 0)));
        double x = b.width * b.chance.unit(), y = b.ground * b.chance.between(0.3, 1);
        auto& layer = b.put("mote", mote, x, y, 0.9);
        layer.y.keys = {{0, static_cast<float>(y), Ease::linear}, {6000, static_cast<float>(y - 260), Ease::linear}};
        layer.x.wave = {22, 2300 + 200 * i, 300 * i};
    }
}

}  // namespace stage
