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
constexpr std::ptrdiff_t block = 32;
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

/// The gain each frame needs by itself, block by block.
class Need {
  public:
    Need(const Sound& sound, float ceiling)
        : peaks_(sound), frames_(static_cast<std::ptrdiff_t>(sound.frames())), ceiling_(ceiling) {}

    /// Asked for frame after frame. Looks at samples from `reach` before the block to `reach` after it.
    float at(std::ptrdiff_t frame) {
        if (frame % block == 0) fill(frame);
        return gain_[static_cast<std::size_t>(frame % block)];
    }

  private:
    void fill(std::ptrdiff_t first) {
        const auto last = std::min(frames_, first + block);
        gain_.fill(1);
        if (peaks_.surely_below(first, last, ceiling_)) return;
        for (auto frame = first; frame < last; ++frame)
            if (const float peak = peaks_.at(frame); peak > ceiling_)
                gain_[static_cast<std::size_t>(frame - first)] = ceiling_ / peak;
    }

    PeakFinder peaks_;
    std::ptrdiff_t frames_;
    float ceiling_;
    std::array<float, block> gain_{};
};

/// Lowest of the last 2 * ahead + 1 gains: what a frame `ahead` back must hold.
class Hold {
  public:
    void put(std::ptrdiff_t frame, float gain) {
        while (!lows_.empty() && lows_.back().gain >= gain) lows_.pop_back();
        lows_.push_back({frame, gain});
    }
    float at(std::ptrdiff_t frame) {
        while (lows_.front().frame < frame - ahead) lows_.pop_front();
        return lows_.front().gain;
    }

  private:
    struct Low {
        std::ptrdiff_t frame;
        float gain;
    };
    std::deque<Low> lows_;
};

/// Mean over `ahead` around each frame, so that the gain slides; still no higher than the frame needs, as the hold was
/// twice as wide.
class Slide {
  public:
    explicit Slide(std::ptrdiff_t frames) : frames_(frames) {}

    void put(std::ptrdiff_t frame, float gain) {
        recent_[index(frame)] = last_ = gain;
        known_ = frame;
        if (frame == std::min(half, frames_ - 1))
            for (auto each = -half; each <= half; ++each) sum_ += at(each);
    }
    /// Asked for frame after frame; what lies within `half` of it is known by then.
    float next(std::ptrdiff_t frame) {
        if (frame > 0) sum_ += at(frame + half) - at(frame - 1 - half);
        return static_cast<float>(sum_ / (2 * half + 1));
    }

    static constexpr std::ptrdiff_t half = ahead / 2;

  private:
    static std::size_t index(std::ptrdiff_t frame) { return static_cast<std::size_t>(frame) % kept; }
    double at(std::ptrdiff_t frame) const {
        return frame > known_ ? last_ : recent_[index(std::max<std::ptrdiff_t>(0, frame))];
    }

    static constexpr std::size_t kept = 256;
    static_assert(2 * half + 2 <= static_cast<std::ptrdiff_t>(kept));
    std::ptrdiff_t frames_, known_ = 0;
    std::array<float, kept> recent_{};
    float last_ = 1;
    double sum_ = 0;
};

}  // namespace

/// In one pass: a sample is looked at for the last time before its gain is known, so the sound is changed where it
/// lies.
void limit(Sound& sound, double ceiling) {
    const auto frames = static_cast<std::ptrdiff_t>(sound.frames());
    const auto keep = static_cast<float>(std::exp(-1.0 / (0.08 * sample_rate)));
    // Aim a hair lower: the meter's interpolator differs a little from ours.
    Need need(sound, static_cast<float>(std::pow(10.0, (ceiling - 0.05) / 20)));
    Hold hold;
    Slide slide(frames);
    float released = 1;
    for (std::ptrdiff_t frame = 0; frame < frames + ahead + Slide::half; ++frame) {
        if (frame < frames) hold.put(frame, need.at(frame));
        if (const auto held = frame - ahead; held >= 0 && held < frames)
            slide.put(held, released = std::min(hold.at(held), 1 - (1 - released) * keep));
        const auto done = frame - ahead - Slide::half;
        if (done < 0) continue;
        const auto gain = slide.next(done);
        for (int channel = 0; channel < sound.channels; ++channel)
            sound.samples[static_cast<std::size_t>(done * sound.channels + channel)] *= gain;
    }
}

}  // namespace media
