// SPDX-License-Identifier: MIT
// What is in a media file.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace media {

struct Stream {
    std::string kind;           ///< video, audio, subtitle, data
    std::string codec;          ///< "h264"
    int width = 0, height = 0;  ///< as shown: rotation and pixel shape applied
    int rotation = 0;           ///< degrees clockwise: 0, 90, 180, 270
    double fps = 0;             ///< average
    int sample_rate = 0, channels = 0;
    std::string pixels;  ///< "yuv420p10le"
};

struct Probe {
    std::string container;         ///< "mov,mp4,m4a,3gp,3g2,mj2"
    std::int64_t duration_ms = 0;  ///< 0: unknown
    std::uint64_t bytes = 0;
    std::vector<Stream> streams;

    const Stream* first(std::string_view kind) const;
};

/// Throws missing; unreadable when it is no media file. Files only: no URLs, no playlists.
Probe probe(const std::filesystem::path& path);

}  // namespace media
