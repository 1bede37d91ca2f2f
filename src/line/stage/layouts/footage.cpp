// SPDX-License-Identifier: MIT
#include "stage/layouts.hpp"

namespace stage {

namespace {

/// Darkens the bottom, so that captions read on any picture, and the top where a headline stands.
void scrim(Easel& e, bool headline) {
    for (bool low : {false, true}) {
        if (!low && !headline) continue;
        double h = e.zones.height * (low ? 0.60 : 0.36);
        Svg s(e.zones.width * 1.2, h);
        s.rect(0, 0, e.zones.width * 1.2, h,
               low ? s.down("#00000000", "#000000c8", "#00000070", 0.4) : s.down("#000000b8", "#00000000"));
        auto& layer =
            e.draw("scrim", s, e.zones.width / 2, static_cast<float>(low ? e.zones.height - h / 2 + 2 : h / 2 - 2));
        layer.depth = 0;
    }
}

}  // namespace

void draw_footage(Easel& e) {
    if (!e.has_art(0)) return draw_type(e);
    auto drawing = e.painter.draw(e.in.shot->art[0]);
    if (drawing.file.empty()) return draw_hero(e);
    e.scene.layers.clear();
    e.scene.field.living = {};
    e.place.before.clear();
    Layer layer;
    layer.name = "subject.footage";
    fill(layer.sprite, drawing, e.in.shot->offset_ms);
    layer.x.rest = e.zones.width / 2;
    layer.y.rest = e.zones.height / 2;
    if (drawing.moves) {
        // Moves by itself and runs on from line to line: a camera over it would jump at each cut.
        layer.sprite.width = e.zones.width;
        layer.sprite.height = e.zones.height;
        layer.depth = 0;
    } else {
        // A slow push with a little drift; the way depends on the seed.
        float way = e.chance.below(2) ? 1.0f : -1.0f, drift = e.zones.width * 0.022f;
        layer.sprite.width = e.zones.width * 1.12f;
        layer.sprite.height = e.zones.height * 1.12f;
        layer.depth = 0.5f;
        layer.scale.keys = {{-200, 1.0f, Ease::linear}, {e.end + 600, 1.10f, Ease::linear}};
        layer.x.keys = {{-200, e.zones.width / 2 - way * drift, Ease::linear},
                        {e.end + 600, e.zones.width / 2 + way * drift, Ease::linear}};
        layer.y.wave = {6, 4100, 0};
    }
    e.keep(layer);
    const auto& texts = e.in.shot->texts;
    bool headline = !texts.empty() && !texts[0].empty();
    scrim(e, headline);
    if (!headline) return;
    auto text = fitted(e.display(e.cased(texts[0]), 130), e.zones.content.width, 3, e.zones.content.height * 0.4f, 48);
    text.ink = "#ffffff", text.shadow = "#000000a0";
    auto& label =
        e.write("headline", text, e.zones.content.centre_x(), e.zones.content.y + measure(text).ink_height / 2);
    pop_in(label, e.begin, 400, 0.6f);
    leave(label, e.end, 0, -80);
}

}  // namespace stage
