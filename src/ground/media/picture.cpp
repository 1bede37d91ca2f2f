// SPDX-License-Identifier: MIT
#include "media/picture.hpp"

#include <algorithm>
#include <cstring>

#include "base/files.hpp"
#include "media/libav.hpp"
#include "media/picture_kind.hpp"

namespace media {
namespace {

constexpr std::int64_t most_pixels = 100'000'000;
constexpr std::size_t most_bytes = std::size_t{256} << 20;

[[noreturn]] void unreadable(std::string_view name, const char* why, int code = 0) {
    throw base::Failure{base::Trouble::unreadable, std::string(name) + ": " + why, code ? libav::error_text(code) : ""};
}

void refuse_giants(std::string_view name, std::int64_t width, std::int64_t height) {
    if (width * height > most_pixels)
        throw base::Failure{base::Trouble::invalid, std::string(name) + " has " + std::to_string(width) + " x " +
                                                        std::to_string(height) +
                                                        " pixels, more than 100 million; make it smaller first."};
}

/// Bytes in memory as a file for libavformat.
class Memory {
  public:
    explicit Memory(std::string_view bytes) : bytes_(bytes) {
        auto* buffer = static_cast<unsigned char*>(av_malloc(32768));
        io_ = avio_alloc_context(buffer, 32768, 0, this, read, nullptr, seek);
    }
    ~Memory() {
        av_freep(&io_->buffer);
        avio_context_free(&io_);
    }
    Memory(const Memory&) = delete;
    Memory& operator=(const Memory&) = delete;
    AVIOContext* io() { return io_; }

