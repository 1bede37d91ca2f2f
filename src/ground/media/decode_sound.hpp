// SPDX-License-Identifier: MIT
// Sound out of any file: audio, or the audio of a video.
#pragma once
#include <chrono>
#include <filesystem>

#include "media/sound.hpp"

namespace media {

/// 48 kHz, mono when the file is mono, otherwise stereo. Empty where a film has no sound stream. Throws missing,
/// unreadable (empty, damaged, cut short, not a medium) and full (longer than `most`). For untrusted files call it in a
/// cell: it runs decoders over their bytes.
Sound read_sound(const std::filesystem::path& path, std::chrono::seconds most = std::chrono::minutes(30));

}  // namespace media
