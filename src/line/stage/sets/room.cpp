// SPDX-License-Identifier: MIT
#include "stage/sets/furniture.hpp"

namespace stage {

namespace {

void sofa(Builder& b, const Inside& in, double x, double w) {
    double h = w * 0.56, foot = b.horizon + 30 * in.unit;
    Svg s(w, h);
    auto soft = [&](double px, double py, double pw, double ph, const Ink& ink, double r) {
        s.rect(px, py, pw, ph, s.down(lighter(ink, 0.16), darker(ink, 0.18), ink, 0.3), r);
        s.line("M" + at(px + r, py + 2) + "L" + at(px + pw - r, py + 2), in.rim, 3.5);
    };
    s.ellipse(w / 2, h - 10, w * 0.5, 12, "#00000044");
    for (double leg : {0.1, 0.86}) s.rect(w * leg, h * 0.86, w * 0.035, h * 0.12, in.wood_deep, 3);
    soft(w * 0.07, h * 0.1, w * 0.86, h * 0.6, in.cloth_deep, h * 0.14);
    soft(w * 0.1, h * 0.16, w * 0.39, h * 0.45, in.cloth, h * 0.1);
    soft(w * 0.51, h * 0.16, w * 0.39, h * 0.45, in.cloth, h * 0.1);
    soft(w * 0.1, h * 0.5, w * 0.8, h * 0.22, lighter(in.cloth, 0.06), h * 0.07);
    soft(w * 0.06, h * 0.64, w * 0.88, h * 0.24, in.cloth_deep, h * 0.05);
    soft(0, h * 0.36, w * 0.15, h * 0.52, in.cloth, h * 0.12);
    soft(w * 0.85, h * 0.36, w * 0.15, h * 0.52, in.cloth, h * 0.12);
    s.open("rotate(-12 " + at(w * 0.27, h * 0.4) + ")")
        .rect(w * 0.17, h * 0.24, w * 0.19, w * 0.17, s.down(lighter(in.bright[0], 0.2), in.bright[0]), 16)
        .close();
    s.open("rotate(10 " + at(w * 0.7, h * 0.4) + ")")
        .rect(w * 0.63, h * 0.27, w * 0.17, w * 0.15, s.down(lighter(in.bright[1], 0.2), in.bright[1]), 16)
        .close();
    b.put("sofa", s, x, foot - h / 2, 0.85);
}

void sideboard(Builder& b, const Inside& in, double x, double w) {
    double h = w * 0.46, foot = b.horizon + 26 * in.unit, shelf = w * 0.42;
    Svg s(w, h + shelf);
    books(s, in, b.chance, w * 0.1, shelf, w * 0.42, w * 0.24);
    // A record player or a small clock: something round.
    s.circle(w * 0.74, shelf - w * 0.13, w * 0.12,
             s.round(lighter(in.trim, 0.3), darker(in.trim, 0.1), 0.4, 0.35, 0.7));
    s.line("M" + at(w * 0.74, shelf - w * 0.2) + "L" + at(w * 0.74, shelf - w * 0.13) + "L" +
               at(w * 0.79, shelf - w * 0.11),
           in.wood_deep, 6);
    s.ellipse(w / 2, shelf + h - 6, w * 0.5, 10, "#00000044");
    for (double leg : {0.08, 0.88}) s.rect(w * leg, shelf + h * 0.8, w * 0.03, h * 0.18, in.wood_deep, 3);
    block(s, in, 0, shelf, w, h * 0.84, in.wood, 12);
    for (int i = 0; i < 3; ++i) {
        double px = w * (0.04 + 0.315 * i);
        s.rect(px, shelf + h * 0.12, w * 0.29, h * 0.6, s.down(lighter(in.wood, 0.12), in.wood), 8);
        s.circle(px + w * 0.145, shelf + h * 0.24, w * 0.018, in.trim);
    }
    b.put("sideboard", s, x, foot - (h + shelf) / 2, 0.85);
}

void floor_lamp(Builder& b, const Inside& in, double x, double tall) {
    double foot = b.horizon + 40 * in.unit, r = tall * 0.16;
    Svg s(r * 6, tall + r);
    double c = r * 3, top = r * 1.2;
    shine(s, c, top + r, r * 3, r * 2.6, in.lamp, 0.55);
    s.rect(c - 4, top + r, 8, tall - top, s.across(lighter(in.trim, 0.2), darker(in.trim, 0.4)));
    s.ellipse(c, tall + r * 0.4, r * 0.7, r * 0.18, in.wood_deep);
    s.path(polygon({{c - r * 0.62, top}, {c + r * 0.62, top}, {c + r, top + r * 1.5}, {c - r, top + r * 1.5}}),
           s.down(lighter(in.lamp, 0.35), mixed(in.lamp, in.bright[0], 0.5)));
    auto& layer = b.put("lamp", s, x, foot - tall / 2 - r * 0.5, 0.8);
    layer.opacity = {.rest = 0.97f, .wave = {0.03f, 2900, 0}};
}

void pictures(Builder& b, const Inside& in, double x, double y, double w, int kind) {
    const auto& p = b.palette;
    Svg s(w, w * 1.15);
    auto framed = [&](double px, double py, double pw, double ph, int motif) {
        s.rect(px + 6, py + 10, pw, ph, "#00000030", 6);
        s.rect(px, py, pw, ph, s.down(lighter(in.wood, 0.12), in.wood_deep), 6);
        double m = pw * 0.09, ix = px + m, iy = py + m, iw = pw - 2 * m, ih = ph - 2 * m;
        s.rect(ix, iy, iw, ih, s.down(mixed(in.trim, p.glow, 0.4), mixed(in.trim, p.far, 0.3)));
        if (motif == 0)
            s.circle(ix + iw * 0.5, iy + ih * 0.42, iw * 0.24, in.bright[0])
                .path(polygon({{ix, iy + ih},
                               {ix + iw * 0.35, iy + ih * 0.5},
                               {ix + iw * 0.6, iy + ih * 0.8},
                               {ix + iw * 0.8, iy + ih * 0.6},
                               {ix + iw, iy + ih}}),
                      in.bright[1]);
        if (motif == 1)
            for (int i = 0; i < 3; ++i)
                s.ellipse(ix + iw * 0.5, iy + ih * (0.75 - 0.2 * i), iw * (0.32 - 0.08 * i), ih * 0.12,
                          in.bright[static_cast<std::size_t>(i)]);
        if (motif == 2)
            s.line("M" + at(ix + iw * 0.5, iy + ih * 0.9) + "L" + at(ix + iw * 0.5, iy + ih * 0.4), p.leaf_deep, 5)
                .ellipse(ix + iw * 0.36, iy + ih * 0.5, iw * 0.15, ih * 0.09, p.leaf)
                .ellipse(ix + iw * 0.64, iy + ih * 0.38, iw * 0.15, ih * 0.09, p.leaf)
                .circle(ix + iw * 0.5, iy + ih * 0.27, iw * 0.13, in.bright[3]);
    };
    if (kind == 0)
        framed(w * 0.02, 0, w * 0.52, w * 0.66, 0), framed(w * 0.6, w * 0.1, w * 0.36, w * 0.4, 2),
            framed(w * 0.58, w * 0.58, w * 0.38, w * 0.38, 1);
    if (kind == 1) framed(w * 0.08, w * 0.1, w * 0.84, w * 0.62, 0);
    if (kind == 2) framed(w * 0.02, w * 0.1, w * 0.44, w * 0.58, 2), framed(w * 0.52, w * 0.1, w * 0.44, w * 0.58, 1);
    b.put("pictures", s, x, y, 0.35);
}

void shelf(Builder& b, const Inside& in, double x, double y, double w) {
    Svg s(w, w * 0.5);
    books(s, in, b.chance, w * 0.08, w * 0.4, w * 0.5, w * 0.27);
    s.ellipse(w * 0.78, w * 0.31, w * 0.09, w * 0.1, s.across(lighter(in.bright[1], 0.2), darker(in.bright[1], 0.2)));
    s.rect(w * 0.02, w * 0.43, w * 0.96, w * 0.06, "#00000030", 4);
    block(s, in, 0, w * 0.4, w, w * 0.05, in.wood, 4);
    b.put("shelf", s, x, y, 0.4);
}

void rug(Builder& b, const Inside& in, int kind) {
    double rx = (b.zones.wide ? 0.36 : 0.52) * b.width, ry = (b.zones.caption.y - b.horizon) * 0.62;
    Svg s(rx * 2, ry * 2);
    Ink base = mixed(in.cloth_deep, b.palette.glow, 0.10),
        band = mixed(in.bright[static_cast<std::size_t>(kind)], base, 0.45);
    s.ellipse(rx, ry, rx, ry, s.down(mixed(base, b.palette.ground_deep, 0.25), lighter(base, 0.06)));
    s.ellipse(rx, ry, rx * 0.93, ry * 0.91, with_alpha(band, 0.8))
        .ellipse(rx, ry, rx * 0.88, ry * 0.85, s.down(base, lighter(base, 0.1)));
    s.ellipse(rx, ry, rx * 0.72, ry * 0.67, with_alpha(band, 0.35))
        .ellipse(rx, ry, rx * 0.68, ry * 0.62, lighter(base, 0.07));
    b.put("rug", s, b.width / 2, b.ground + ry * 0.12, 1);
}

void sunlight(Builder& b, double x, int side) {
    double w = b.width * 0.6, h = b.height * 0.3;
    Svg s(w, h);
    for (int i : {0, 1}) {
        double l = w * (side > 0 ? 0.5 - 0.28 * i : 0.28 + 0.28 * i), slant = side * w * 0.22;
        s.path(polygon({{l, 0}, {l + w * 0.17, 0}, {l + w * 0.25 - slant, h}, {l - w * 0.04 - slant, h}}),
               s.down(with_alpha(b.palette.glow, 0.26), with_alpha(b.palette.glow, 0)));
    }
    auto& layer = b.put("sunlight", s, x, b.horizon + h / 2 + 8, 1);
    layer.opacity = {.rest = 0.8f, .wave = {0.18f, 4700, 0}};
}

/// A low table's corner with a steaming cup, close to the eye.
void table(Builder& b, const Inside& in, int side) {
    double w = 0.5 * std::min(b.width, 1250.0), h = w * 0.5, x = side < 0 ? w * 0.2 : b.width - w * 0.2,
           y = b.height - h * 0.22;
    Svg s(w, h);
    double cup = w * (side < 0 ? 0.62 : 0.34), cw = w * 0.17, base = h * 0.42;
    s.ellipse(w / 2, h * 0.62, w * 0.5, h * 0.3, s.down(lighter(in.wood, 0.1), in.wood_deep));
    s.line("M" + at(w * 0.03, h * 0.56) + "A" + at(w * 0.49, h * 0.29) + " 0 0 1 " + at(w * 0.97, h * 0.56), in.rim, 3);
    s.ellipse(cup, base + 4, cw * 0.85, h * 0.06, "#00000044");
    s.line("M" + at(cup + side * -cw * 0.45, base - cw * 0.6) + "q" + at(-side * cw * 0.5, cw * 0.05) + " " +
               at(-side * cw * 0.06, cw * 0.42),
           in.trim, cw * 0.11);
    s.path("M" + at(cup - cw / 2, base - cw * 0.85) + "L" + at(cup + cw / 2, base - cw * 0.85) + "Q" +
               at(cup + cw * 0.48, base) + " " + at(cup, base) + "Q" + at(cup - cw * 0.48, base) + " " +
               at(cup - cw / 2, base - cw * 0.85) + "Z",
           s.across(lighter(in.bright[0], 0.2), darker(in.bright[0], 0.22)));
    s.ellipse(cup, base - cw * 0.85, cw / 2, cw * 0.12, darker(in.wood_deep, 0.3));
    b.front(side < 0 ? "left" : "right", s, x, y);
    steam(b, x + cup - w / 2, y - h / 2 + base - cw * 0.9, cw * 0.75, 1.35, true);
}

}  // namespace

void room(Builder& b) {
    auto in = inside(b);
    int kind = b.chance.below(3), side = b.chance.below(2) ? 1 : -1;
    // On a wide canvas words stand on the left half's wall: only low things there.
    bool bare = b.zones.wide;
    if (bare) side = 1;
    double u = in.unit, out = bare ? 0.11 : 0.16;
    auto x_at = [&](int where) { return b.width * (where < 0 ? out : 1 - out); };
    paper(b, in, kind, b.horizon);
    double ww = (kind == 1 ? 330 : 290) * u, wh = (kind == 1 ? 350 : 400) * u, mid = b.horizon - 400 * u;
    window(b, in, x_at(side), mid, ww, wh, static_cast<View>(b.chance.below(3)), kind != 1, kind == 1);
    boards(b, in, mixed(b.palette.ground, in.wood, 0.4), b.palette.ground_deep, 15);
    sunlight(b, x_at(side) - side * b.width * 0.08, side);
    if (kind == 0) {
        if (!bare) pictures(b, in, x_at(-side), mid - 10 * u, 300 * u, b.chance.below(3));
        sofa(b, in, x_at(-side) + side * -60 * u, 560 * u);
        pot_plant(b, in, x_at(side) + side * 60 * u, b.horizon + 54 * u, 330 * u, b.chance.below(3), 0.9);
    } else if (kind == 1) {
        if (!bare) shelf(b, in, x_at(-side), mid - 60 * u, 270 * u);
        if (!bare) shelf(b, in, x_at(-side), mid + 130 * u, 270 * u);
        floor_lamp(b, in, x_at(-side) - side * -10 * u, 470 * u);
        sofa(b, in, x_at(side) + side * 70 * u, 540 * u);
    } else {
        if (!bare) pictures(b, in, x_at(-side), mid - 40 * u, 280 * u, b.chance.below(3));
        sideboard(b, in, x_at(-side) - side * 20 * u, 400 * u);
        pot_plant(b, in, x_at(side) + side * 20 * u, b.horizon + 60 * u, 420 * u, b.chance.below(3), 0.9);
    }
    pendant(b, in, x_at(-side), b.zones.safe.y - 62 * u, 130 * u, b.chance.below(6), 600);  // above the words
    rug(b, in, kind);
    table(b, in, side);
    pot_plant(b, in, side < 0 ? b.width * 0.98 : b.width * 0.02, b.height * 1.03, std::min(b.width, 1250.0) * 0.36,
              b.chance.below(3), 1.35, true);
}

}  // namespace stage
