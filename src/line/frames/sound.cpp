// SPDX-License-Identifier: MIT
#include <cstring>

#include "frames/frames.hpp"
#include "frames/libav.hpp"

namespace frames {
namespace {

libav::Owned<AVCodecContext> open(std::string_view codec) {
    libav::quiet();
    bool opus = codec == "opus" || codec == "vp9" || codec == "webm";
    const AVCodec* encoder = opus ? avcodec_find_encoder_by_name("libopus") : avcodec_find_encoder(AV_CODEC_ID_AAC);
    if (!encoder)
        throw base::Failure{base::Trouble::unsupported,
                            "This build of FFmpeg cannot encode " + std::string(opus ? "Opus." : "AAC.")};
    libav::Owned<AVCodecContext> out(avcodec_alloc_context3(encoder));
    out->sample_fmt = opus ? AV_SAMPLE_FMT_FLT : AV_SAMPLE_FMT_FLTP;
    out->sample_rate = media::sample_rate, out->bit_rate = 160000, out->time_base = {1, media::sample_rate};
    av_channel_layout_default(&out->ch_layout, 2);
    out->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT;
    if (!opus) av_opt_set(out->priv_data, "aac_coder", "fast", 0);
    libav::check(avcodec_open2(out.get(), encoder, nullptr), "The sound encoder");
    return out;
}

/// n stereo samples from `at`, silence after the end; a mono sound goes to both sides.
void fill(AVFrame& frame, const media::Sound& sound, std::size_t at, std::size_t n) {
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t side = 0; side < 2; ++side) {
            std::size_t channel = sound.channels == 1 ? 0 : side;
            float value = at + i < sound.frames()
                              ? sound.samples[(at + i) * static_cast<std::size_t>(sound.channels) + channel]
                              : 0.0f;
            if (frame.format == AV_SAMPLE_FMT_FLTP)
                reinterpret_cast<float*>(frame.data[side])[i] = value;
            else
                reinterpret_cast<float*>(frame.data[0])[2 * i + side] = value;
        }
}

void drain(AVCodecContext& context, AVPacket& packet, Encoded& out) {
    for (;;) {
        int code = avcodec_receive_packet(&context, &packet);
        if (code == AVERROR(EAGAIN) || code == AVERROR_EOF) return;
        libav::check(code, "The sound encoder");
        // What begins after the end is the encoder's own padding.
        if (packet.pts < out.frames)
            out.packets.push_back(
                {packet.pts, packet.pts, true,
                 std::string(reinterpret_cast<char*>(packet.data), static_cast<std::size_t>(packet.size))});
        av_packet_unref(&packet);
    }
}

}  // namespace

Encoded encode_sound(const media::Sound& sound, std::string_view codec) {
    auto context = open(codec);
    libav::Owned<AVFrame> frame(av_frame_alloc());
    libav::Owned<AVPacket> packet(av_packet_alloc());
    std::size_t step = static_cast<std::size_t>(context->frame_size);
    frame->format = context->sample_fmt, frame->nb_samples = context->frame_size,
    frame->sample_rate = media::sample_rate;
    av_channel_layout_copy(&frame->ch_layout, &context->ch_layout);
    libav::check(av_frame_get_buffer(frame.get(), 0), "A sound buffer");

    Encoded out{.frames = static_cast<int>(sound.frames())};
    for (std::size_t at = 0; at < sound.frames(); at += step) {
        libav::check(av_frame_make_writable(frame.get()), "A sound buffer");
        fill(*frame, sound, at, step);
        frame->pts = static_cast<std::int64_t>(at);
        libav::check(avcodec_send_frame(context.get(), frame.get()), "The sound encoder");
        drain(*context, *packet, out);
    }
    libav::check(avcodec_send_frame(context.get(), nullptr), "The sound encoder");
    drain(*context, *packet, out);
    out.head.assign(reinterpret_cast<char*>(context->extradata), static_cast<std::size_t>(context->extradata_size));
    return out;
}

}  // namespace frames
