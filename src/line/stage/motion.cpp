// SPDX-License-Identifier: MIT
#include "stage/motion.hpp"

#include <algorithm>

namespace stage {

float settled(const Track& track) {
    return track.keys.empty() ? track.rest : track.keys.back().value;
}
int last_key(const Track& track) {
    return track.keys.empty() ? -1000000 : track.keys.back().at_ms;
}

void travel(Track& track, int from_ms, int to_ms, float value, Ease ease) {
    int start = std::max(from_ms, last_key(track));
    int end = std::max(to_ms, start + 1);
    if (track.keys.empty() || start > last_key(track)) track.keys.push_back({start, settled(track), Ease::linear});
    track.keys.push_back({end, value, ease});
}

void fade_in(Layer& layer, int at_ms, int ms) {
    float full = settled(layer.opacity);
    layer.opacity.keys = {{at_ms, 0, Ease::linear}, {at_ms + ms, full, Ease::out}};
}

void pop_in(Layer& layer, int at_ms, int ms, float from) {
    float full = settled(layer.scale);
    layer.scale.keys = {{at_ms, full * from, Ease::linear}, {at_ms + ms, full, Ease::spring}};
    fade_in(layer, at_ms, 90);
}

void glide_in(Layer& layer, int at_ms, float dx, float dy, int ms) {
    auto from = [&](Track& track, float offset) {
        if (offset == 0) return;
        float rest = settled(track);
        track.keys = {{at_ms, rest + offset, Ease::linear}, {at_ms + ms, rest, Ease::back_out}};
    };
    from(layer.x, dx);
    from(layer.y, dy);
    fade_in(layer, at_ms, std::min(130, ms));
}

void breathe(Layer& layer, float share, int period_ms, int phase_ms) {
    layer.scale.wave = {share, period_ms, phase_ms};
}
void bob(Layer& layer, float pixels, int period_ms, int phase_ms) {
    layer.y.wave = {pixels, period_ms, phase_ms};
}
void sway(Layer& layer, float degrees, int period_ms, int phase_ms) {
    layer.turn.wave = {degrees, period_ms, phase_ms};
}

void hop(Layer& layer, int at_ms, float height) {
    float rest = settled(layer.y);
    travel(layer.y, at_ms, at_ms + 110, rest - height, Ease::out);
    travel(layer.y, at_ms + 110, at_ms + 250, rest, Ease::in);
    travel(layer.y, at_ms + 250, at_ms + 330, rest - height * 0.18f, Ease::out);
    travel(layer.y, at_ms + 330, at_ms + 410, rest, Ease::in);
}

void punch(Layer& layer, int at_ms, float share, int ms) {
    float rest = settled(layer.scale);
    travel(layer.scale, at_ms, at_ms + ms / 4, rest * (1 + share), Ease::out);
    travel(layer.scale, at_ms + ms / 4, at_ms + ms, rest, Ease::spring);
}

void nod(Layer& layer, int at_ms, float degrees) {
    float rest = settled(layer.turn);
    travel(layer.turn, at_ms, at_ms + 120, rest + degrees, Ease::out);
    travel(layer.turn, at_ms + 120, at_ms + 420, rest, Ease::spring);
}

void leave(Layer& layer, int end_ms, float dx, float dy, int ms) {
    int from = end_ms - ms;
    if (dx != 0) travel(layer.x, from, end_ms, settled(layer.x) + dx, Ease::in);
    if (dy != 0) travel(layer.y, from, end_ms, settled(layer.y) + dy, Ease::in);
    travel(layer.opacity, from + ms / 4, end_ms, 0, Ease::in);
}

}  // namespace stage
