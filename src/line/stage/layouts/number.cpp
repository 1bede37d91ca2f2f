// SPDX-License-Identifier: MIT
#include <algorithm>

#include "base/text.hpp"
#include "stage/layouts.hpp"
#include "stage/layouts/figure.hpp"
#include "stage/wave.hpp"

namespace stage {

namespace {

constexpr int steps = 22;

struct Counting {
    int from = 0, to = 0;
    int step_at(int i) const { return from + (to - from) * i / steps; }
};

/// While the number is spoken; it lands when its last word ends.
Counting counting(const Easel& e, const std::string& value) {
    int start = -1, stop = -1;
    for (const auto& word : e.in.words) {
        bool holds = false;
        for (char c : word.text) holds |= c >= '0' && c <= '9';
        if (holds && value.find_first_of("0123456789") != std::string::npos) {
            if (start < 0) start = word.start_ms;
            stop = word.end_ms;
        }
    }
    if (start < 0) start = 180, stop = 900;
    // It runs from the moment it is seen (nobody looks at a 0) and lands while it is said.
    start = std::min(e.begin + 60, start);
    stop = std::clamp(stop, e.begin + 700, std::max(e.begin + 700, e.end - 600));
    return {start, stop};
}

double eased(int i) {
    double left = 1 - static_cast<double>(i) / steps;
    return 0.06 + 0.94 * (1 - left * left);
}

void count(Easel& e, const std::string& value, bool runs, Text text, float x, float y, const Counting& when) {
    auto parts = figure_parts(value);
    if (!runs) parts = {};
    if (parts)
        for (int i = 0; i < steps; ++i) {
            text.words = figure_at(*parts, eased(i));
            auto& layer = e.write("number.count", text, x, y);
            if (i == 0)
                layer.to_ms = when.step_at(1);
            else
                layer.from_ms = when.step_at(i), layer.to_ms = when.step_at(i + 1);
            layer.scale.keys = {{e.begin, 0.6f, Ease::linear}, {e.begin + 340, 1, Ease::spring}};
            layer.scale.wave = {0.012f, 700, 0};
        }
    text.words = value;
    auto& last = e.write("number", text, x, y);
    int landing = parts ? when.to : e.begin;
    last.from_ms = std::max(0, landing);
    if (parts)
        last.scale.keys = {
            {landing, 1.0f, Ease::linear}, {landing + 70, 1.14f, Ease::out}, {landing + 420, 1, Ease::spring}};
    else
        pop_in(last, landing, 420, 0.4f);
    for (int beat : e.stresses())
        if (beat > landing + 500 && beat < e.end - 400) punch(last, beat, 0.05f, 300);
    last.scale.wave = {0.010f, 1900, 0};
    leave(last, e.end, 0, -60);
}

/// A ring that fills to a percentage, one drawing for each step.
void ring(Easel& e, double share, float x, float y, float radius, const Counting& when) {
    double r = radius * 0.88, thick = radius * 0.15;
    Svg back(radius * 2, radius * 2);
    back.raw("<circle cx=\"" + number(radius) + "\" cy=\"" + number(radius) + "\" r=\"" + number(r) + "\" " +
             paint("fill", with_alpha(e.place.tones.sky[0], 0.45)) + " " +
             paint("stroke", with_alpha(e.place.tones.ink, 0.2)) + " stroke-width=\"" + number(thick) + "\"/>");
    auto& track = e.draw("ring.track", back, x, y);
    pop_in(track, e.begin, 380, 0.6f);
    for (int i = 1; i <= steps; ++i) {
        double filled = std::min(0.9999, share * (i == steps ? 1 : eased(i)));
        Svg s(radius * 2, radius * 2);
        double a = filled - 0.25;
        s.line("M" + number(radius) + " " + number(radius - r) + "A" + number(r) + " " + number(r) + " 0 " +
                   (filled > 0.5 ? "1" : "0") + " 1 " + number(radius + r * cosine_of_turns(a)) + " " +
                   number(radius + r * sine_of_turns(a)),
               e.place.tones.accent, thick);
        s.circle(radius + r * cosine_of_turns(a), radius + r * sine_of_turns(a), thick * 0.27, "#ffffff", 0.9);
        auto& arc = e.draw("ring", s, x, y);
        arc.from_ms = when.step_at(i);
        if (i < steps)
            arc.to_ms = when.step_at(i + 1);
        else
            punch(arc, when.to + 10, 0.05f, 320), leave(arc, e.end, 0, -60);
    }
    leave(track, e.end, 0, -60);
}

/// A ruler whose fill runs along while the number counts.
void ruler(Easel& e, const Box& box, const Counting& when) {
    Svg back(box.width, box.height);
    double bar = box.height * 0.42;
    back.rect(0, 0, box.width, bar, with_alpha(e.place.tones.ink, 0.22), bar / 2);
    for (int i = 0; i <= 20; ++i) {
        double x = bar / 2 + (box.width - bar) * i / 20, h = i % 5 ? box.height * 0.18 : box.height * 0.34;
        back.rect(x - 2.5, bar + box.height * 0.16, 5, h, with_alpha(e.place.tones.ink, i % 5 ? 0.35 : 0.6), 2.5);
    }
    auto& track = e.draw("ruler.track", back, box.centre_x(), box.centre_y());
    glide_in(track, e.begin + 90, -80, 0);
    Svg fill(box.width, box.height);
    fill.rect(0, 0, box.width, bar, fill.across(e.palette.second, e.place.tones.accent), bar / 2);
    fill.rect(bar * 0.5, bar * 0.18, box.width - bar, bar * 0.22, "#ffffff55", bar * 0.11);
    auto& run = e.draw("ruler.fill", fill, box.centre_x(), box.centre_y());
    run.reveal = {.rest = 1, .keys = {{when.from, 0.02f, Ease::linear}, {when.to, 1, Ease::in_out}}};
    run.from_ms = std::max(0, when.from - 10);
    leave(track, e.end, -60, 0);
    leave(run, e.end, -60, 0);
}

}  // namespace

void draw_number(Easel& e) {
    auto text_at = [&](std::size_t i) { return i < e.in.shot->texts.size() ? e.in.shot->texts[i] : std::string(); };
    std::string value = text_at(0), unit = text_at(1), label = text_at(2);
    auto when = counting(e, value);
    auto parts = figure_parts(value);
    bool percent =
        parts && parts->after.find('%') != std::string::npos && parts->scaled <= 100 * (parts->decimals ? 10 : 1);
    bool year = parts && is_year(*parts, unit);
    const auto& c = e.zones.content;
    bool art = e.has_art(0), side = e.zones.wide && art;
    Box words = c;
    if (side) words.width = c.width * 0.6f;
    float art_height = !art || side ? 0 : c.height * (e.zones.height > 1500 ? 0.37f : 0.33f);
    words.height -= art_height;
    float label_size = e.zones.height > 1500 ? 62.0f : e.zones.height > 1200 ? 50.0f : 44.0f;
    float y = words.y;
    if (!label.empty()) {
        auto text = fitted(e.body(label, label_size), words.width, 1);
        text.max_width = 0;
        auto& layer = e.write("label", text, words.centre_x(), y + label_size * 0.6f);
        glide_in(layer, e.begin, 0, -60);
        leave(layer, e.end, 0, -60);
        y += label_size * 1.25f;
    }
    float below = (unit.empty() ? 0 : label_size * 1.5f) + (percent ? 0 : 72);
    float room = words.bottom() - y - below;
    auto big = fitted(e.digits(value, percent ? 250 : 430), percent ? 560 : words.width, 1, 0, 90);
    big.max_width = 0;
    big.ink = e.place.tones.accent;
    float high = percent ? std::min(room, 520.0f) : std::min(room, big.size * 0.98f);
    if (percent)
        big = fitted(big, high * 0.62f, 1, 0, 60), big.max_width = 0;
    else
        big.size = std::min(big.size, high / 0.94f);
    float block = high + below, centre = y + high / 2 + std::max(0.0f, (words.bottom() - y - block) * 0.4f);
    if (percent)
        ring(e, static_cast<double>(parts->scaled) / (parts->decimals ? 1000 : 100), words.centre_x(), centre, high / 2,
             when);
    count(e, value, counts_up(value, unit), big, words.centre_x(), centre, when);
    float under = centre + high / 2 + 12;
    if (!unit.empty()) {
        auto text = fitted(e.body(unit, label_size * 1.2f), words.width, 1);
        text.max_width = 0;
        auto& layer = e.write("unit", text, words.centre_x(), under + label_size * 0.5f);
        glide_in(layer, e.begin + 80, 0, 70);
        leave(layer, e.end, 0, 60);
        under += label_size * 1.55f;
    }
    if (!percent && !year) {
        float w = std::min(words.width, 780.0f);
        ruler(e, {words.centre_x() - w / 2, under, w, 48}, when);
    }
    e.burst(when.to, words.centre_x(), centre, words.width * 0.5f, 14);
    if (!art) return;
    ArtWish wish{.x = side ? c.right() - c.width * 0.18f : e.zones.width / 2,
                 .feet = e.place.ground,
                 .width = side ? 520.0f : 520.0f,
                 .height = side ? c.height * 0.9f : art_height - 24,
                 .at_ms = e.begin + 60};
    e.stand(0, wish);
}

}  // namespace stage
