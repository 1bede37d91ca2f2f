// SPDX-License-Identifier: MIT
// Seeded chance: the same numbers on every machine, compiler and library.
#pragma once
#include <cstdint>
#include <span>
#include <vector>

namespace base {

/// SplitMix64 (Steele, Lea and Flood 2014, https://doi.org/10.1145/2714064.2660195).
class Chance {
  public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }
    /// In [0, bound); bound > 0.
    int below(int bound) { return static_cast<int>((next() >> 33) % static_cast<std::uint64_t>(bound)); }
    /// In [0, 1).
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    double between(double low, double high) { return low + (high - low) * unit(); }
    template <class T>
    const T& pick(const std::vector<T>& from) {
        return from[static_cast<std::size_t>(below(static_cast<int>(from.size())))];
    }
    /// Fisher and Yates.
    template <class T>
    void shuffle(std::vector<T>& items) {
        for (std::size_t i = items.size(); i > 1; --i)
            std::swap(items[i - 1], items[static_cast<std::size_t>(below(static_cast<int>(i)))]);
    }
    /// An independent stream for a named purpose.
    Chance fork(std::uint64_t purpose) const {
        return Chance(state_ ^ (purpose * 0xd6e8feb86659fd93ULL + 0x2545f4914f6cdd1dULL));
    }

  private:
    std::uint64_t state_;
};

}  // namespace base
