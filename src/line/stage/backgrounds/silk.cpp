// SPDX-License-Identifier: MIT
#include "stage/backgrounds/background.hpp"

namespace stage {

namespace {

class Silk : public Pattern {
  public:
    explicit Silk(const Dye& dye) : dye_(dye), noise_(dye.seed) {}

    void at(double seconds) override { t_ = static_cast<float>(seconds); }

    void shade(float x, float y, float strength, Light& light) const override {
        float bend = noise_.at(x * 1.1f + t_ * 0.045f, y * 0.8f - t_ * 0.03f);
        float more = noise_.at(x * 0.9f - t_ * 0.035f + 31, y * 1.2f + bend + 12);
        float fold = swing(0.9f * x + 1.15f * y + 1.7f * bend + 0.9f * more - t_ * 0.035f);
        float fine = swing(1.9f * x + 2.1f * y + 3.1f * bend + t_ * 0.05f);
        float sheen = rise(0.35f, 1, 0.76f * fold + 0.34f * fine), shade = rise(0.1f, -1, fold);
        auto hue = towards(dye_.inks[0], dye_.inks[2], rise(0.25f, 0.75f, more));
        light = towards(light, dye_.inks[2], strength * shade * 0.60f);
        light = towards(light, hue, strength * 0.42f * rise(-0.7f, 0.8f, fold));
        light = towards(light, dye_.inks[1], strength * sheen * 0.62f);
    }

  private:
    Dye dye_;
    Noise noise_;
    float t_ = 0;
};

}  // namespace

std::unique_ptr<Pattern> silk(const Dye& dye) {
    return std::make_unique<Silk>(dye);
}

}  // namespace stage
