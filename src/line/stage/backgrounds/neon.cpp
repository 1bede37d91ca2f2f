// SPDX-License-Identifier: MIT
#include "stage/backgrounds/endless.hpp"

namespace stage {

namespace {

float horizon(const Spread& spread) {
    return spread.height * 0.56f;
}

/// The air over the grid: a band of light at the horizon that breathes, and the floor's glow.
class Neon : public Pattern {
  public:
    explicit Neon(const Dye& dye) : dye_(dye), noise_(dye.seed) {}

    void at(double seconds) override { t_ = static_cast<float>(seconds); }

    void shade(float x, float y, float strength, Light& light) const override {
        float line = horizon(dye_.spread), above = (line - y) / dye_.spread.height,
              below = (y - line) / dye_.spread.height;
        if (above >= 0) {
            float glow = rise(0.42f, 0, above), haze = noise_.cloud(x * 1.6f + t_ * 0.06f, y * 3 - t_ * 0.02f);
            light = towards(light, dye_.inks[2], strength * glow * glow * (0.42f + 0.16f * swing(t_ * 0.06f)));
            light = towards(light, dye_.inks[0], strength * 0.34f * rise(0.5f, 0.8f, haze) * rise(0.5f, 0.05f, above));
        } else {
            light = towards(light, {0, 0, 0}, 0.35f);
            light = towards(light, dye_.inks[2], strength * 0.45f * rise(0.16f, 0, below));
        }
    }

  private:
    Dye dye_;
    Noise noise_;
    float t_ = 0;
};

}  // namespace

std::unique_ptr<Pattern> neon(const Dye& dye) {
    return std::make_unique<Neon>(dye);
}

void furnish_neon(Builder& b, const Moment& moment) {
    const auto& inks = b.place.field.living.inks;
    const auto& sky = b.place.tones.sky;
    double line = b.height * 0.56, deep = b.height - line, middle = b.width / 2;
    // A low sun in slices.
    double r = std::min(b.width, b.height) * (b.zones.wide ? 0.15 : 0.24);
    Svg sun(r * 2, r * 2);
    std::string mask = "<clipPath id=\"s\">";
    for (int i = 0; i < 7; ++i) {
        double top = i == 0 ? 0 : r * (0.86 + 0.19 * (i - 1)), bottom = r * (0.86 + 0.19 * i) - r * 0.022 * (i + 1);
        mask += "<rect x=\"0\" y=\"" + number(top) + "\" width=\"" + number(r * 2) + "\" height=\"" +
                number(bottom - top) + "\"/>";
    }
    sun.raw(mask + "</clipPath><g clip-path=\"url(#s)\">");
    sun.circle(r, r, r, sun.down(inks[1], inks[2], mixed(inks[1], inks[2], 0.55), 0.6), 0.85).raw("</g>");
    auto& disc = b.put("sun", sun, middle, line - r * (b.zones.wide ? 0.2 : 0.42), 0.1);
    disc.scale.wave = {0.012f, 4700, 0};
    // The floor hides the sun's foot; its lines meet at the middle of the horizon.
    auto floor = b.sheet(line, b.height * 1.14);
    double h = b.height * 1.14 - line;
    floor.rect(0, 0, b.span, h, floor.down(mixed(sky[1], inks[2], 0.45), sky[0], mixed(sky[0], sky[1], 0.5), 0.35));
    for (int i = -16; i <= 16; ++i)
        floor.line("M" + number(b.x_of(0.5) + i * b.width * 0.055) + " 0L" +
                       number(b.x_of(0.5) + i * b.width * 0.055 * (1 + 5.5 * h / deep)) + " " + number(h),
                   with_alpha(inks[0], 0.8), 3.2);
    floor.line("M0 0L" + number(b.span) + " 0", lighter(inks[0], 0.4), 6);
    b.lay("floor", floor, line, 0);
    constexpr int lines = 13, lap_ms = 7800;
    for (int i = 0; i < lines; ++i) {
        Svg bar(b.span, 6);
        bar.rect(0, 0, b.span, 6, inks[0], 0, 0.9);
        double phase = static_cast<double>(i) / lines;
        auto& layer = b.put("line" + std::to_string(i), bar, middle, line, 0);
        layer.y =
            endless(moment, phase, lap_ms, static_cast<float>(line), static_cast<float>(line + deep * 1.1), Ease::in);
        layer.opacity = endless(moment, phase, lap_ms, 0.25f, 1, Ease::linear);
    }
}

}  // namespace stage
