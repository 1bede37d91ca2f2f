// SPDX-License-Identifier: MIT
#include "stage/svg.hpp"

#include <algorithm>

namespace stage {

std::string number(double value) {
    bool minus = value < 0;
    auto hundredths = static_cast<long long>((minus ? -value : value) * 100 + 0.5);
    std::string out = std::to_string(hundredths / 100);
    if (int rest = static_cast<int>(hundredths % 100)) {
        out += '.';
        out += static_cast<char>('0' + rest / 10);
        if (rest % 10) out += static_cast<char>('0' + rest % 10);
    }
    return minus && hundredths ? "-" + out : out;
}

namespace {

std::string pair(double x, double y) {
    return number(x) + " " + number(y);
}

/// Slope at a point: flat at peaks and valleys, so that a curve never swings beyond its points.
double slope(const std::vector<Point>& p, std::size_t i) {
    if (i == 0 || i + 1 == p.size()) return 0;
    double before = (p[i].y - p[i - 1].y) / (p[i].x - p[i - 1].x),
           after = (p[i + 1].y - p[i].y) / (p[i + 1].x - p[i].x);
    if (before * after <= 0) return 0;
    return 2 * before * after / (before + after);
}

}  // namespace

std::string smooth_path(const std::vector<Point>& p, bool begin) {
    std::string d = (begin ? "M" : "L") + pair(p[0].x, p[0].y);
    for (std::size_t i = 1; i < p.size(); ++i) {
        double third = (p[i].x - p[i - 1].x) / 3;
        d += "C" + pair(p[i - 1].x + third, p[i - 1].y + slope(p, i - 1) * third) + " " +
             pair(p[i].x - third, p[i].y - slope(p, i) * third) + " " + pair(p[i].x, p[i].y);
    }
    return d;
}

// Not the attribute "opacity": it makes librsvg compose each shape as a group, which is several times slower.
std::string paint(const std::string& attribute, const std::string& with, double opacity) {
    if (with.empty() || with == "none") return attribute + "=\"none\"";
    bool translucent = with[0] == '#' && with.size() == 9;
    double share = opacity * (translucent ? colour(with).alpha : 1);
    return attribute + "=\"" + (translucent ? with.substr(0, 7) : with) + "\"" +
           (share < 0.9985 ? " " + attribute + "-opacity=\"" + number(share) + "\"" : "");
}

namespace {

std::string stop(double at, const Ink& with) {
    return "<stop offset=\"" + number(at) + "\" stop-color=\"" + with.substr(0, 7) + "\"" +
           (with.size() == 9 ? " stop-opacity=\"" + number(colour(with).alpha) + "\"" : "") + "/>";
}

}  // namespace

std::string Svg::gradient(const std::string& head, const std::string& tail, const Ink& a, const Ink& b, const Ink& m,
                          double at) {
    auto id = "g" + std::to_string(gradients_++);
    defs_ += "<" + head + " id=\"" + id + "\" " + tail + ">" + stop(0, a) + (m.empty() ? "" : stop(at, m)) +
             stop(1, b) + "</" + head + ">";
    return "url(#" + id + ")";
}

std::string Svg::down(const Ink& top, const Ink& bottom, const Ink& middle, double at) {
    return gradient("linearGradient", "x1=\"0\" y1=\"0\" x2=\"0\" y2=\"1\"", top, bottom, middle, at);
}

std::string Svg::across(const Ink& left, const Ink& right, const Ink& middle, double at) {
    return gradient("linearGradient", "x1=\"0\" y1=\"0\" x2=\"1\" y2=\"0\"", left, right, middle, at);
}

std::string Svg::round(const Ink& centre, const Ink& rim, double x, double y, double radius, const Ink& middle,
                       double at) {
    return gradient("radialGradient", "cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"" + number(radius) + "\"",
                    centre, rim, middle, at);
}

Svg& Svg::path(const std::string& d, const std::string& fill, double opacity, const std::string& extra) {
    return raw("<path d=\"" + d + "\" " + paint("fill", fill, opacity) + (extra.empty() ? "" : " " + extra) + "/>");
}

Svg& Svg::line(const std::string& d, const std::string& stroke, double width, double opacity,
               const std::string& extra) {
    return raw("<path d=\"" + d + "\" fill=\"none\" " + paint("stroke", stroke, opacity) + " stroke-width=\"" +
               number(width) + "\" stroke-linecap=\"round\" stroke-linejoin=\"round\"" +
               (extra.empty() ? "" : " " + extra) + "/>");
}

Svg& Svg::circle(double x, double y, double r, const std::string& fill, double opacity) {
    return raw("<circle cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" r=\"" + number(r) + "\" " +
               paint("fill", fill, opacity) + "/>");
}

Svg& Svg::ellipse(double x, double y, double rx, double ry, const std::string& fill, double opacity) {
    return raw("<ellipse cx=\"" + number(x) + "\" cy=\"" + number(y) + "\" rx=\"" + number(rx) + "\" ry=\"" +
               number(ry) + "\" " + paint("fill", fill, opacity) + "/>");
}

Svg& Svg::rect(double x, double y, double w, double h, const std::string& fill, double rx, double opacity) {
    return raw("<rect x=\"" + number(x) + "\" y=\"" + number(y) + "\" width=\"" + number(w) + "\" height=\"" +
               number(h) + "\"" + (rx > 0 ? " rx=\"" + number(rx) + "\" " : " ") + paint("fill", fill, opacity) + "/>");
}

Svg& Svg::raw(const std::string& markup) {
    body_ += markup;
    return *this;
}

Svg& Svg::open(const std::string& transform) {
    return raw("<g transform=\"" + transform + "\">");
}
Svg& Svg::close() {
    return raw("</g>");
}

std::string Svg::text() const {
    auto w = number(width_), h = number(height_);
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"" + w +
           "\" height=\"" + h + "\" viewBox=\"0 0 " + w + " " + h + "\">" +
           (defs_.empty() ? "" : "<defs>" + defs_ + "</defs>") + body_ + "</svg>";
}

}  // namespace stage
