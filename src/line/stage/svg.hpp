// SPDX-License-Identifier: MIT
// Writes SVG documents: numbers without locale, gradients by name, smooth curves through points.
#pragma once
#include <string>
#include <vector>

#include "stage/ink.hpp"

namespace stage {

/// At most two decimals, no exponent, no locale.
std::string number(double value);

struct Point {
    double x = 0, y = 0;
};

/// "M … C …" through the points, with level tangents at peaks (monotone): hills, waves, clouds.
std::string smooth_path(const std::vector<Point>& points, bool begin = true);

class Svg {
  public:
    Svg(double width, double height) : width_(width), height_(height) {}

    /// A vertical gradient between two inks over the shape's own box; returns "url(#…)".
    std::string down(const Ink& top, const Ink& bottom, const Ink& middle = "", double middle_at = 0.5);
    std::string across(const Ink& left, const Ink& right, const Ink& middle = "", double middle_at = 0.5);
    /// From the centre to the rim; `x`, `y` move the centre within the box (0..1).
    std::string round(const Ink& centre, const Ink& rim, double x = 0.5, double y = 0.5, double radius = 0.5,
                      const Ink& middle = "", double middle_at = 0.5);

    Svg& path(const std::string& d, const std::string& fill, double opacity = 1, const std::string& extra = "");
    Svg& line(const std::string& d, const std::string& stroke, double width, double opacity = 1,
              const std::string& extra = "");
    Svg& circle(double x, double y, double r, const std::string& fill, double opacity = 1);
    Svg& ellipse(double x, double y, double rx, double ry, const std::string& fill, double opacity = 1);
    Svg& rect(double x, double y, double w, double h, const std::string& fill, double rx = 0, double opacity = 1);
    Svg& raw(const std::string& markup);
    Svg& open(const std::string& transform);
    Svg& close();

    std::string text() const;
    double width() const { return width_; }
    double height() const { return height_; }

  private:
    std::string gradient(const std::string& head, const std::string& tail, const Ink& a, const Ink& b, const Ink& m,
                         double at);
    double width_, height_;
    std::string defs_, body_;
    int gradients_ = 0;
};

/// fill="…" (and fill-opacity) for "#rrggbbaa" inks, which SVG 1.1 does not know.
std::string paint(const std::string& attribute, const std::string& ink_or_url, double opacity = 1);

}  // namespace stage
