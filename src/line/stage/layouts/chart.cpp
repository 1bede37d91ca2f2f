// SPDX-License-Identifier: MIT
#include <algorithm>
#include <vector>

#include "stage/layouts.hpp"
#include "stage/layouts/figure.hpp"

namespace stage {

namespace {

struct Bar {
    std::string name, value;
    std::optional<FigureParts> parts;
    double size = 0;  ///< 0..1 of the highest
};

std::vector<Bar> bars_of(const std::vector<std::string>& texts) {
    std::vector<Bar> bars;
    double most = 0;
    for (std::size_t i = 1; i + 1 < texts.size() && bars.size() < 4; i += 2) {
        Bar bar{texts[i], texts[i + 1], figure_parts(texts[i + 1]), 0};
        bar.size = bar.parts ? static_cast<double>(bar.parts->scaled) : 0;
        for (int d = 0; bar.parts && d < bar.parts->decimals; ++d) bar.size /= 10;
        most = std::max(most, bar.size);
        bars.push_back(bar);
    }
    for (auto& bar : bars) bar.size = most > 0 ? bar.size / most : 0.5;
    return bars;
}

void grow(Easel& e, const Bar& bar, std::size_t i, const Box& box, const Ink& ink, int at_ms, float name_room) {
    constexpr int ms = 760, steps = 10;
    double w = box.width, h = box.height, lid = std::min(26.0, w * 0.16),
           r = std::min({e.look.corner_radius * 0.5, w * 0.22, h * 0.45});
    Svg s(w + lid, h + lid);
    s.path("M" + number(w - 2) + " " + number(lid + r) + "L" + number(w + lid) + " " + number(r * 0.6) + "L" +
               number(w + lid) + " " + number(h) + "L" + number(w - 2) + " " + number(h + lid) + "Z",
           darker(ink, 0.32));
    s.path("M0 " + number(h + lid) + "V" + number(lid + r) + "a" + number(r) + " " + number(r) + " 0 0 1 " + number(r) +
               " " + number(-r) + "H" + number(w - r) + "a" + number(r) + " " + number(r) + " 0 0 1 " + number(r) +
               " " + number(r) + "V" + number(h + lid) + "Z",
           s.down(lighter(ink, 0.18), mixed(ink, e.palette.ground_deep, 0.3)));
    s.rect(w * 0.1, lid + r, w * 0.10, std::max(0.0, h - 2 * r), "#ffffff", w * 0.05, 0.28);
    auto& column = e.draw("subject.bar", s, box.centre_x() + static_cast<float>(lid) / 2, box.bottom());
    column.pivot_y = 1;
    column.reveal_from = "bottom";
    column.reveal = {.rest = 1, .keys = {{at_ms, 0, Ease::linear}, {at_ms + ms, 1, Ease::back_out}}};
    column.scale.wave = {0.012f, 1800, static_cast<int>(i) * 400};
    column.depth = 0.6f;
    for (int beat : e.stresses())
        if (beat > at_ms + ms + 80 && beat < e.end - 400) punch(column, beat, 0.05f, 300);
    leave(column, e.end, 0, 90);
    float size = std::min(84.0f, box.width * 0.46f);
    Text text = e.digits(bar.value, size);
    text.ink = e.palette.pill_ink, text.box = e.palette.pill, text.shadow = text.outline = "";
    text = fitted(text, box.width + 40 - size * 0.6f, 1, 0, 24);
    text.max_width = 0;
    float half = measure(text).height / 2 + 8, top = box.y - static_cast<float>(lid) - half;
    for (int k = 0; k <= steps; ++k) {
        text.words = k == steps || !bar.parts ? bar.value : figure_at(*bar.parts, static_cast<double>(k) / steps);
        auto& value = e.write(k == steps ? "value" : "value.count", text, box.centre_x(), top);
        float low = box.bottom() - half - 10;
        value.y.keys = {{at_ms, low, Ease::linear}, {at_ms + ms, top, Ease::back_out}};
        value.from_ms = at_ms + ms * k / steps;
        value.depth = 0.6f;
        if (k < steps)
            value.to_ms = at_ms + ms * (k + 1) / steps;
        else
            leave(value, e.end, 0, -60);
        if (!bar.parts && k < steps) value.to_ms = value.from_ms;
    }
    Text name = e.body(bar.name, 50);
    name.ink = e.palette.panel_ink, name.box = with_alpha(e.palette.panel, 1), name.shadow = name.outline = "";
    name = fitted(name, name_room, 1, 0, 24);
    name.max_width = 0;
    auto& label = e.write("name", name, box.centre_x(), box.bottom() + 8 + measure(name).ink_height / 2);
    glide_in(label, std::max(e.begin, at_ms - 150), 0, 50, 320);
    label.depth = 0.6f;
    leave(label, e.end, 0, 50);
}

}  // namespace

void draw_chart(Easel& e) {
    const auto& texts = e.in.shot->texts;
    const auto& c = e.zones.content;
    auto bars = bars_of(texts);
    float top = c.y;
    bool side = e.zones.wide;
    Box area = c;
    if (!texts.empty() && !texts[0].empty()) {
        auto text = fitted(e.display(e.cased(texts[0]), e.zones.height > 1500 ? 104 : 80),
                           side ? c.width * 0.32f : c.width, side ? 4 : 2, side ? c.height : c.height * 0.25f);
        auto size = measure(text);
        auto& title = e.write("headline", text, side ? c.x + c.width * 0.16f : c.centre_x(),
                              side ? c.centre_y() : top + size.ink_height / 2);
        glide_in(title, e.begin, 0, -60);
        leave(title, e.end, 0, -60);
        if (side)
            area.x += c.width * 0.36f, area.width -= c.width * 0.36f;
        else
            top += size.ink_height + 16;
    }
    if (bars.empty()) return;
    float n = static_cast<float>(bars.size()),
          gap = n > 3   ? 50
                : n > 2 ? 90
                        : 200,
          width = std::min(220.0f, (area.width - gap * (n - 1)) / n - 26);
    float base = std::min(e.place.ground, c.bottom()) - 78, value_room = 150,
          art_room = e.has_art(0) ? std::min(150.0f, width) : 0;
    float most = base - top - value_room - art_room;
    float x = area.centre_x() - (width * n + gap * (n - 1)) / 2;
    const Ink inks[] = {e.palette.pill, e.palette.second, e.palette.leaf, e.palette.middle};
    int stagger = std::clamp((e.end - 1500) / std::max(1, static_cast<int>(bars.size())), 110, 600);
    for (std::size_t i = 0; i < bars.size(); ++i) {
        float high = std::max(46.0f, most * static_cast<float>(bars[i].size));
        Box box{x + static_cast<float>(i) * (width + gap), base - high, width, high};
        int at_ms = e.begin + 120 + static_cast<int>(i) * stagger;
        grow(e, bars[i], i, box, inks[i % 4], at_ms, width + gap - 44);
        if (e.has_art(i)) {
            auto& art =
                e.show("subject", i, box.centre_x(), box.y - value_room - art_room * 0.42f + 10, art_room * 0.95f);
            art.depth = 0.6f;
            art.turn.wave = {4, 1700, 300 * static_cast<int>(i)};
            art.y.wave = {6, 1300, 200 * static_cast<int>(i)};
            pop_in(art, at_ms + 500, 420, 0.2f);
            leave(art, e.end, 0, -60);
        }
        if (bars[i].size > 0.999) e.burst(at_ms + 760, box.centre_x(), box.y - 60, 260, 10);
    }
}

}  // namespace stage
