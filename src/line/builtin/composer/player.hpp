// SPDX-License-Identifier: MIT
// Plays a piece with FluidSynth, faster than time and without a sound card.
#pragma once
#include <filesystem>
#include <string>

#include "builtin/composer/piece.hpp"
#include "media/sound.hpp"

namespace builtin::composer {

/// Stereo, the piece's duration to the sample, not yet levelled. A fresh synthesizer for each piece, loading only the
/// instruments it needs, so that nothing rings over from another. Throws missing or unreadable (the soundfont).
media::Sound played(const Piece& piece, const std::filesystem::path& soundfont);

/// "fluidsynth 2.3.1", as loaded now.
std::string player_version();

}  // namespace builtin::composer
