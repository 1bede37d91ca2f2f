// SPDX-License-Identifier: MIT
#include "stage/sets/plants.hpp"
#include "stage/sets/set.hpp"

namespace stage {

namespace {

void range(Builder& b, const std::string& name, double y, double swing, int humps, const Ink& top, const Ink& low,
           double depth, int trees) {
    double first = y - swing - 130, bottom = b.ground + 60;
    auto drawing = b.sheet(first, bottom);
    auto points = b.ridge(y - first, swing, humps);
    if (trees > 0)
        for (int i = 0; i < trees; ++i) {
            double x = b.span * (i + b.chance.between(0.1, 0.9)) / trees;
            tree(drawing, x, Builder::height_at(points, x) + 8, b.chance.between(60, 112),
                 mixed(top, b.palette.leaf_deep, 0.45), mixed(top, b.palette.glow, 0.25), b.chance.below(2) == 0);
        }
    auto outline = smooth_path(points);
    double h = bottom - first;
    drawing.path(outline + "L" + number(b.span + 10) + " " + number(h) + "L-10 " + number(h) + "Z",
                 drawing.down(top, low));
    drawing.line(outline, with_alpha(b.palette.glow, 0.38), 3.5);
    b.lay(name, drawing, first, depth);
}

}  // namespace

void hills(Builder& b) {
    const auto& p = b.palette;
    b.sun_or_moon(b.width * b.chance.between(0.68, 0.82), b.horizon - b.height * b.chance.between(0.16, 0.22),
                  b.width * 0.085);
    if (p.night)
        b.stars(90, b.horizon);
    else
        b.clouds(4, b.height * 0.07, b.horizon - 120);
    double tall = b.height * 0.075;
    range(b, "far", b.horizon - tall, tall * 0.8, 5, p.far, mixed(p.far, b.place.tones.sky[2], 0.5), 0.25, 0);
    range(b, "middle", b.horizon - tall * 0.25, tall * 0.45, 4, p.middle, mixed(p.middle, p.far, 0.6), 0.5, 7);
    range(b, "near", b.horizon + 6, 20, 3, mixed(p.near, p.middle, 0.3), p.near, 0.75, 5);
    b.ground_sheet(b.horizon + 26);
    tufts(b, b.horizon + 60, b.height * 1.02);
    corner_leaves(b);
}

}  // namespace stage
