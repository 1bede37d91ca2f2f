// SPDX-License-Identifier: MIT
#include "stage/sets/set.hpp"

#include <algorithm>
#include <array>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "stage/wave.hpp"

namespace stage {

Builder::Builder(const Palette& palette, const Zones& zones, std::uint64_t seed, double light, bool deep)
    : palette(palette), zones(zones), chance(seed), width(zones.width), height(zones.height) {
    left = -0.14 * width, span = 1.28 * width;
    horizon = zones.horizon, ground = zones.ground;
    place.ground = zones.ground;
    place.tones = tones(palette, deep);
    const auto& sky = place.tones.sky;
    double lowest = zones.horizon / zones.height;
    place.field.stops = {
        {0, sky[0]}, {static_cast<float>(lowest * 0.74), sky[1]}, {static_cast<float>(lowest), sky[2]}, {1, sky[2]}};
    auto blobs = chance.fork(11);
    for (int i = 0; i < 5; ++i) {
        Blob blob;
        // Lights keep to the sky's lower half and its sides: words stand on the upper middle.
        double x = (i % 2 ? 0.05 : 0.95) * width + blobs.between(-0.15, 0.15) * width;
        double y = blobs.between(0.12, 0.75) * height;
        blob.x = {.rest = static_cast<float>(x), .wave = {static_cast<float>(0.05 * width), 9000 + 1300 * i, 1700 * i}};
        blob.y = {.rest = static_cast<float>(y),
                  .wave = {static_cast<float>(0.03 * height), 11000 + 900 * i, 2300 * i}};
        blob.radius = {.rest = static_cast<float>(blobs.between(0.28, 0.5) * width)};
        blob.ink = palette.blobs[static_cast<std::size_t>(i % 3)];
        blob.strength = static_cast<float>(light * (deep ? 0.45 : 0.7) * blobs.between(0.4, 0.8));
        place.field.blobs.push_back(blob);
    }
}

Layer& Builder::lay(const std::string& name, const Svg& sheet, double top, double depth) {
    Layer layer;
    layer.name = "set." + name;
    layer.sprite.svg = sheet.text();
    layer.sprite.width = static_cast<float>(sheet.width());
    layer.sprite.height = static_cast<float>(sheet.height());
    layer.x.rest = static_cast<float>(left + sheet.width() / 2);
    layer.y.rest = static_cast<float>(top + sheet.height() / 2);
    layer.depth = static_cast<float>(depth);
    place.behind.push_back(std::move(layer));
    return place.behind.back();
}

Layer& Builder::put(const std::string& name, const Svg& drawing, double x, double y, double depth, bool before) {
    Layer layer;
    layer.name = "set." + name;
    layer.sprite.svg = drawing.text();
    layer.sprite.width = static_cast<float>(drawing.width());
    layer.sprite.height = static_cast<float>(drawing.height());
    layer.x.rest = static_cast<float>(x);
    layer.y.rest = static_cast<float>(y);
    layer.depth = static_cast<float>(depth);
    auto& list = before ? place.before : place.behind;
    list.push_back(std::move(layer));
    return list.back();
}

Layer& Builder::front(const std::string& name, const Svg& drawing, double x, double y, double depth) {
    return put("front." + name, drawing, x, y, depth, true);
}

void Builder::sun_or_moon(double x, double y, double radius) {
    Svg disc(radius * 6, radius * 6);
    double c = radius * 3;
    disc.circle(c, c, c,
                disc.round(with_alpha(palette.glow, 0.55), with_alpha(palette.glow, 0), 0.5, 0.5, 0.5,
                           with_alpha(palette.glow, 0.16), 0.45));
    if (palette.night) {
        disc.circle(c, c, radius, disc.round("#ffffff", lighter(palette.glow, 0.35), 0.35, 0.3, 0.8));
        for (auto [dx, dy, r] :
             {std::array{-0.3, -0.2, 0.2}, {0.25, 0.3, 0.26}, {0.4, -0.35, 0.13}, {-0.35, 0.42, 0.12}})
            disc.circle(c + dx * radius, c + dy * radius, r * radius, with_alpha(palette.far, 0.28));
    } else {
        disc.circle(c, c, radius, disc.down(lighter(palette.glow, 0.7), palette.glow));
    }
    auto& layer = put("light", disc, x, y, 0.08);
    layer.scale.wave = {0.02f, 5200, 0};
    layer.y.wave = {5, 7000, 0};
}

void Builder::stars(int count, double down_to) {
    auto dice = chance.fork(21);
    for (int group = 0; group < 2; ++group) {
        auto drawing = sheet(-40, down_to);
        for (int i = 0; i < count / 2; ++i) {
            double x = dice.between(0, span), y = dice.between(0, down_to), r = 1.2 + 3.2 * dice.unit() * dice.unit();
            drawing.circle(x, y, r, "#ffffff", dice.between(0.35, 0.95));
            if (i % 9 == 0) {
                double s = r * 4.5;
                drawing.path("M" + number(x) + " " + number(y - s) + "Q" + number(x) + " " + number(y) + " " +
                                 number(x + s) + " " + number(y) + "Q" + number(x) + " " + number(y) + " " + number(x) +
                                 " " + number(y + s) + "Q" + number(x) + " " + number(y) + " " + number(x - s) + " " +
                                 number(y) + "Q" + number(x) + " " + number(y) + " " + number(x) + " " + number(y - s) +
                                 "Z",
                             "#ffffff", 0.9);
            }
        }
        auto& layer = lay("stars" + std::to_string(group), drawing, -40, 0.03 + 0.05 * group);
        layer.opacity = {.rest = 0.8f, .wave = {0.18f, 2300 + 900 * group, 700 * group}};
    }
}

void Builder::clouds(int count, double top, double bottom) {
    auto dice = chance.fork(31);
    for (int i = 0; i < count; ++i) {
        double w = dice.between(0.34, 0.62) * std::min(width, 1400.0), h = w * 0.42;
        Svg cloud(w, h);
        auto fill = cloud.down(
            "#ffffff", with_alpha(mixed("#ffffff", place.tones.sky[2], 0.55), palette.family == "light" ? 0.75 : 0.45));
        std::string d;
        // Puffs on a flat base.
        double base = h * 0.92;
        d = "M" + number(w * 0.12) + " " + number(base);
        auto arc = [&](double x, double y, double r) {
            d += "A" + number(r) + " " + number(r) + " 0 0 1 " + number(x) + " " + number(y);
        };
        arc(w * 0.16, h * 0.55, h * 0.2), arc(w * 0.36, h * 0.30, h * 0.32), arc(w * 0.66, h * 0.28, h * 0.42),
            arc(w * 0.84, h * 0.55, h * 0.30), arc(w * 0.88, base, h * 0.2);
        cloud.path(d + "Z", fill, palette.family == "light" ? 0.95 : palette.night ? 0.14 : 0.34);
        // At the sides: the middle belongs to the words.
        double x = (i % 2 ? 0.88 : 0.10) * width + dice.between(-0.1, 0.1) * width;
        double y = top + (bottom - top) * (i + 0.5) / count;
        auto& layer = put("cloud" + std::to_string(i), cloud, x, y, 0.12 + 0.08 * i);
        double away = (i % 2 ? -1 : 1) * (50 + 20 * i);
        layer.x.keys = {{0, static_cast<float>(x - away / 2), Ease::linear},
                        {6000, static_cast<float>(x + away), Ease::linear}};
    }
}

std::vector<Point> Builder::ridge(double y, double swing, int humps) {
    std::vector<Point> points;
    double step = span / humps, shift = chance.between(0, 0.5);
    for (int i = -1; i <= humps + 1; ++i)
        points.push_back({(i + shift) * step + chance.between(-0.18, 0.18) * step,
                          y + (i % 2 ? -1 : 1) * swing * chance.between(0.35, 1)});
    points.front().x = std::min(points.front().x, -10.0);
    points.back().x = std::max(points.back().x, span + 10);
    return points;
}

double Builder::height_at(const std::vector<Point>& p, double x) {
    for (std::size_t i = 1; i < p.size(); ++i) {
        if (x > p[i].x) continue;
        double u = std::clamp((x - p[i - 1].x) / (p[i].x - p[i - 1].x), 0.0, 1.0);
        return p[i - 1].y + (p[i].y - p[i - 1].y) * u * u * (3 - 2 * u);
    }
    return p.back().y;
}

void Builder::ground_sheet(double top, const Ink& above, const Ink& below, double curve) {
    double first = top - curve - 6, bottom = height * 1.14;
    auto drawing = sheet(first, bottom);
    double h = bottom - first, y = top - first;
    auto outline = smooth_path({{-10, y + curve * 0.6},
                                {span * 0.3, y - curve * 0.5},
                                {span * 0.55, y},
                                {span * 0.8, y - curve * 0.3},
                                {span + 10, y + curve * 0.5}});
    drawing.path(outline + "L" + number(span + 10) + " " + number(h) + "L-10 " + number(h) + "Z",
                 drawing.down(above, below, mixed(above, below, 0.35), 0.3));
    drawing.line(outline, with_alpha(palette.glow, 0.5), 4);
    // Two soft swells in the floor give it distance.
    for (int i = 0; i < (curve > 0 ? 3 : 0); ++i) {
        double band = y + h * (0.14 + 0.17 * i);
        auto swell = smooth_path({{-10, band},
                                  {span * (0.25 + 0.1 * i), band - 22 - 8 * i},
                                  {span * (0.7 - 0.1 * i), band + 16},
                                  {span + 10, band - 14}});
        drawing.path(swell + "L" + number(span + 10) + " " + number(h) + "L-10 " + number(h) + "Z",
                     drawing.down(with_alpha(below, 0.24), with_alpha(below, 0)));
    }
    lay("ground", drawing, first, 1);
}

const std::vector<SetKind>& sets() {
    static const std::vector<SetKind> all = {
        {"hills", false, hills, "Rolling hills with trees under an open sky."},
        {"space", true, space, "A moon's surface among stars and planets."},
        {"sea_floor", true, sea_floor, "Sand, coral and light from above, under water."},
        {"sky", false, sky, "High above the ground, among clouds."},
        {"city", false, city, "A street before a skyline."},
        {"room", false, room, "A living room with a window."},
        {"kitchen", false, kitchen, "A kitchen counter before a tiled wall."},
        {"lab", false, lab, "A laboratory bench with flasks."},
        {"road", false, road, "A road to the horizon."},
        {"theatre", true, theatre, "A stage with curtains and spotlights."},
        {"desk", false, desk, "A desk with books and a lamp."},
        {"world_map", true, world_map, "A map of the world on a wall of light."},
        {"ocean", false, ocean, "Waves under an open sky."},
        {"forest", false, forest, "Between tall trees."},
        {"desert", false, desert, "Dunes and cacti under a hot sun."},
        {"underground", true, underground, "A cave below the ground."},
    };
    return all;
}

Place build_set(const std::string& name, const Palette& palette, const Zones& zones, std::uint64_t seed, double light) {
    if (name.empty()) {
        Builder plain(palette, zones, seed, light, false);
        plain.place.field.stops = {
            {0, plain.place.tones.sky[0]}, {0.5f, plain.place.tones.sky[1]}, {1, plain.place.tones.sky[2]}};
        return plain.place;
    }
    std::vector<std::string> names;
    for (const auto& kind : sets()) {
        if (name != kind.name) {
            names.emplace_back(kind.name);
            continue;
        }
        Builder builder(palette, zones, seed, light, kind.deep);
        kind.build(builder);
        return std::move(builder.place);
    }
    auto near = base::nearest(name, names);
    throw base::Failure{base::Trouble::invalid, "There is no set '" + name + "'" +
                                                    (near ? "; did you mean '" + *near + "'?"
                                                          : "; choose one of: " + base::join(names, ", ") + ".")};
}

}  // namespace stage
