// SPDX-License-Identifier: MIT
// Values over time. Only +, -, * and / on doubles: the same bits on every processor and C library.
#include "stage/scene.hpp"
#include "stage/wave.hpp"

namespace stage {

double sine_of_turns(double turns) {
    double whole = static_cast<double>(static_cast<long long>(turns));
    double t = turns - whole;  // (-1, 1)
    if (t < 0) t += 1;
    double sign = 1;
    if (t >= 0.5) t -= 0.5, sign = -1;
    if (t > 0.25) t = 0.5 - t;
    double x = t * 6.283185307179586, x2 = x * x;  // [0, pi/2]
    // Taylor to x^11: error below 6e-8 at pi/2.
    return sign * x * (1 - x2 / 6 * (1 - x2 / 20 * (1 - x2 / 42 * (1 - x2 / 72 * (1 - x2 / 110)))));
}

namespace {

double cube(double u) {
    return u * u * u;
}

/// Overshoots by a tenth at about 0.63 of the way, then settles.
double back_out(double u) {
    constexpr double over = 1.70158;
    double v = u - 1;
    return 1 + v * v * ((over + 1) * v + over);
}

/// A damped oscillation without exp: the envelope is (1 - u)^4, which ends in rest exactly at 1.
double spring(double u) {
    double left = 1 - u, envelope = left * left * left * left;
    return 1 - envelope * sine_of_turns(0.25 + 1.25 * u);
}

double eased(Ease ease, double u) {
    switch (ease) {
        case Ease::linear:
            return u;
        case Ease::in:
            return cube(u);
        case Ease::out:
            return 1 - cube(1 - u);
        case Ease::in_out:
            return u < 0.5 ? 4 * cube(u) : 1 - 4 * cube(1 - u);
        case Ease::back_out:
            return back_out(u);
        case Ease::spring:
            return spring(u);
        case Ease::hold:
            return 0;
    }
    return u;
}

double of_keys(const Track& track, double ms) {
    if (track.keys.empty()) return track.rest;
    if (ms <= track.keys.front().at_ms) return track.keys.front().value;
    for (std::size_t i = 1; i < track.keys.size(); ++i) {
        const Key &from = track.keys[i - 1], &to = track.keys[i];
        if (ms >= to.at_ms) continue;
        double u = (ms - from.at_ms) / (to.at_ms - from.at_ms);
        return from.value + (static_cast<double>(to.value) - from.value) * eased(to.ease, u);
    }
    return track.keys.back().value;
}

}  // namespace

float at(const Track& track, double ms) {
    double value = of_keys(track, ms);
    if (track.wave.period_ms > 0 && track.wave.amplitude != 0)
        value += track.wave.amplitude * sine_of_turns((ms + track.wave.phase_ms) / track.wave.period_ms);
    return static_cast<float>(value);
}

}  // namespace stage
