// SPDX-License-Identifier: MIT
#include <algorithm>

#include "stage/sets/furniture.hpp"
#include "stage/sets/plants.hpp"

namespace stage {

namespace {

struct Street {
    Inside inks;
    double unit;
    bool lit;  ///< windows shine
    Ink window;
};

Street street(Builder& b) {
    const auto& p = b.palette;
    bool dark = b.place.tones.dark;
    auto field = b.place.field;
    Street out{inside(b), 0, dark, dark ? mixed(p.glow, "#ffe0a0", 0.4) : lighter(p.sky[0], 0.5)};
    b.place.field = field;  // the sky stays a sky
    out.unit = out.inks.unit;
    return out;
}

/// Towers in a row, some with spires; the second sheet holds the windows that twinkle.
void skyline(Builder& b, const Street& st, const std::string& name, double tall, double share, const Ink& top,
             const Ink& low, double depth, double windows) {
    double first = b.horizon - tall * 1.3, bottom = b.horizon + 60, h = bottom - first;
    auto s = b.sheet(first, bottom), twinkling = b.sheet(first, bottom);
    auto fill = s.down(top, low);
    for (double x = -20; x < b.span;) {
        double w = share * st.unit * b.chance.between(0.7, 1.3), middle = (x + w / 2 - b.span / 2) / b.span;
        // Lower behind the subject.
        double rise = tall * b.chance.between(0.45, 1) * (0.62 + std::min(0.38, 2.2 * middle * middle * 2)),
               y = h - 60 - rise;
        int roof = b.chance.below(5);
        if (roof == 0) s.path(polygon({{x, y + 2}, {x + w / 2, y - w * 0.45}, {x + w, y + 2}}), fill);
        if (roof == 1)
            s.rect(x + w * 0.2, y - w * 0.22, w * 0.6, w * 0.24, fill),
                s.rect(x + w * 0.47, y - w * 0.75, w * 0.06, w * 0.6, fill);
        if (roof == 2) s.ellipse(x + w / 2, y + 2, w * 0.38, w * 0.34, fill);
        if (roof == 3) s.rect(x + w * 0.12, y - w * 0.12, w * 0.3, w * 0.14, fill);
        s.path(polygon({{x, y}, {x + w, y}, {x + w, h}, {x, h}}), fill);
        s.rect(x + w - 5, y, 5, rise + 60, with_alpha(b.palette.glow, 0.14));
        double step = 40 * st.unit;
        for (double wy = y + step * 0.7; windows > 0 && wy < h - 80; wy += step)
            for (double wx = x + step * 0.4; wx < x + w - step * 0.5; wx += step * 0.78) {
                if (b.chance.unit() > windows) continue;
                auto& sheet = b.chance.below(3) == 0 ? twinkling : s;
                sheet.rect(wx, wy, step * 0.34, step * 0.46,
                           with_alpha(st.window, b.chance.between(0.3, st.lit ? 0.95 : 0.65)), 2);
            }
        x += w + b.chance.between(-6, 26) * st.unit;
    }
    b.lay(name, s, first, depth);
    if (windows <= 0) return;
    auto& twinkle = b.lay(name + ".lights", twinkling, first, depth);
    twinkle.opacity = {.rest = 0.62f, .wave = {0.36f, 3300, 700}};
}

void awning(Svg& s, const Street& st, double x, double y, double w, double h, const Ink& ink) {
    int stripes = 7;
    double one = w / stripes;
    for (int i = 0; i < stripes; ++i) {
        Ink cloth = i % 2 ? lighter(st.inks.trim, 0.2) : ink;
        double l = x + i * one, flare = (i - stripes / 2.0) * one * 0.10, next = (i + 1 - stripes / 2.0) * one * 0.10;
        s.path("M" + at(l, y) + "L" + at(l + one, y) + "L" + at(l + one + next, y + h) + "A" +
                   at(one * 0.54, one * 0.4) + " 0 0 1 " + at(l + flare, y + h) + "Z",
               s.down(lighter(cloth, 0.1), darker(cloth, 0.2)));
    }
}

void shop_window(Svg& s, const Builder& b, const Street& st, double x, double y, double w, double h) {
    s.rect(x, y, w, h, s.down(mixed(st.window, b.palette.far, 0.2), mixed(st.window, b.palette.middle, 0.45)), 4);
    s.path(polygon({{x + w * 0.15, y + h}, {x + w * 0.5, y}, {x + w * 0.68, y}, {x + w * 0.33, y + h}}), "#ffffff2a");
}

/// One house front: shop below, windows above.
void house(Builder& b, const Street& st, double x, double w, double tall, int kind) {
    double foot = b.horizon + 34 * st.unit, u = st.unit, ground_floor = 235 * u;
    Svg s(w + 60 * u, tall + 50 * u);
    double l = 30 * u, low = s.height(), y = low - tall;
    const auto& p = b.palette;
    Ink wall = kind % 3 == 0   ? mixed(p.near, p.middle, 0.35)
               : kind % 3 == 1 ? mixed(p.near, p.second, 0.16)
                               : mixed(p.near, p.pill, 0.10);
    Ink shade = mixed(wall, p.ground_deep, 0.45), pane = mixed(p.far, p.sky[2], 0.5);
    s.rect(l, y, w, tall, s.across(lighter(wall, 0.06), shade, wall, 0.5));
    s.rect(l, y, w, tall, s.down(with_alpha(p.glow, 0.10), with_alpha(p.ground_deep, 0.3)));
    if (kind % 2)
        for (int row = 0; row * 46 * u < tall - ground_floor; ++row)
            for (int k = 0; k < 3; ++k)
                s.rect(l + w * b.chance.between(0.02, 0.9), y + row * 46 * u + 14, 34 * u, 12 * u,
                       with_alpha(p.glow, 0.06), 3);
    block(s, st.inks, l - 14 * u, y - 20 * u, w + 28 * u, 30 * u, lighter(wall, 0.08), 5);
    int columns = w > 290 * u ? 3 : 2;
    double pitch = w / columns;
    for (int row = 0; y + 60 * u + (row + 0.8) * 172 * u < low - ground_floor; ++row)
        for (int i = 0; i < columns; ++i) {
            double wx = l + pitch * i + pitch * 0.26, wy = y + 62 * u + row * 172 * u, ww = pitch * 0.48, wh = 108 * u;
            bool on = b.chance.below(5) < (st.lit ? 3 : 1);
            if (on && st.lit) shine(s, wx + ww / 2, wy + wh / 2, ww * 1.1, wh * 0.9, st.window, 0.3);
            s.rect(wx - 6 * u, wy - 6 * u, ww + 12 * u, wh + 12 * u, lighter(wall, 0.16), 5);
            s.rect(wx, wy, ww, wh,
                   on ? s.down(lighter(st.window, 0.3), mixed(st.window, wall, 0.2))
                      : s.down(pane, mixed(pane, wall, 0.6)),
                   3);
            s.rect(wx + ww / 2 - 2.5 * u, wy, 5 * u, wh, lighter(wall, 0.16))
                .rect(wx, wy + wh * 0.45, ww, 5 * u, lighter(wall, 0.16));
            block(s, st.inks, wx - 12 * u, wy + wh + 4 * u, ww + 24 * u, 11 * u, lighter(wall, 0.2), 3);
            if (b.chance.below(4) == 0)
                for (int k = 0; k < 5; ++k)
                    s.circle(wx + ww * (0.1 + 0.2 * k), wy + wh - 3 * u, 13 * u,
                             k % 2 ? p.leaf : mixed(p.leaf, p.glow, 0.25));
        }
    double shop = low - ground_floor;
    Ink ink = st.inks.bright[static_cast<std::size_t>(kind % 4)];
    s.rect(l, shop, w, ground_floor, s.down(mixed(shade, ink, 0.25), shade));
    s.rect(l, shop, w, 44 * u, s.down(lighter(shade, 0.10), shade));
    for (int k = 0; k < 7; ++k)
        s.rect(l + w * (0.24 + 0.078 * k), shop + 15 * u, w * (k % 3 ? 0.055 : 0.035), 15 * u,
               with_alpha(lighter(ink, 0.4), 0.9), 4);
    shop_window(s, b, st, l + w * 0.06, shop + 66 * u, w * 0.52, ground_floor - 100 * u);
    s.rect(l + w * 0.68, shop + 66 * u, w * 0.24, ground_floor - 66 * u,
           s.down(mixed(ink, shade, 0.25), mixed(ink, shade, 0.6)), 4);
    shop_window(s, b, st, l + w * 0.715, shop + 84 * u, w * 0.17, 70 * u);
    s.circle(l + w * 0.72, shop + 180 * u, 6 * u, st.inks.lamp);
    awning(s, st, l + w * 0.01, shop + 46 * u, w * 0.98, 52 * u, ink);
    b.put("house" + std::to_string(kind), s, x, foot - low / 2, 0.8);
}

void lamp_post(Builder& b, const Street& st, double x, double foot, double tall, double depth, int phase, int side) {
    double r = tall * 0.045, reach = tall * 0.13;
    Svg s(tall * 0.8, tall * 1.12), light(tall * 0.7, tall * 0.6);
    double c = s.width() / 2, top = tall * 0.14, low = s.height() - 10;
    Ink iron = mixed(b.palette.ground_deep, b.palette.near, 0.4);
    auto metal = s.across(lighter(iron, 0.2), darker(iron, 0.3));
    s.ellipse(c, low, r * 1.8, r * 0.4, "#00000050");
    s.rect(c - r * 0.3, top + reach, r * 0.6, low - top - reach, metal)
        .rect(c - r * 0.75, low - tall * 0.11, r * 1.5, tall * 0.11, metal, r * 0.3);
    s.line("M" + at(c, top + reach) + "Q" + at(c, top) + " " + at(c + side * reach, top), iron, r * 0.5);
    s.line("M" + at(c - r * 0.12, top + reach) + "L" + at(c - r * 0.12, low - 12), with_alpha(b.palette.glow, 0.35),
           r * 0.14);
    double hx = c + side * reach;
    s.path(
        polygon(
            {{hx - r * 0.5, top}, {hx + r * 0.5, top}, {hx + r * 1.15, top + r * 1.2}, {hx - r * 1.15, top + r * 1.2}}),
        iron);
    s.ellipse(hx, top + r * 1.3, r * 0.95, r * 0.6, lighter(st.inks.lamp, 0.5));
    b.put("post", s, x, foot - low / 2 + tall * 0.005, depth);
    shine(light, light.width() / 2, light.height() / 2, light.width() / 2, light.height() / 2, st.inks.lamp,
          st.lit ? 0.75 : 0.4);
    auto& layer = b.put("post.light", light, x + side * reach, foot - low + top + r * 1.5, depth);
    layer.opacity = {.rest = 0.85f, .wave = {0.14f, 2300, phase}};
}

void car(Builder& b, const Street& st, int i) {
    double w = 190 * st.unit, h = w * 0.42, y = b.horizon + 14 * st.unit;
    Svg s(w * 1.5, h + 10);
    bool right = i % 2 == 0;
    Ink ink = st.inks.bright[static_cast<std::size_t>((i + b.chance.below(4)) % 4)];
    double l = w * 0.25;
    if (!right) s.open("translate(" + number(w * 1.5) + " 0) scale(-1 1)");
    s.path(polygon({{l + w * 0.97, h * 0.55}, {w * 1.5, h * 0.42}, {w * 1.5, h * 0.95}}),
           s.across(with_alpha(st.inks.lamp, 0.5), with_alpha(st.inks.lamp, 0)));
    s.path("M" + at(l + w * 0.16, h * 0.46) + "L" + at(l + w * 0.28, h * 0.08) + "Q" + at(l + w * 0.48, -h * 0.03) +
               " " + at(l + w * 0.64, h * 0.08) + "L" + at(l + w * 0.8, h * 0.46) + "Z",
           s.down(lighter(ink, 0.2), ink));
    s.path(
         polygon(
             {{l + w * 0.24, h * 0.42}, {l + w * 0.31, h * 0.15}, {l + w * 0.46, h * 0.12}, {l + w * 0.46, h * 0.42}}),
         st.window)
        .path(
            polygon(
                {{l + w * 0.5, h * 0.42}, {l + w * 0.5, h * 0.12}, {l + w * 0.62, h * 0.15}, {l + w * 0.71, h * 0.42}}),
            st.window);
    s.rect(l, h * 0.4, w, h * 0.42, s.down(lighter(ink, 0.14), darker(ink, 0.3)), h * 0.17);
    for (double wheel : {0.22, 0.78})
        s.circle(l + w * wheel, h * 0.82, h * 0.18, "#17131f").circle(l + w * wheel, h * 0.82, h * 0.08, st.inks.trim);
    s.circle(l + w * 0.97, h * 0.54, h * 0.06, lighter(st.inks.lamp, 0.5))
        .rect(l, h * 0.48, w * 0.04, h * 0.12, "#ff5a5a", 3);
    if (!right) s.close();
    auto& layer = b.put("car" + std::to_string(i), s, 0, y + (right ? 16 : 0) * st.unit, 0.9);
    double start = b.width * b.chance.between(-0.1, 0.5), go = b.width * (0.8 + 0.15 * i);
    double from = right ? start - w * 0.5 : b.width - start + w * 0.5;
    layer.x = {.rest = static_cast<float>(from),
               .keys = {{0, static_cast<float>(from), Ease::linear},
                        {6000, static_cast<float>(from + (right ? go : -go)), Ease::linear}}};
}

/// Roadway by the houses, pavement under the subject, kerb and roadway before it.
void pavement(Builder& b, const Street& st) {
    const auto& p = b.palette;
    double first = b.horizon - 6, bottom = b.height * 1.14, h = bottom - first, u = st.unit;
    auto s = b.sheet(first, bottom);
    double near = 58 * u,
           edge = std::max(b.zones.caption.bottom(), static_cast<float>(b.height * 0.8)) + 40 * u - first;
    Ink road = mixed(p.ground_deep, p.near, 0.35), slab = mixed(p.ground, p.glow, 0.10),
        deep = mixed(p.ground, p.ground_deep, 0.55);
    s.rect(0, 0, b.span, near, s.down(mixed(road, p.far, 0.25), road));
    for (double x = 0; x < b.span; x += 150 * u) s.rect(x, near * 0.46, 74 * u, 5 * u, with_alpha(p.glow, 0.4), 2);
    s.rect(0, near - 12 * u, b.span, 14 * u, s.down(lighter(slab, 0.25), slab));
    s.rect(0, near, b.span, edge - near, s.down(slab, deep));
    double centre = b.span / 2, vanish = -130 * u, row = near;
    for (int i = -11; i <= 11; ++i) {
        double top = centre + i * b.span * 0.052, reach = (edge - vanish) / (near - vanish),
               x = centre + (top - centre) * reach;
        s.path(polygon({{top - 1, near}, {top + 1, near}, {x + 3, edge}, {x - 3, edge}}),
               with_alpha(p.ground_deep, 0.22));
    }
    for (double step = 26 * u; row < edge; row += step, step *= 1.42)
        s.rect(0, row, b.span, 2 + step * 0.014, with_alpha(p.ground_deep, 0.24));
    s.rect(0, edge, b.span, 26 * u, s.down(lighter(slab, 0.2), mixed(slab, deep, 0.5)))
        .rect(0, edge + 26 * u, b.span, 22 * u, darker(deep, 0.25));
    s.rect(0, edge + 48 * u, b.span, h - edge, s.down(darker(road, 0.25), road));
    for (double x = -60 * u; x < b.span; x += 420 * u)
        s.path(polygon({{x + 40 * u, edge + 170 * u},
                        {x + 250 * u, edge + 170 * u},
                        {x + 230 * u, edge + 200 * u},
                        {x, edge + 200 * u}}),
               with_alpha(p.glow, 0.35));
    b.lay("ground", s, first, 1);
}

/// Clipped trees in tubs at the corners, close to the eye.
void tubs(Builder& b, const Street& st, int side) {
    double w = 0.27 * std::min(b.width, 1150.0), h = w * 1.1, r = w * 0.44;
    const auto& p = b.palette;
    Svg crown(w, w);
    crown.circle(w / 2, w / 2, r,
                 crown.round(mixed(p.leaf, p.glow, 0.32), mixed(p.leaf_deep, p.leaf, 0.2), 0.36, 0.28, 0.8));
    for (int i = 0; i < 26; ++i) {
        double x = w * b.chance.between(0.16, 0.78), y = w * b.chance.between(0.14, 0.8), dx = x - w / 2,
               dy = y - w / 2;
        if (dx * dx + dy * dy > r * r * 0.8) continue;
        crown.path("M" + at(x, y) + "q" + at(w * 0.02, -w * 0.055) + " " + at(w * 0.075, -w * 0.05) + "q" +
                       at(-w * 0.01, w * 0.055) + " " + at(-w * 0.075, w * 0.05) + "Z",
                   with_alpha(i % 3 ? p.glow : p.leaf_deep, i % 3 ? 0.16 : 0.3));
    }
    double x = side < 0 ? w * 0.22 : b.width - w * 0.22;
    auto& sway = b.front("tree", crown, x, b.height - h * 0.16);
    sway.pivot_y = 1;
    sway.turn.wave = {1.4f, 3700, 900 + side * 600};
    Svg tub(w * 0.66, h * 0.5);
    tub.rect(w * 0.06, 0, w * 0.54, h * 0.5, tub.across(lighter(st.inks.wood, 0.1), darker(st.inks.wood_deep, 0.1)),
             12);
    block(tub, st.inks, w * 0.02, 0, w * 0.62, h * 0.1, st.inks.wood, 8);
    b.front("tub", tub, x, b.height + h * 0.02);
}

}  // namespace

void city(Builder& b) {
    const auto& p = b.palette;
    auto st = street(b);
    double u = st.unit;
    int kind = b.chance.below(3), side = b.chance.below(2) ? 1 : -1;
    b.sun_or_moon(b.width * (0.5 + side * b.chance.between(0.2, 0.27)), b.horizon - 520 * u, 78 * u);
    if (p.night)
        b.stars(80, b.horizon * 0.8);
    else
        b.clouds(3, b.height * 0.06, b.horizon * 0.6);
    const auto& sky = b.place.tones.sky;
    skyline(b, st, "far", (kind == 1 ? 560 : 430) * u, 120, mixed(p.far, sky[2], 0.55), mixed(p.far, sky[2], 0.8), 0.2,
            0);
    skyline(b, st, "middle", (kind == 1 ? 400 : 310) * u, 135, mixed(p.middle, p.far, 0.35),
            mixed(p.middle, sky[2], 0.3), 0.45, 0.42);
    // On a wide canvas words stand on the left: houses there stay low.
    double low = b.zones.wide ? 0.62 : 1;
    if (kind == 0) {
        house(b, st, b.width * 0.05, 360 * u, 690 * u * low, 0), house(b, st, b.width * 0.97, 330 * u, 600 * u, 1);
    } else if (kind == 1) {
        house(b, st, side > 0 ? b.width * 0.94 : b.width * 0.06, 400 * u, (side > 0 ? 1.0 : low) * 640 * u, 2);
        for (int i = 0; i < 3; ++i) {
            double x = b.width * (side > 0 ? 0.02 + 0.11 * i : 0.98 - 0.11 * i), tall = (300 - 36 * i) * u;
            Svg s(tall, tall * 1.1);
            tree(s, tall / 2, tall * 1.08, tall, mixed(p.leaf, p.leaf_deep, 0.6), mixed(p.leaf, p.glow, 0.3), false);
            b.put("tree", s, x, b.horizon + 30 * u - tall * 0.52, 0.78 - 0.03 * i);
        }
    } else {
        for (int i = 0; i < 2; ++i) {
            house(b, st, b.width * (0.0 + 0.004 * i) + 250 * u * i - 10 * u, 250 * u, (620 - 130 * i) * u * low, 3 + i);
            house(b, st, b.width - 250 * u * i + 10 * u, 250 * u, (520 + 60 * (1 - i)) * u, 6 + i);
        }
    }
    pavement(b, st);
    car(b, st, 0), car(b, st, 1);
    lamp_post(b, st, b.width * (b.zones.wide ? 0.24 : 0.2), b.horizon + 64 * u, 470 * u * low, 0.95, 0,
              side < 0 && !b.zones.wide ? 1 : -1);
    lamp_post(b, st, b.width * (b.zones.wide ? 0.87 : 0.82), b.horizon + 64 * u, 470 * u, 0.95, 900, side);
    tubs(b, st, -1), tubs(b, st, 1);
}

}  // namespace stage
