// SPDX-License-Identifier: MIT
#include "stage/sets/set.hpp"

namespace stage {

namespace {

void planet(Builder& b, const std::string& name, double x, double y, double r, const Ink& light, const Ink& dark,
            bool ring, double depth) {
    Svg s(r * 4.4, r * 3);
    double cx = r * 2.2, cy = r * 1.5;
    auto band = with_alpha(lighter(b.palette.glow, 0.2), 0.75);
    if (ring)
        s.open("rotate(-18 " + number(cx) + " " + number(cy) + ")")
            .line("M" + number(cx - r * 1.9) + " " + number(cy) + "A" + number(r * 1.9) + " " + number(r * 0.5) +
                      " 0 0 1 " + number(cx + r * 1.9) + " " + number(cy),
                  band, r * 0.13, 0.7)
            .close();
    s.circle(cx, cy, r * 1.35,
             s.round(with_alpha(light, 0.4), with_alpha(light, 0), 0.5, 0.5, 0.5, with_alpha(light, 0.34), 0.7));
    s.circle(cx, cy, r, s.round(lighter(light, 0.35), dark, 0.3, 0.28, 0.85, light, 0.4));
    s.raw("<clipPath id=\"c\"><circle cx=\"" + number(cx) + "\" cy=\"" + number(cy) + "\" r=\"" + number(r) +
          "\"/></clipPath><g clip-path=\"url(#c)\">");
    for (int i = 0; i < 4; ++i)
        s.ellipse(cx + r * b.chance.between(-0.3, 0.3), cy + r * (-0.6 + 0.4 * i), r * b.chance.between(0.7, 1.2),
                  r * b.chance.between(0.05, 0.11), with_alpha(i % 2 ? dark : lighter(light, 0.4), 0.3));
    s.raw("</g>");
    if (ring)
        s.open("rotate(-18 " + number(cx) + " " + number(cy) + ")")
            .line("M" + number(cx - r * 1.9) + " " + number(cy) + "A" + number(r * 1.9) + " " + number(r * 0.5) +
                      " 0 0 0 " + number(cx + r * 1.9) + " " + number(cy),
                  band, r * 0.13)
            .close();
    auto& layer = b.put(name, s, x, y, depth);
    layer.y.wave = {9, 6100, 0};
    layer.turn.wave = {1.5f, 8000, 0};
}

void crater(Svg& s, Builder& b, double x, double y, double r) {
    s.ellipse(x, y, r, r * 0.3,
              s.down(with_alpha(b.palette.ground_deep, 0.75), with_alpha(b.palette.ground_deep, 0.2)));
    s.line("M" + number(x - r) + " " + number(y + r * 0.06) + "A" + number(r) + " " + number(r * 0.31) + " 0 0 0 " +
               number(x + r) + " " + number(y + r * 0.06),
           with_alpha(b.palette.glow, 0.32), 3);
}

}  // namespace

void space(Builder& b) {
    const auto& p = b.palette;
    b.stars(170, b.horizon + 30);
    bool swap = b.chance.below(2) == 0;
    planet(b, "planet", b.width * (swap ? 0.08 : 0.93), b.height * b.chance.between(0.07, 0.09),
           b.width * (b.zones.wide ? 0.05 : 0.105), p.second, p.leaf_deep, true, 0.15);
    planet(b, "moonlet", b.width * (swap ? 0.96 : 0.04), b.horizon - b.height * b.chance.between(0.07, 0.10),
           b.width * (b.zones.wide ? 0.025 : 0.05), p.glow, p.near, false, 0.25);
    // Far mountains of the same world.
    double first = b.horizon - 150, bottom = b.ground + 60;
    auto far = b.sheet(first, bottom);
    std::string d = "M-10 " + number(bottom - first);
    for (double x = -10; x < b.span + 90; x += b.chance.between(60, 120))
        d += "L" + number(x) + " " + number(150 - b.chance.between(-6, 92));
    far.path(d + "L" + number(b.span + 100) + " " + number(bottom - first) + "Z",
             far.down(mixed(p.middle, p.deep[2], 0.4), p.near));
    b.lay("far", far, first, 0.4);
    b.ground_sheet(b.horizon + 10, mixed(p.ground, p.glow, 0.2), p.ground_deep, 44);
    auto craters = b.sheet(b.horizon, b.height * 1.1);
    for (int i = 0; i < 9; ++i) {
        double u = (i + b.chance.unit()) / 9, x = i % 2 ? b.chance.between(-0.08, 0.26) : b.chance.between(0.74, 1.08);
        crater(craters, b, b.x_of(x), 50 + u * (b.height - b.horizon), 34 + 95 * u);
    }
    b.lay("craters", craters, b.horizon, 1.02);
    for (int side : {-1, 1}) {
        double w = 0.42 * std::min(b.width, 1250.0), h = w * 0.55;
        Svg rock(w, h);
        rock.path("M0 " + number(h) + "L" + number(w * 0.1) + " " + number(h * 0.5) + "L" + number(w * 0.32) + " " +
                      number(h * 0.12) + "L" + number(w * 0.55) + " " + number(h * 0.3) + "L" + number(w * 0.8) + " " +
                      number(h * 0.55) + "L" + number(w) + " " + number(h) + "Z",
                  rock.down(mixed(p.near, p.ground_deep, 0.3), p.ground_deep));
        rock.path("M" + number(w * 0.32) + " " + number(h * 0.12) + "L" + number(w * 0.55) + " " + number(h * 0.3) +
                      "L" + number(w * 0.42) + " " + number(h) + "L" + number(w * 0.3) + " " + number(h) + "Z",
                  with_alpha(p.glow, 0.14));
        b.front(side < 0 ? "left" : "right", rock, side < 0 ? w * 0.24 : b.width - w * 0.24, b.height - h * 0.28);
    }
    b.place.afloat = true;
}

}  // namespace stage
