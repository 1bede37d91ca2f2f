// SPDX-License-Identifier: MIT
#include "score/ducking.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "media/sound.hpp"

namespace score {
namespace {

constexpr std::ptrdiff_t per_ms = media::sample_rate / 1000;
constexpr std::ptrdiff_t attack = 150 * per_ms;
constexpr std::ptrdiff_t release = 400 * per_ms;
constexpr int bridge_ms = 700;

/// 0 to 1, level at both ends.
double eased(double x) {
    return 0.5 - 0.5 * std::cos(std::numbers::pi * std::clamp(x, 0.0, 1.0));
}

}  // namespace

Ducking::Ducking(std::vector<Mix::Spoken> spoken) {
    std::sort(spoken.begin(), spoken.end(), [](const auto& a, const auto& b) { return a.start_ms < b.start_ms; });
    for (const auto& each : spoken) {
        const std::ptrdiff_t start = each.start_ms * per_ms, end = each.end_ms * per_ms;
        if (end <= start) continue;
        if (!stretches_.empty() && start - stretches_.back().end < bridge_ms * per_ms)
            stretches_.back().end = std::max(stretches_.back().end, end);
        else
            stretches_.push_back({start, end});
    }
}

float Ducking::next() {
    const auto frame = frame_++;
    while (nearest_ < stretches_.size() && frame >= stretches_[nearest_].end + release) ++nearest_;
    if (nearest_ == stretches_.size()) return 0;
    const auto& stretch = stretches_[nearest_];
    if (frame <= stretch.start - attack) return 0;
    double down = 1;
    if (frame < stretch.start) down = 1 - eased(static_cast<double>(stretch.start - frame) / attack);
    if (frame > stretch.end) down = 1 - eased(static_cast<double>(frame - stretch.end) / release);
    return static_cast<float>(down);
}

}  // namespace score
