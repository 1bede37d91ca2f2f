// SPDX-License-Identifier: MIT
#include <algorithm>

#include "stage/sets/furniture.hpp"
#include "stage/sets/set.hpp"

namespace stage {

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
