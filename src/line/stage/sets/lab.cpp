// SPDX-License-Identifier: MIT
#include <algorithm>

#include "stage/sets/furniture.hpp"

namespace stage {

namespace {

enum class Glass { cone, round, tube, beaker };

/// A vessel standing at (x, base), filled to a share of its height.
void vessel(Svg& s, const Inside& in, double x, double base, double h, Glass kind, const Ink& liquid, double full) {
    auto outline = [&](double grow, double from) {
        double w = h * 0.72, neck = h * 0.11 + grow, low = base + grow, top = base - h * from;
        if (kind == Glass::tube)
            return "M" + at(x - h * 0.12 - grow, top) + "L" + at(x - h * 0.12 - grow, base - h * 0.12) + "A" +
                   at(h * 0.12 + grow, h * 0.12 + grow) + " 0 0 0 " + at(x + h * 0.12 + grow, base - h * 0.12) + "L" +
                   at(x + h * 0.12 + grow, top) + "Z";
        if (kind == Glass::beaker)
            return "M" + at(x - h * 0.36 - grow, top) + "L" + at(x - h * 0.36 - grow, low - h * 0.06) + "Q" +
                   at(x - h * 0.36, low) + " " + at(x - h * 0.3, low) + "L" + at(x + h * 0.3, low) + "Q" +
                   at(x + h * 0.36, low) + " " + at(x + h * 0.36 + grow, low - h * 0.06) + "L" +
                   at(x + h * 0.36 + grow, top) + "Z";
        double shoulder = base - h * 0.62;
        if (kind == Glass::cone) {
            double share = std::clamp((from - 0.05) / 0.57, 0.0, 1.0), half = w / 2 * (1 - share) + neck * share;
            if (from < 0.62)
                return "M" + at(x - half, top) + "L" + at(x - w / 2 - grow, low - h * 0.05) + "Q" + at(x - w / 2, low) +
                       " " + at(x - w * 0.42, low) + "L" + at(x + w * 0.42, low) + "Q" + at(x + w / 2, low) + " " +
                       at(x + w / 2 + grow, low - h * 0.05) + "L" + at(x + half, top) + "Z";
            return "M" + at(x - neck, top) + "L" + at(x - neck, shoulder) + "L" + at(x - w / 2 - grow, low - h * 0.05) +
                   "Q" + at(x - w / 2, low) + " " + at(x - w * 0.42, low) + "L" + at(x + w * 0.42, low) + "Q" +
                   at(x + w / 2, low) + " " + at(x + w / 2 + grow, low - h * 0.05) + "L" + at(x + neck, shoulder) +
                   "L" + at(x + neck, top) + "Z";
        }
        double r = h * 0.33 + grow, y = base - h * 0.33;
        return "M" + at(x - neck, top) + "L" + at(x - neck, y - r * 0.93) + "A" + at(r, r) + " 0 1 0 " +
               at(x + neck, y - r * 0.93) + "L" + at(x + neck, top) + "Z";
    };
    s.path(outline(0, 1), with_alpha(lighter(in.trim, 0.5), 0.28));
    if (kind == Glass::round) {
        double r = h * 0.29, y = base - h * 0.33, dip = r * (full - 0.4);
        s.path(
            "M" + at(x - r * 0.97, y - dip * 0.5) + "A" + at(r, r) + " 0 1 0 " + at(x + r * 0.97, y - dip * 0.5) + "Z",
            s.down(lighter(liquid, 0.25), darker(liquid, 0.15)));
    } else {
        s.path(outline(-h * 0.035, kind == Glass::cone ? std::min(full, 0.55) : full),
               s.down(lighter(liquid, 0.25), darker(liquid, 0.15)));
    }
    s.line(outline(0, 1), with_alpha(lighter(in.trim, 0.4), 0.75), std::max(2.5, h * 0.022));
    double lip = kind == Glass::beaker ? 0.4 : 0.16;
    s.line("M" + at(x - h * lip, base - h) + "L" + at(x + h * lip, base - h), lighter(in.trim, 0.4),
           std::max(3.0, h * 0.035));
    s.line("M" + at(x - h * (kind == Glass::tube ? 0.06 : 0.2), base - h * 0.32) + "L" +
               at(x - h * (kind == Glass::cone   ? 0.14
                           : kind == Glass::tube ? 0.06
                                                 : 0.2),
                  base - h * 0.46),
           "#ffffffa0", h * 0.03);
}

/// Bubbles rising through a vessel and out of its neck.
void bubbling(Builder& b, double x, double base, double h, const Ink& ink, double depth) {
    for (int i = 0; i < 3; ++i) {
        double r = h * (0.025 + 0.012 * i);
        Svg s(r * 2.4, r * 2.4);
        s.circle(r * 1.2, r * 1.2, r, with_alpha(lighter(ink, 0.45), 0.85))
            .circle(r * 0.9, r * 0.9, r * 0.3, "#ffffffc0");
        auto& layer = b.put("bubble", s, x + (i - 1) * h * 0.06, base - h * 0.2, depth);
        float low = static_cast<float>(base - h * 0.16), top = static_cast<float>(base - h * 1.25);
        for (int t = 300 * i; t < 6000; t += 1500) {
            layer.y.keys.push_back({t, low, Ease::hold});
            layer.y.keys.push_back({t + 1480, top, Ease::in});
        }
        layer.x.wave = {static_cast<float>(h * 0.03), 900 + 150 * i, 200 * i};
        layer.opacity = {.rest = 0.7f, .wave = {0.3f, 1500, 375 - 300 * i}};
    }
}

/// A screen on the wall with a little chart that draws itself.
void screen(Builder& b, const Inside& in, double x, double y, double w, int chart) {
    double h = w * 0.72, m = w * 0.045;
    Ink glass = mixed(b.palette.deep[0], b.palette.deep[1], 0.5),
        line = mixed(b.palette.second, b.palette.glow, b.place.tones.dark ? 0.1 : 0.45);
    if (contrast(line, glass) < 3) line = lighter(line, 0.5);
    Svg s(w + 80, h + 80), drawn(w, h);
    s.rect(40 - 4, 40 + 8, w + 8, h + 4, "#00000038", 18);
    block(s, in, 40, 40, w, h, mixed(in.trim, in.wood, 0.3), 16);
    s.rect(40 + m, 40 + m, w - 2 * m, h - 2 * m, s.down(lighter(glass, 0.08), glass), 10);
    for (int i = 1; i < 4; ++i)
        s.line(
            "M" + at(40 + m * 2, 40 + m + (h - 2 * m) * i / 4) + "L" + at(40 + w - m * 2, 40 + m + (h - 2 * m) * i / 4),
            with_alpha(line, 0.2), 2);
    s.path(polygon({{40 + w * 0.6, 40 + m},
                    {40 + w * 0.86, 40 + m},
                    {40 + w * 0.55, 40 + h - m},
                    {40 + w * 0.29, 40 + h - m}}),
           "#ffffff0c");
    b.put("screen", s, x, y, 0.4);
    double l = m * 2.4, low = h - m * 2.6, wide = w - 2 * l, tall = low - m * 2.6;
    if (chart == 0) {
        std::vector<Point> points;
        for (int i = 0; i <= 6; ++i)
            points.push_back({l + wide * i / 6, low - tall * (0.12 + 0.125 * i + b.chance.between(-0.11, 0.11))});
        drawn.path(smooth_path(points) + "L" + at(l + wide, low) + "L" + at(l, low) + "Z",
                   drawn.down(with_alpha(line, 0.5), with_alpha(line, 0.02)));
        drawn.line(smooth_path(points), line, w * 0.02).circle(points.back().x, points.back().y, w * 0.028, "#ffffff");
    } else if (chart == 1) {
        for (int i = 0; i < 6; ++i) {
            double bar = tall * b.chance.between(0.25, 0.95);
            drawn.rect(l + wide * (i + 0.14) / 6, low - bar, wide / 6 * 0.68, bar,
                       drawn.down(i == 3 ? lighter(in.bright[0], 0.1) : line, with_alpha(line, 0.35)), 5);
        }
    } else {
        std::string beat = "M" + at(l, low - tall * 0.4);
        for (int i = 0; i < 3; ++i) {
            double px = l + wide * i / 3, step = wide / 3;
            beat += "L" + at(px + step * 0.3, low - tall * 0.4) + "L" + at(px + step * 0.42, low - tall * 0.95) + "L" +
                    at(px + step * 0.56, low - tall * 0.05) + "L" + at(px + step * 0.68, low - tall * 0.4) + "L" +
                    at(px + step, low - tall * 0.4);
        }
        drawn.line(beat, line, w * 0.02);
    }
    auto& layer = b.put("chart", drawn, x, y, 0.4);
    layer.reveal = {.rest = 0, .keys = {{0, 0.25f}, {2400, 1, Ease::in_out}}};
    layer.reveal_from = chart == 1 ? "bottom" : "left";
    layer.opacity = {.rest = 0.9f, .wave = {0.1f, 1700, 200}};
}

void glass_shelf(Builder& b, const Inside& in, double x, double y, double w) {
    double gap = w * 0.52;
    for (int row = 0; row < 2; ++row) {
        Svg s(w, gap);
        double base = gap - 42;
        for (int i = 0; i < 3; ++i)
            vessel(s, in, w * (0.19 + 0.31 * i), base, gap * b.chance.between(0.5, 0.68),
                   static_cast<Glass>((i + row + b.chance.below(2)) % 4),
                   in.bright[static_cast<std::size_t>((i + row * 2) % 5)], b.chance.between(0.35, 0.6));
        s.rect(w * 0.02, base + 16, w * 0.96, 20, s.down("#00000038", "#00000000"));
        block(s, in, 0, base, w, w * 0.05, mixed(in.trim, in.wood, 0.25), 5);
        b.put("shelf", s, x, y + row * gap, 0.42);
    }
}

/// Pipes under the ceiling with valves and lamps that blink in turn.
void pipes(Builder& b, const Inside& in, int side) {
    double u = in.unit, deep = b.zones.safe.y * 0.7, thick = 30 * u;
    auto s = b.sheet(-60, b.horizon);
    auto pipe = [&](double x, double y, double w, double h, const Ink& ink) {
        s.rect(x, y, w, h,
               h > w ? s.across(darker(ink, 0.1), darker(ink, 0.35), lighter(ink, 0.25), 0.35)
                     : s.down(darker(ink, 0.1), darker(ink, 0.35), lighter(ink, 0.25), 0.35),
               thick * 0.2);
    };
    Ink steel = mixed(in.trim, in.wall, 0.5), other = mixed(in.bright[1], in.wall, 0.45);
    double y = 60 + deep * 0.3, x = b.x_of(side > 0 ? 0.985 : 0.015);
    pipe(0, y, b.span, thick, steel);
    pipe(0, y + thick * 1.5, b.span, thick * 0.62, other);
    pipe(x - thick / 2, y, thick, b.horizon + 60 - y, steel);
    for (double at_x = 90 * u; at_x < b.span; at_x += 330 * u)
        pipe(at_x, y - 5 * u, 26 * u, thick + 10 * u, darker(steel, 0.1));
    for (double at_y = y + 170 * u; at_y < b.horizon; at_y += 260 * u)
        pipe(x - thick / 2 - 5 * u, at_y, thick + 10 * u, 26 * u, darker(steel, 0.1));
    b.lay("pipes", s, -60, 0.38);
    for (int i = 0; i < 3; ++i) {
        Svg dot(60 * u, 60 * u);
        const auto& ink = in.bright[static_cast<std::size_t>(i)];
        shine(dot, 30 * u, 30 * u, 30 * u, 30 * u, lighter(ink, 0.2), 0.9);
        dot.circle(30 * u, 30 * u, 7 * u, lighter(ink, 0.5));
        auto& layer = b.put("light", dot, b.width * (0.5 - side * (0.3 + 0.045 * i)), y - 60 + thick * 0.5, 0.39);
        layer.opacity = {.rest = 0.55f, .wave = {0.45f, 1300 + 310 * i, 400 * i}};
    }
}

void microscope(Builder& b, const Inside& in, double x, double h) {
    double base = b.horizon + 40 * in.unit, w = h * 0.72;
    Svg s(w, h + 20);
    Ink body = mixed(in.trim, in.wood, 0.18), dark = in.wood_deep;
    s.ellipse(w * 0.5, h + 6, w * 0.46, 11, "#00000048");
    s.line("M" + at(w * 0.56, h * 0.24) + "Q" + at(w * 1.02, h * 0.5) + " " + at(w * 0.66, h * 0.86),
           darker(body, 0.08), w * 0.13);
    block(s, in, w * 0.12, h * 0.86, w * 0.76, h * 0.13, body, 12);
    block(s, in, w * 0.14, h * 0.64, w * 0.5, h * 0.055, dark, 5);
    s.open("rotate(-24 " + at(w * 0.44, h * 0.34) + ")");
    s.rect(w * 0.35, h * 0.0, w * 0.16, h * 0.14, s.across(lighter(dark, 0.2), dark), 5);
    s.rect(w * 0.31, h * 0.11, w * 0.24, h * 0.32, s.across(lighter(body, 0.15), darker(body, 0.25)), 12);
    s.rect(w * 0.36, h * 0.43, w * 0.14, h * 0.12, s.across(lighter(in.bright[0], 0.15), darker(in.bright[0], 0.25)),
           5);
    s.close();
    s.circle(w * 0.8, h * 0.56, w * 0.07, s.round(lighter(in.bright[1], 0.3), darker(in.bright[1], 0.2)));
    b.put("microscope", s, x, base - h / 2, 0.9);
}

/// A few vessels on the bench; the first one bubbles.
void glassware(Builder& b, const Inside& in, double x, double h, int kind) {
    double base = b.horizon + 40 * in.unit;
    Svg s(h * 2.1, h + 24);
    s.ellipse(h * 1.05, h + 8, h * 0.95, 11, "#0000003c");
    const auto& one = in.bright[static_cast<std::size_t>(kind % 4)];
    const auto& two = in.bright[static_cast<std::size_t>((kind + 1) % 4)];
    vessel(s, in, h * 0.52, h, h * 0.92, kind % 2 ? Glass::round : Glass::cone, one, 0.5);
    if (kind == 2) {
        s.rect(h * 1.05, h * 0.62, h * 0.9, h * 0.07, in.wood, 6)
            .rect(h * 1.08, h * 0.62, h * 0.06, h * 0.38, in.wood_deep)
            .rect(h * 1.86, h * 0.62, h * 0.06, h * 0.38, in.wood_deep)
            .rect(h * 1.02, h * 0.94, h * 0.96, h * 0.06, in.wood, 5);
        for (int i = 0; i < 3; ++i)
            vessel(s, in, h * (1.25 + 0.25 * i), h * 0.93, h * 0.58, Glass::tube,
                   in.bright[static_cast<std::size_t>(i)], 0.35 + 0.12 * i);
    } else {
        vessel(s, in, h * 1.28, h, h * 0.5, Glass::beaker, two, 0.55);
        vessel(s, in, h * 1.76, h, h * 0.66, kind % 2 ? Glass::cone : Glass::round,
               in.bright[static_cast<std::size_t>((kind + 2) % 4)], 0.45);
    }
    b.put("glassware", s, x, base - h / 2 + 8, 0.9);
    bubbling(b, x - h * 0.53, base, h * 0.92, one, 0.9);
}

/// A big flask close to the eye, simmering.
void near_flask(Builder& b, const Inside& in, int side) {
    double h = 0.31 * std::min(b.width, 1150.0), x = side < 0 ? h * 0.3 : b.width - h * 0.3, y = b.height - h * 0.38;
    Svg s(h, h);
    const auto& ink = in.bright[static_cast<std::size_t>(b.chance.below(3))];
    vessel(s, in, h / 2, h * 0.98, h * 0.94, b.chance.below(2) ? Glass::cone : Glass::round, ink, 0.5);
    b.front(side < 0 ? "left" : "right", s, x, y);
    steam(b, x, y - h * 0.46, h * 0.22, 1.35, true);
}

}  // namespace

void lab(Builder& b) {
    auto in = inside(b);
    int kind = b.chance.below(3), side = b.chance.below(2) ? 1 : -1;
    bool bare = b.zones.wide;  // words stand on the left
    if (bare) side = 1;
    double u = in.unit, out = bare ? 0.1 : 0.16, mid = b.horizon - 430 * u;
    auto x_at = [&](int where) { return where < 0 ? b.width * out : b.width * (1 - out); };
    paper(b, in, kind == 2 ? 3 : 1, b.horizon);
    pipes(b, in, kind == 1 ? -side : side);
    if (kind == 0) {
        screen(b, in, x_at(side) - side * 26 * u, mid - 20 * u, 290 * u, b.chance.below(3));
        if (!bare) glass_shelf(b, in, x_at(-side), mid - 110 * u, 290 * u);
    } else if (kind == 1) {
        glass_shelf(b, in, x_at(side), mid - 110 * u, 300 * u);
        if (!bare)
            window(b, in, x_at(-side) + side * 30 * u, mid, 250 * u, 330 * u, static_cast<View>(b.chance.below(3)),
                   false, true);
    } else {
        screen(b, in, x_at(side) - side * 26 * u, mid - 52 * u, 262 * u, 0);
        screen(b, in, x_at(side) - side * 26 * u, mid + 166 * u, 262 * u, 2);
        if (!bare) screen(b, in, x_at(-side), mid - 20 * u, 290 * u, 1);
    }
    counter(b, in, mixed(in.trim, b.palette.ground, kind == 0 ? 0.3 : 0.6),
            mixed(b.palette.near, b.palette.middle, 0.4), bare ? 8 : 4);
    glassware(b, in, x_at(-side), 165 * u, kind);
    if (kind == 1)
        glassware(b, in, x_at(side), 150 * u, 2);
    else
        microscope(b, in, x_at(side), 260 * u);
    near_flask(b, in, -side);
    pot_plant(b, in, side < 0 ? b.width * 0.03 : b.width * 0.97, b.height * 1.02, std::min(b.width, 1250.0) * 0.3, 0,
              1.35, true);
}

}  // namespace stage
