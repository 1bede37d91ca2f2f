// SPDX-License-Identifier: MIT
#include <algorithm>

#include "stage/layouts.hpp"

namespace stage {

namespace {

/// A name on a pill, with its own small picture where there is one.
void part(Easel& e, std::size_t i, const std::string& name, float x, float y, float room, bool thumb, std::size_t art,
          int at_ms) {
    // Names alone carry the shot: then they are large.
    float size = (e.zones.height > 1500 ? 58.0f : 44.0f) * (e.has_art(0) ? 1.0f : 1.5f), face = thumb ? size * 1.9f : 0;
    Text text = fitted({.words = name, .face = "body." + e.look.type_pair, .size = size, .ink = e.palette.panel_ink},
                       room - face - size, 2, 0, 28);
    auto ink = measure(text);
    float w = ink.ink_width + size * 1.1f + face, h = std::max(ink.ink_height + size * 0.55f, face > 0 ? face + 10 : 0);
    x = std::clamp(x, e.zones.safe.x + w / 2, e.zones.safe.right() - w / 2);
    std::size_t first = e.scene.layers.size();
    e.panel("part.panel", {x - w / 2, y - h / 2, w, h}, with_alpha(e.palette.panel, 1),
            std::min(h / 2, static_cast<float>(e.look.corner_radius) + 8), e.palette.pill);
    if (thumb) e.show("part.art", art, x - w / 2 + size * 0.35f + face / 2, y, face * 0.84f);
    e.write("part." + std::to_string(i), text, x + face / 2, y);
    for (std::size_t k = first; k < e.scene.layers.size(); ++k) {
        auto& layer = e.scene.layers[k];
        layer.depth = 0.8f;
        pop_in(layer, at_ms, 420, 0.3f);
        layer.y.wave = {6, 2100 + 170 * static_cast<int>(i), 600 * static_cast<int>(i)};
        leave(layer, e.end, x < e.zones.width / 2 ? -90.0f : 90.0f, 0);
    }
}

}  // namespace

void draw_parts(Easel& e) {
    const auto& texts = e.in.shot->texts;
    const auto& c = e.zones.content;
    std::size_t count = std::min<std::size_t>(texts.size(), 4);
    bool thumbs = e.in.shot->art.size() == texts.size() + 1 && texts.size() > 0;
    float rows = e.zones.wide ? (static_cast<float>(count) + 1) / 2 : static_cast<float>(count);
    float step = e.zones.wide ? c.height / std::max(1.0f, rows + 0.3f)
                 : !e.has_art(0)
                     ? std::min(e.zones.height > 1500 ? 220.0f : 150.0f, c.height * 0.94f / std::max(1.0f, rows))
                     : std::min(e.zones.height > 1500 ? 138.0f : 96.0f, c.height * 0.52f / std::max(1.0f, rows));
    float block = e.zones.wide ? 0 : step * rows + 10;
    float top = e.zones.wide || e.has_art(0) ? c.y : c.y + (c.height - block) / 2;
    if (e.has_art(0)) {
        ArtWish wish{.x = e.zones.width / 2,
                     .feet = e.place.ground,
                     .width = 600,
                     .height = e.zones.wide ? c.height * 0.92f : std::max(240.0f, e.zones.ground - c.y - block - 4),
                     .at_ms = e.begin};
        auto whole = e.stand(0, wish);
        // The names gather close above a low subject, its back between the last two.
        const auto& layer = e.scene.layers[whole];
        auto ink = inked(e.painter.draw(e.in.shot->art[0]));
        float back = wish.feet - layer.sprite.height * (ink.bottom - ink.top);
        if (!e.zones.wide) top = std::max(c.y, back - block - 24);
    }
    for (std::size_t i = 0; i < count; ++i) {
        bool left = i % 2 == 0;
        float x = e.zones.wide ? (left ? c.x + c.width * 0.17f : c.right() - c.width * 0.17f)
                               : (left ? c.x + c.width * 0.30f : c.right() - c.width * 0.30f);
        float y = e.zones.wide ? c.y + step * (0.65f + static_cast<float>(i / 2))
                               : top + step * (static_cast<float>(i) + 0.5f);
        auto first = texts[i].substr(0, texts[i].find(' '));
        int fallback = e.begin + 250 + static_cast<int>(i) * std::max(160, (e.end - 900) / static_cast<int>(count + 1));
        int at_ms = std::clamp(e.word_start(first, fallback) - 40, e.begin + 120 + 90 * static_cast<int>(i),
                               std::max(e.begin + 120 + 90 * static_cast<int>(i), e.end - 1000));
        part(e, i, texts[i], x, y, e.zones.wide ? c.width * 0.34f : c.width * 0.78f, thumbs && e.has_art(i + 1), i + 1,
             at_ms);
    }
}

}  // namespace stage
