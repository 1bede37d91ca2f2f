// SPDX-License-Identifier: MIT
#include <algorithm>

#include "stage/layouts.hpp"
#include "stage/wave.hpp"

namespace stage {

namespace {

/// Small bits circling the subject: before and behind it by turns.
void orbit(Easel& e, float x, float y, float radius) {
    for (int i = 0; i < 3; ++i) {
        float r = 10.0f + 5 * static_cast<float>(i);
        Svg s(r * 2.4f, r * 2.4f);
        s.circle(r * 1.2, r * 1.2, r, i == 1 ? e.palette.second : e.palette.glow, 0.9);
        auto& bit = e.draw("orbit", s, x, y);
        int period = 4200 + 700 * i, phase = i * 1400 + e.chance.below(900);
        bit.x.wave = {radius * (0.9f + 0.12f * static_cast<float>(i)), period, phase + period / 4};
        bit.y.wave = {radius * (0.34f + 0.1f * static_cast<float>(i)), period, phase};
        bit.scale.wave = {0.35f, period, phase};
        bit.depth = 0.95f;
        fade_in(bit, e.begin + 200 + 80 * i, 250);
    }
}

}  // namespace

void draw_hero(Easel& e) {
    const auto& c = e.zones.content;
    std::string label = e.in.shot->texts.empty() ? "" : e.in.shot->texts[0];
    bool wide_label = !label.empty() && e.zones.wide;
    float top = c.y;
    if (!label.empty()) {
        float room = wide_label ? c.width * 0.44f : c.width;
        auto text = fitted(e.display(e.cased(label), e.zones.height > 1200 ? 132 : 108), room, 2,
                           c.height * (wide_label ? 0.6f : 0.25f));
        auto size = measure(text);
        float y = wide_label ? c.centre_y() : c.y + size.ink_height / 2;
        auto& layer = e.write("label", text, wide_label ? c.x + room / 2 : c.centre_x(), y);
        int said = std::clamp(e.word_start(label.substr(0, label.find(' ')), 120), 60, std::max(60, e.end / 3));
        pop_in(layer, std::max(e.begin, said - 60), 400, 0.5f);
        layer.turn.wave = {0.7f, 2900, 200};
        leave(layer, e.end, 0, -80);
        if (!wide_label) top = c.y + size.ink_height + 20;
    }
    if (!e.has_art(0)) return;
    ArtWish wish{
        .x = wide_label ? c.right() - c.width * 0.24f : e.zones.width / 2, .feet = e.place.ground, .at_ms = e.begin};
    wish.width = e.zones.wide ? 620.0f : e.zones.width * 0.60f;
    wish.height = std::min(e.zones.ground - top - 10, e.zones.width * 0.68f);
    if (e.place.afloat) wish.feet -= std::max(0.0f, (e.zones.ground - top - wish.height) * 0.25f);
    e.stand(0, wish);
    orbit(e, wish.x, wish.feet - wish.height * 0.5f, wish.width * 0.62f);
    auto beats = e.stresses();
    if (!beats.empty()) {
        int beat = beats[beats.size() / 2];
        if (beat > 350) e.burst(beat, wish.x, wish.feet - wish.height * 0.5f, 420);
    }
}

}  // namespace stage
