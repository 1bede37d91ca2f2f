// SPDX-License-Identifier: MIT
#include "speech/resample.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "base/failure.hpp"

namespace speech {

namespace {

constexpr double pi = 3.14159265358979323846;

/// Modified Bessel function of order 0, by its series.
double bessel(double x) {
    double sum = 1, term = 1;
    for (int k = 1; k < 60; ++k) term *= (x / 2 / k) * (x / 2 / k), sum += term;
    return sum;
}

/// One row of taps for each phase; rounded so that they do not depend on the last bit of the machine's sine.
std::vector<std::vector<double>> filters(int up, int down, int reach) {
    double cutoff = 0.94 * std::min(1.0, static_cast<double>(up) / down), beta = 9.0, scale = 1 / bessel(beta);
    std::vector<std::vector<double>> rows(static_cast<std::size_t>(up),
                                          std::vector<double>(static_cast<std::size_t>(2 * reach)));
    for (int phase = 0; phase < up; ++phase)
        for (int tap = 0; tap < 2 * reach; ++tap) {
            double x = tap - reach + 1 - static_cast<double>(phase) / up, edge = x / reach;
            double window = edge <= -1 || edge >= 1 ? 0 : bessel(beta * std::sqrt(1 - edge * edge)) * scale;
            double sinc = x == 0 ? cutoff : std::sin(pi * cutoff * x) / (pi * x);
            rows[static_cast<std::size_t>(phase)][static_cast<std::size_t>(tap)] =
                std::nearbyint(sinc * window * 0x1p36) * 0x1p-36;
        }
    return rows;
}

}  // namespace

std::vector<float> resample(const std::vector<float>& samples, int from_rate, int to_rate) {
    if (from_rate < 4000 || from_rate > 192000 || to_rate < 4000 || to_rate > 192000)
        throw base::Failure{base::Trouble::unsupported,
                            "Sample rates from 4 to 192 kHz can be used, not " + std::to_string(from_rate) + " Hz."};
    if (from_rate == to_rate) return samples;
    int common = std::gcd(from_rate, to_rate), up = to_rate / common, down = from_rate / common;
    int reach = 48 * std::max(1, (down + up - 1) / up);
    auto rows = filters(up, down, reach);
    std::vector<float> out(static_cast<std::size_t>(static_cast<std::int64_t>(samples.size()) * up / down));
    auto size = static_cast<std::int64_t>(samples.size());
    for (std::size_t n = 0; n < out.size(); ++n) {
        auto at = static_cast<std::int64_t>(n) * down;
        auto base_at = at / up - reach + 1;
        const auto& row = rows[static_cast<std::size_t>(at % up)];
        double sum = 0;
        auto first = std::max<std::int64_t>(0, -base_at), last = std::min<std::int64_t>(2 * reach, size - base_at);
        for (auto k = first; k < last; ++k)
            sum +=
                row[static_cast<std::size_t>(k)] * static_cast<double>(samples[static_cast<std::size_t>(base_at + k)]);
        out[n] = static_cast<float>(sum);
    }
    return out;
}

}  // namespace speech
