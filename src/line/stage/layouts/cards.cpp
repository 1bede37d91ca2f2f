// SPDX-License-Identifier: MIT
// Pair and trio: subjects on cards.
#include <algorithm>

#include "stage/layouts.hpp"
#include "stage/wave.hpp"

namespace stage {

void Easel::card(const std::string& name, std::size_t art, const std::string& label, const Box& box, float turn,
                 int at_ms, float from_x, float from_y) {
    float pad = 30, radius = std::min(static_cast<float>(look.corner_radius) + 12, box.height / 3);
    Svg s(box.width + 2 * pad, box.height + 2 * pad);
    for (int i = 4; i >= 1; --i)
        s.rect(pad - 4 * i + 3, pad - 4 * i + 16, box.width + 8 * i - 6, box.height + 8 * i - 8, "#00000012",
               radius + 4 * i);
    const auto& sky = place.tones.sky;
    bool labelled = !label.empty();
    double floor = box.height * (labelled ? 0.60 : 0.74), r = radius;
    Ink top = mixed(palette.far, palette.glow, 0.35), low = mixed(palette.middle, sky[2], 0.25);
    s.rect(pad, pad, box.width, box.height, s.down(top, low), radius);
    // The card's own floor, a soft hill.
    s.path("M" + number(pad) + " " + number(pad + floor) + "C" + number(pad + box.width * 0.3) + " " +
               number(pad + floor - 34) + " " + number(pad + box.width * 0.7) + " " + number(pad + floor + 14) + " " +
               number(pad + box.width) + " " + number(pad + floor - 16) + "V" + number(pad + box.height - r) + "a" +
               number(r) + " " + number(r) + " 0 0 1 " + number(-r) + " " + number(r) + "H" + number(pad + r) + "a" +
               number(r) + " " + number(r) + " 0 0 1 " + number(-r) + " " + number(-r) + "Z",
           s.down(palette.ground, mixed(palette.ground, palette.ground_deep, 0.55)));
    s.raw("<rect x=\"" + number(pad + 2.5) + "\" y=\"" + number(pad + 2.5) + "\" width=\"" + number(box.width - 5) +
          "\" height=\"" + number(box.height - 5) + "\" rx=\"" + number(radius - 2) +
          "\" fill=\"none\" stroke=\"#ffffff\" stroke-opacity=\"0.55\" stroke-width=\"5\"/>");
    std::size_t first = scene.layers.size();
    draw(name + ".card", s, box.centre_x(), box.centre_y());
    float art_size = std::min(box.width * 0.78f, box.height * (labelled ? 0.66f : 0.80f));
    float art_y = box.y + box.height * (labelled ? 0.40f : 0.47f);
    Svg shade(art_size, art_size * 0.16f);
    shade.ellipse(art_size / 2, art_size * 0.08, art_size / 2, art_size * 0.08, shade.round("#00000080", "#00000000"));
    draw(name + ".shadow", shade, box.centre_x(), art_y + art_size * 0.49f);
    std::size_t subject = scene.layers.size();
    if (has_art(art)) show(name, art, box.centre_x(), art_y, art_size);
    if (labelled) {
        Text words{.words = label,
                   .face = "body." + look.type_pair,
                   .size = std::min(74.0f, box.height * 0.17f),
                   .ink = palette.panel_ink};
        words = fitted(words, box.width * 0.80f, box.height > 380 ? 2 : 1, box.height * 0.24f, 26);
        words.box = with_alpha(palette.panel, 1);
        auto size = measure(words);
        write(name + ".label", words, box.centre_x(),
              std::min(box.y + box.height * 0.84f, box.bottom() - size.height / 2 - 4));
    }
    float cx = box.centre_x(), cy = box.centre_y(), cosine = static_cast<float>(cosine_of_turns(turn / 360)),
          sine = static_cast<float>(sine_of_turns(turn / 360));
    for (std::size_t i = first; i < scene.layers.size(); ++i) {
        auto& layer = scene.layers[i];
        // The card turns as one thing.
        float dx = layer.x.rest - cx, dy = layer.y.rest - cy;
        layer.x.rest = cx + dx * cosine - dy * sine;
        layer.y.rest = cy + dx * sine + dy * cosine;
        layer.turn.rest = turn;
        layer.depth = 0.5f;
        glide_in(layer, at_ms, from_x, from_y, 430);
        layer.y.wave = {5, 2600, static_cast<int>(first) * 130};
        if (i == subject && has_art(art)) {
            layer.scale.keys = {{at_ms + 60, 0.4f, Ease::linear}, {at_ms + 460, 1, Ease::spring}};
            layer.depth = 0.56f;
        }
    }
    if (has_art(art)) {
        live(subject, art_size, at_ms + 520);
        scene.layers[subject].y.wave = {7, 1900, static_cast<int>(first) * 210};
    }
    for (std::size_t i = first; i < scene.layers.size(); ++i) leave(scene.layers[i], end, from_x * 0.15f, -60, 190);
}

namespace {

std::string text_at(const Easel& e, std::size_t i) {
    return i < e.in.shot->texts.size() ? e.in.shot->texts[i] : std::string();
}

/// When a label is spoken; else its share of the shot.
int entrance(const Easel& e, const std::string& label, int fallback) {
    auto first = label.substr(0, label.find(' '));
    return std::clamp(e.word_start(first, fallback) - 80, e.begin, std::max(e.begin, e.end - 900));
}

/// A dotted arrow from one card to the other.
void arrow(Easel& e, const Box& from, const Box& to, int at_ms) {
    bool level = to.y < from.bottom() - 80 && to.x > from.x + 60 && std::abs(to.y - from.y) < 60;
    float x0 = from.right() - 10, y0 = level ? from.y + 40 : from.y + from.height * 0.35f,
          x1 = level ? to.x + 10 : to.centre_x() + to.width * 0.1f, y1 = level ? to.y + 40 : to.y - 26;
    float left = std::min(x0, x1) - 60, top = std::min(y0, y1) - 130;
    Svg s(std::max(x0, x1) - left + 90, std::max(y0, y1) - top + 60);
    double a = x0 - left, b = y0 - top, c = x1 - left, d = y1 - top;
    double mx = level ? (a + c) / 2 : c - 6, my = level ? b - 110 : b - 60;
    Ink bright = e.palette.pill;
    s.line("M" + number(a) + " " + number(b) + "Q" + number(mx) + " " + number(my) + " " + number(c) + " " + number(d),
           bright, 15, 1, "stroke-dasharray=\"3 32\"");
    double back = level ? 0.9 : 0.05;
    s.line("M" + number(c - 36 - 10 * back) + " " + number(d - 34 + 6 * back) + "L" + number(c) + " " + number(d) +
               "L" + number(c + 30 - 34 * back) + " " + number(d - 40 - 6 * back),
           bright, 15);
    auto& layer =
        e.draw("arrow", s, left + static_cast<float>(s.width()) / 2, top + static_cast<float>(s.height()) / 2);
    layer.reveal = {.rest = 1, .keys = {{at_ms, 0, Ease::linear}, {at_ms + 420, 1, Ease::in_out}}};
    layer.from_ms = std::max(0, at_ms);
    layer.y.wave = {4, 1500, 0};
    layer.depth = 0.6f;
    leave(layer, e.end, 0, -60);
}

}  // namespace

void draw_pair(Easel& e) {
    const auto& c = e.zones.content;
    Box one, two;
    bool tall = e.zones.height > 1500;
    if (tall) {
        float w = 450, h = 450;
        one = {c.x - 40, c.y + 10, w, h};
        two = {c.right() - w + 20, c.bottom() - h - 6, w, h};
    } else {
        float w = e.zones.wide ? 560.0f : 400.0f, gap = e.zones.wide ? 180 : 40;
        float h = std::min(c.height - 10, w * 1.18f), x = c.centre_x() - w - gap / 2, y = c.y + (c.height - h) / 2;
        one = {x, y, w, h};
        two = {x + w + gap, y, w, h};
    }
    int second = std::max(e.begin + 160, entrance(e, text_at(e, 1), e.end * 2 / 5));
    second = std::min(second, std::max(e.begin + 160, e.end / 2));
    e.card("subject.left", 0, text_at(e, 0), one, tall ? -5 : -2.5f, e.begin, -420, 60);
    e.card("subject.right", 1, text_at(e, 1), two, tall ? 4 : 2.5f, second, 420, 60);
    if (tall || e.zones.wide) arrow(e, one, two, std::min(second + 260, e.end - 700));
    e.burst(second + 200, two.centre_x(), two.centre_y(), 330, 10);
}

void draw_trio(Easel& e) {
    const auto& c = e.zones.content;
    bool tall = e.zones.height > 1500;
    for (std::size_t i = 0; i < 3; ++i) {
        auto label = text_at(e, i);
        if (!e.has_art(i) && label.empty()) continue;
        float k = static_cast<float>(i);
        Box box;
        if (tall) {
            float w = 400, h = c.height / 3 + 62;
            box = {i % 2 ? c.right() - w + 6 : c.x - 6, c.y + k * (c.height - h) / 2, w, h};
        } else {
            float gap = e.zones.wide ? 60 : 20, w = (c.width + (e.zones.wide ? 0 : 100) - 2 * gap) / 3,
                  h = std::min(c.height - 30, w * (e.zones.wide ? 0.98f : 1.45f));
            box = {c.centre_x() - (3 * w + 2 * gap) / 2 + k * (w + gap),
                   c.y + (c.height - h) / 2 + (i == 1 ? -10.0f : 10.0f), w, h};
        }
        int at_ms = e.begin + static_cast<int>(i) * std::min(700, e.end / 4);
        int said = entrance(e, label, at_ms);
        at_ms = std::clamp(said, e.begin + static_cast<int>(i) * 90,
                           e.begin + static_cast<int>(i) * std::max(90, e.end / 4));
        static constexpr float turns[] = {-3, 3, -2};
        e.card("subject." + std::to_string(i), i, label, box, turns[i], at_ms, i % 2 ? 380.0f : -380.0f,
               tall ? 0 : 120);
    }
}

}  // namespace stage
