// SPDX-License-Identifier: MIT
// How loud a sound is to the ear, and keeping it there (EBU R 128, ITU-R BS.1770-4).
#pragma once
#include "media/sound.hpp"

namespace media {

/// lufs: gated, over the whole sound; peak: dBTP, oversampled four times. Minus infinity for silence.
struct Loudness {
    double lufs;
    double peak;
};

/// Mono is taken as played on both loudspeakers. A sound under 400 ms is measured as if repeated.
Loudness measure(const Sound& sound);

/// Only how loud it is, at a third of the price.
double loudness(const Sound& sound);

/// The loudest 400 ms (LUFS), a sound under 200 ms as if it came five times a second: for effects, whose tail says
/// little.
double loudest_moment(const Sound& sound);

void amplify(Sound& sound, double decibels);

/// Look-ahead limiter: no sample, nor any point between samples, passes the ceiling (dBTP, within 0.1 dB). 3 ms ahead,
/// 80 ms release, all channels by the same gain, nothing delayed.
void limit(Sound& sound, double ceiling);

/// Brings a sound to `lufs` (+-0.1 where its peaks allow) under `ceiling` dBTP; silence stays silence, and nothing is
/// raised by more than 40 dB.
void normalise(Sound& sound, double lufs, double ceiling);

}  // namespace media
