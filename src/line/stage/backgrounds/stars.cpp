// SPDX-License-Identifier: MIT
#include "stage/backgrounds/endless.hpp"
#include "stage/wave.hpp"

namespace stage {

namespace {

class Dust : public Pattern {
  public:
    explicit Dust(const Dye& dye) : dye_(dye), noise_(dye.seed) {}

    void at(double seconds) override { t_ = static_cast<float>(seconds); }

    void shade(float x, float y, float strength, Light& light) const override {
        float bend = noise_.at(x * 1.3f + t_ * 0.03f, y * 1.3f - t_ * 0.02f);
        float one =
            noise_.cloud(x * 1.3f + 0.6f * y + 1.4f * bend - t_ * 0.02f, 1.2f * y - 0.5f * x + bend + t_ * 0.025f);
        float two = noise_.cloud(x * 1.9f - bend + 40 + t_ * 0.03f, y * 1.9f + 90);
        light = towards(light, dye_.inks[2], strength * 0.62f * rise(0.38f, 0.78f, one));
        light = towards(light, dye_.inks[0], strength * 0.46f * rise(0.42f, 0.80f, two));
    }

  private:
    Dye dye_;
    Noise noise_;
    float t_ = 0;
};

}  // namespace

std::unique_ptr<Pattern> starfield(const Dye& dye) {
    return std::make_unique<Dust>(dye);
}

/// Each star comes from near the middle, faster and larger as it nears, and passes the edge.
void furnish_starfield(Builder& b, const Moment& moment) {
    constexpr int stars = 96;
    auto dice = b.chance.fork(41);
    double reach = (b.width + b.height) * 0.52;
    for (int i = 0; i < stars; ++i) {
        double turn = (i * 0.381966 + dice.between(-0.05, 0.05)), begin = dice.between(0.03, 0.22) * reach;
        double r = dice.between(5, 12), phase = dice.unit();
        int lap_ms = 5200 + dice.below(6500);
        Svg s(r * 4, r * 4);
        Ink ink = i % 5 == 0 ? b.palette.second : i % 7 == 0 ? b.palette.glow : "#ffffff";
        s.circle(r * 2, r * 2, r * 2, s.round(with_alpha(ink, 0.5), with_alpha(ink, 0)));
        s.circle(r * 2, r * 2, r * 0.8, lighter(ink, 0.5));
        auto& star = b.put("star" + std::to_string(i), s, 0, 0, 0);
        double cx = b.width / 2, cy = b.height * 0.46, dx = cosine_of_turns(turn), dy = sine_of_turns(turn);
        auto go = [&](double middle, double way) {
            return endless(moment, phase, lap_ms, static_cast<float>(middle + way * begin),
                           static_cast<float>(middle + way * reach), Ease::in);
        };
        star.x = go(cx, dx), star.y = go(cy, dy);
        star.scale = endless(moment, phase, lap_ms, 0.34f, 1.7f, Ease::in);
        star.opacity = endless(moment, phase, lap_ms, 0.1f, 1, Ease::out);
    }
}

}  // namespace stage
