// SPDX-License-Identifier: MIT
// Short soft sounds for what moves on the screen, made from sines and seeded noise.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "media/sound.hpp"

namespace builtin::composer {

/// whoosh pop riser tick ding boom sparkle, in this order.
std::vector<std::string> effect_names();

/// Stereo, 0.05 to 1.8 s, peak -14 dBFS; pitched ones use only the tonic, second and fifth of the seed's key, which fit
/// every mode. Throws missing.
media::Sound synthesised(std::string_view name, std::int64_t seed);

}  // namespace builtin::composer
