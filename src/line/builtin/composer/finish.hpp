// SPDX-License-Identifier: MIT
// Makes played music fit to lie under a voice.
#pragma once
#include "media/sound.hpp"

namespace builtin::composer {

/// Rumble under 35 Hz out, 4 dB less bass (small loudspeakers only choke on it) and 4 dB less where consonants live
/// (about 1 to 4 kHz).
void make_room_for_speech(media::Sound& sound);

/// From full at from_ms to nothing at the end.
void ring_out(media::Sound& sound, double from_ms);

}  // namespace builtin::composer
