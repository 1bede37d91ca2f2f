// SPDX-License-Identifier: MIT
#include "media/probe.hpp"

#include "media/video_input.hpp"

namespace media {
namespace {

std::string kind_of(AVMediaType type) {
    const char* name = av_get_media_type_string(type);
    return name ? name : "data";
}

Stream described(const AVStream& stream) {
    const auto& p = *stream.codecpar;
    Stream out{.kind = kind_of(p.codec_type), .codec = avcodec_get_name(p.codec_id)};
    if (p.codec_type == AVMEDIA_TYPE_VIDEO) {
        out.width = p.width, out.height = p.height, out.rotation = VideoInput::rotation_of(stream);
        auto shape = stream.sample_aspect_ratio.num ? stream.sample_aspect_ratio : p.sample_aspect_ratio;
        if (shape.num > 0 && shape.den > 0) out.width = static_cast<int>(av_rescale(out.width, shape.num, shape.den));
        if (out.rotation % 180) std::swap(out.width, out.height);
        if (stream.avg_frame_rate.den) out.fps = av_q2d(stream.avg_frame_rate);
        if (const char* name = av_get_pix_fmt_name(static_cast<AVPixelFormat>(p.format))) out.pixels = name;
    } else if (p.codec_type == AVMEDIA_TYPE_AUDIO) {
        out.sample_rate = p.sample_rate, out.channels = p.ch_layout.nb_channels;
    }
    return out;
}

}  // namespace

const Stream* Probe::first(std::string_view kind) const {
    for (const auto& stream : streams)
        if (stream.kind == kind) return &stream;
    return nullptr;
}

Probe probe(const std::filesystem::path& path) {
    auto format = open_container(path);
    Probe out{.container = format->iformat->name};
    if (format->duration != AV_NOPTS_VALUE) out.duration_ms = format->duration / 1000;
    out.bytes = std::filesystem::file_size(path);
    for (unsigned i = 0; i < format->nb_streams; ++i) out.streams.push_back(described(*format->streams[i]));
    return out;
}

}  // namespace media
