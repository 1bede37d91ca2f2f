// SPDX-License-Identifier: MIT
#include "base/chance.hpp"
#include "stage/backgrounds/background.hpp"

namespace stage {

namespace {

class Bokeh : public Pattern {
  public:
    explicit Bokeh(const Dye& dye) : dye_(dye) {
        base::Chance chance(dye.seed);
        for (int i = 0; i < static_cast<int>(discs); ++i) {
            auto& one = discs_[static_cast<std::size_t>(i)];
            one.x = static_cast<float>(chance.between(-0.05, 1.05)) * dye.spread.width;
            one.radius = static_cast<float>(0.035 + 0.13 * chance.unit() * chance.unit());
            one.speed = 0.012f + 0.05f * one.radius / 0.165f * static_cast<float>(chance.between(0.6, 1.2));
            one.phase = static_cast<float>((i + chance.unit()) / discs);
            one.sway = static_cast<float>(chance.between(0.01, 0.05));
            one.beat = static_cast<float>(chance.between(0.03, 0.09));
            one.share = static_cast<float>(chance.between(0.22, 0.55));
            one.ink = i % 3;
        }
    }

    void at(double seconds) override {
        for (std::size_t i = 0; i < discs; ++i) {
            const auto& one = discs_[i];
            double turns = one.phase + seconds * one.speed;
            auto way = static_cast<float>(turns - static_cast<double>(static_cast<long long>(turns)));
            auto sway = static_cast<float>(seconds) * one.beat + one.phase;
            auto& now = now_[i];
            now.x = one.x + one.sway * swing(sway);
            now.y = (1.12f - 1.24f * way) * dye_.spread.height;
            now.share = one.share * rise(0, 0.12f, way) * rise(1, 0.86f, way) * (0.75f + 0.25f * swing(sway * 1.7f));
        }
    }

    void shade(float x, float y, float strength, Light& light) const override {
        for (std::size_t i = 0; i < discs; ++i) {
            float r = discs_[i].radius, dx = x - now_[i].x, dy = y - now_[i].y, far = dx * dx + dy * dy;
            if (far >= r * r) continue;
            // Flat within, a little brighter towards the rim, soft over the last eighth.
            float u = far / (r * r);
            float share = (0.62f + 0.38f * u) * rise(1, 0.78f, u);
            light =
                towards(light, dye_.inks[static_cast<std::size_t>(discs_[i].ink)], strength * now_[i].share * share);
        }
    }

  private:
    static constexpr std::size_t discs = 34;
    struct Disc {
        float x, radius, speed, phase, sway, beat, share;
        int ink;
    };
    struct Now {
        float x, y, share;
    };
    Dye dye_;
    std::array<Disc, discs> discs_{};
    std::array<Now, discs> now_{};
};

}  // namespace

std::unique_ptr<Pattern> bokeh(const Dye& dye) {
    return std::make_unique<Bokeh>(dye);
}

}  // namespace stage
