// SPDX-License-Identifier: MIT
#include "builtin/voices/pitch.hpp"

#include <algorithm>
#include <cmath>

#include "speech/biquad.hpp"
#include "speech/resample.hpp"

namespace builtin {

std::vector<double> pitch_track(const std::vector<float>& samples, int rate) {
    constexpr int low_rate = 8000, window = 320, hop = 80, shortest = low_rate / 420, longest = low_rate / 60;
    auto low = samples;
    speech::Biquad::low_pass(900, 0.7071, rate).run(low);
    low = speech::resample(low, rate, low_rate);
    double loudest = 1e-9;
    for (float sample : low) loudest = std::max(loudest, std::abs(static_cast<double>(sample)));
    std::vector<double> track;
    for (std::size_t at = 0; at + window + longest < low.size(); at += hop) {
        double energy = 0, best = 0;
        for (int k = 0; k < window; ++k)
            energy += static_cast<double>(low[at + static_cast<std::size_t>(k)]) *
                      static_cast<double>(low[at + static_cast<std::size_t>(k)]);
        int period = 0;
        std::vector<double> match(longest + 1);
        for (int lag = shortest; lag <= longest && energy > window * loudest * loudest * 1e-3; ++lag) {
            double cross = 0, other = 0;
            for (int k = 0; k < window; ++k) {
                double a = static_cast<double>(low[at + static_cast<std::size_t>(k)]),
                       b = static_cast<double>(low[at + static_cast<std::size_t>(k + lag)]);
                cross += a * b, other += b * b;
            }
            match[static_cast<std::size_t>(lag)] = cross / std::sqrt(energy * other + 1e-12);
            if (match[static_cast<std::size_t>(lag)] > best) best = match[static_cast<std::size_t>(lag)];
        }
        // The shortest lag that is nearly as good: not its double.
        for (int lag = shortest + 1; lag < longest && best > 0.7 && !period; ++lag) {
            auto l = static_cast<std::size_t>(lag);
            if (match[l] > 0.9 * best && match[l] >= match[l - 1] && match[l] >= match[l + 1]) period = lag;
        }
        track.push_back(period ? static_cast<double>(low_rate) / period : 0.0);
    }
    return track;
}

}  // namespace builtin
