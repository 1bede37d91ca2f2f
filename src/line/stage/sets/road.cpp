// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "stage/sets/furniture.hpp"
#include "stage/sets/plants.hpp"

namespace stage {

namespace {

/// The road's own eye: everything on the ground runs to the point (x, y).
struct Vista {
    double x, y;   ///< on the canvas
    double slope;  ///< half width of the road for each pixel below the horizon
    double unit;
};

void mountains(Builder& b, const Vista& v, const std::string& name, double tall, int peaks, const Ink& top,
               const Ink& low, double depth, bool snow) {
    double first = v.y - tall * 1.2, h = tall * 1.2 + 80;
    auto s = b.sheet(first, first + h);
    double base = tall * 1.2, step = b.span / peaks;
    std::string outline = "M-10 " + number(h) + "L" + at(-10, base - tall * 0.2), caps, shades;
    double x = -step * b.chance.unit();
    for (int i = 0; i <= peaks + 1; ++i, x += step) {
        double peak = x + step * b.chance.between(0.35, 0.65), middle = (peak - b.span / 2) / b.span;
        double y = base - tall * b.chance.between(0.55, 1) * (0.5 + std::min(0.5, 6 * middle * middle));
        double valley = base - tall * b.chance.between(0.08, 0.24), rise = valley - y;
        outline += "L" + at(peak, y) + "L" + at(x + step, valley);
        shades += "M" + at(peak, y) + "L" + at(x + step, valley) + "L" + at(x + step * 0.9, h) + "L" +
                  at(peak - step * 0.06, h) + "L" + at(peak + step * 0.07, y + rise * 0.5) + "Z";
        caps += "M" + at(peak, y) + "L" + at(peak + (x + step - peak) * 0.3, y + rise * 0.3) + "L" +
                at(peak + step * 0.05, y + rise * 0.22) + "L" + at(peak - step * 0.02, y + rise * 0.34) + "L" +
                at(peak - step * 0.12, y + rise * 0.25) + "Z";
    }
    s.path(outline + "L" + at(b.span + 10, h) + "Z", s.down(top, low));
    s.path(shades, with_alpha(b.palette.ground_deep, 0.13));
    if (snow) s.path(caps, with_alpha(lighter(b.palette.glow, 0.5), 0.7));
    b.lay(name, s, first, depth);
}

/// Fields in strips that run to the horizon, and the road.
void land(Builder& b, const Vista& v, int kind) {
    const auto& p = b.palette;
    double first = v.y - 10, bottom = b.height * 1.14, h = bottom - first, edge = 10, cx = v.x - b.left;
    auto s = b.sheet(first, bottom);
    Ink near = mixed(p.ground, p.leaf, kind == 1 ? 0.1 : 0.45);
    s.rect(0, edge, b.span, h - edge, s.down(mixed(near, p.glow, 0.22), mixed(near, p.ground_deep, 0.62)));
    for (int i = -9; i <= 8; ++i) {
        if ((i + 20) % 2 == 0) continue;
        double one = 1.1 * i, two = 1.1 * (i + 1);
        s.path(polygon({{cx, edge}, {cx + two * (h - edge), h}, {cx + one * (h - edge), h}}),
               with_alpha(i % 3 ? p.leaf : p.leaf_deep, 0.28));
    }
    auto wedge = [&](double share, const std::string& fill) {
        s.path(polygon({{cx - 2 * share, edge},
                        {cx + 2 * share, edge},
                        {cx + share * v.slope * (h - edge), h},
                        {cx - share * v.slope * (h - edge), h}}),
               fill);
    };
    Ink tar = mixed(mixed(p.near, p.ground_deep, 0.55), "#6f6f7d", b.place.tones.dark ? 0.12 : 0.3);
    wedge(1.16, s.down(mixed(near, p.glow, 0.4), mixed(p.ground, p.ground_deep, 0.4)));
    wedge(1, s.down(mixed(tar, p.far, 0.55), darker(tar, 0.12), tar, 0.3));
    for (double side : {-1.0, 1.0}) {
        double a = side * 0.93 * v.slope, c = side * 0.88 * v.slope;
        s.path(polygon({{cx, edge}, {cx + a * (h - edge), h}, {cx + c * (h - edge), h}}),
               with_alpha(lighter(p.glow, 0.5), 0.6));
    }
    s.rect(0, edge, b.span, 60 * v.unit, s.down(with_alpha(p.glow, 0.4), with_alpha(p.glow, 0)));
    b.lay("ground", s, first, 1);
}

/// Something on the ground comes nearer: from `far` to nothing in front of the eye, over six seconds.
/// `distance` counts in marks; one mark passes in `pace` ms.
void approach(Layer& layer, const Vista& v, double across, double distance, int pace, double reference) {
    layer.x.keys.clear(), layer.y.keys.clear(), layer.scale.keys.clear();
    for (int t = 0; t <= 6000; t += 200) {
        double z = distance - static_cast<double>(t) / pace;
        if (z < 0.22) break;
        double below = reference / z;
        layer.x.keys.push_back({t, static_cast<float>(v.x + across * v.slope * below), Ease::linear});
        layer.y.keys.push_back({t, static_cast<float>(v.y + below), Ease::linear});
        layer.scale.keys.push_back({t, static_cast<float>(1 / z), Ease::linear});
    }
    layer.to_ms = layer.y.keys.back().at_ms;
}

void dashes(Builder& b, const Vista& v, double reference, int pace) {
    // A mark from z = 0.9 to 1.14 as seen at distance 1, its pivot at z = 1.
    double near = reference / 0.9, far = reference / 1.14, half = 0.045 * v.slope, w = near * half * 2;
    Svg s(w, near - far);
    s.path(polygon({{w / 2 - far * half, 0}, {w / 2 + far * half, 0}, {w, near - far}, {0, near - far}}),
           with_alpha(lighter(b.palette.glow, 0.5), 0.85));
    for (double z = 0.45; z < 7; z += 0.5) {
        auto& mark = b.put("dash", s, v.x, v.y, 1);
        mark.pivot_y = static_cast<float>((reference - far) / (near - far));
        approach(mark, v, 0, z, pace, reference);
    }
}

void posts(Builder& b, const Vista& v, double reference, int pace, int kind) {
    const auto& p = b.palette;
    double tall = reference * (kind == 2   ? 1.05
                               : kind == 1 ? 0.42
                                           : 0.62),
           w = kind == 0 ? tall * 0.36 : tall * 1.3, c = w / 2;
    Svg s(w, tall);
    if (kind == 0) {
        s.rect(c - w * 0.16, tall * 0.1, w * 0.32, tall * 0.9,
               s.across(lighter(p.sky[0], 0.85), mixed("#ffffff", p.far, 0.6)), w * 0.1);
        s.rect(c - w * 0.16, tall * 0.26, w * 0.32, tall * 0.2, mixed(p.pill, p.near, 0.2));
    } else if (kind == 1) {
        auto leaves = s.round(mixed(p.leaf, p.glow, 0.35), p.leaf_deep, 0.4, 0.15, 0.95);
        for (auto [x, y, r] : {std::array{0.2, 0.74, 0.26}, {0.8, 0.76, 0.24}, {0.5, 0.5, 0.42}})
            s.ellipse(w * x, tall * y, tall * r, tall * r * 1.02, leaves);
    } else {
        tree(s, c, tall, tall, mixed(p.leaf, p.leaf_deep, 0.6), mixed(p.leaf, p.glow, 0.32), b.chance.below(2) == 0);
    }
    double across = kind == 2 ? 1.8 : kind == 1 ? 1.6 : 1.34;
    // Furthest first, so that nearer ones cover them.
    for (double z = 6.9; z > 0.5; z -= 1)
        for (double side : {-1.0, 1.0}) {
            auto& post = b.put("post", s, v.x, v.y, 1);
            post.pivot_y = 1;
            approach(post, v, side * across, z, pace, reference);
        }
}

/// Trees, a barn and windmills where the fields meet the sky.
void roadside(Builder& b, const Vista& v, int kind, int side) {
    const auto& p = b.palette;
    double u = v.unit, first = v.y - 190 * u, h = 220 * u;
    auto s = b.sheet(first, first + h);
    for (int i = 0; i < 16; ++i) {
        double share = b.chance.between(0.02, 0.38), x = b.x_of(i % 2 ? share : 1 - share),
               tall = b.chance.between(46, 116) * u * (1.15 - share);
        tree(s, x, h - 26 * u, tall, mixed(p.leaf_deep, p.middle, 0.4), mixed(p.leaf, p.glow, 0.25),
             kind == 0 || i % 3 == 0);
    }
    if (kind == 2) {
        double x = b.x_of(side > 0 ? 0.82 : 0.13), w = 130 * u, y = h - 24 * u;
        Ink wall = mixed(p.accent, p.near, 0.35), roof = mixed(p.near, p.ground_deep, 0.4);
        s.rect(x - w / 2, y - w * 0.5, w, w * 0.5, s.down(lighter(wall, 0.1), darker(wall, 0.15)));
        s.path(polygon({{x - w * 0.6, y - w * 0.46},
                        {x - w * 0.4, y - w * 0.8},
                        {x, y - w * 0.98},
                        {x + w * 0.4, y - w * 0.8},
                        {x + w * 0.6, y - w * 0.46}}),
               roof);
        s.rect(x - w * 0.17, y - w * 0.34, w * 0.34, w * 0.34, lighter(wall, 0.45))
            .line("M" + at(x - w * 0.17, y - w * 0.34) + "L" + at(x + w * 0.17, y), wall, 4);
    }
    b.lay("roadside", s, first, 0.7);
    if (kind != 1) return;
    for (int i = 0; i < 3; ++i) {
        double tall = (300 - 60 * i) * u, x = b.width * (side > 0 ? 0.9 - 0.1 * i : 0.1 + 0.1 * i), foot = v.y + 4;
        Svg mast(tall * 0.1, tall), wings(tall * 1.1, tall * 1.1);
        mast.path(polygon({{tall * 0.04, 0}, {tall * 0.06, 0}, {tall * 0.08, tall}, {tall * 0.02, tall}}),
                  mast.across(lighter(p.sky[0], 0.85), mixed("#ffffff", p.far, 0.6)));
        b.put("mast", mast, x, foot - tall / 2, 0.6);
        double c = tall * 0.55;
        for (int k = 0; k < 3; ++k)
            wings.open("rotate(" + number(120 * k) + " " + at(c, c) + ")")
                .path("M" + at(c, c) + "L" + at(c - tall * 0.03, c - tall * 0.12) + "L" + at(c, c - tall * 0.5) + "L" +
                          at(c + tall * 0.012, c - tall * 0.1) + "Z",
                      wings.down("#ffffff", mixed("#ffffff", p.far, 0.4)))
                .close();
        wings.circle(c, c, tall * 0.022, mixed("#ffffff", p.far, 0.3));
        auto& turning = b.put("wings", wings, x, foot - tall, 0.6);
        turning.turn.keys = {{0, static_cast<float>(37 * i), Ease::linear},
                             {6000, static_cast<float>(37 * i + 300), Ease::linear}};
    }
}

}  // namespace

void road(Builder& b) {
    const auto& p = b.palette;
    const auto& sky = b.place.tones.sky;
    int kind = b.chance.below(3), side = b.chance.below(2) ? 1 : -1;
    if (b.zones.wide) side = 1;  // words stand on the left
    // Higher than other horizons: the fields beside the road want room.
    Vista v{b.width / 2, b.ground - 0.13 * b.height, 0, std::min(b.width, b.horizon * 1.15) / 1080};
    v.slope = 0.23 * b.width / (b.ground - v.y);
    float lowest = static_cast<float>(v.y / b.height);
    b.place.field.stops = {{0, sky[0]}, {lowest * 0.55f, sky[1]}, {lowest, sky[2]}, {1, sky[2]}};
    b.sun_or_moon(b.width * (0.5 + side * b.chance.between(0.18, 0.3)), v.y - b.chance.between(190, 300) * v.unit,
                  84 * v.unit);
    if (p.night)
        b.stars(80, v.y);
    else
        b.clouds(4, b.height * 0.05, v.y - 170 * v.unit);
    mountains(b, v, "far", (kind == 1 ? 170 : 330) * v.unit, kind == 1 ? 7 : 5, mixed(p.far, sky[2], 0.3),
              mixed(p.far, sky[2], 0.72), 0.18, kind != 1);
    mountains(b, v, "middle", (kind == 1 ? 90 : 170) * v.unit, 7, mixed(p.middle, p.far, 0.35),
              mixed(p.middle, sky[2], 0.35), 0.4, false);
    roadside(b, v, kind, side);
    land(b, v, kind);
    double reference = b.ground - v.y;
    int pace = 1500;
    dashes(b, v, reference, pace);
    posts(b, v, reference, pace, kind);
    corner_leaves(b);
}

}  // namespace stage
