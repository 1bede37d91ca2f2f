// SPDX-License-Identifier: MIT
#include "stage/sets/plants.hpp"

namespace stage {

namespace {

std::string at(double x, double y) {
    return number(x) + " " + number(y);
}

}  // namespace

std::string blade(double x, double y, double h, double lean, double thick) {
    double tip = x + lean;
    return "M" + at(x - thick, y) + "C" + at(x - thick * 0.6, y - h * 0.5) + " " + at(tip - lean * 0.4, y - h * 0.8) +
           " " + at(tip, y - h) + "C" + at(tip - lean * 0.2 + thick * 0.5, y - h * 0.75) + " " +
           at(x + thick * 1.2, y - h * 0.45) + " " + at(x + thick, y) + "Z";
}

void tree(Svg& s, double x, double y, double h, const Ink& dark, const Ink& lit, bool fir) {
    s.rect(x - h * 0.045, y - h * 0.35, h * 0.09, h * 0.37, darker(dark, 0.25), h * 0.03);
    auto fill = s.across(dark, lit, mixed(dark, lit, 0.35), 0.6);
    if (!fir) {
        s.ellipse(x, y - h * 0.62, h * 0.30, h * 0.36, fill);
        s.ellipse(x + h * 0.10, y - h * 0.74, h * 0.10, h * 0.12, with_alpha(lit, 0.5));
        return;
    }
    for (int i = 0; i < 3; ++i) {
        double top = y - h * (1.0 - 0.22 * i), low = top + h * 0.46, half = h * (0.17 + 0.06 * i);
        s.path("M" + at(x, top) + "Q" + at(x + half * 0.4, low - h * 0.1) + " " + at(x + half, low) + "Q" +
                   at(x, low + h * 0.06) + " " + at(x - half, low) + "Q" + at(x - half * 0.4, low - h * 0.1) + " " +
                   at(x, top) + "Z",
               fill);
    }
}

void tufts(Builder& b, double from, double to) {
    auto dice = b.chance.fork(41);
    double first = from - 60;
    auto sheet = b.sheet(first, to + 10);
    for (int i = 0; i < 22; ++i) {
        double u = dice.unit(), y = from + (to - from) * u, size = 16 + 44 * u;
        double x = b.x_of(i % 2 ? dice.between(-0.1, 0.24) : dice.between(0.76, 1.1));
        auto fill = sheet.down(mixed(b.palette.leaf, b.palette.glow, 0.3 - 0.2 * u),
                               mixed(b.palette.leaf, b.palette.ground_deep, 0.2 + 0.5 * u));
        for (int k = -1; k <= 1; ++k)
            sheet.path(blade(x + k * size * 0.22, y - first, size * (k ? 0.8 : 1.1), k * size * 0.35, size * 0.1),
                       fill);
        if (i % 4 == 0) {
            double fy = y - first - size * 1.05;
            for (int k = 0; k < 5; ++k) {
                static constexpr double petal[5][2] = {
                    {0, -1}, {0.95, -0.31}, {0.59, 0.81}, {-0.59, 0.81}, {-0.95, -0.31}};
                sheet.circle(x + petal[k][0] * size * 0.16, fy + petal[k][1] * size * 0.16, size * 0.13,
                             i % 8 ? lighter(b.palette.glow, 0.2) : b.palette.pill);
            }
            sheet.circle(x, fy, size * 0.1, b.palette.ground_deep);
        }
    }
    b.lay("tufts", sheet, first, 1.02);
}

void corner_leaves(Builder& b) {
    for (int side : {-1, 1}) {
        double w = 0.52 * std::min(b.width, 1250.0), h = w * 0.95;
        Svg bush(w, h);
        for (int i = 0; i < 8; ++i) {
            double u = i / 7.0, x = w * (0.18 + 0.64 * u), tall = h * (0.45 + 0.42 * b.chance.unit());
            auto fill = bush.down(
                mixed(mixed(b.palette.leaf, b.palette.glow, 0.14), b.palette.ground_deep, 0.05 + 0.4 * b.chance.unit()),
                b.palette.leaf_deep);
            double lean = (u - 0.5) * w * 0.5;
            bush.path(blade(x, h, tall, lean, w * 0.085), fill);
            bush.line(
                "M" + at(x, h) + "Q" + at(x + lean * 0.2, h - tall * 0.5) + " " + at(x + lean * 0.96, h - tall * 0.97),
                with_alpha(b.palette.glow, 0.16), 3);
        }
        auto& layer =
            b.front(side < 0 ? "left" : "right", bush, side < 0 ? w * 0.18 : b.width - w * 0.18, b.height + h * 0.10);
        layer.pivot_y = 1;
        layer.y.rest = static_cast<float>(b.height + h * 0.16);
        layer.turn.wave = {1.6f, 3400 + 500 * side, side * 900};
    }
}

}  // namespace stage
