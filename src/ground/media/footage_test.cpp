// SPDX-License-Identifier: MIT
#include "media/footage.hpp"

#include <gtest/gtest.h>

#include <vector>

#include "base/failure.hpp"
#include "base/files.hpp"
#include "base/hash.hpp"
#include "media/libav.hpp"
#include "media/probe.hpp"

namespace media {
namespace {

namespace fs = std::filesystem;
fs::path temp(const char* name) {
    return fs::path(testing::TempDir()) / name;
}

struct Shape {
    const char* name;
    const char* encoder;
    AVPixelFormat format;
    int width, height, rotation;
    bool uneven;  ///< variable rate
};

/// Frame i of 45 (nominally 15 a second) is grey of level 40 + 4 i, its left third darker: small, any format.
fs::path source(const Shape& shape) {
    auto path = temp((std::string(shape.name) + ".mkv").c_str());
    if (shape.rotation) path.replace_extension(".mp4");
    const AVCodec* codec = avcodec_find_encoder_by_name(shape.encoder);
    libav::Owned<AVCodecContext> encoder(avcodec_alloc_context3(codec));
    encoder->width = shape.width, encoder->height = shape.height, encoder->pix_fmt = shape.format,
    encoder->time_base = {1, 1000};
    encoder->framerate = {15, 1}, encoder->flags |= AV_CODEC_FLAG_GLOBAL_HEADER, encoder->colorspace = AVCOL_SPC_BT709;
    libav::check(avcodec_open2(encoder.get(), codec, nullptr), "open");
    AVFormatContext* format = nullptr;
    avformat_alloc_output_context2(&format, nullptr, nullptr, path.c_str());
    auto* stream = avformat_new_stream(format, nullptr);
    avcodec_parameters_from_context(stream->codecpar, encoder.get());
    stream->time_base = {1, 1000};
    if (shape.rotation) {
        auto* matrix = reinterpret_cast<std::int32_t*>(av_stream_new_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, 36));
        av_display_rotation_set(matrix, shape.rotation);
    }
    avio_open(&format->pb, path.c_str(), AVIO_FLAG_WRITE);
    libav::check(avformat_write_header(format, nullptr), "header");
    libav::Owned<AVPacket> packet(av_packet_alloc());
    auto drain = [&] {
        while (avcodec_receive_packet(encoder.get(), packet.get()) == 0) {
            av_packet_rescale_ts(packet.get(), encoder->time_base, stream->time_base);
            av_interleaved_write_frame(format, packet.get());
        }
    };
    bool deep = av_pix_fmt_desc_get(shape.format)->comp[0].depth > 8;
    for (int i = 0; i < 45; ++i) {
        libav::Owned<AVFrame> frame(av_frame_alloc());
        frame->format = shape.format, frame->width = shape.width, frame->height = shape.height,
        frame->pts = i * 1000 / 15;
        if (shape.uneven && i % 3 == 1) frame->pts += 25;
        av_frame_get_buffer(frame.get(), 0);
        for (int plane = 0; plane < 3; ++plane)
            for (int y = 0; y < (plane ? (shape.height + 1) / 2 : shape.height); ++y)
                for (int x = 0; x < (plane ? (shape.width + 1) / 2 : shape.width); ++x) {
                    int value = plane ? 128 : 40 + 4 * i - (y < shape.height / 3 ? 20 : 0);
                    auto* row = frame->data[plane] + static_cast<std::ptrdiff_t>(y) * frame->linesize[plane];
                    if (deep)
                        reinterpret_cast<std::uint16_t*>(row)[x] = static_cast<std::uint16_t>(value << 2);
                    else
                        row[x] = static_cast<std::uint8_t>(value);
                }
        avcodec_send_frame(encoder.get(), frame.get());
        drain();
    }
    avcodec_send_frame(encoder.get(), nullptr);
    drain();
    av_write_trailer(format);
    avio_closep(&format->pb);
    avformat_free_context(format);
    return path;
}

struct Planes {
    int width, height;
    std::vector<std::uint8_t> y, u, v;
    Planes(int w, int h) : width(w), height(h), y(static_cast<std::size_t>(w) * h), u(y.size() / 4), v(u.size()) {}
    int middle() const { return y[static_cast<std::size_t>(height) / 2 * width + width / 2]; }
    int at(int x, int row) const { return y[static_cast<std::size_t>(row) * width + x]; }
};
Planes frame(Footage& footage, int n, int width, int height) {
    Planes out(width, height);
    footage.read(n, width, height, {out.y.data(), out.u.data(), out.v.data()}, {width, width / 2, width / 2});
    return out;
}

TEST(Footage, AnyVideoBecomesTheSameKindOfThing) {
    for (const Shape& shape : {Shape{"plain", "libx264", AV_PIX_FMT_YUV420P, 320, 180, 0, false},
                               Shape{"odd", "ffv1", AV_PIX_FMT_YUV420P, 333, 187, 0, false},
                               Shape{"deep", "ffv1", AV_PIX_FMT_YUV420P10LE, 320, 180, 0, false},
                               Shape{"uneven", "libx264", AV_PIX_FMT_YUV420P, 320, 180, 0, true},
                               Shape{"turned", "libx264", AV_PIX_FMT_YUV420P, 320, 180, 90, false}}) {
        SCOPED_TRACE(shape.name);
        auto to = temp("mezzanine.mp4");
        auto made = make_footage(source(shape), to, 90, 160, 30);
        EXPECT_EQ(made.fps, 30);
        EXPECT_NEAR(made.frames, 90, 2);
        EXPECT_LE(made.width, 90);
        EXPECT_NEAR(static_cast<double>(made.width) / made.height, 90.0 / 160, 0.02);
        Footage footage(to);
        EXPECT_EQ(footage.what().frames, made.frames);
        EXPECT_EQ(footage.what().fps, 30);
        for (int n : {0, 1, 20, 44, 80, 3, 60}) {
            auto is = frame(footage, n, made.width, made.height);
            EXPECT_NEAR(is.middle(), 40 + 4 * (n / 2), shape.uneven ? 6 : 3) << n;
            if (shape.rotation == 90) {  // what was the upper third is now the right one
                EXPECT_LT(is.at(made.width - 3, made.height / 2), is.middle() - 8);
                EXPECT_NEAR(is.at(2, made.height / 2), is.middle(), 3);
            } else {
                EXPECT_LT(is.at(made.width / 2, 4), is.middle() - 8);
            }
        }
    }
}

TEST(Footage, NeverScaledUpAndNeverLargerThanNeeded) {
    auto path = source({"plain", "libx264", AV_PIX_FMT_YUV420P, 320, 180, 0, false});
    auto large = make_footage(path, temp("large.mp4"), 1080, 1920, 30);
    EXPECT_EQ(large.height, 180);
    EXPECT_NEAR(large.width, 101, 2);
    auto little = make_footage(path, temp("little.mp4"), 60, 60, 25);
    EXPECT_EQ(little.width, 60);
    EXPECT_EQ(little.height, 60);
    EXPECT_NEAR(little.frames, 75, 2);
    make_footage(path, temp("again.mp4"), 60, 60, 25);
    EXPECT_EQ(base::sha256_of_file(temp("little.mp4")), base::sha256_of_file(temp("again.mp4")));
}

TEST(Footage, TimeToFrame) {
    make_footage(source({"plain", "libx264", AV_PIX_FMT_YUV420P, 320, 180, 0, false}), temp("t.mp4"), 60, 60, 30);
    Footage footage(temp("t.mp4"));
    int count = footage.what().frames;
    EXPECT_EQ(footage.frame_at(0, false), 0);
    EXPECT_EQ(footage.frame_at(1000.0 / 30 * 7, false), 7);
    EXPECT_EQ(footage.frame_at(1e6, false), count - 1);
    EXPECT_EQ(footage.frame_at((count + 5) * 1000.0 / 30, true), 5);
}

TEST(Footage, WhatIsNoVideoSaysSo) {
    base::write_file(temp("text.mp4"), "not a film at all");
    base::write_file(temp("empty.mp4"), "");
    EXPECT_THROW(make_footage(temp("text.mp4"), temp("o.mp4"), 60, 60, 30), base::Failure);
    EXPECT_THROW(probe(temp("empty.mp4")), base::Failure);
    EXPECT_THROW(probe(temp("absent.mp4")), base::Failure);
    base::write_file(temp("list.m3u8"), "#EXTM3U\n#EXTINF:1,\nfile:///etc/passwd\n");
    EXPECT_THROW(probe(temp("list.m3u8")), base::Failure);
}

TEST(Probe, TellsWhatIsThere) {
    auto is = probe(source({"turned", "libx264", AV_PIX_FMT_YUV420P, 320, 180, 90, false}));
    ASSERT_NE(is.first("video"), nullptr);
    EXPECT_EQ(is.first("audio"), nullptr);
    EXPECT_EQ(is.first("video")->codec, "h264");
    EXPECT_EQ(is.first("video")->width, 180);
    EXPECT_EQ(is.first("video")->height, 320);
    EXPECT_EQ(is.first("video")->rotation, 90);
    EXPECT_NEAR(is.first("video")->fps, 15, 0.5);
    EXPECT_NEAR(static_cast<double>(is.duration_ms), 3000, 100);
}

}  // namespace
}  // namespace media
