// SPDX-License-Identifier: MIT
#include "builtin/composer/effects.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "base/chance.hpp"
#include "base/failure.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "builtin/composer/arrange.hpp"

namespace builtin::composer {
namespace {

constexpr double tau = 2 * std::numbers::pi;
constexpr double rate = media::sample_rate;

double hertz_of(double key) {
    return 440 * std::pow(2.0, (key - 69) / 12);
}

/// 0 at both ends, 1 at `peak` of the way.
double swell(double x, double peak) {
    return x < peak ? std::pow(std::sin(x / peak * std::numbers::pi / 2), 2)
                    : std::pow(std::cos((x - peak) / (1 - peak) * std::numbers::pi / 2), 2);
}

/// Noise through a resonance whose middle may glide (state-variable filter, Simper 2013).
class Wind {
  public:
    explicit Wind(base::Chance chance) : chance_(chance) {}
    double next(double hertz, double q) {
        const double g = std::tan(std::numbers::pi * hertz / rate), k = 1 / q;
        const double a1 = 1 / (1 + g * (g + k)), a2 = g * a1, v3 = chance_.between(-1, 1) - s2_;
        const double v1 = a1 * s1_ + a2 * v3, v2 = s2_ + a2 * s1_ + g * a2 * v3;
        s1_ = 2 * v1 - s1_;
        s2_ = 2 * v2 - s2_;
        return v1 * k;
    }

  private:
    base::Chance chance_;
    double s1_ = 0, s2_ = 0;
};

class Canvas {
  public:
    explicit Canvas(double seconds)
        : sound_{2, std::vector<float>(static_cast<std::size_t>(seconds * rate) * 2, 0.0F)} {}

    /// make(t, x): a mono value at t seconds, x of the way in [0, 1]. pan(x): 0 left, 1 right, equal power.
    template <class Make, class Pan>
    void paint(double from, double seconds, Make make, Pan pan) {
        const auto first = static_cast<std::size_t>(from * rate), count = static_cast<std::size_t>(seconds * rate);
        for (std::size_t i = 0; i < count && first + i < sound_.frames(); ++i) {
            const double t = static_cast<double>(i) / rate, x = t / seconds, value = make(t, x);
            const double angle = pan(x) * std::numbers::pi / 2;
            sound_.samples[(first + i) * 2] += static_cast<float>(value * std::cos(angle));
            sound_.samples[(first + i) * 2 + 1] += static_cast<float>(value * std::sin(angle));
        }
    }

    /// A struck bar or bell: partials that fade the faster the higher they are.
    void strike(double from, double seconds, double hertz, double level, double pan) {
        constexpr double ratios[] = {1, 2.0, 2.76, 5.4}, levels[] = {1, 0.22, 0.18, 0.05};
        paint(
            from, seconds,
            [&](double t, double x) {
                double sum = 0;
                for (int i = 0; i < 4; ++i)
                    sum += levels[i] * std::sin(tau * hertz * ratios[i] * t) *
                           std::exp(-t * (4.5 + 3.5 * i) / seconds * 1.1);
                return level * sum * std::min(1.0, t / 0.003) * (x < 0.8 ? 1 : (1 - x) / 0.2);
            },
            [=](double) { return pan; });
    }

    /// A little room: six early reflections, crossed over, darker each time.
    void room(double amount) {
        const auto dry = sound_.samples;
        constexpr int delays_ms[] = {11, 17, 23, 31, 43, 59};
        for (int tap = 0; tap < 6; ++tap) {
            const auto delay = static_cast<std::size_t>(delays_ms[tap]) * media::sample_rate / 1000;
            const double gain = amount * std::pow(0.72, tap);
            double low[2] = {0, 0};
            for (std::size_t frame = delay; frame < sound_.frames(); ++frame)
                for (std::size_t side = 0; side < 2; ++side) {
                    low[side] += 0.35 * (dry[(frame - delay) * 2 + side] - low[side]);
                    sound_.samples[frame * 2 + (tap % 2 ? 1 - side : side)] += static_cast<float>(gain * low[side]);
                }
        }
    }

    /// Silent first and last sample, and the peak where it belongs.
    media::Sound finished() {
        const std::size_t frames = sound_.frames(), edge = std::min<std::size_t>(frames / 4, 240);
        float peak = 0;
        for (std::size_t i = 0; i < edge; ++i)
            for (std::size_t side = 0; side < 2; ++side)
                sound_.samples[(frames - 1 - i) * 2 + side] *= static_cast<float>(i) / static_cast<float>(edge);
        for (float sample : sound_.samples) peak = std::max(peak, std::fabs(sample));
        const float gain = static_cast<float>(std::pow(10.0, -14.0 / 20)) / std::max(peak, 1e-9F);
        for (float& sample : sound_.samples) sample *= gain;
        return std::move(sound_);
    }

