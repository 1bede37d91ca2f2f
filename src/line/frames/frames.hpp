// SPDX-License-Identifier: MIT
// Segments into packets, packets into a file.
#pragma once
#include <cstdint>
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "media/picture.hpp"
#include "media/sound.hpp"
#include "timeline/timeline.hpp"

namespace frames {

/// How a film is encoded; all of it is part of every segment's key.
struct Profile {
    std::string codec = "h264";  ///< h264, av1, vp9; gif; png: numbered pictures (build/sequence.hpp)
    int width = 1080, height = 1920;
    int fps = 30;
    std::string options = "";  ///< encoder options, "crf=23:partitions=i8x8,i4x4"
    std::string preset = "veryfast";
    std::string exact = "native";  ///< native, or portable (AVX2: same bytes on every node)
};
BOOST_DESCRIBE_STRUCT(Profile, (), (codec, width, height, fps, options, preset, exact))

/// draft 540 wide, low 720, medium 1080 (the default), high 1080 with slower, better encoding; other aspects alike.
/// A GIF is 480 wide, draft 360, high 720. Throws invalid for a codec or quality that is none.
Profile profile_for(std::string_view quality, film::Aspect aspect, int fps, std::string_view codec,
                    std::string_view exact);

struct Packet {
    std::int64_t pts = 0, dts = 0;  ///< frames from the segment's start (dts may be negative)
    bool key = false;
    std::string bytes;  ///< H.264: AVCC, length-prefixed NAL units without SEI
};

struct Encoded {
    int frames = 0;
    std::string head;  ///< codec configuration (avcC, av1C …); the same for all segments of a profile
    std::vector<Packet> packets;
};

/// One flat string for the store, and back. Throws unreadable when damaged.
std::string pack(const Encoded& segment);
Encoded unpack(std::string_view bytes);

/// Composes and encodes one segment on the calling thread, with a one-thread encoder. Sprites are rasterised once and
/// shared by all threads. on_frame is called after each frame. Throws cancelled when asked to stop.
Encoded encode(const timeline::Segment& segment, const Profile& profile, std::stop_token stop = {},
               const std::function<void()>& on_frame = {});

/// One composed frame, for goldens, thumbnails and contact sheets; n counts from the segment's first frame.
media::Picture compose(const timeline::Segment& segment, int n, int width, int height, int fps = 30);

/// AAC-LC 48 kHz stereo (Opus for WebM); packets' times in samples.
Encoded encode_sound(const media::Sound& sound, std::string_view codec);

/// Joins by stream copy; MP4 with faststart (WebM for vp9; GIF, without sound and tags), bit-exact. Written whole or
/// not at all. tags: container metadata (title, comment …).
void mux(const std::filesystem::path& path, const std::vector<Encoded>& segments, const Encoded* sound,
         const Profile& profile, const std::vector<std::pair<std::string, std::string>>& tags);

/// The same with `count` segments asked for one after the other as their packets are written: a long film never lies in
/// memory whole.
void mux(const std::filesystem::path& path, std::size_t count, const std::function<Encoded(std::size_t)>& segment,
         const Encoded* sound, const Profile& profile, const std::vector<std::pair<std::string, std::string>>& tags);

/// Name and run-time versions of everything that shapes the bytes (x264, lavc, cairo, pango, rsvg, fonts …).
std::string engine();

}  // namespace frames
