// SPDX-License-Identifier: MIT
#include "stage/sets/furniture.hpp"

#include <algorithm>

#include "stage/sets/plants.hpp"

namespace stage {

std::string at(double x, double y) {
    return number(x) + " " + number(y);
}

std::string polygon(const std::vector<Point>& corners) {
    std::string d;
    for (const auto& corner : corners) d += (d.empty() ? "M" : "L") + at(corner.x, corner.y);
    return d + "Z";
}

Inside inside(Builder& b) {
    const auto& p = b.palette;
    const auto& sky = b.place.tones.sky;
    bool dark = b.place.tones.dark;
    Inside in;
    in.wall = mixed(sky[0], sky[1], 0.7);
    in.wall_low = mixed(sky[1], sky[2], dark ? 0.42 : 0.7);
    in.trim = dark ? mixed(p.far, p.glow, 0.45) : mixed(sky[0], "#ffffff", 0.75);
    in.wood = mixed(p.middle, p.pill, dark ? 0.16 : 0.10);
    in.wood_deep = mixed(p.near, p.ground_deep, 0.35);
    in.cloth = mixed(p.middle, p.second, dark ? 0.30 : 0.22);
    in.cloth_deep = mixed(p.near, p.second, 0.10);
    in.lamp = mixed(p.glow, "#ffdf9a", 0.45);
    in.rim = with_alpha(mixed(p.glow, "#ffffff", 0.3), dark ? 0.42 : 0.6);
    in.bright = {mixed(p.pill, p.middle, 0.12), mixed(p.second, p.middle, 0.2), mixed(p.leaf, p.glow, 0.2),
                 mixed(p.accent, p.middle, 0.25), mixed(p.far, p.glow, 0.35)};
    in.unit = std::min(b.width, b.horizon * 1.15) / 1080;
    float lowest = static_cast<float>(b.horizon / b.height);
    b.place.field.stops = {{0, sky[0]}, {lowest * 0.45f, in.wall}, {lowest, in.wall_low}, {1, in.wall_low}};
    return in;
}

void block(Svg& s, const Inside& in, double x, double y, double w, double h, const Ink& ink, double round) {
    s.rect(x, y, w, h, s.down(lighter(ink, 0.10), darker(ink, 0.16)), round);
    s.line("M" + at(x + round + 2, y + 1.5) + "L" + at(x + w - round - 2, y + 1.5), in.rim, 3);
}

void shine(Svg& s, double x, double y, double rx, double ry, const Ink& ink, double alpha) {
    s.ellipse(x, y, rx, ry,
              s.round(with_alpha(ink, alpha), with_alpha(ink, 0), 0.5, 0.5, 0.5, with_alpha(ink, alpha * 0.36), 0.5));
}

void paper(Builder& b, const Inside& in, int kind, double bottom) {
    auto s = b.sheet(-60, bottom);
    double h = bottom + 60, u = in.unit;
    Ink mark = with_alpha(b.place.tones.dark ? b.palette.glow : b.palette.middle, b.place.tones.dark ? 0.055 : 0.13);
    if (kind == 0)
        for (double x = 0; x < b.span; x += 132 * u) s.rect(x, 0, 62 * u, h, s.down(with_alpha(mark, 0), mark));
    if (kind == 1) {
        double gap = 300 * u;
        for (double x = -gap / 2; x < b.span; x += gap)
            s.raw("<rect x=\"" + number(x) + "\" y=\"" + number(h * 0.12) + "\" width=\"" + number(gap - 44 * u) +
                  "\" height=\"" + number(h * 0.55) + "\" rx=\"6\" fill=\"none\" " + paint("stroke", mark) +
                  " stroke-width=\"5\"/>");
        for (double x = -gap / 2; x < b.span; x += gap) s.rect(x, h * 0.75, gap - 44 * u, h * 0.19, mark, 6);
        s.rect(0, h * 0.71, b.span, 12 * u, mark);
    }
    for (int row = 0; kind == 2 && row * 92 * u < h; ++row) {
        Ink faint = with_alpha(mark, colour(mark).alpha * std::min(1.0, 0.25 + row * 92 * u / h));
        for (double x = row % 2 * 58 * u; x < b.span; x += 116 * u) s.circle(x, row * 92 * u, 9 * u, faint);
    }
    if (kind == 3) {
        double side = 104 * u;
        for (int row = 0; row * side < h; ++row) {
            double y = h - row * side;
            s.line("M0 " + number(y) + "L" + at(b.span, y), mark, 4);
            for (double x = row % 2 * side * 0.75; x < b.span; x += side * 1.5)
                s.line("M" + at(x, y) + "L" + at(x, y - side), mark, 4);
            for (int k = 0; k < 3; ++k)
                s.rect(b.chance.below(static_cast<int>(b.span / side / 1.5)) * side * 1.5 + row % 2 * side * 0.75 + 4,
                       y - side + 4, side * 1.5 - 8, side - 8, mark, 4);
        }
    }
    b.lay("paper", s, -60, 0.3);
}

void boards(Builder& b, const Inside& in, const Ink& above, const Ink& below, int count) {
    double first = b.horizon - 34 * in.unit, bottom = b.height * 1.14, h = bottom - first, edge = b.horizon - first;
    auto s = b.sheet(first, bottom);
    s.rect(0, edge, b.span, h - edge, s.down(above, below, mixed(above, below, 0.6), 0.42));
    // Boards meet far behind the wall.
    double vanish = -1.1 * (b.ground - b.horizon) - 120, centre = b.span / 2, reach = (h - vanish) / (edge - vanish);
    auto edge_x = [&](int i) { return centre + (i - count / 2.0) * b.span * 1.1 / count; };
    auto low_x = [&](int i) { return centre + (edge_x(i) - centre) * reach; };
    for (int i = 0; i < count; ++i) {
        if (b.chance.below(3) == 0)
            s.path(polygon({{edge_x(i), edge}, {edge_x(i + 1), edge}, {low_x(i + 1), h}, {low_x(i), h}}),
                   with_alpha(b.palette.glow, 0.05 + 0.03 * b.chance.unit()));
        s.path(polygon({{edge_x(i) - 1, edge}, {edge_x(i) + 1, edge}, {low_x(i) + 4, h}, {low_x(i) - 4, h}}),
               with_alpha(b.palette.ground_deep, 0.36));
    }
    s.rect(0, edge, b.span, h * 0.16,
           s.down(with_alpha(b.palette.ground_deep, 0.5), with_alpha(b.palette.ground_deep, 0)));
    block(s, in, -10, 0, b.span + 20, edge, mixed(in.trim, in.wall_low, 0.45));
    b.lay("ground", s, first, 1);
}

void counter(Builder& b, const Inside& in, const Ink& top, const Ink& front, int doors) {
    double lip = b.ground + (b.zones.caption.y - b.ground) + 6, thick = 30 * in.unit + 12, first = b.horizon - 4,
           bottom = b.height * 1.14, h = bottom - first;
    auto s = b.sheet(first, bottom);
    double y = lip - first, low = y + thick;
    s.rect(0, low, b.span, h - low, s.down(darker(front, 0.28), darker(front, 0.35), front, 0.35));
    double step = b.span / doors;
    for (int i = 0; i < doors; ++i) {
        double x = i * step + 16, w = step - 32, door = low + 40 * in.unit;
        s.rect(x, door, w, h - door, s.down(lighter(front, 0.07), darker(front, 0.22)), 14);
        s.raw("<rect x=\"" + number(x + 26) + "\" y=\"" + number(door + 26) + "\" width=\"" + number(w - 52) +
              "\" height=\"" + number(h - door) + "\" rx=\"10\" fill=\"none\" " +
              paint("stroke", with_alpha(b.palette.ground_deep, 0.3)) + " stroke-width=\"4\"/>");
        s.line("M" + at(x + 14, door + 2) + "L" + at(x + w - 14, door + 2), with_alpha(in.rim, 0.28), 3);
        double knob = i % 2 ? x + 58 * in.unit : x + w - 58 * in.unit;
        s.rect(knob - 7, door + 60 * in.unit, 14, 96 * in.unit, s.across(lighter(in.trim, 0.2), darker(in.trim, 0.25)),
               7);
    }
    s.rect(0, low, b.span, 70 * in.unit, s.down("#00000066", "#00000000"));
    s.rect(0, 0, b.span, y + 1, s.down(darker(top, 0.16), lighter(top, 0.10)));
    s.rect(0, 0, b.span, 26 * in.unit, s.down("#00000040", "#00000000"));
    block(s, in, -10, y, b.span + 20, thick, darker(top, 0.12));
    b.lay("ground", s, first, 1);
}

namespace {

void outlook(Svg& s, Builder& b, double x, double y, double w, double h, View view) {
    const auto& p = b.palette;
    const auto& sky = p.sky;
    bool light = p.family == "light" || luminance(sky[0]) > 0.4;
    s.rect(x, y, w, h,
           light ? s.down(mixed(sky[2], p.blobs[1], 0.5), lighter(sky[1], 0.5))
                 : s.down(mixed(sky[1], sky[2], 0.25), lighter(sky[2], 0.2)));
    double sun = w * b.chance.between(0.3, 0.7);
    shine(s, x + sun, y + h * 0.4, w * 0.5, w * 0.5, p.glow, 0.6);
    s.circle(x + sun, y + h * 0.4, w * 0.11, light ? lighter(p.pill, 0.5) : lighter(p.glow, 0.3));
    if (view == View::town) {
        for (int i = 0; i < 7; ++i) {
            double bw = w * 0.17, top = h * b.chance.between(0.45, 0.75), bx = x + w * (i / 7.0) - 4;
            s.rect(bx, y + top, bw, h - top, s.down(mixed(p.middle, p.far, 0.5), p.middle));
            for (int k = 0; k < 6; ++k)
                s.rect(bx + bw * (k % 2 ? 0.58 : 0.18), y + top + h * 0.05 + k / 2 * h * 0.09, bw * 0.22, h * 0.04,
                       with_alpha(light ? "#ffffff" : p.glow, b.chance.between(0.15, 0.9)));
        }
        return;
    }
    if (view == View::sea) {
        s.rect(x, y + h * 0.66, w, h * 0.4, s.down(mixed(p.far, p.second, 0.35), mixed(p.middle, p.second, 0.25)));
        for (int i = 0; i < 5; ++i)
            s.rect(x + sun - w * (0.05 + 0.025 * i), y + h * (0.69 + 0.055 * i), w * (0.1 + 0.05 * i), h * 0.012,
                   with_alpha(p.glow, 0.5), 3);
        return;
    }
    for (int i = 0; i < 3; ++i) {
        double top = y + h * (0.58 + 0.13 * i), swing = h * 0.07;
        auto fill = s.down(mixed(i == 0   ? p.far
                                 : i == 1 ? p.middle
                                          : p.leaf,
                                 p.glow, 0.12),
                           i == 0   ? p.far
                           : i == 1 ? p.middle
                                    : p.leaf_deep);
        s.path(smooth_path({{x - 10, top + swing},
                            {x + w * (0.25 + 0.2 * i), top - swing},
                            {x + w * (0.7 + 0.1 * i), top + swing * 0.5},
                            {x + w + 60, top - swing * 0.4}}) +
                   "L" + at(x + w + 60, y + h + 9) + "L" + at(x - 10, y + h + 9) + "Z",
               fill);
    }
}

void curtain(Builder& b, const Inside& in, double x, double y, double w, double h, int side) {
    Svg s(w, h);
    for (int i = 0; i < 4; ++i) {
        double left = w * i / 4, fold = w / 4;
        s.path("M" + at(left, 0) + "L" + at(left + fold, 0) + "C" + at(left + fold * 1.1, h * 0.5) + " " +
                   at(left + fold * 0.86, h * 0.7) + " " + at(left + fold, h - 8 * (i % 2)) + "L" +
                   at(left, h - 8 * ((i + 1) % 2)) + "C" + at(left - fold * 0.1, h * 0.7) + " " +
                   at(left + fold * 0.1, h * 0.5) + " " + at(left, 0) + "Z",
               s.across(lighter(in.cloth, 0.14), darker(in.cloth_deep, 0.05), in.cloth, 0.45));
    }
    auto& layer = b.put("curtain", s, x, y, 0.4);
    layer.pivot_y = 0;
    layer.scale.wave = {0.012f, 4300, side * 900 + 1000};
    layer.turn.wave = {0.7f, 5100, side * 1200 + 1300};
}

}  // namespace

void window(Builder& b, const Inside& in, double x, double y, double w, double h, View view, bool curtains,
            bool arched) {
    double pad = 40 * in.unit, frame = 17 * in.unit + 4;
    Svg s(w + 2 * pad, h + 2 * pad);
    double r = arched ? w / 2 : 10, right = pad + w, low = pad + h;
    auto outline = [&](double grow) {
        double k = std::max(r + grow, 1.0);
        return "M" + at(pad - grow, low + grow) + "L" + at(pad - grow, pad + r) + "A" + at(k, k) + " 0 0 1 " +
               at(pad + r, pad - grow) + "L" + at(right - r, pad - grow) + "A" + at(k, k) + " 0 0 1 " +
               at(right + grow, pad + r) + "L" + at(right + grow, low + grow) + "Z";
    };
    s.raw("<clipPath id=\"pane\"><path d=\"" + outline(0) + "\"/></clipPath>");
    s.path(outline(frame), s.down(lighter(in.trim, 0.1), darker(in.trim, 0.12)));
    s.raw("<g clip-path=\"url(#pane)\">");
    outlook(s, b, pad, pad, w, h, view);
    s.path(polygon({{pad + w * 0.1, pad + h}, {pad + w * 0.5, pad}, {pad + w * 0.75, pad}, {pad + w * 0.35, pad + h}}),
           "#ffffff1c");
    s.raw("</g>");
    double bar = frame * 0.62;
    s.rect(pad + w / 2 - bar / 2, pad, bar, h, in.trim).rect(pad, pad + h * 0.46, w, bar, in.trim);
    s.rect(pad - frame * 1.5, low + frame * 0.4, w + frame * 3, frame * 1.2,
           s.down(lighter(in.trim, 0.2), darker(in.trim, 0.2)), 5);
    s.rect(pad - frame, low + frame * 1.6, w + frame * 2, 24 * in.unit, s.down("#00000038", "#00000000"));
    b.put("window", s, x, y, 0.35);
    Svg cloud(w * 0.34, w * 0.14);
    double cw = cloud.width(), ch = cloud.height();
    cloud.path("M0 " + number(ch) + "A" + at(cw * 0.18, ch * 0.4) + " 0 0 1 " + at(cw * 0.25, ch * 0.45) + "A" +
                   at(cw * 0.24, ch * 0.45) + " 0 0 1 " + at(cw * 0.7, ch * 0.4) + "A" + at(cw * 0.2, ch * 0.4) +
                   " 0 0 1 " + at(cw, ch) + "Z",
               "#ffffff", 0.7);
    auto& drift = b.put("cloud", cloud, x - w * 0.24, y - h * 0.26, 0.34);
    drift.x.keys = {{0, static_cast<float>(x - w * 0.27), Ease::linear},
                    {6000, static_cast<float>(x + w * 0.2), Ease::linear}};
    if (!curtains) return;
    double top = y - h / 2 - 52 * in.unit, long_ = h + 130 * in.unit, wide = w * 0.3;
    for (int side : {-1, 1}) curtain(b, in, x + side * (w / 2 + wide * 0.12), top, wide, long_, side);
    Svg rod(w * 1.6, 30 * in.unit);
    rod.rect(14, rod.height() * 0.3, rod.width() - 28, rod.height() * 0.36,
             rod.down(lighter(in.trim, 0.2), darker(in.trim, 0.3)), 5);
    for (double end : {14.0, rod.width() - 14})
        rod.circle(end, rod.height() / 2, rod.height() * 0.42, darker(in.trim, 0.1));
    b.put("rod", rod, x, top, 0.41);
}

void pendant(Builder& b, const Inside& in, double x, double drop, double size, int shape, int phase) {
    double r = size * 0.5, tall = drop + size * 1.3;
    Svg s(size * 3.2, tall);
    double c = s.width() / 2, low = drop, top = drop - size * 0.6;
    shine(s, c, low + size * 0.1, size * 1.5, size * 1.15, in.lamp, 0.5);
    s.line("M" + at(c, 0) + "L" + at(c, top), with_alpha(b.palette.ground_deep, 0.7), 5);
    Ink ink = in.bright[static_cast<std::size_t>(shape % 4)];
    auto fill = s.across(darker(ink, 0.25), darker(ink, 0.12), lighter(ink, 0.18), 0.4);
    s.ellipse(c, low, r * 0.42, r * 0.42, lighter(in.lamp, 0.5));
    if (shape % 3 == 0)
        s.path("M" + at(c - r, low) + "A" + at(r, size * 0.58) + " 0 0 1 " + at(c + r, low) + "Z", fill);
    if (shape % 3 == 1)
        s.path("M" + at(c - r, low) + "L" + at(c - r * 0.36, top) + "L" + at(c + r * 0.36, top) + "L" + at(c + r, low) +
                   "Z",
               fill);
    if (shape % 3 == 2)
        s.circle(c, low - r * 0.4, r * 0.8, s.round(lighter(in.lamp, 0.55), mixed(in.lamp, ink, 0.35), 0.4, 0.4, 0.7));
    s.line("M" + at(c - r * 0.9, low + 1) + "L" + at(c + r * 0.9, low + 1),
           with_alpha(lighter(in.lamp, 0.4), shape % 3 == 2 ? 0 : 0.9), 5);
    s.rect(c - 10, top - 12, 20, 16, darker(ink, 0.35), 4);
    auto& layer = b.put("pendant", s, x, -20, 0.5);
    layer.pivot_y = 0;
    layer.turn.wave = {1.6f, 3600, phase};
}

void steam(Builder& b, double x, double y, double size, double depth, bool before) {
    for (int i = 0; i < 3; ++i) {
        Svg s(size, size * 2);
        double c = size / 2;
        auto wisp = [&](double thick, const Ink& ink) {
            s.line("M" + at(c, size * 1.9) + "C" + at(c - size * 0.4, size * 1.4) + " " +
                       at(c + size * 0.4, size * 1.1) + " " + at(c, size * 0.7) + "S" + at(c + size * 0.1, size * 0.3) +
                       " " + at(c + size * 0.05, size * 0.2),
                   ink, thick);
        };
        wisp(size * 0.2, "#ffffff30");
        wisp(size * 0.1, "#ffffff60");
        auto& layer = b.put(before ? "front.steam" : "steam", s, x + (i - 1) * size * 0.42, y, depth, before);
        layer.pivot_y = 1;
        float rest = static_cast<float>(y - i % 2 * size * 0.2);
        layer.y = {.rest = rest, .wave = {static_cast<float>(size * 0.12), 2600 + 300 * i, 700 * i}};
        layer.opacity = {.rest = 0.5f, .wave = {0.36f, 1900 + 340 * i, 600 * i}};
        layer.turn.wave = {7, 2300 + 300 * i, 500 * i};
    }
}

void books(Svg& s, const Inside& in, base::Chance& chance, double x, double base, double width, double height) {
    double end = x + width;
    for (int i = 0; x < end - 14; ++i) {
        double w = std::min(chance.between(0.16, 0.3) * height, end - x), h = height * chance.between(0.72, 1);
        const auto& ink = in.bright[static_cast<std::size_t>(chance.below(5))];
        bool leans = chance.below(6) == 0 && end - x > height * 0.5;
        if (leans) s.open("rotate(-9 " + at(x + w, base) + ")"), x += height * 0.1;
        s.rect(x, base - h, w - 2, h, s.across(lighter(ink, 0.1), darker(ink, 0.2)), 3);
        s.rect(x, base - h * 0.84, w - 2, h * 0.07, "#ffffff55").rect(x, base - h * 0.2, w - 2, h * 0.05, "#00000030");
        if (leans) s.close();
        x += w;
    }
}

void pot_plant(Builder& b, const Inside& in, double x, double y, double height, int kind, double depth, bool before) {
    double w = height * 0.95;
    Svg leaves(w, height * 0.82);
    double c = w / 2, low = leaves.height();
    const auto& p = b.palette;
    auto fill = [&](int i) {
        return leaves.down(mixed(p.leaf, p.glow, i % 2 ? 0.26 : 0.12), mixed(p.leaf_deep, p.leaf, 0.35));
    };
    for (int i = 0; i < 7; ++i) {
        double u = (i - 3) / 3.0, lean = u * w * 0.42, tall = low * (1 - 0.3 * u * u);
        if (kind == 0) leaves.path(blade(c, low, tall, lean, height * 0.055), fill(i));
        if (kind == 1)
            leaves
                .line("M" + at(c, low) + "Q" + at(c + lean * 0.2, low - tall * 0.5) + " " +
                          at(c + lean * 0.9, low - tall * 0.8),
                      p.leaf_deep, height * 0.018)
                .ellipse(c + lean * 0.9, low - tall * 0.84, height * 0.10, height * 0.13, fill(i));
        if (kind == 2)
            leaves.path("M" + at(c - 8, low) + "Q" + at(c + lean * 1.3 - 30, low - tall * 1.15) + " " +
                            at(c + lean * 1.1, low - tall * 0.35) + "Q" + at(c + lean * 0.7, low - tall * 0.8) + " " +
                            at(c + 8, low) + "Z",
                        fill(i));
    }
    auto& sway = b.put(before ? "front.leaves" : "leaves", leaves, x, y - height * 0.26, depth, before);
    sway.pivot_y = 1;
    sway.turn.wave = {1.8f, 3100 + static_cast<int>(x) % 700, static_cast<int>(x) % 1500};
    double pw = height * 0.36, ph = height * 0.3;
    Svg pot(pw + 40, ph + 20);
    Ink clay = in.bright[static_cast<std::size_t>(b.chance.below(4))];
    pot.ellipse(pw / 2 + 20, ph + 6, pw * 0.55, 9, "#00000044");
    pot.path(polygon({{20 + pw * 0.06, 6}, {20 + pw * 0.94, 6}, {20 + pw * 0.8, ph + 6}, {20 + pw * 0.2, ph + 6}}),
             pot.across(lighter(clay, 0.12), darker(clay, 0.3), clay, 0.4));
    block(pot, in, 20, 0, pw, ph * 0.24, clay, 5);
    b.put(before ? "front.pot" : "pot", pot, x, y - ph / 2 - 2, depth, before);
}

}  // namespace stage
