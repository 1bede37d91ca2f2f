// SPDX-License-Identifier: MIT
#include <algorithm>
#include <vector>

#include "stage/layouts.hpp"

namespace stage {

namespace {

struct Row {
    Box box;
    std::string words;
    int item = 1;  ///< 1-based
    bool done = false, now = false;
    int at_ms = 0;
    Text text;  ///< of one size with its neighbours'
};

struct Measures {
    float pad, face, tick, left, room;
};

Measures measures(const Box& box) {
    float h = box.height, pad = h * 0.14f, face = h - 2 * pad, tick = h * 0.42f, left = box.x + pad + face + pad * 1.2f;
    return {pad, face, tick, left, box.right() - left - tick - pad * 2};
}

/// One size for all rows: in one line where that is large enough, else in two.
void set_words(Easel& e, std::vector<Row>& rows) {
    float one = 1000, two = 1000;
    auto plain = [&](const Row& row) {
        return Text{.words = row.words,
                    .face = "body." + e.look.type_pair,
                    .size = std::min(60.0f, row.box.height * 0.42f),
                    .ink = e.palette.panel_ink,
                    .align = "left"};
    };
    for (const auto& row : rows) {
        float room = measures(row.box).room;
        one = std::min(one, fitted(plain(row), room, 1, 0, 20).size);
        two = std::min(two, fitted(plain(row), room, 2, row.box.height * 0.86f, 26).size);
    }
    for (auto& row : rows) {
        row.text = plain(row);
        row.text.size = one >= 50 ? one : two;
        row.text = fitted(row.text, measures(row.box).room, one >= 50 ? 1 : 2, 0, 20);
    }
}

void check(Easel& e, float x, float y, float size, int at_ms, bool landing) {
    Svg s(size * 1.2, size * 1.2);
    double c = size * 0.6, r = size * 0.5;
    s.circle(c, c, r, s.down("#4fd18b", "#1fa564"));
    s.circle(c, c - r * 0.3, r * 0.6, "#ffffff", 0.14);
    s.line("M" + number(c - r * 0.42) + " " + number(c + r * 0.04) + "L" + number(c - r * 0.1) + " " +
               number(c + r * 0.36) + "L" + number(c + r * 0.46) + " " + number(c - r * 0.32),
           "#ffffff", r * 0.24);
    auto& layer = e.draw("row.check", s, x, y);
    if (landing) {
        layer.from_ms = at_ms;
        pop_in(layer, at_ms, 420, 0.1f);
    } else
        glide_in(layer, at_ms, 0, 26, 260);
    leave(layer, e.end, -60, 0);
    if (landing) e.burst(at_ms + 40, x, y, 150, 8);  // moves the layers: `layer` is not to be used after it
}

void row(Easel& e, const Row& row, std::size_t art) {
    const auto& p = e.palette;
    float h = row.box.height, radius = std::min(static_cast<float>(e.look.corner_radius), h / 2);
    float faint = row.done || row.now ? 1.0f : 0.72f;
    float grow = row.now ? 1.03f : 1.0f;
    auto come = [&](Layer& layer) {
        layer.opacity.rest = faint;
        if (row.now) {
            glide_in(layer, row.at_ms, e.zones.width * 0.5f, 0, 420);
            layer.scale.rest = grow;
        } else if (!e.in.first && row.done) {
            glide_in(layer, row.at_ms, 0, 26, 260);
        } else
            glide_in(layer, row.at_ms, 0, 70, 360);
        layer.x.wave = {row.now ? 3.0f : 1.5f, 2600, row.item * 500};
    };
    std::size_t first = e.scene.layers.size();
    come(e.panel("row.panel", row.box, p.panel, radius, row.now ? p.pill : ""));
    auto [pad, face, tick, left, room] = measures(row.box);
    float x = row.box.x + pad + face / 2;
    if (e.has_art(art))
        come(e.show("row.art", art, x, row.box.centre_y(), face * 0.92f));
    else {
        Svg s(face, face);
        s.circle(face / 2, face / 2, face * 0.46, row.now || row.done ? p.pill : with_alpha(p.panel_ink, 0.25));
        come(e.draw("row.badge", s, x, row.box.centre_y()));
        Text digit{.words = std::to_string(row.item),
                   .face = "number." + e.look.type_pair,
                   .size = face * 0.56f,
                   .ink = row.now || row.done ? p.pill_ink : p.panel_ink};
        come(e.write("row.number", digit, x, row.box.centre_y()));
    }
    come(e.write("row.words", row.text, left, row.box.centre_y()));
    for (std::size_t i = first; i < e.scene.layers.size(); ++i) {
        e.scene.layers[i].depth = 0.3f;
        leave(e.scene.layers[i], e.end, -70, 0, 180);
    }
    if (row.done) check(e, row.box.right() - pad - tick / 2, row.box.centre_y(), tick, row.at_ms, false);
    if (row.now) {
        auto beats = e.stresses();
        int landing = std::clamp(beats.empty() ? e.end / 2 : beats.back(), row.at_ms + 450,
                                 std::max(row.at_ms + 450, e.end - 500));
        check(e, row.box.right() - pad - tick / 2, row.box.centre_y(), tick, landing, true);
    }
}

}  // namespace

void draw_list(Easel& e) {
    const auto& texts = e.in.shot->texts;
    std::string headline = texts.empty() ? "" : texts[0];
    int items = static_cast<int>(texts.size()) - 1, now = e.in.line ? e.in.line->directions.item : 0;
    const auto& c = e.zones.content;
    Box area = c;
    if (!headline.empty()) {
        bool side = e.zones.wide;
        auto text = fitted(e.display(e.cased(headline), 118), side ? c.width * 0.34f : c.width, side ? 4 : 2,
                           side ? c.height : c.height * 0.26f);
        auto size = measure(text);
        auto& layer = e.write("headline", text, side ? c.x + c.width * 0.17f : c.centre_x(),
                              side ? c.centre_y() : c.y + size.ink_height / 2);
        if (now <= 1)
            pop_in(layer, e.begin, 380, 0.6f);
        else
            glide_in(layer, e.begin, 0, -20, 240);
        layer.scale.wave = {0.006f, 2400, 0};
        leave(layer, e.end, 0, -60);
        if (side)
            area.x += c.width * 0.38f, area.width -= c.width * 0.38f;
        else
            area.y += size.ink_height + 26, area.height -= size.ink_height + 26;
    }
    if (items <= 0) return;
    // A long list shows a window of five around the row that lands now.
    int most = e.zones.height > 1200 ? 5 : 4, shown = std::min(items, most);
    int first = std::clamp((now ? now : 1) - shown + (now < items ? 1 : 0), 0, items - shown);
    first = std::max(0, std::min(first, (now ? now : 1) - 1));
    float gap = 20,
          height = std::min(190.0f, (area.height - gap * static_cast<float>(shown - 1)) / static_cast<float>(shown));
    float block = height * static_cast<float>(shown) + gap * static_cast<float>(shown - 1);
    float top = area.y + (area.height - block) * (e.zones.wide ? 0.5f : 0.35f);
    std::vector<Row> rows;
    for (int i = 0; i < shown; ++i) {
        int item = first + i + 1;
        Row one{.box = {area.x, top + static_cast<float>(i) * (height + gap), area.width, height},
                .words = texts[static_cast<std::size_t>(item)],
                .item = item};
        one.done = now > 0 && item < now;
        one.now = now > 0 ? item == now : true;
        one.at_ms = now > 0 ? e.begin + (one.now ? 90 : 30 * i) : e.begin + (e.end - 600) * i / std::max(1, shown);
        rows.push_back(one);
    }
    set_words(e, rows);
    for (const auto& one : rows) row(e, one, static_cast<std::size_t>(one.item - 1));
}

}  // namespace stage
