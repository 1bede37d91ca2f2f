// SPDX-License-Identifier: MIT
#include "base/chance.hpp"
#include "stage/backgrounds/background.hpp"

namespace stage {

namespace {

class Lava : public Pattern {
  public:
    explicit Lava(const Dye& dye) : dye_(dye) {
        base::Chance chance(dye.seed);
        for (auto& ball : balls_) {
            ball.x = static_cast<float>(chance.between(0.06, 0.94)) * dye.spread.width;
            ball.radius = static_cast<float>(chance.between(0.085, 0.175));
            ball.speed = static_cast<float>(chance.between(0.022, 0.045));
            ball.phase = static_cast<float>(chance.unit());
            ball.sway = static_cast<float>(chance.between(0.03, 0.11));
        }
    }

    void at(double seconds) override {
        auto t = static_cast<float>(seconds);
        for (std::size_t i = 0; i < count; ++i) {
            const auto& ball = balls_[i];
            // Up and down again, lingering where it turns.
            float u = swing(t * ball.speed + ball.phase);
            now_[i] = {ball.x + ball.sway * swing(t * ball.speed * 1.7f + 3 * ball.phase),
                       dye_.spread.height * (0.5f - 0.56f * u),
                       ball.radius * (1 + 0.12f * swing(t * 0.07f + ball.phase))};
        }
    }

    void shade(float x, float y, float strength, Light& light) const override {
        float sum = 0;
        for (const auto& ball : now_) {
            float dx = x - ball.x, dy = (y - ball.y) * 0.92f, near = 1 - (dx * dx + dy * dy) / (5.2f * ball.r * ball.r);
            if (near > 0) sum += near * near * near;
        }
        float body = rise(0.40f, 0.56f, sum), core = rise(0.5f, 1.35f, sum), glow = rise(0, 0.5f, sum);
        float high = y / dye_.spread.height;
        auto skin = towards(dye_.inks[0], dye_.inks[2], rise(0.1f, 0.9f, high));
        light = towards(light, dye_.inks[2], strength * 0.16f * glow);
        light = towards(light, skin, strength * body * (0.66f + 0.16f * high));
        light = towards(light, dye_.inks[1], strength * core * 0.30f);
    }

  private:
    static constexpr std::size_t count = 13;
    struct Ball {
        float x, radius, speed, phase, sway;
    };
    struct Now {
        float x, y, r;
    };
    Dye dye_;
    std::array<Ball, count> balls_{};
    std::array<Now, count> now_{};
};

}  // namespace

std::unique_ptr<Pattern> lava(const Dye& dye) {
    return std::make_unique<Lava>(dye);
}

}  // namespace stage
