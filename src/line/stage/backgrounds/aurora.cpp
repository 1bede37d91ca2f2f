// SPDX-License-Identifier: MIT
#include <array>

#include "stage/backgrounds/background.hpp"

namespace stage {

namespace {

class Aurora : public Pattern {
  public:
    explicit Aurora(const Dye& dye) : dye_(dye), noise_(dye.seed) {}

    void at(double seconds) override { t_ = static_cast<float>(seconds); }

    void shade(float x, float y, float strength, Light& light) const override {
        for (int i = 0; i < 3; ++i) {
            auto n = static_cast<float>(i);
            float foot = dye_.spread.height * (0.34f + 0.17f * n) +
                         0.09f * swing(x * (0.42f - 0.07f * n) + t_ * 0.031f + 0.37f * n) +
                         0.16f * (noise_.at(x * 1.4f + t_ * 0.09f, 9.0f * n) - 0.5f);
            float tall = dye_.spread.height * (0.30f + 0.10f * noise_.at(x * 2.2f - t_ * 0.11f, 40 + 7.0f * n));
            float up = (foot - y) / tall;  // 0 at the foot, 1 where the rays end
            if (up > 1 || up < -0.16f) continue;
            float body = up > 0 ? (1 - up) * (1 - up) : rise(-0.16f, 0, up);
            float rays = 0.45f + 0.55f * noise_.at(x * 11 + t_ * (0.22f - 0.1f * n), 3 * n + t_ * 0.05f);
            float patch = rise(0.2f, 0.7f, noise_.at(x * 1.1f - t_ * 0.05f, 80 + 5.0f * n));
            float share = strength * body * rays * (0.3f + 0.7f * patch) * (0.85f - 0.15f * n);
            auto hue = towards(dye_.inks[0], dye_.inks[2], rise(0, 0.8f, up));
            light = towards(light, hue, share);
        }
    }

  private:
    Dye dye_;
    Noise noise_;
    float t_ = 0;
};

}  // namespace

std::unique_ptr<Pattern> aurora(const Dye& dye) {
    return std::make_unique<Aurora>(dye);
}

void furnish_aurora(Builder& b, const Moment&) {
    b.stars(150, b.height * 0.8);
    auto hills = b.sheet(b.ground, b.height * 1.14);
    double h = b.height * 1.14 - b.ground;
    auto line = b.ridge(h * 0.30, h * 0.10, 5);
    hills.path(smooth_path(line) + "L" + number(b.span + 10) + " " + number(h) + "L-10 " + number(h) + "Z",
               hills.down(mixed(b.place.tones.sky[0], b.palette.near, 0.25), "#000000", b.place.tones.sky[0], 0.5));
    b.lay("ground", hills, b.ground, 0.7);
}

}  // namespace stage
