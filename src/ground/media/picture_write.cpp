// SPDX-License-Identifier: MIT
#include <algorithm>

#include "base/files.hpp"
#include "media/libav.hpp"
#include "media/picture.hpp"

namespace media {
namespace {

std::string encoded(AVCodecID id, AVFrame& frame, int quality) {
    libav::quiet();
    const AVCodec* codec = avcodec_find_encoder(id);
    if (!codec)
        throw base::Failure{base::Trouble::unsupported, "This build of FFmpeg cannot write this kind of picture."};
    libav::Owned<AVCodecContext> context(avcodec_alloc_context3(codec));
    context->width = frame.width, context->height = frame.height,
    context->pix_fmt = static_cast<AVPixelFormat>(frame.format);
    context->time_base = {1, 1}, context->thread_count = 1, context->color_range = frame.color_range;
    context->flags |= AV_CODEC_FLAG_BITEXACT;
    if (quality) context->flags |= AV_CODEC_FLAG_QSCALE, context->global_quality = quality * FF_QP2LAMBDA;
    libav::check(avcodec_open2(context.get(), codec, nullptr), "A picture encoder");
    if (quality) frame.quality = quality * FF_QP2LAMBDA;
    libav::check(avcodec_send_frame(context.get(), &frame), "A picture encoder");
    libav::Owned<AVPacket> packet(av_packet_alloc());
    avcodec_send_frame(context.get(), nullptr);
    libav::check(avcodec_receive_packet(context.get(), packet.get()), "A picture encoder");
    return std::string(reinterpret_cast<char*>(packet->data), static_cast<std::size_t>(packet->size));
}

libav::Owned<AVFrame> frame_for(const Picture& picture, AVPixelFormat format) {
    if (picture.width <= 0 || picture.height <= 0)
        throw base::Failure{base::Trouble::invalid, "An empty picture cannot be written."};
    libav::Owned<AVFrame> frame(av_frame_alloc());
    frame->format = format, frame->width = picture.width, frame->height = picture.height;
    libav::check(av_frame_get_buffer(frame.get(), 0), "A picture buffer");
    return frame;
}

}  // namespace

std::string png(const Picture& picture) {
    bool opaque = true;
    for (std::size_t i = 3; i < picture.rgba.size() && opaque; i += 4) opaque = picture.rgba[i] == 255;
    auto frame = frame_for(picture, opaque ? AV_PIX_FMT_RGB24 : AV_PIX_FMT_RGBA);
    int channels = opaque ? 3 : 4;
    for (int y = 0; y < picture.height; ++y) {
        const std::uint8_t* from = &picture.rgba[static_cast<std::size_t>(y) * picture.width * 4];
        std::uint8_t* to = frame->data[0] + static_cast<std::ptrdiff_t>(y) * frame->linesize[0];
        for (int x = 0; x < picture.width; ++x, from += 4, to += channels) {
            int alpha = from[3];
            for (int c = 0; c < 3; ++c)
                to[c] = alpha == 255 ? from[c]
                        : alpha == 0 ? std::uint8_t{0}
                                     : static_cast<std::uint8_t>(std::min(255, (from[c] * 255 + alpha / 2) / alpha));
            if (!opaque) to[3] = from[3];
        }
    }
    return encoded(AV_CODEC_ID_PNG, *frame, 0);
}

std::string jpeg(const Picture& picture, int quality) {
    auto frame = frame_for(picture, AV_PIX_FMT_YUVJ420P);
    frame->color_range = AVCOL_RANGE_JPEG;
    libav::Owned<SwsContext> scaler(sws_getContext(picture.width, picture.height, AV_PIX_FMT_RGBA, picture.width,
                                                   picture.height, AV_PIX_FMT_YUV420P,
                                                   SWS_BICUBIC | libav::exact_scaling, nullptr, nullptr, nullptr));
    const int* matrix = sws_getCoefficients(SWS_CS_ITU601);  // JFIF
    sws_setColorspaceDetails(scaler.get(), matrix, 1, matrix, 1, 0, 1 << 16, 1 << 16);
    const std::uint8_t* from[4] = {picture.rgba.data()};
    int stride[4] = {picture.width * 4};
    sws_scale(scaler.get(), from, stride, 0, picture.height, frame->data, frame->linesize);
    return encoded(AV_CODEC_ID_MJPEG, *frame, std::clamp(2 + (100 - quality) * 29 / 100, 2, 31));
}

void write_png(const std::filesystem::path& path, const Picture& picture) {
    base::write_file(path, png(picture));
}
void write_jpeg(const std::filesystem::path& path, const Picture& picture, int quality) {
    base::write_file(path, jpeg(picture, quality));
}

}  // namespace media
