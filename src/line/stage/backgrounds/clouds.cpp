// SPDX-License-Identifier: MIT
#include "stage/backgrounds/background.hpp"

namespace stage {

namespace {

class Clouds : public Pattern {
  public:
    explicit Clouds(const Dye& dye) : dye_(dye), noise_(dye.seed) {}

    void at(double seconds) override { t_ = static_cast<float>(seconds); }

    void shade(float x, float y, float strength, Light& light) const override {
        // Two sheets: the far one slower, smaller and fainter. Each is bent by a noise that drifts the other way.
        for (int sheet = 0; sheet < 2; ++sheet) {
            float size = sheet ? 1.9f : 2.9f, speed = sheet ? 0.085f : 0.045f, off = sheet ? 60.0f : 0.0f;
            float bend = noise_.at(x * 1.7f - t_ * 0.05f + off, y * 2.3f + off) - 0.5f;
            float thick = noise_.cloud(x * size + t_ * speed + 0.5f * bend + off,
                                       y * size * 1.75f + 0.7f * bend + t_ * 0.012f + off);
            float share = rise(0.46f, 0.74f, thick);
            if (share <= 0) continue;
            // Lit from above: brighter where the cloud is thinner a little higher up.
            float above = noise_.at(x * size + t_ * speed + 0.5f * bend + off, y * size * 1.75f - 0.35f + off);
            auto lit = towards(dye_.inks[0], dye_.inks[1], rise(0.85f, 0.25f, above));
            light = towards(light, lit, strength * share * (sheet ? 0.62f : 0.42f));
        }
    }

  private:
    Dye dye_;
    Noise noise_;
    float t_ = 0;
};

}  // namespace

std::unique_ptr<Pattern> clouds(const Dye& dye) {
    return std::make_unique<Clouds>(dye);
}

}  // namespace stage
