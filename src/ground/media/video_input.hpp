// SPDX-License-Identifier: MIT
// A video file, decoded frame by frame in order.
#pragma once
#include <filesystem>

#include "media/libav.hpp"

namespace media {

class VideoInput {
  public:
    /// Local files only. Throws missing; unreadable; invalid when there is no video in it.
    explicit VideoInput(const std::filesystem::path& path, int threads);

    /// The next frame, best_effort_timestamp set; null at the end. Damaged frames are skipped. Valid until the next
    /// call.
    AVFrame* next();
    /// To the intra frame at or before a time of the stream's clock.
    void seek(std::int64_t timestamp);

    /// Throws unreadable when the container's own index points beyond the file's end: a copy that stopped half way.
    void check_whole() const;
    /// held: of the stream's clock, what came out. Throws unreadable when the file says it holds much more.
    void check_length(std::int64_t held) const;

    const AVStream& stream() const { return *format_->streams[index_]; }
    std::int64_t start() const { return stream().start_time == AV_NOPTS_VALUE ? 0 : stream().start_time; }
    /// Degrees clockwise to turn the picture by before it is shown: 0, 90, 180, 270.
    int rotation() const { return rotation_of(stream()); }
    static int rotation_of(const AVStream& stream);

  private:
    std::string name_;
    libav::Owned<AVFormatContext> format_;
    libav::Owned<AVCodecContext> decoder_;
    libav::Owned<AVPacket> packet_;
    libav::Owned<AVFrame> frame_;
    int index_ = -1;
    bool ended_ = false;
};

/// Opens a local file's container. Throws missing or unreadable.
libav::Owned<AVFormatContext> open_container(const std::filesystem::path& path);

}  // namespace media
