// SPDX-License-Identifier: MIT
#include "builtin/voices/chain.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "media/sound.hpp"
#include "speech/biquad.hpp"

namespace builtin {

namespace {

using speech::Biquad;
constexpr int rate = media::sample_rate;

double decibels(double power) {
    return 10 * std::log10(power + 1e-12);
}
double gain(double decibels) {
    return std::pow(10.0, decibels / 20);
}
/// Of a one-pole smoother that reaches 63 % after so long.
double pole(double milliseconds) {
    return std::exp(-1000.0 / (milliseconds * rate));
}

/// Mean power over 20 ms pieces that are louder than 30 dB below the loudest.
double speech_power(const std::vector<float>& samples) {
    constexpr std::size_t piece = rate / 50;
    std::vector<double> powers;
    for (std::size_t at = 0; at + piece <= samples.size(); at += piece) {
        double sum = 0;
        for (std::size_t k = at; k < at + piece; ++k)
            sum += static_cast<double>(samples[k]) * static_cast<double>(samples[k]);
        powers.push_back(sum / piece);
    }
    if (powers.empty()) return 0;
    double floor = *std::max_element(powers.begin(), powers.end()) * 1e-3, total = 0;
    int count = 0;
    for (double power : powers)
        if (power >= floor) total += power, ++count;
    return count ? total / count : 0;
}

void level(std::vector<float>& samples, double wanted_decibels) {
    double power = speech_power(samples);
    if (power <= 1e-10) return;
    auto factor = static_cast<float>(gain(wanted_decibels - decibels(power)));
    for (auto& sample : samples) sample *= factor;
}

/// Takes the band above 5 kHz down, by at most 6 dB, where it outweighs the rest.
void de_ess(std::vector<float>& samples) {
    auto high = Biquad::high_pass(5000, 0.7071, rate);
    double fast = pole(2), slow = pole(60), band = 0, all = 0;
    for (auto& sample : samples) {
        double in = static_cast<double>(sample), top = high.step(in);
        band = top * top + fast * (band - top * top);
        all = in * in + slow * (all - in * in);
        double over = band / (all + 1e-7);
        double cut = over > 0.5 ? std::max(0.5, std::sqrt(0.5 / over)) : 1;
        sample = static_cast<float>(in - (1 - cut) * top);
    }
}

/// 3:1 above -22 dBFS with a soft knee of 8 dB; attack 6 ms, release 110 ms.
void compress(std::vector<float>& samples) {
    constexpr double threshold = -22, ratio = 3, knee = 8;
    double attack = pole(6), release = pole(110), power = 0, reduction = 0, window = pole(10);
    for (std::size_t i = 0; i < samples.size(); ++i) {
        double in = static_cast<double>(samples[i]);
        power = in * in + window * (power - in * in);
        double over = decibels(power) - threshold;
        double wanted = over <= -knee / 2  ? 0
                        : over >= knee / 2 ? over * (1 - 1 / ratio)
                                           : (over + knee / 2) * (over + knee / 2) / (2 * knee) * (1 - 1 / ratio);
        reduction = wanted + (wanted > reduction ? attack : release) * (reduction - wanted);
        samples[i] = static_cast<float>(in * gain(-reduction));
    }
}

/// Five early reflections of a small, soft room.
void room(std::vector<float>& samples) {
    constexpr std::array<std::pair<int, double>, 5> reflections{
        {{331, 0.060}, {557, -0.050}, {827, 0.042}, {1129, -0.034}, {1471, 0.026}}};
    auto soft = Biquad::low_pass(5200, 0.6, rate);
    auto thin = Biquad::high_pass(220, 0.6, rate);
    std::vector<float> wet = samples;
    soft.run(wet), thin.run(wet);
    for (auto [delay, weight] : reflections)
        for (std::size_t i = static_cast<std::size_t>(delay); i < samples.size(); ++i)
            samples[i] += static_cast<float>(weight) * wet[i - static_cast<std::size_t>(delay)];
}

/// Rounds peaks above -4 dBFS off towards -1.5 dBFS; then to a grid that hides the last bits of the machine's
/// logarithm.
void settle(std::vector<float>& samples) {
    const double knee = gain(-4), top = gain(-1.5);
    for (auto& sample : samples) {
        double size = std::abs(static_cast<double>(sample));
        if (size > knee) size = knee + (top - knee) * (1 - std::exp(-(size - knee) / (top - knee)));
        sample =
            static_cast<float>(std::copysign(std::nearbyint(size * 0x1p20) * 0x1p-20, static_cast<double>(sample)));
    }
}

}  // namespace

void voice_chain(std::vector<float>& samples) {
    Biquad::high_pass(70, 0.7071, rate).run(samples);
    level(samples, -20);
    de_ess(samples);
    compress(samples);
    Biquad::peak(330, 0.9, -1.5, rate).run(samples);
    Biquad::peak(3800, 0.8, 2.5, rate).run(samples);
    room(samples);
    level(samples, -20);
    settle(samples);
}

}  // namespace builtin
