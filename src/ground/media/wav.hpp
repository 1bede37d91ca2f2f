// SPDX-License-Identifier: MIT
// Sound as a WAV file, 32-bit float.
#pragma once
#include <filesystem>

#include "media/sound.hpp"

namespace media {

/// The file is whole or not there. Throws denied, full, or invalid (over 4 GiB, the format's limit).
void write_wav(const std::filesystem::path& path, const Sound& sound);

}  // namespace media
