// SPDX-License-Identifier: MIT
#include "speech/biquad.hpp"

#include <cmath>

namespace speech {

namespace {
constexpr double pi = 3.14159265358979323846;
/// Rounded so that coefficients do not depend on the last bit of the machine's cosine.
double settled(double x) {
    return std::nearbyint(x * 0x1p40) * 0x1p-40;
}
struct Angle {
    double cosine, alpha;
    Angle(double hertz, double q, int rate)
        : cosine(std::cos(2 * pi * hertz / rate)), alpha(std::sin(2 * pi * hertz / rate) / (2 * q)) {}
};
}  // namespace

Biquad::Biquad(double b0, double b1, double b2, double a0, double a1, double a2)
    : b0_(settled(b0 / a0)),
      b1_(settled(b1 / a0)),
      b2_(settled(b2 / a0)),
      a1_(settled(a1 / a0)),
      a2_(settled(a2 / a0)) {}

Biquad Biquad::high_pass(double hertz, double q, int rate) {
    Angle w(hertz, q, rate);
    return {(1 + w.cosine) / 2, -(1 + w.cosine), (1 + w.cosine) / 2, 1 + w.alpha, -2 * w.cosine, 1 - w.alpha};
}
Biquad Biquad::low_pass(double hertz, double q, int rate) {
    Angle w(hertz, q, rate);
    return {(1 - w.cosine) / 2, 1 - w.cosine, (1 - w.cosine) / 2, 1 + w.alpha, -2 * w.cosine, 1 - w.alpha};
}
Biquad Biquad::peak(double hertz, double q, double decibels, int rate) {
    Angle w(hertz, q, rate);
    double a = std::pow(10.0, decibels / 40);
    return {1 + w.alpha * a, -2 * w.cosine, 1 - w.alpha * a, 1 + w.alpha / a, -2 * w.cosine, 1 - w.alpha / a};
}
Biquad Biquad::high_shelf(double hertz, double decibels, int rate) {
    Angle w(hertz, 0.7071, rate);
    double a = std::pow(10.0, decibels / 40), r = 2 * std::sqrt(a) * w.alpha, c = w.cosine;
    return {a * ((a + 1) + (a - 1) * c + r), -2 * a * ((a - 1) + (a + 1) * c), a * ((a + 1) + (a - 1) * c - r),
            (a + 1) - (a - 1) * c + r,       2 * ((a - 1) - (a + 1) * c),      (a + 1) - (a - 1) * c - r};
}

}  // namespace speech
