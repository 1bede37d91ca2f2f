// SPDX-License-Identifier: MIT
// From a form and a mood to the notes of every part.
#pragma once
#include "builtin/composer/form.hpp"
#include "builtin/composer/moods.hpp"
#include "builtin/composer/piece.hpp"

namespace builtin::composer {

/// The tonic's pitch class that a seed gives, for music and effects alike.
int tonic_of(std::int64_t seed);

Piece arranged(const score::MusicWish& wish);

}  // namespace builtin::composer
