// SPDX-License-Identifier: MIT
#include "builtin/composer/finish.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace builtin::composer {
namespace {

/// Second-order filter (RBJ, https://webaudio.github.io/Audio-EQ-Cookbook/audio-eq-cookbook.html), direct form 1.
class Biquad {
  public:
    static Biquad bell(double hertz, double decibels, double q) {
        const double w = angle(hertz), alpha = std::sin(w) / (2 * q), a = std::pow(10, decibels / 40);
        return {1 + alpha * a, -2 * std::cos(w), 1 - alpha * a, 1 + alpha / a, -2 * std::cos(w), 1 - alpha / a};
    }
    static Biquad low_shelf(double hertz, double decibels) {
        const double w = angle(hertz), a = std::pow(10, decibels / 40), c = std::cos(w),
                     r = std::sqrt(2 * a) * std::sin(w);
        return {a * (a + 1 - (a - 1) * c + r), 2 * a * (a - 1 - (a + 1) * c), a * (a + 1 - (a - 1) * c - r),
                a + 1 + (a - 1) * c + r,       -2 * (a - 1 + (a + 1) * c),    a + 1 + (a - 1) * c - r};
    }
    static Biquad high_pass(double hertz, double q) {
        const double w = angle(hertz), alpha = std::sin(w) / (2 * q), c = std::cos(w);
        return {(1 + c) / 2, -(1 + c), (1 + c) / 2, 1 + alpha, -2 * c, 1 - alpha};
    }
    void run(media::Sound& sound, std::size_t channel) const {
        double x1 = 0, x2 = 0, y1 = 0, y2 = 0;
        for (std::size_t i = channel; i < sound.samples.size(); i += static_cast<std::size_t>(sound.channels)) {
            const double x = sound.samples[i], y = b0_ * x + b1_ * x1 + b2_ * x2 - a1_ * y1 - a2_ * y2;
            x2 = x1, x1 = x, y2 = y1, y1 = y;
            sound.samples[i] = static_cast<float>(y);
        }
    }

  private:
    Biquad(double b0, double b1, double b2, double a0, double a1, double a2)
        : b0_(b0 / a0), b1_(b1 / a0), b2_(b2 / a0), a1_(a1 / a0), a2_(a2 / a0) {}
    static double angle(double hertz) { return 2 * std::numbers::pi * hertz / media::sample_rate; }
    double b0_, b1_, b2_, a1_, a2_;
};

}  // namespace

void make_room_for_speech(media::Sound& sound) {
    for (std::size_t channel = 0; channel < 2; ++channel) {
        Biquad::high_pass(35, 0.707).run(sound, channel);
        Biquad::low_shelf(140, -4).run(sound, channel);
        Biquad::bell(2100, -4, 0.7).run(sound, channel);
    }
}

void ring_out(media::Sound& sound, double from_ms) {
    const auto first =
        std::min(sound.frames(), static_cast<std::size_t>(std::max(0.0, from_ms) * media::sample_rate / 1000));
    const auto length = static_cast<double>(sound.frames() - first);
    for (auto frame = first; frame < sound.frames(); ++frame) {
        const double left = (static_cast<double>(sound.frames() - 1 - frame)) / length;
        const auto gain = static_cast<float>(0.5 - 0.5 * std::cos(std::numbers::pi * left));
        sound.samples[frame * 2] *= gain;
        sound.samples[frame * 2 + 1] *= gain;
    }
}

}  // namespace builtin::composer
