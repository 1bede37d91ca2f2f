// SPDX-License-Identifier: MIT
// A pattern of light that never ends: a colour for each point and time, by arithmetic of our own.
#pragma once
#include <array>
#include <cstdint>
#include <memory>
#include <vector>

#include "stage/scene.hpp"

namespace stage {

/// Straight sRGB, 0..1.
using Light = std::array<float, 3>;

inline Light towards(const Light& from, const Light& to, float share) {
    return {from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share,
            from[2] + (to[2] - from[2]) * share};
}

/// 0 below `low`, 1 above `high`, smooth between; the other way round where low > high.
inline float rise(float low, float high, float value) {
    float u = (value - low) / (high - low);
    u = u < 0 ? 0 : u > 1 ? 1 : u;
    return u * u * (3 - 2 * u);
}

/// sin(2 pi turns) from a table, for work on every node of a frame.
float swing(float turns);

/// Smooth noise, 0..1, without an edge: it repeats after 256 units.
class Noise {
  public:
    explicit Noise(std::uint64_t seed);
    float at(float x, float y) const;
    /// Three octaves.
    float cloud(float x, float y) const;

  private:
    std::vector<float> lattice_;
};

/// Lengths in units of 1080 design pixels, from the canvas' top left corner.
struct Spread {
    float width = 1, height = 16.0f / 9;
};

class Pattern {
  public:
    virtual ~Pattern() = default;
    virtual void at(double seconds) = 0;
    /// `light` holds the gradient beneath; strength 0..1.
    virtual void shade(float x, float y, float strength, Light& light) const = 0;
};

/// What a pattern is made from.
struct Dye {
    std::array<Light, 3> inks;
    Spread spread;
    std::uint64_t seed = 0;
};

/// Calls a pattern at the nodes of a low-resolution picture.
class LivingField {
  public:
    /// Throws invalid for an unknown pattern. width, height: design pixels.
    LivingField(const Living& living, double width, double height);
    ~LivingField();

    /// ms: the scene's. Node (0, 0) lies at the top left corner, the others `step` design pixels apart.
    void paint(double ms, double step, int across, int down, std::vector<Light>& onto);

  private:
    std::unique_ptr<Pattern> pattern_;
    float strength_, calm_from_, calm_to_;
    int from_ms_;
};

}  // namespace stage