  private:
    static int read(void* self, std::uint8_t* to, int size) {
        auto& memory = *static_cast<Memory*>(self);
        auto n = std::min<std::size_t>(static_cast<std::size_t>(size), memory.bytes_.size() - memory.at_);
        if (n == 0) return AVERROR_EOF;
        std::memcpy(to, memory.bytes_.data() + memory.at_, n);
        memory.at_ += n;
        return static_cast<int>(n);
    }
    static std::int64_t seek(void* self, std::int64_t offset, int whence) {
        auto& memory = *static_cast<Memory*>(self);
        auto size = static_cast<std::int64_t>(memory.bytes_.size());
        if (whence == AVSEEK_SIZE) return size;
        std::int64_t to = whence == SEEK_CUR   ? static_cast<std::int64_t>(memory.at_) + offset
                          : whence == SEEK_END ? size + offset
                                               : offset;
        if (to < 0 || to > size) return AVERROR(EINVAL);
        memory.at_ = static_cast<std::size_t>(to);
        return to;
    }
    std::string_view bytes_;
    std::size_t at_ = 0;
    AVIOContext* io_;
};

libav::Owned<AVFrame> first_frame(std::string_view bytes, std::string_view name, const PictureKind& kind) {
    Memory memory(bytes);
    AVFormatContext* raw = avformat_alloc_context();
    raw->pb = memory.io();
    raw->flags |= AVFMT_FLAG_CUSTOM_IO;
    AVDictionary* options = nullptr;
    av_dict_set_int(&options, "max_pixels", most_pixels, 0);
    int code = avformat_open_input(&raw, nullptr, av_find_input_format(kind.demuxer), &options);
    av_dict_free(&options);
    if (code < 0) unreadable(name, "this picture is damaged.", code);
    libav::Owned<AVFormatContext> format(raw);
    if (format->nb_streams == 0) unreadable(name, "this picture is empty.");
    const auto& parameters = *format->streams[0]->codecpar;
    const AVCodec* codec = avcodec_find_decoder(parameters.codec_id);
    if (!codec) unreadable(name, "this kind of picture is not supported.");
    libav::Owned<AVCodecContext> context(avcodec_alloc_context3(codec));
    avcodec_parameters_to_context(context.get(), &parameters);
    context->thread_count = 1, context->max_pixels = most_pixels;
    // A picture cut short is refused, not shown half grey.
    context->err_recognition = AV_EF_EXPLODE | AV_EF_CRCCHECK | AV_EF_BITSTREAM | AV_EF_BUFFER;
    libav::check(avcodec_open2(context.get(), codec, nullptr), "A picture decoder");
    libav::Owned<AVPacket> packet(av_packet_alloc());
    libav::Owned<AVFrame> frame(av_frame_alloc());
    for (bool ended = false; !ended;) {
        int read = av_read_frame(format.get(), packet.get());
        ended = read < 0;
        if (!ended && packet->stream_index != 0) {
            av_packet_unref(packet.get());
            continue;
        }
        code = avcodec_send_packet(context.get(), ended ? nullptr : packet.get());
        av_packet_unref(packet.get());
        if (code < 0 && code != AVERROR_EOF) unreadable(name, "this picture is damaged or cut short.", code);
        code = avcodec_receive_frame(context.get(), frame.get());
        if (code == 0) break;
        if (code != AVERROR(EAGAIN)) unreadable(name, "this picture is damaged or cut short.", code);
    }
    if (frame->width <= 0) unreadable(name, "this picture is damaged or cut short.");
    refuse_giants(name, frame->width, frame->height);
    return frame;
}

/// JPEG's old names for full range: sws warns of them.
AVPixelFormat modern(AVPixelFormat format) {
    switch (format) {
        case AV_PIX_FMT_YUVJ420P:
            return AV_PIX_FMT_YUV420P;
        case AV_PIX_FMT_YUVJ422P:
            return AV_PIX_FMT_YUV422P;
        case AV_PIX_FMT_YUVJ444P:
            return AV_PIX_FMT_YUV444P;
        case AV_PIX_FMT_YUVJ440P:
            return AV_PIX_FMT_YUV440P;
        case AV_PIX_FMT_YUVJ411P:
            return AV_PIX_FMT_YUV411P;
        default:
            return format;
    }
}

/// Straight RGBA of any decoded format.
Picture straight(const AVFrame& frame) {
    auto format = static_cast<AVPixelFormat>(frame.format);
    bool full = frame.color_range == AVCOL_RANGE_JPEG || modern(format) != format;
    Picture out{frame.width, frame.height,
                std::vector<std::uint8_t>(static_cast<std::size_t>(frame.width) * frame.height * 4)};
    libav::Owned<SwsContext> scaler(
        sws_getContext(frame.width, frame.height, modern(format), frame.width, frame.height, AV_PIX_FMT_RGBA,
                       SWS_BICUBIC | libav::exact_scaling | SWS_FULL_CHR_H_INT, nullptr, nullptr, nullptr));
    if (!scaler) throw base::Failure{base::Trouble::unsupported, "A picture's pixel format is not supported."};
    const int* matrix = sws_getCoefficients(frame.colorspace == AVCOL_SPC_BT709 ? SWS_CS_ITU709 : SWS_CS_ITU601);
    int *from_table, *to_table, from_full, to_full, brightness, contrast,
        saturation;  // grey is full by nature: asked for
    sws_getColorspaceDetails(scaler.get(), &from_table, &from_full, &to_table, &to_full, &brightness, &contrast,
                             &saturation);
    sws_setColorspaceDetails(scaler.get(), matrix, full || from_full, matrix, 1, brightness, contrast, saturation);
    std::uint8_t* to[4] = {out.rgba.data()};
    int stride[4] = {out.width * 4};
    sws_scale(scaler.get(), frame.data, frame.linesize, 0, frame.height, to, stride);
    return out;
}

void premultiply(Picture& picture) {
    for (std::size_t i = 0; i < picture.rgba.size(); i += 4) {
        int alpha = picture.rgba[i + 3];
        if (alpha == 255) continue;
        for (int c = 0; c < 3; ++c)
            picture.rgba[i + c] = static_cast<std::uint8_t>((picture.rgba[i + c] * alpha + 127) / 255);
    }
}

/// EXIF orientation (CIPA DC-008, 4.6.5.1.6): from stored to upright.
Picture upright(Picture in, int rotation) {
    if (rotation == 1) return in;
    bool swap = rotation >= 5;
    Picture out{swap ? in.height : in.width, swap ? in.width : in.height, std::vector<std::uint8_t>(in.rgba.size())};
    for (int y = 0; y < out.height; ++y)
        for (int x = 0; x < out.width; ++x) {
            int sx = swap ? y : x, sy = swap ? x : y;
            if (rotation == 2 || rotation == 3 || rotation == 7 || rotation == 8) sx = in.width - 1 - sx;
            if (rotation == 3 || rotation == 4 || rotation == 6 || rotation == 7) sy = in.height - 1 - sy;
            std::memcpy(&out.rgba[(static_cast<std::size_t>(y) * out.width + x) * 4],
                        &in.rgba[(static_cast<std::size_t>(sy) * in.width + sx) * 4], 4);
        }
    return out;
}

}  // namespace

Picture decode_picture(std::string_view bytes, std::string_view name) {
    libav::quiet();
    if (bytes.empty()) unreadable(name, "this file is empty.");
    auto kind = picture_kind(bytes);
    if (!kind) unreadable(name, "this is no picture we can read; use PNG, JPEG, WebP, GIF, BMP or TIFF.");
    refuse_giants(name, kind->width, kind->height);
    Picture out = straight(*first_frame(bytes, name, *kind));
    premultiply(out);
    return upright(std::move(out), kind->rotation);
}

Picture read_picture(const std::filesystem::path& path) {
    return decode_picture(base::read_file(path, most_bytes), path.filename().string());
}

Picture scaled(const Picture& picture, int width, int height) {
    libav::quiet();
    if (width == picture.width && height == picture.height) return picture;
    Picture out{width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width) * height * 4)};
    libav::Owned<SwsContext> scaler(sws_getContext(picture.width, picture.height, AV_PIX_FMT_RGBA, width, height,
                                                   AV_PIX_FMT_RGBA, SWS_BICUBIC | libav::exact_scaling, nullptr,
                                                   nullptr, nullptr));
    if (!scaler) throw base::Failure{base::Trouble::invalid, "A picture cannot be scaled to this size."};
    const std::uint8_t* from[4] = {picture.rgba.data()};
    int from_stride[4] = {picture.width * 4}, to_stride[4] = {width * 4};
    std::uint8_t* to[4] = {out.rgba.data()};
    sws_scale(scaler.get(), from, from_stride, 0, picture.height, to, to_stride);
    for (std::size_t i = 0; i < out.rgba.size(); i += 4)  // bicubic overshoots: no colour above its alpha
        for (int c = 0; c < 3; ++c) out.rgba[i + c] = std::min(out.rgba[i + c], out.rgba[i + 3]);
    return out;
}

Picture covering(const Picture& picture, int width, int height) {
    std::int64_t w = picture.width, h = picture.height;
    int crop_w = static_cast<int>(std::clamp<std::int64_t>((h * width + height / 2) / height, 1, w));
    int crop_h = static_cast<int>(std::clamp<std::int64_t>((w * height + width / 2) / width, 1, h));
    if (crop_w == w && crop_h == h) return scaled(picture, width, height);
    Picture part{crop_w, crop_h, std::vector<std::uint8_t>(static_cast<std::size_t>(crop_w) * crop_h * 4)};
    std::size_t left = static_cast<std::size_t>((w - crop_w) / 2), top = static_cast<std::size_t>((h - crop_h) / 2);
    for (int y = 0; y < crop_h; ++y)
        std::memcpy(&part.rgba[static_cast<std::size_t>(y) * crop_w * 4],
                    &picture.rgba[((top + y) * picture.width + left) * 4], static_cast<std::size_t>(crop_w) * 4);
    return scaled(part, width, height);
}

}  // namespace media