  private:
    media::Sound sound_;
};

struct Tuning {
    base::Chance chance;
    int tonic;  ///< pitch class
    double side() { return chance.unit() < 0.5 ? 0 : 1; }
};

media::Sound whoosh(Tuning tuning) {
    Canvas canvas(0.62);
    Wind body(tuning.chance.fork(1)), air(tuning.chance.fork(2));
    const double from = tuning.side(), top = tuning.chance.between(750, 1150);
    canvas.paint(
        0, 0.58,
        [&](double, double x) {
            const double sweep = swell(x, 0.5);
            return (body.next(220 + top * sweep, 1.6) + 0.12 * air.next(1800 + 2600 * sweep, 0.8)) * swell(x, 0.48);
        },
        [=](double x) { return 0.2 + 0.6 * (from > 0 ? 1 - x : x); });
    canvas.room(0.25);
    return canvas.finished();
}

media::Sound pop(Tuning tuning) {
    Canvas canvas(0.22);
    const double hertz = hertz_of(72 + tuning.tonic % 12 + (tuning.chance.unit() < 0.5 ? 0 : -5));
    double phase = 0;
    canvas.paint(
        0, 0.14,
        [&](double t, double) {
            phase += tau * hertz * (0.55 + 0.45 * std::min(1.0, t / 0.035)) / rate;
            return std::sin(phase) * std::exp(-t * 38) * std::min(1.0, t / 0.002);
        },
        [](double) { return 0.5; });
    canvas.room(0.2);
    return canvas.finished();
}

media::Sound riser(Tuning tuning) {
    Canvas canvas(1.6);
    Wind wind(tuning.chance.fork(1));
    const double hertz = hertz_of(45 + tuning.tonic);
    double root = 0, fifth = 0;
    canvas.paint(
        0, 1.55,
        [&](double, double x) {
            const double glide = std::pow(2.0, x * x);
            root += tau * hertz * glide / rate;
            fifth += tau * hertz * 1.4983 * glide * 1.003 / rate;
            const double tone =
                std::sin(root) + 0.5 * std::sin(2 * root) + 0.6 * std::sin(fifth) + 0.3 * std::sin(2.006 * fifth);
            const double shape = x * x * (x < 0.95 ? 1 : (1 - x) / 0.05);
            return shape * (0.3 * tone + 0.9 * wind.next(250 + 2200 * x * x, 1.4));
        },
        [](double x) { return 0.5 + 0.12 * std::sin(tau * 3 * x); });
    canvas.room(0.3);
    return canvas.finished();
}

media::Sound tick(Tuning tuning) {
    Canvas canvas(0.09);
    const double hertz = hertz_of(84 + tuning.tonic % 7);
    canvas.paint(
        0, 0.07,
        [&](double t, double) {
            return (std::sin(tau * hertz * t) + 0.4 * std::sin(tau * hertz * 1.52 * t)) * std::exp(-t * 110) *
                   std::min(1.0, t / 0.0008);
        },
        [pan = tuning.chance.between(0.4, 0.6)](double) { return pan; });
    canvas.room(0.12);
    return canvas.finished();
}

media::Sound ding(Tuning tuning) {
    Canvas canvas(1.5);
    const int key = 72 + tuning.tonic;
    canvas.strike(0, 1.4, hertz_of(key), 1, 0.46);
    canvas.strike(0.005, 1.2, hertz_of(key + 7), 0.45, 0.56);
    canvas.room(0.3);
    return canvas.finished();
}

media::Sound boom(Tuning tuning) {
    // Rounded to a soft square: its overtones are what a telephone plays of it.
    Canvas canvas(1.3);
    Wind skin(tuning.chance.fork(1));
    const double hertz = hertz_of(33 + tuning.tonic % 6);
    double phase = 0;
    canvas.paint(
        0, 1.2,
        [&](double t, double x) {
            phase += tau * hertz * (1 + 1.6 * std::exp(-t * 22)) / rate;
            const double body = std::tanh(1.8 * std::sin(phase)) + 0.35 * std::sin(2 * phase) * std::exp(-t * 9);
            return (body * std::exp(-t * 4.2) + 1.4 * skin.next(260, 0.7) * std::exp(-t * 16)) *
                   std::min(1.0, t / 0.004) * (x < 0.8 ? 1 : (1 - x) / 0.2);
        },
        [](double) { return 0.5; });
    canvas.room(0.35);
    return canvas.finished();
}

media::Sound sparkle(Tuning tuning) {
    Canvas canvas(1.25);
    constexpr int degrees[] = {0, 2, 7, 12, 14, 19, 24};
    for (int i = 0; i < 7; ++i) {
        const double at = 0.055 * i + tuning.chance.between(0, 0.018);
        canvas.strike(at, 0.7, hertz_of(72 + tuning.tonic % 8 + degrees[i]), 0.75 + 0.25 * (i % 2),
                      tuning.chance.between(0.2, 0.8));
    }
    canvas.room(0.3);
    return canvas.finished();
}

struct Named {
    std::string_view name;
    media::Sound (*make)(Tuning);
};
constexpr Named effects[] = {{"whoosh", whoosh}, {"pop", pop},   {"riser", riser},    {"tick", tick},
                             {"ding", ding},     {"boom", boom}, {"sparkle", sparkle}};

}  // namespace

std::vector<std::string> effect_names() {
    std::vector<std::string> names;
    for (const auto& effect : effects) names.emplace_back(effect.name);
    return names;
}

media::Sound synthesised(std::string_view name, std::int64_t seed) {
    for (const auto& effect : effects)
        if (effect.name == name)
            return effect.make(
                {base::Chance(base::seed_from(name) ^ static_cast<std::uint64_t>(seed)), tonic_of(seed)});
    throw base::Failure{base::Trouble::missing, "There is no effect '" + std::string(name) + "'; there are " +
                                                    base::join(effect_names(), ", ") + "."};
}

}  // namespace builtin::composer
