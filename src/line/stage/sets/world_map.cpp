// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>

#include "stage/sets/continents.hpp"
#include "stage/sets/furniture.hpp"

namespace stage {

namespace {

constexpr double wall_depth = 0.35;

/// Degrees to the wall's sheet.
struct Globe {
    double scale, middle_x, equator_y, centre;  ///< pixels for a degree; sheet x of the centre longitude
    double top, bottom;                         ///< of the sheet, on the canvas
    double unit;
    Ink land, line, light;
    double x(double east) const {
        double away = east - centre;
        while (away > 180) away -= 360;
        while (away < -180) away += 360;
        return middle_x + away * scale;
    }
    double y(double north) const { return equator_y - north * scale; }
};

/// All that hangs on the wall drifts together.
void drift(Layer& layer) {
    layer.x.wave = {16, 9000, 0};
}

void grid(Builder& b, const Globe& g) {
    auto s = b.sheet(g.top, g.bottom);
    double h = g.bottom - g.top;
    // The wall's own light belongs to the field, where a large round gradient costs nothing.
    Blob blob;
    blob.x.rest = static_cast<float>(b.width / 2), blob.y.rest = static_cast<float>(b.horizon * 0.72);
    blob.radius = {.rest = static_cast<float>(std::min(b.width * 0.6, b.horizon * 0.8)), .wave = {24, 5200, 0}};
    blob.ink = b.place.tones.sky[2], blob.strength = 0.5f;
    b.place.field.blobs.push_back(blob);
    for (int east = -180; east < 180; east += 15) {
        double x = g.x(east);
        s.rect(x, 0, east % 90 ? 2 : 3.5, h,
               s.down(with_alpha(g.line, 0.02), with_alpha(g.line, east % 90 ? 0.16 : 0.26)));
    }
    for (int north = -60; north <= 75; north += 15)
        s.rect(0, g.y(north), b.span, north ? 2 : 3.5, with_alpha(g.line, north ? 0.11 : 0.24));
    drift(b.lay("grid", s, g.top, wall_depth));
}

void solid_land(Svg& s, const Builder& b, const Globe& g) {
    std::string d;
    for (const auto& land : continents())
        for (int turn = -1; turn <= 1; ++turn) {
            auto x = [&](const Point& p) { return g.middle_x + (p.x - g.centre + 360 * turn) * g.scale; };
            double low = x(land[0]), high = low;
            for (const auto& point : land) low = std::min(low, x(point)), high = std::max(high, x(point));
            if (high < 0 || low > b.span) continue;
            for (std::size_t i = 0; i < land.size(); ++i) d += (i ? "L" : "M") + at(x(land[i]), g.y(land[i].y));
            d += "Z";
        }
    s.path(d, s.down(with_alpha(g.land, 0.16), with_alpha(g.land, 0.62), with_alpha(g.land, 0.34), 0.4));
    s.line(d, s.down(with_alpha(lighter(g.land, 0.3), 0.25), with_alpha(lighter(g.land, 0.3), 0.6)), 3);
}

/// Land as dots or short bars: one path, round ends.
void dotted_land(Svg& s, const Builder& b, const Globe& g, bool bars) {
    double step = (bars ? 17 : 19) * g.unit, h = g.bottom - g.top;
    std::string d;
    int row = 0;
    for (double y = step / 2; y < h; y += step, ++row) {
        bool drawing = false;
        for (double x = (bars || row % 2 == 0 ? 0 : step / 2); x < b.span; x += step) {
            bool land = on_land(g.centre + (x - g.middle_x) / g.scale, (g.equator_y - y) / g.scale);
            if (!bars && land) d += "M" + at(x, y) + "h.1";
            if (bars && land != drawing) d += (land ? "M" : "L") + at(land ? x : x - step, y), drawing = land;
        }
        if (drawing) d += "L" + at(b.span, y);
    }
    s.line(d, s.down(with_alpha(g.land, 0.22), with_alpha(g.land, 0.72), with_alpha(g.land, 0.45), 0.4),
           step * (bars ? 0.42 : 0.56));
}

bool calm(const Builder& b, double canvas_x) {
    return canvas_x < b.width * 0.33 || canvas_x > b.width * 0.67;
}

void city_lights(Builder& b, const Globe& g) {
    for (int group = 0; group < 2; ++group) {
        auto s = b.sheet(g.top, g.bottom);
        auto halo =
            s.round(with_alpha(g.light, 0.8), with_alpha(g.light, 0), 0.5, 0.5, 0.5, with_alpha(g.light, 0.25), 0.5);
        for (std::size_t i = static_cast<std::size_t>(group); i < cities().size(); i += 2) {
            double x = g.x(cities()[i].x), y = g.y(cities()[i].y);
            if (y < 0 || y > g.bottom - g.top - 20) continue;
            bool strong = calm(b, x + b.left);
            s.circle(x, y, (strong ? 26 : 14) * g.unit, halo)
                .circle(x, y, (strong ? 5.5 : 4) * g.unit, lighter(g.light, 0.5));
        }
        auto& layer = b.lay("cities" + std::to_string(group), s, g.top, wall_depth);
        layer.opacity = {.rest = 0.76f, .wave = {0.24f, 2300, 1150 * group}};
        drift(layer);
    }
}

/// An arc between two cities, drawn as it flies, a spark at its head, a ring where it lands.
void flight(Builder& b, const Globe& g, Point from, Point to, int start_ms) {
    double x0 = g.x(from.x), y0 = g.y(from.y), x1 = g.x(to.x), y1 = g.y(to.y);
    if (x0 > x1) std::swap(x0, x1), std::swap(y0, y1);
    double w = x1 - x0, rise = std::min(0.42 * w + 30 * g.unit, 150 * g.unit), high = std::min(y0, y1) - rise, pad = 12;
    Svg s(w + 2 * pad, std::max(y0, y1) - high + 2 * pad);
    auto px = [&](double x) { return x - x0 + pad; };
    auto py = [&](double y) { return y - high + pad; };
    double cx = (x0 + x1) / 2, cy = high - rise * 0.35;
    s.line("M" + at(px(x0), py(y0)) + "Q" + at(px(cx), py(cy)) + " " + at(px(x1), py(y1)), with_alpha(g.light, 0.75),
           4.5 * g.unit + 1);
    double left = x0 - pad + b.left, top = g.top + high - pad;
    auto& arc = b.put("arc", s, left + s.width() / 2, top + s.height() / 2, wall_depth);
    arc.reveal = {.rest = 0, .keys = {{start_ms, 0, Ease::hold}, {start_ms + 1300, 1, Ease::linear}}};
    drift(arc);
    Svg dot(40 * g.unit, 40 * g.unit);
    shine(dot, dot.width() / 2, dot.width() / 2, dot.width() / 2, dot.width() / 2, lighter(g.light, 0.4), 1);
    dot.circle(dot.width() / 2, dot.width() / 2, dot.width() * 0.16, "#ffffff");
    auto& spark = b.put("spark", dot, 0, 0, wall_depth);
    for (int i = 0; i <= 10; ++i) {
        double t = i / 10.0, u = 1 - t;
        int ms = start_ms + 130 * i;
        spark.x.keys.push_back(
            {ms, static_cast<float>(b.left + u * u * x0 + 2 * u * t * cx + t * t * x1), Ease::linear});
        spark.y.keys.push_back(
            {ms, static_cast<float>(g.top + u * u * y0 + 2 * u * t * cy + t * t * y1), Ease::linear});
    }
    spark.from_ms = start_ms;
    drift(spark);
    Svg ring(120 * g.unit, 120 * g.unit);
    ring.raw("<circle cx=\"" + number(60 * g.unit) + "\" cy=\"" + number(60 * g.unit) + "\" r=\"" +
             number(54 * g.unit) + "\" fill=\"none\" " + paint("stroke", lighter(g.light, 0.2)) + " stroke-width=\"" +
             number(7 * g.unit) + "\"/>");
    auto& ping = b.put("ping", ring, b.left + x1, g.top + y1, wall_depth);
    ping.opacity.rest = 0, ping.scale.rest = 0.1f;
    for (int t = start_ms + 1250; t < 6000; t += 1700) {
        ping.scale.keys.push_back({t, 0.1f, Ease::hold}), ping.scale.keys.push_back({t + 1300, 1, Ease::out});
        ping.opacity.keys.push_back({t, 0, Ease::hold}), ping.opacity.keys.push_back({t + 60, 0.9f, Ease::linear}),
            ping.opacity.keys.push_back({t + 1300, 0, Ease::linear});
    }
    drift(ping);
}

/// Flights on either side of the middle, which belongs to the subject.
void flights(Builder& b, const Globe& g) {
    for (int side = 0; side < 2; ++side) {
        std::vector<Point> here;
        for (const auto& city : cities()) {
            double x = g.x(city.x) + b.left, y = g.y(city.y) + g.top;
            bool on = side ? x > b.width * 0.66 && x < b.width * 0.99 : x > b.width * 0.01 && x < b.width * 0.34;
            if (on && y > b.zones.safe.y && y < b.horizon - 40) here.push_back(city);
        }
        b.chance.shuffle(here);
        int made = 0;
        for (std::size_t i = 1; i < here.size() && made < 2; ++i) {
            double dx = g.x(here[i].x) - g.x(here[i - 1].x);
            if (std::max(dx, -dx) < 70 * g.unit) continue;
            flight(b, g, here[i - 1], here[i], 150 + 500 * side + 1100 * made++);
        }
    }
}

void floor(Builder& b, const Globe& g) {
    const auto& p = b.palette;
    const auto& deep = b.place.tones.sky;
    double first = b.horizon - 24 * g.unit, bottom = b.height * 1.14, h = bottom - first, edge = 24 * g.unit;
    auto s = b.sheet(first, bottom);
    s.rect(0, edge, b.span, h - edge, s.down(mixed(deep[1], deep[2], 0.55), deep[0], deep[1], 0.35));
    // What the wall throws on the floor.
    s.rect(0, edge, b.span, h * 0.3,
           s.down(with_alpha(g.land, 0.32), with_alpha(g.land, 0), with_alpha(g.land, 0.1), 0.45));
    s.rect(0, 0, b.span, edge + 1, s.down(mixed(deep[2], deep[1], 0.4), mixed(deep[1], deep[0], 0.5)));
    s.rect(0, edge - 5, b.span, 6, with_alpha(lighter(g.light, 0.2), 0.75));
    double centre = b.span / 2, vanish = -1.2 * (b.ground - b.horizon), reach = (h - vanish) / (edge - vanish);
    for (int i = -12; i <= 12; ++i) {
        double top = centre + i * b.span * 0.062, x = centre + (top - centre) * reach;
        s.path(polygon({{top - 1, edge}, {top + 1, edge}, {x + 3, h}, {x - 3, h}}), with_alpha(g.line, 0.12));
    }
    double row = edge;
    for (double step = 34 * g.unit; row < h; row += step, step *= 1.4)
        s.rect(0, row, b.span, 2 + step * 0.01, with_alpha(g.line, 0.11));
    b.lay("ground", s, first, 1);
    // A round stage, its rim alight.
    double rx = (b.zones.wide ? 0.33 : 0.47) * b.width, ry = (b.zones.caption.y - b.horizon) * 0.5, thick = 22 * g.unit;
    Svg disc(rx * 2 + 60, ry * 2 + thick + 60), rim(rx * 2 + 60, ry * 2 + thick + 60);
    double cx = rx + 30, cy = ry + 30;
    Ink body = mixed(deep[1], p.near, 0.35), top = mixed(deep[2], p.near, 0.45);
    disc.ellipse(cx, cy + thick + 10, rx * 1.04, ry * 1.06, "#00000048");
    disc.path("M" + at(cx - rx, cy) + "L" + at(cx - rx, cy + thick) + "A" + at(rx, ry) + " 0 0 0 " +
                  at(cx + rx, cy + thick) + "L" + at(cx + rx, cy) + "Z",
              disc.across(darker(body, 0.25), darker(body, 0.25), lighter(body, 0.12), 0.5));
    disc.ellipse(cx, cy, rx, ry, disc.down(mixed(top, body, 0.5), top))
        .ellipse(cx, cy, rx * 0.8, ry * 0.78, disc.down(with_alpha(g.land, 0.05), with_alpha(g.land, 0.24)));
    b.put("disc", disc, b.width / 2, b.ground + thick / 2 + ry * 0.14, 1);
    for (auto [grow, alpha, width] : {std::array{1.0, 0.28, 16.0}, {1.0, 0.9, 4.5}, {0.8, 0.4, 3.0}})
        rim.raw("<ellipse cx=\"" + number(cx) + "\" cy=\"" + number(cy) + "\" rx=\"" + number(rx * grow) + "\" ry=\"" +
                number(ry * grow * (grow < 1 ? 0.97 : 1)) + "\" fill=\"none\" " +
                paint("stroke", with_alpha(g.light, alpha)) + " stroke-width=\"" + number(width * g.unit + 1) + "\"/>");
    auto& lit = b.put("rim", rim, b.width / 2, b.ground + thick / 2 + ry * 0.14, 1);
    lit.opacity = {.rest = 0.82f, .wave = {0.18f, 2100, 0}};
}

/// Desks of a control room in the corners, their lamps blinking.
void consoles(Builder& b, const Globe& g, const Inside& in) {
    const auto& deep = b.place.tones.sky;
    double w = 0.46 * std::min(b.width, 1250.0), h = w * 0.5;
    for (int side : {-1, 1}) {
        Svg s(w, h), lamps(w, h);
        for (Svg* sheet : {&s, &lamps})
            if (side > 0) sheet->open("translate(" + number(w) + " 0) scale(-1 1)");
        Ink shell = mixed(deep[1], b.palette.near, 0.3);
        s.path(polygon({{0, h * 0.12}, {w * 0.6, h * 0.12}, {w * 0.96, h * 0.62}, {w * 0.96, h}, {0, h}}),
               s.down(lighter(shell, 0.08), darker(deep[0], 0.1)));
        s.path(polygon({{0, h * 0.16}, {w * 0.585, h * 0.16}, {w * 0.9, h * 0.6}, {0, h * 0.6}}),
               s.down(lighter(shell, 0.16), shell));
        s.line("M0 " + number(h * 0.12) + "L" + at(w * 0.6, h * 0.12) + "L" + at(w * 0.96, h * 0.62),
               with_alpha(g.light, 0.7), 4);
        for (int row = 0; row < 3; ++row)
            for (int i = 0; i < 5 + row; ++i) {
                double x = w * (0.1 + 0.105 * i), y = h * (0.25 + 0.12 * row), r = w * 0.016;
                const auto& ink = in.bright[static_cast<std::size_t>(b.chance.below(4))];
                (b.chance.below(3) ? s : lamps)
                    .rect(x - r * 1.5, y - r * 0.6, r * (row == 1 ? 4.5 : 3), r * 1.2,
                          with_alpha(lighter(ink, 0.2), 0.85), r * 0.6);
            }
        for (Svg* sheet : {&s, &lamps})
            if (side > 0) sheet->close();
        double x = side < 0 ? w * 0.28 : b.width - w * 0.28, y = b.height - h * 0.4;
        b.front(side < 0 ? "left" : "right", s, x, y);
        auto& blink = b.front("lamps", lamps, x, y);
        blink.opacity = {.rest = 0.5f, .wave = {0.5f, 1100, 400 * side + 500}};
    }
}

}  // namespace

void world_map(Builder& b) {
    const auto& p = b.palette;
    auto field = b.place.field;
    auto in = inside(b);
    b.place.field = field;
    const auto& deep = b.place.tones.sky;
    int kind = b.chance.below(3);
    const double centres[] = {12, 96, -84, 55};
    Globe g;
    g.unit = in.unit;
    g.top = -40, g.bottom = b.horizon + 30;
    g.scale = b.zones.wide ? b.width * 0.97 / 360 : (b.horizon - b.zones.safe.y * 0.75) / 126;
    g.middle_x = b.span / 2;
    g.equator_y = b.horizon - g.top - (b.zones.wide ? 40 : 50) * g.scale;
    g.centre = b.zones.wide ? (kind == 1 ? 150 : 10) : centres[b.chance.below(4)];
    bool warm = p.family == "warm";
    g.land = mixed(deep[2], luminance(p.second) > 0.25 ? p.second : p.glow, 0.55);
    g.line = mixed(deep[2], p.glow, 0.6);
    g.light = mixed(p.pill, "#fff2cf", warm ? 0.25 : 0.35);
    grid(b, g);
    auto land = b.sheet(g.top, g.bottom);
    if (kind == 0)
        solid_land(land, b, g);
    else
        dotted_land(land, b, g, kind == 2);
    drift(b.lay("land", land, g.top, wall_depth));
    city_lights(b, g);
    flights(b, g);
    floor(b, g);
    consoles(b, g, in);
}

}  // namespace stage
