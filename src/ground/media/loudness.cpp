// SPDX-License-Identifier: MIT
#include "media/loudness.hpp"

#include <ebur128.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include "base/failure.hpp"

namespace media {
namespace {

constexpr double silence = -std::numeric_limits<double>::infinity();

struct Close {
    void operator()(ebur128_state* state) const { ebur128_destroy(&state); }
};
using Meter = std::unique_ptr<ebur128_state, Close>;

Meter meter(const Sound& sound, int mode) {
    Meter made(ebur128_init(static_cast<unsigned>(sound.channels), sample_rate, mode));
    if (!made) throw base::Failure{base::Trouble::internal, "No memory to measure loudness."};
    if (sound.channels == 1) ebur128_set_channel(made.get(), 0, EBUR128_DUAL_MONO);
    return made;
}

/// The meter needs 400 ms before it says anything.
Sound repeated(const Sound& sound, std::size_t period_frames) {
    Sound longer{sound.channels, {}};
    const auto channels = static_cast<std::size_t>(sound.channels);
    for (std::size_t i = 0; longer.frames() < sample_rate; ++i) {
        longer.samples.insert(longer.samples.end(), sound.samples.begin(), sound.samples.end());
        longer.samples.resize((i + 1) * std::max(period_frames, sound.frames()) * channels, 0.0F);
    }
    return longer;
}

double decibels(double amplitude) {
    return amplitude > 0 ? 20 * std::log10(amplitude) : silence;
}

double highest_point(ebur128_state* state, int channels) {
    double highest = 0;
    for (int channel = 0; channel < channels; ++channel) {
        double peak = 0;
        ebur128_true_peak(state, static_cast<unsigned>(channel), &peak);
        highest = std::max(highest, peak);
    }
    return decibels(highest);
}

Loudness measured(const Sound& sound, int mode) {
    if (sound.samples.empty()) return {silence, silence};
    if (sound.frames() < sample_rate * 2 / 5) return measured(repeated(sound, 1), mode);
    auto state = meter(sound, mode);
    ebur128_add_frames_float(state.get(), sound.samples.data(), sound.frames());
    Loudness found{silence, silence};
    ebur128_loudness_global(state.get(), &found.lufs);
    if ((mode & EBUR128_MODE_TRUE_PEAK) == EBUR128_MODE_TRUE_PEAK)
        found.peak = highest_point(state.get(), sound.channels);
    return found;
}

}  // namespace

Loudness measure(const Sound& sound) {
    return measured(sound, EBUR128_MODE_I | EBUR128_MODE_TRUE_PEAK);
}

double loudness(const Sound& sound) {
    return measured(sound, EBUR128_MODE_I).lufs;
}

double loudest_moment(const Sound& sound) {
    if (sound.samples.empty()) return silence;
    if (sound.frames() < sample_rate * 2 / 5) return loudest_moment(repeated(sound, sample_rate / 5));
    auto state = meter(sound, EBUR128_MODE_M);
    double loudest = silence;
    const std::size_t step = sample_rate / 20;
    for (std::size_t at = 0; at < sound.frames(); at += step) {
        const auto count = std::min(step, sound.frames() - at);
        ebur128_add_frames_float(state.get(), sound.samples.data() + at * static_cast<std::size_t>(sound.channels),
                                 count);
        double now = silence;
        ebur128_loudness_momentary(state.get(), &now);
        loudest = std::max(loudest, now);
    }
    return loudest;
}

void amplify(Sound& sound, double decibels) {
    const auto gain = static_cast<float>(std::pow(10.0, decibels / 20));
    for (auto& sample : sound.samples) sample *= gain;
}

void normalise(Sound& sound, double lufs, double ceiling) {
    double raised = 0;
    for (int pass = 0; pass < 6; ++pass) {
        const double now = loudness(sound);
        if (!std::isfinite(now)) return limit(sound, ceiling);
        const double wanted = std::min(lufs - now, 40 - raised);
        if (std::abs(wanted) < 0.1 && measured(sound, EBUR128_MODE_TRUE_PEAK).peak <= ceiling + 0.1) return;
        amplify(sound, wanted);
        limit(sound, ceiling);
        raised += wanted;
    }
}

}  // namespace media
