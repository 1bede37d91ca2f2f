// SPDX-License-Identifier: MIT
// Whole files, read back through libavformat.
#include <gtest/gtest.h>

#include <cmath>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "frames/frames.hpp"
#include "frames/libav.hpp"
#include "frames/scenes_for_tests.hpp"
#include "frames/segment_painter.hpp"

namespace frames {
namespace {

struct Input {
    AVFormatContext* context = nullptr;
    explicit Input(const std::filesystem::path& path) {
        libav::check(avformat_open_input(&context, path.c_str(), nullptr, nullptr), "open");
        libav::check(avformat_find_stream_info(context, nullptr), "streams");
    }
    ~Input() { avformat_close_input(&context); }
};

int warnings = 0;
void count_warnings(void*, int level, const char*, va_list) {
    warnings += level <= AV_LOG_WARNING;
}

struct Read {
    int packets = 0, frames = 0, sound_samples = 0;
    bool steady = true;  ///< constant step of decoding times
    double start[2] = {-1, -1}, end[2] = {0, 0};
    std::vector<double> psnr;
};

double psnr_of(const AVFrame& frame, const Planes& wanted) {
    double sum = 0;
    for (int y = 0; y < wanted.height(); ++y)
        for (int x = 0; x < wanted.width(); ++x) {
            double off = frame.data[0][y * frame.linesize[0] + x] - wanted.row(0, y)[x];
            sum += off * off;
        }
    return 10 * std::log10(255 * 255 / (sum / (wanted.width() * wanted.height()) + 1e-9));
}

/// Decodes all; compares with what was composed when given segments.
Read read(const std::filesystem::path& path, const std::vector<timeline::Segment>& segments = {}) {
    Read out;
    warnings = 0;
    av_log_set_callback(count_warnings);
    Input input(path);
    std::vector<libav::Owned<AVCodecContext>> decoders;
    for (unsigned i = 0; i < input.context->nb_streams; ++i) {
        auto* parameters = input.context->streams[i]->codecpar;
        const auto* codec = avcodec_find_decoder(parameters->codec_id);
        decoders.emplace_back(avcodec_alloc_context3(codec));
        avcodec_parameters_to_context(decoders.back().get(), parameters);
        decoders.back()->pkt_timebase = input.context->streams[i]->time_base;
        libav::check(avcodec_open2(decoders.back().get(), codec, nullptr), "decoder");
    }
    libav::Owned<AVPacket> packet(av_packet_alloc());
    libav::Owned<AVFrame> frame(av_frame_alloc());
    std::size_t segment = 0;
    int within = 0;
    std::optional<SegmentPainter> painter;
    auto drain = [&](unsigned i) {
        while (avcodec_receive_frame(decoders[i].get(), frame.get()) == 0) {
            if (i == 1) {
                out.sound_samples += frame->nb_samples;
                continue;
            }
            ++out.frames;
            if (segment >= segments.size()) continue;
            if (!painter) painter.emplace(segments[segment], frame->width, frame->height, 30);
            Planes wanted(frame->width, frame->height);
            painter->paint(within, wanted);
            out.psnr.push_back(psnr_of(*frame, wanted));
            if (++within == segments[segment].frames) ++segment, within = 0, painter.reset();
        }
    };
    std::int64_t last = AV_NOPTS_VALUE, step = 0;
    while (av_read_frame(input.context, packet.get()) == 0) {
        unsigned i = static_cast<unsigned>(packet->stream_index);
        auto base = av_q2d(input.context->streams[i]->time_base);
        if (i == 0) {
            ++out.packets;
            if (last != AV_NOPTS_VALUE) {
                if (step == 0) step = packet->dts - last;
                out.steady = out.steady && packet->dts - last == step;
            }
            last = packet->dts;
        }
        double from = packet->pts * base, to = (packet->pts + packet->duration) * base;
        if (out.start[i] < 0 || from < out.start[i]) out.start[i] = std::max(0.0, from);
        out.end[i] = std::max(out.end[i], to);
        libav::check(avcodec_send_packet(decoders[i].get(), packet.get()), "decode");
        av_packet_unref(packet.get());
        drain(i);
    }
    for (unsigned i = 0; i < decoders.size(); ++i) avcodec_send_packet(decoders[i].get(), nullptr), drain(i);
    av_log_set_callback(av_log_default_callback);
    return out;
}

media::Sound tone(double seconds) {
    media::Sound out{.channels = 2};
    int n = static_cast<int>(seconds * media::sample_rate);
    for (int i = 0; i < n; ++i)
        for (int side = 0; side < 2; ++side) out.samples.push_back(0.3f * std::sin(static_cast<float>(i) * 0.0576f));
    return out;
}

std::vector<timeline::Segment> film() {
    auto second = test::lively();
    second.field.stops = {{0, "#602020"}, {1, "#2060a0"}};
    return {{.scene = test::lively(), .first = 0, .frames = 31},
            {.scene = second,
             .first = 0,
             .frames = 8,
             .before = test::lively(),
             .before_first = 31,
             .transition = "whip-left"},
            {.scene = second, .first = 8, .frames = 21}};
}

std::filesystem::path made(const Profile& profile, const char* name, bool with_sound = true) {
    std::vector<Encoded> segments;
    for (const auto& segment : film()) segments.push_back(encode(segment, profile));
    auto sound = encode_sound(tone(2.0), profile.codec == "vp9" ? "opus" : "aac");
    auto path = std::filesystem::path(testing::TempDir()) / name;
    mux(path, segments, with_sound ? &sound : nullptr, profile, {{"title", "A film"}, {"comment", "key 123"}});
    return path;
}

TEST(Film, JoinedH264IsWholeAndInTime) {
    auto path = made(test::small(), "joined.mp4");
    auto is = read(path, film());
    EXPECT_EQ(is.packets, 60);
    EXPECT_EQ(is.frames, 60);
    EXPECT_TRUE(is.steady);
    EXPECT_EQ(warnings, 0);
    for (std::size_t i = 0; i < is.psnr.size(); ++i) EXPECT_GT(is.psnr[i], 33) << "frame " << i;
    EXPECT_NEAR(is.start[0], 0, 1e-6);
    EXPECT_NEAR(is.start[1], 0, 1e-6);
    EXPECT_NEAR(is.end[0], 2.0, 0.001);
    EXPECT_NEAR(is.end[1], 2.0, 1.0 / 30);
    Input input(path);
    EXPECT_NEAR(static_cast<double>(input.context->duration) / AV_TIME_BASE, 2.0, 1.0 / 30);
    EXPECT_STREQ(av_dict_get(input.context->metadata, "title", nullptr, 0)->value, "A film");
    EXPECT_EQ(input.context->streams[0]->codecpar->color_space, AVCOL_SPC_BT709);
    EXPECT_EQ(input.context->streams[0]->avg_frame_rate.num, 30 * input.context->streams[0]->avg_frame_rate.den);
}

TEST(Film, SameFileTwice) {
    EXPECT_EQ(base::sha256_of_file(made(test::small(), "one.mp4")),
              base::sha256_of_file(made(test::small(), "two.mp4")));
    auto bytes = base::read_file(made(test::small(), "three.mp4"));
    EXPECT_EQ(bytes.find("Lavf"), std::string::npos);
    EXPECT_EQ(bytes.find("three.mp4"), std::string::npos);
    EXPECT_LT(bytes.find("moov"), bytes.find("mdat"));
}

TEST(Film, Av1) {
    auto path = made(test::small("av1"), "film.mp4");
    auto is = read(path, film());
    EXPECT_EQ(is.frames, 60);
    for (double psnr : is.psnr) EXPECT_GT(psnr, 30);
    EXPECT_EQ(base::sha256_of_file(path), base::sha256_of_file(made(test::small("av1"), "again.mp4")));
}

TEST(Film, WebM) {
    auto path = made(test::small("vp9"), "film.webm");
    auto is = read(path, film());
    EXPECT_EQ(is.frames, 60);
    EXPECT_EQ(warnings, 0);
    for (double psnr : is.psnr) EXPECT_GT(psnr, 30);
    EXPECT_NEAR(is.end[1], 2.0, 1.0 / 30);
    EXPECT_EQ(base::sha256_of_file(path), base::sha256_of_file(made(test::small("vp9"), "again.webm")));
}

}  // namespace
}  // namespace frames
