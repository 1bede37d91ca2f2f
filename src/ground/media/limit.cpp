// SPDX-License-Identifier: MIT
#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
#include <numbers>

#include "media/loudness.hpp"

namespace media {
namespace {

constexpr int reach = 12;  // samples each side that the interpolator sees
constexpr std::size_t block = 32;
constexpr std::ptrdiff_t ahead = sample_rate * 3 / 1000;

using Phase = std::array<float, 2 * reach>;

/// Windowed sinc at a quarter, half and three quarters of a sample past the middle.
std::array<Phase, 3> interpolators() {
    std::array<Phase, 3> phases{};
    for (int quarter = 1; quarter < 4; ++quarter)
        for (int tap = 0; tap < 2 * reach; ++tap) {
            const double x = quarter / 4.0 - (tap - reach + 1);
            const double window = 0.5 + 0.5 * std::cos(std::numbers::pi * x / (reach + 1));
            const double sinc = std::sin(std::numbers::pi * x) / (std::numbers::pi * x);
            phases[static_cast<std::size_t>(quarter - 1)][static_cast<std::size_t>(tap)] =
                static_cast<float>(window * sinc);
        }
    return phases;
}

class PeakFinder {
  public:
    explicit PeakFinder(const Sound& sound)
        : sound_(sound), frames_(static_cast<std::ptrdiff_t>(sound.frames())), phases_(interpolators()) {}

    /// True when no point between the samples around [first, last) can pass the ceiling; spares nearly all the work.
    bool surely_below(std::ptrdiff_t first, std::ptrdiff_t last, float ceiling) const {
        const auto from = std::max<std::ptrdiff_t>(0, first - reach) * sound_.channels;
        const auto to = std::min(frames_, last + reach) * sound_.channels;
        float highest = 0;
        for (auto i = from; i < to; ++i)
            highest = std::max(highest, std::fabs(sound_.samples[static_cast<std::size_t>(i)]));
        return highest < ceiling * 0.4F;
    }

    /// Highest amplitude from this frame up to the next, over all channels.
    float at(std::ptrdiff_t frame) const {
        float highest = 0;
        for (int channel = 0; channel < sound_.channels; ++channel) {
            highest = std::max(highest, std::fabs(sample(frame, channel)));
            for (const auto& phase : phases_) highest = std::max(highest, std::fabs(between(frame, channel, phase)));
        }
        return highest;
    }

  private:
    float sample(std::ptrdiff_t frame, int channel) const {
        if (frame < 0 || frame >= frames_) return 0;
        return sound_.samples[static_cast<std::size_t>(frame * sound_.channels + channel)];
    }
    float between(std::ptrdiff_t frame, int channel, const Phase& phase) const {
        float sum = 0;
        for (int tap = 0; tap < 2 * reach; ++tap)
            sum += sample(frame + tap - reach + 1, channel) * phase[static_cast<std::size_t>(tap)];
        return sum;
    }

    const Sound& sound_;
    std::ptrdiff_t frames_;
    std::array<Phase, 3> phases_;
};

/// The gain each frame needs by itself; false when none needs any.
bool needed_gain(const Sound& sound, float ceiling, std::vector<float>& gain) {
    const PeakFinder peaks(sound);
    const auto frames = static_cast<std::ptrdiff_t>(sound.frames());
    bool any = false;
    for (std::ptrdiff_t first = 0; first < frames; first += block) {
        const auto last = std::min<std::ptrdiff_t>(frames, first + static_cast<std::ptrdiff_t>(block));
        if (peaks.surely_below(first, last, ceiling)) continue;
        for (auto frame = first; frame < last; ++frame) {
            const float peak = peaks.at(frame);
            if (peak <= ceiling) continue;
            gain[static_cast<std::size_t>(frame)] = ceiling / peak;
            any = true;
        }
    }
    return any;
}

/// Lowest within `ahead` on either side, in place.
void hold(std::vector<float>& gain) {
    struct Low {
        std::ptrdiff_t frame;
        float gain;
    };
    std::deque<Low> lows;
    const auto frames = static_cast<std::ptrdiff_t>(gain.size());
    for (std::ptrdiff_t frame = 0; frame < frames + ahead; ++frame) {
        if (frame < frames) {
            const float now = gain[static_cast<std::size_t>(frame)];
            while (!lows.empty() && lows.back().gain >= now) lows.pop_back();
            lows.push_back({frame, now});
        }
        while (!lows.empty() && lows.front().frame < frame - 2 * ahead) lows.pop_front();
        if (frame >= ahead && !lows.empty()) gain[static_cast<std::size_t>(frame - ahead)] = lows.front().gain;
    }
}

void release(std::vector<float>& gain) {
    const auto keep = static_cast<float>(std::exp(-1.0 / (0.08 * sample_rate)));
    float now = 1;
    for (auto& each : gain) each = now = std::min(each, 1 - (1 - now) * keep);
}

/// Mean over `ahead` around each frame, so that the gain slides; still no higher than the frame needs, as hold() was
/// twice as wide.
void smooth_and_apply(const std::vector<float>& gain, Sound& sound) {
    const auto frames = static_cast<std::ptrdiff_t>(gain.size());
    const auto at = [&](std::ptrdiff_t frame) {
        return static_cast<double>(gain[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(frame, 0, frames - 1))]);
    };
    constexpr auto half = ahead / 2;
    double sum = 0;
    for (auto frame = -half; frame <= half; ++frame) sum += at(frame);
    for (std::ptrdiff_t frame = 0; frame < frames; ++frame) {
        const auto now = static_cast<float>(sum / (2 * half + 1));
        for (int channel = 0; channel < sound.channels; ++channel)
            sound.samples[static_cast<std::size_t>(frame * sound.channels + channel)] *= now;
        sum += at(frame + half + 1) - at(frame - half);
    }
}

}  // namespace

void limit(Sound& sound, double ceiling) {
    std::vector<float> gain(sound.frames(), 1.0F);
    // Aim a hair lower: the meter's interpolator differs a little from ours.
    if (!needed_gain(sound, static_cast<float>(std::pow(10.0, (ceiling - 0.05) / 20)), gain)) return;
    hold(gain);
    release(gain);
    smooth_and_apply(gain, sound);
}

}  // namespace media
