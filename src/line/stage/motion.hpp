// SPDX-License-Identifier: MIT
// The vocabulary of movement: enter, live, stress, leave.
#pragma once
#include "stage/scene.hpp"

namespace stage {

/// Adds a journey to the end of a track: rest at the last value until from_ms, then to `value` by to_ms.
/// A journey that would start before the last one ended starts at its end.
void travel(Track& track, int from_ms, int to_ms, float value, Ease ease);

/// Where the track stands after its last key.
float settled(const Track& track);
int last_key(const Track& track);

/// Grows from `from` of its size with a spring, fading in over its first 90 ms.
void pop_in(Layer& layer, int at_ms, int ms = 380, float from = 0.55f);
/// Comes from an offset with an overshoot, fading in.
void glide_in(Layer& layer, int at_ms, float dx, float dy, int ms = 380);
/// Fades only.
void fade_in(Layer& layer, int at_ms, int ms = 160);

/// A slow breath; `phase` sets siblings apart.
void breathe(Layer& layer, float share, int period_ms, int phase_ms);
void bob(Layer& layer, float pixels, int period_ms, int phase_ms);
void sway(Layer& layer, float degrees, int period_ms, int phase_ms);

/// A hop on a stressed word: up in 110 ms, down with a little bounce.
void hop(Layer& layer, int at_ms, float height);
/// A quick swell.
void punch(Layer& layer, int at_ms, float share, int ms = 300);
void nod(Layer& layer, int at_ms, float degrees);

/// Goes with an ease-in that ends at end_ms, fading.
void leave(Layer& layer, int end_ms, float dx, float dy, int ms = 190);

}  // namespace stage
