// SPDX-License-Identifier: MIT
#include "media/wav.hpp"

#include <bit>
#include <cstring>
#include <string>

#include "base/failure.hpp"
#include "base/files.hpp"

namespace media {
namespace {

void put(std::string& bytes, std::uint32_t value, int size) {
    for (int i = 0; i < size; ++i) bytes.push_back(static_cast<char>(value >> (8 * i) & 0xFF));
}

/// WAVE_FORMAT_IEEE_FLOAT with its fact chunk (http://www-mmsp.ece.mcgill.ca/Documents/AudioFormats/WAVE/WAVE.html).
std::string header(const Sound& sound) {
    const auto data = static_cast<std::uint32_t>(sound.samples.size() * 4);
    const auto channels = static_cast<std::uint32_t>(sound.channels);
    std::string bytes = "RIFF";
    put(bytes, 50 + data, 4);
    bytes += "WAVEfmt ";
    put(bytes, 18, 4);
    put(bytes, 3, 2);
    put(bytes, channels, 2);
    put(bytes, sample_rate, 4);
    put(bytes, sample_rate * channels * 4, 4);
    put(bytes, channels * 4, 2);
    put(bytes, 32, 2);
    put(bytes, 0, 2);
    bytes += "fact";
    put(bytes, 4, 4);
    put(bytes, static_cast<std::uint32_t>(sound.frames()), 4);
    bytes += "data";
    put(bytes, data, 4);
    return bytes;
}

}  // namespace

void write_wav(const std::filesystem::path& path, const Sound& sound) {
    static_assert(std::endian::native == std::endian::little);
    if (sound.samples.size() * 4 + 64 > 0xFFFFFFFFULL)
        throw base::Failure{base::Trouble::invalid, "This sound is too long for a WAV file (over 4 GiB)."};
    auto bytes = header(sound);
    const auto start = bytes.size();
    bytes.resize(start + sound.samples.size() * 4);
    if (!sound.samples.empty()) std::memcpy(bytes.data() + start, sound.samples.data(), sound.samples.size() * 4);
    base::write_file(path, bytes);
}

}  // namespace media
