// SPDX-License-Identifier: MIT
#include "stage/ink.hpp"

#include <algorithm>

#include "base/failure.hpp"

namespace stage {

namespace {

int digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

std::string byte(double share) {
    static const char* digits = "0123456789abcdef";
    int value = static_cast<int>(std::clamp(share, 0.0, 1.0) * 255 + 0.5);
    return {digits[value / 16], digits[value % 16]};
}

/// sRGB to linear by a cubic within 0.002 of the curve: libm's pow may differ in its last bit between machines.
double linear(double c) {
    return c * (c * (c * 0.305306011 + 0.682171111) + 0.012522878);
}

double worst(std::string_view ink, const std::vector<Ink>& grounds) {
    double least = 21;
    for (const auto& ground : grounds) least = std::min(least, contrast(ink, ground));
    return least;
}

}  // namespace

Colour colour(std::string_view ink) {
    bool shaped = (ink.size() == 7 || ink.size() == 9) && ink[0] == '#';
    for (std::size_t i = 1; shaped && i < ink.size(); ++i) shaped = digit(ink[i]) >= 0;
    if (!shaped)
        throw base::Failure{base::Trouble::invalid,
                            "'" + std::string(ink) + "' is no colour; write #rrggbb or #rrggbbaa."};
    auto channel = [&](std::size_t i) { return (digit(ink[i]) * 16 + digit(ink[i + 1])) / 255.0; };
    return {channel(1), channel(3), channel(5), ink.size() == 9 ? channel(7) : 1};
}

Ink ink(const Colour& c) {
    return "#" + byte(c.red) + byte(c.green) + byte(c.blue) + (c.alpha < 0.9985 ? byte(c.alpha) : "");
}

Ink mixed(std::string_view a, std::string_view b, double share) {
    auto p = colour(a), q = colour(b);
    auto mix = [&](double u, double v) { return u + (v - u) * share; };
    return ink({mix(p.red, q.red), mix(p.green, q.green), mix(p.blue, q.blue), mix(p.alpha, q.alpha)});
}

Ink with_alpha(std::string_view of, double alpha) {
    auto c = colour(of);
    c.alpha = alpha;
    return ink(c);
}

Ink painted(std::string_view over, std::string_view under) {
    auto top = colour(over);
    return mixed(under, with_alpha(over, 1), top.alpha);
}

double luminance(std::string_view of) {
    auto c = colour(of);
    return 0.2126 * linear(c.red) + 0.7152 * linear(c.green) + 0.0722 * linear(c.blue);
}

double contrast(std::string_view a, std::string_view b) {
    double p = luminance(a) + 0.05, q = luminance(b) + 0.05;
    return p > q ? p / q : q / p;
}

Ink readable(std::string_view wanted, const std::vector<Ink>& grounds, double ratio) {
    for (int step = 0; step <= 20; ++step) {
        auto light = lighter(wanted, step / 20.0), dark = darker(wanted, step / 20.0);
        double by_light = worst(light, grounds), by_dark = worst(dark, grounds);
        if (std::max(by_light, by_dark) >= ratio || step == 20) return by_light >= by_dark ? light : dark;
    }
    return Ink(wanted);
}

}  // namespace stage
