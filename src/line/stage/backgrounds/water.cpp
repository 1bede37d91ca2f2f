// SPDX-License-Identifier: MIT
#include <cmath>

#include "base/chance.hpp"
#include "stage/backgrounds/background.hpp"

namespace stage {

namespace {

/// Light bent by a moving surface gathers in nets: the borders between the nearest of wandering points
/// (Worley 1996, https://doi.org/10.1145/237170.237267).
class Net {
  public:
    explicit Net(std::uint64_t seed) {
        base::Chance chance(seed);
        for (auto& one : points_)
            one = {static_cast<float>(chance.unit()), static_cast<float>(chance.unit()),
                   static_cast<float>(chance.between(0.06, 0.13))};
    }
    void at(float t) {
        for (std::size_t i = 0; i < points_.size(); ++i) {
            const auto& one = points_[i];
            now_[i] = {0.5f + 0.38f * swing(one.x + t * one.speed), 0.5f + 0.38f * swing(one.y + t * one.speed * 1.3f)};
        }
    }
    /// 1 on a border, 0 within a mesh; x, y >= 0 in meshes.
    float line(float x, float y) const {
        int left = static_cast<int>(x), top = static_cast<int>(y);
        float first = 9, second = 9;
        for (int row = top - 1; row <= top + 1; ++row)
            for (int column = left - 1; column <= left + 1; ++column) {
                const auto& point = now_[static_cast<std::size_t>((row & 15) * 16 + (column & 15))];
                float dx = static_cast<float>(column) + point.x - x, dy = static_cast<float>(row) + point.y - y;
                float far = dx * dx + dy * dy;
                if (far < first)
                    second = first, first = far;
                else if (far < second)
                    second = far;
            }
        float border = std::sqrt(second) - std::sqrt(first);
        float near = rise(0.34f, 0, border);
        return near * near;
    }

  private:
    struct Point {
        float x, y, speed = 0;
    };
    std::array<Point, 256> points_{};
    std::array<Point, 256> now_{};
};

class Water : public Pattern {
  public:
    explicit Water(const Dye& dye) : dye_(dye), noise_(dye.seed), net_(dye.seed) {}

    void at(double seconds) override {
        t_ = static_cast<float>(seconds);
        net_.at(t_);
    }

    void shade(float x, float y, float strength, Light& light) const override {
        float depth = y / dye_.spread.height;
        float bx = 0.28f * (noise_.at(x * 2.6f + t_ * 0.10f, y * 2.6f) - 0.5f),
              by = 0.28f * (noise_.at(x * 2.6f + 40, y * 2.6f - t_ * 0.08f) - 0.5f);
        float drift = 3 + 0.25f * swing(t_ * 0.013f);
        float net = net_.line((x + bx) * 4.6f + drift, (y + by) * 4.6f + 3) +
                    0.45f * net_.line((x - by) * 7.4f + drift + 5, (y + bx) * 7.4f + 8);
        float patch = 0.35f + 0.65f * rise(0.25f, 0.7f, noise_.at(x * 1.5f - t_ * 0.04f, y * 1.5f + t_ * 0.03f));
        float beam = noise_.at((x + 0.45f * y) * 4.2f + t_ * 0.06f, t_ * 0.09f);
        float top = rise(1.1f, 0, depth);
        light = towards(light, dye_.inks[2], strength * 0.40f * top * rise(0.42f, 0.9f, beam));
        light = towards(light, dye_.inks[0], strength * (net > 1 ? 1 : net) * patch * 0.42f);
        light = towards(light, dye_.inks[1], strength * rise(0.55f, 1.3f, net) * patch * 0.36f);
    }

  private:
    Dye dye_;
    Noise noise_;
    Net net_;
    float t_ = 0;
};

}  // namespace

std::unique_ptr<Pattern> water(const Dye& dye) {
    return std::make_unique<Water>(dye);
}

}  // namespace stage
