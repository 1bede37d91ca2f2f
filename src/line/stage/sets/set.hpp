// SPDX-License-Identifier: MIT
// A set is a place drawn by us: sky, far, middle and ground layers, and things before the subject.
#pragma once
#include <functional>
#include <string>
#include <vector>

#include "base/chance.hpp"
#include "stage/palette.hpp"
#include "stage/svg.hpp"
#include "stage/zones.hpp"

namespace stage {

struct Place {
    Field field;
    std::vector<Layer> behind;  ///< bottom to top
    std::vector<Layer> before;  ///< over the subject; never over words
    Tones tones;
    float ground = 0;     ///< where feet stand
    bool afloat = false;  ///< the subject floats (space, water): bobs, and its shadow is faint
};

/// Everything a set is drawn from, and the tools for it. Layers reach beyond the canvas, so that the camera may move.
class Builder {
  public:
    Builder(const Palette& palette, const Zones& zones, std::uint64_t seed, double light, bool deep);

    const Palette& palette;
    const Zones& zones;
    base::Chance chance;
    Place place;
    double width, height;  ///< of the canvas
    double left, span;     ///< layers begin at x = left (negative) and are `span` wide
    double horizon, ground;

    /// A sheet from y = top to bottom (canvas pixels) over the whole span; drawn in sheet coordinates.
    Svg sheet(double top, double bottom) const { return Svg(span, bottom - top); }
    /// Lays a sheet made by sheet(top, …) at a depth. Returns it for movement.
    Layer& lay(const std::string& name, const Svg& sheet, double top, double depth);
    /// Lays a small drawing with its centre at (x, y).
    Layer& put(const std::string& name, const Svg& drawing, double x, double y, double depth, bool before = false);
    /// A foreground piece: lower corners only, below the captions.
    Layer& front(const std::string& name, const Svg& drawing, double x, double y, double depth = 1.35);

    double x_of(double share) const { return -left + share * width; }  ///< sheet x of a share of the canvas

    // Common furniture, each in the palette's inks.
    void sun_or_moon(double x, double y, double radius);
    void stars(int count, double down_to);
    void clouds(int count, double top, double bottom);
    /// A rolling ridge; returns its outline's points.
    std::vector<Point> ridge(double y, double swing, int humps);
    static double height_at(const std::vector<Point>& points, double x);
    void ground_sheet(double top, const Ink& above, const Ink& below, double curve = 26);  ///< curve 0: a flat floor
    void ground_sheet(double top) { ground_sheet(top, palette.ground, palette.ground_deep); }
};

struct SetKind {
    const char* name;
    bool deep;  ///< dark by nature
    void (*build)(Builder&);
    const char* sentence;
};
const std::vector<SetKind>& sets();

/// name empty: a plain field with soft lights. Unknown: throws invalid, naming the nearest.
Place build_set(const std::string& name, const Palette& palette, const Zones& zones, std::uint64_t seed, double light);

// One function for each set (sets/<name>.cpp).
void hills(Builder&);
void sea_floor(Builder&);
void sky(Builder&);
void space(Builder&);
void city(Builder&);
void room(Builder&);
void kitchen(Builder&);
void lab(Builder&);
void road(Builder&);
void theatre(Builder&);
void desk(Builder&);
void world_map(Builder&);
void ocean(Builder&);
void forest(Builder&);
void desert(Builder&);
void underground(Builder&);

}  // namespace stage
