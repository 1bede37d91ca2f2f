// SPDX-License-Identifier: MIT
#include <algorithm>

#include "stage/layouts.hpp"

namespace stage {

namespace {

/// The template's palette that differs most in light from the film's own.
const Palette& other_side(const Easel& e) {
    const Palette* best = nullptr;
    double most = -1;
    for (const auto& one : palettes()) {
        if (one.name == e.palette.name) continue;
        bool wanted = std::find(e.look.palettes.begin(), e.look.palettes.end(), one.name) != e.look.palettes.end();
        double differ = luminance(one.sky[1]) - luminance(e.palette.sky[1]);
        double score =
            (differ < 0 ? -differ : differ) + (wanted ? 0.25 : 0) + (one.family != e.palette.family ? 0.1 : 0);
        if (score > most) most = score, best = &one;
    }
    return *best;
}

struct Side {
    const Palette& palette;
    float x, feet, width, height;  ///< of the art
    float words_x, words_y, words_width, words_height;
    float from;  ///< enters from this far aside
};

void side(Easel& e, std::size_t i, const Side& side) {
    auto tone = tones(side.palette, false);
    float w = side.width * 1.2f, h = w * 0.26f;
    // A lit podium: nothing floats.
    Svg s(w, h + 40);
    s.ellipse(w / 2, h / 2 + 26, w / 2, h / 2, darker(side.palette.ground_deep, 0.1));
    s.ellipse(w / 2, h / 2, w / 2, h / 2,
              s.down(mixed(side.palette.ground, side.palette.glow, 0.45), side.palette.ground));
    s.raw("<ellipse cx=\"" + number(w / 2) + "\" cy=\"" + number(h / 2) + "\" rx=\"" + number(w / 2 - 3) + "\" ry=\"" +
          number(h / 2 - 3) + "\" fill=\"none\" " + paint("stroke", with_alpha(side.palette.glow, 0.65)) +
          " stroke-width=\"4\"/>");
    int at_ms = e.begin + static_cast<int>(i) * 160;
    auto& podium = e.draw("podium", s, side.x, side.feet + 14);
    glide_in(podium, at_ms, side.from, 0, 400);
    podium.depth = 0.6f;
    leave(podium, e.end, side.from * 0.3f, 0);
    if (e.has_art(i)) {
        auto index = e.stand(i, {.x = side.x,
                                 .feet = side.feet,
                                 .width = side.width,
                                 .height = side.height,
                                 .halo = false,
                                 .at_ms = at_ms + 60,
                                 .name = i ? "subject.right" : "subject.left"});
        auto& art = e.scene.layers[index];
        float rest = settled(art.x);
        art.depth = 0.6f;
        art.x.keys = {{at_ms + 40, rest + side.from, Ease::linear}, {at_ms + 440, rest, Ease::back_out}};
        leave(art, e.end, side.from * 0.3f, 0);
        e.scene.layers[index - 1].depth = 0.6f;
    }
    if (i >= e.in.shot->texts.size() || e.in.shot->texts[i].empty()) return;
    auto text = fitted(e.display(e.cased(e.in.shot->texts[i]), 120), side.words_width, 3, side.words_height, 40);
    text.ink = tone.ink;
    text.outline = "", text.shadow = tone.dark ? with_alpha(tone.sky[0], 0.5) : "";
    auto& label = e.write(i ? "label.right" : "label.left", text, side.words_x, side.words_y);
    glide_in(label, at_ms + 130, -side.from * 0.5f, 0, 380);
    label.depth = 0.6f;
    int said = e.word_start(e.in.shot->texts[i].substr(0, e.in.shot->texts[i].find(' ')), at_ms + 700);
    if (said > at_ms + 560) punch(label, std::min(said, e.end - 600), 0.10f, 340);
    leave(label, e.end, -side.from * 0.2f, 0);
}

}  // namespace

void draw_versus(Easel& e) {
    const auto& b = other_side(e);
    const auto& z = e.zones;
    e.scene.layers.clear();
    e.place.before.clear();
    e.place.tones = tones(e.palette, false);
    e.place.afloat = false;
    e.scene.field.living = {};
    e.scene.field.stops = {{0, e.palette.sky[0]}, {1, e.palette.sky[1]}};
    double left = -0.14 * z.width, top = -0.14 * z.height, w = z.width * 1.28, h = z.height * 1.28;
    double meet = z.wide ? z.width / 2 : z.content.centre_y() + 4, lean = z.wide ? z.width * 0.10 : z.height * 0.055;
    Svg half(w, h);
    auto fill = half.down(b.sky[1], b.sky[0]);
    std::string d = z.wide ? "M" + number(meet - left + lean) + " 0L" + number(w) + " 0L" + number(w) + " " +
                                 number(h) + "L" + number(meet - left - lean) + " " + number(h) + "Z"
                           : "M0 " + number(meet - top + lean) + "L" + number(w) + " " + number(meet - top - lean) +
                                 "L" + number(w) + " " + number(h) + "L0 " + number(h) + "Z";
    half.path(d, fill);
    // Rays of the second colour, and a bright seam.
    for (int i = 0; i < 5; ++i) {
        double x = w * (0.06 + 0.21 * i), y = z.wide ? 0 : meet - top + lean;
        half.path("M" + number(x + (z.wide ? w * 0.4 : 0)) + " " + number(y) + "l60 0L" +
                      number(x + w * 0.1 + (z.wide ? w * 0.3 : 0)) + " " + number(h) + "l-150 0Z",
                  with_alpha(b.glow, 0.05));
    }
    // Ground below the captions, so that the lower third is a place, too; beside each other, each side has its own.
    auto floor = [&](Svg& on, const Palette& p, bool all) {
        for (int i = 0; i < 2; ++i) {
            double y = z.height * (z.wide ? 0.84 + 0.08 * i : 0.80 + 0.09 * i) - top, swing = z.height * 0.02;
            double x0 = all ? -10 : meet - left + lean - 2 * lean * y / h, x1 = all ? -10 : meet - left - lean;
            on.path(smooth_path({{x0, y + (all ? swing : 0)},
                                 {x0 + (w - x0) * 0.28, y - swing * (i ? 0.2 : 1)},
                                 {x0 + (w - x0) * 0.62, y + swing * (i ? 1 : 0.2)},
                                 {w + 10, y - swing * 0.6}}) +
                        "L" + number(w + 10) + " " + number(h) + "L" + number(x1) + " " + number(h) + "Z",
                    on.down(with_alpha(mixed(p.ground, p.middle, 0.5 - 0.3 * i), 0.9), p.ground_deep));
        }
    };
    if (z.wide) {
        Svg under(w, h);
        floor(under, e.palette, true);
        e.draw("set.floor", under, static_cast<float>(left + w / 2), static_cast<float>(top + h / 2)).depth = 0.6f;
    }
    floor(half, b, !z.wide);
    half.line(z.wide ? "M" + number(meet - left + lean) + " 0L" + number(meet - left - lean) + " " + number(h)
                     : "M0 " + number(meet - top + lean) + "L" + number(w) + " " + number(meet - top - lean),
              "#ffffff", 12);
    auto& layer = e.draw("set.half", half, static_cast<float>(left + w / 2), static_cast<float>(top + h / 2));
    layer.depth = 0.6f;
    if (z.wide)
        layer.x.keys = {{e.begin - 60, layer.x.rest + z.width * 0.5f, Ease::linear},
                        {e.begin + 320, layer.x.rest, Ease::out}};
    else
        layer.y.keys = {{e.begin - 60, layer.y.rest + z.height * 0.4f, Ease::linear},
                        {e.begin + 320, layer.y.rest, Ease::out}};
    const auto& c = z.content;
    if (z.wide) {
        float art = 400;
        side(e, 0,
             {e.palette, c.x + c.width * 0.20f, c.bottom() - 30, art * 1.3f, c.height * 0.60f, c.x + c.width * 0.20f,
              c.y + c.height * 0.16f, c.width * 0.38f, c.height * 0.32f, -500});
        side(e, 1,
             {b, c.right() - c.width * 0.20f, c.bottom() - 30, art * 1.3f, c.height * 0.60f,
              c.right() - c.width * 0.20f, c.y + c.height * 0.16f, c.width * 0.38f, c.height * 0.32f, 500});
    } else {
        float high = c.height * 0.44f, wide = std::min(470.0f, high * 1.05f);
        side(e, 0,
             {e.palette, c.x + wide * 0.50f, c.centre_y() - c.height * 0.045f, wide, high,
              c.right() - (c.width - wide - 30) / 2, c.y + high * 0.52f, c.width - wide - 30, high * 0.95f, -560});
        side(e, 1,
             {b, c.right() - wide * 0.50f, c.bottom() - c.height * 0.02f, wide, high, c.x + (c.width - wide - 30) / 2,
              c.bottom() - high * 0.50f, c.width - wide - 30, high * 0.95f, 560});
    }
    float r = z.height > 1200 ? 92 : 70;
    Svg badge(r * 2.6f, r * 2.6f);
    double m = r * 1.3;
    badge.circle(m, m + 10, r, "#00000050")
        .circle(m, m, r, "#ffffff")
        .circle(m, m, r * 0.88, badge.down(e.palette.pill, mixed(e.palette.pill, "#ff5a36", 0.25)));
    float cx = z.wide ? z.width / 2 : z.width / 2, cy = z.wide ? c.centre_y() : static_cast<float>(meet);
    auto& disc = e.draw("versus.badge", badge, cx, cy);
    Text text = e.display("VS", r * 0.92f);
    text.ink = e.palette.pill_ink, text.shadow = text.outline = "";
    std::size_t first = e.scene.layers.size() - 1;
    (void)disc;
    e.write("versus", text, cx, cy);
    for (std::size_t i = first; i < first + 2; ++i) {
        auto& one = e.scene.layers[i];
        one.depth = 0.6f;
        pop_in(one, e.begin + 240, 460, 0.1f);
        one.turn.wave = {4, 1300, 0};
        leave(one, e.end, 0, 0, 160);
    }
    e.burst(e.begin + 330, cx, cy, 300, 14);
}

}  // namespace stage
