// SPDX-License-Identifier: MIT
#include "frames/gif.hpp"

extern "C" {
#include <libavfilter/avfilter.h>
#include <libavfilter/buffersink.h>
#include <libavfilter/buffersrc.h>
}
#include <cstring>

#include "base/files.hpp"
#include "frames/libav.hpp"

namespace frames {
namespace {

constexpr const char* palettes =
    "[in]split[a][b];[a]palettegen=stats_mode=single[p];[b][p]paletteuse=new=1:dither=bayer:bayer_scale=4[out]";

/// RGBA in, a palette picture out, one for one.
class Palettes {
  public:
    Palettes(int width, int height, int fps) : graph_(avfilter_graph_alloc()) {
        graph_->nb_threads = 1;
        std::string in = "video_size=" + std::to_string(width) + "x" + std::to_string(height) +
                         ":pix_fmt=bgra:time_base=1/" + std::to_string(fps) + ":pixel_aspect=1/1";
        libav::check(
            avfilter_graph_create_filter(&source_, avfilter_get_by_name("buffer"), "in", in.c_str(), nullptr, graph_),
            "A filter");
        libav::check(
            avfilter_graph_create_filter(&sink_, avfilter_get_by_name("buffersink"), "out", nullptr, nullptr, graph_),
            "A filter");
        AVFilterInOut *outputs = avfilter_inout_alloc(), *inputs = avfilter_inout_alloc();
        *outputs = {av_strdup("in"), source_, 0, nullptr};
        *inputs = {av_strdup("out"), sink_, 0, nullptr};
        int code = avfilter_graph_parse_ptr(graph_, palettes, &inputs, &outputs, nullptr);
        avfilter_inout_free(&inputs), avfilter_inout_free(&outputs);
        libav::check(code, "The palette filter");
        libav::check(avfilter_graph_config(graph_, nullptr), "The palette filter");
    }
    ~Palettes() { avfilter_graph_free(&graph_); }
    Palettes(const Palettes&) = delete;
    Palettes& operator=(const Palettes&) = delete;

    void put(AVFrame* frame) { libav::check(av_buffersrc_add_frame(source_, frame), "The palette filter"); }
    bool take(AVFrame& frame) { return av_buffersink_get_frame(sink_, &frame) >= 0; }

  private:
    AVFilterGraph* graph_;
    AVFilterContext *source_ = nullptr, *sink_ = nullptr;
};

}  // namespace

struct Gif::State {
    std::filesystem::path path;
    base::TempFolder room;
    Palettes filter;
    libav::Owned<AVCodecContext> encoder;
    libav::Owned<AVPacket> packet{av_packet_alloc()};
    AVFormatContext* format = nullptr;
    AVStream* stream = nullptr;
    int width, height, fps;
    std::int64_t next = 0;

    State(const std::filesystem::path& to, int w, int h, int rate)
        : path(to),
          room(to.has_parent_path() ? to.parent_path() : std::filesystem::path(".")),
          filter(w, h, rate),
          width(w),
          height(h),
          fps(rate) {
        const AVCodec* codec = avcodec_find_encoder(AV_CODEC_ID_GIF);
        encoder.reset(avcodec_alloc_context3(codec));
        encoder->width = w, encoder->height = h, encoder->pix_fmt = AV_PIX_FMT_PAL8, encoder->time_base = {1, 100};
        encoder->flags |= AV_CODEC_FLAG_BITEXACT;
        libav::check(avcodec_open2(encoder.get(), codec, nullptr), "The GIF encoder");
        libav::check(avformat_alloc_output_context2(&format, nullptr, "gif", temp().c_str()), "The container");
        format->flags |= AVFMT_FLAG_BITEXACT;
        stream = avformat_new_stream(format, nullptr);
        avcodec_parameters_from_context(stream->codecpar, encoder.get());
        stream->time_base = {1, 100};
        if (avio_open(&format->pb, temp().c_str(), AVIO_FLAG_WRITE) < 0) {
            avformat_free_context(format);
            throw base::Failure{base::Trouble::denied, "Cannot write " + to.string() + "."};
        }
        libav::check(avformat_write_header(format, nullptr), "The GIF's header");
    }
    ~State() {
        avio_closep(&format->pb);
        avformat_free_context(format);
    }
    std::filesystem::path temp() const { return room.path() / "film.gif"; }

    void encode(AVFrame* frame) {
        if (frame) frame->pts = av_rescale(next++, 100, fps);
        libav::check(avcodec_send_frame(encoder.get(), frame), "The GIF encoder");
        while (avcodec_receive_packet(encoder.get(), packet.get()) == 0) {
            packet->stream_index = 0;
            av_packet_rescale_ts(packet.get(), {1, 100}, stream->time_base);
            packet->duration = av_rescale(packet->pts * fps / 100 + 1, 100, fps) - packet->pts;
            libav::check(av_write_frame(format, packet.get()), "Writing a GIF");
            av_packet_unref(packet.get());
        }
    }
};

Gif::Gif(const std::filesystem::path& path, int width, int height, int fps) {
    libav::quiet();
    state_ = std::make_unique<State>(path, width, height, fps);
}
Gif::~Gif() = default;

void Gif::put(const media::Picture& picture) {
    if (picture.width != state_->width || picture.height != state_->height)
        throw base::Failure{base::Trouble::internal, "All frames of a GIF have one size."};
    libav::Owned<AVFrame> frame(av_frame_alloc());
    frame->format = AV_PIX_FMT_BGRA, frame->width = picture.width, frame->height = picture.height,
    frame->pts = state_->next;
    libav::check(av_frame_get_buffer(frame.get(), 0), "A frame buffer");
    for (int y = 0; y < picture.height; ++y) {
        const std::uint8_t* from = &picture.rgba[static_cast<std::size_t>(y) * picture.width * 4];
        std::uint8_t* to = frame->data[0] + static_cast<std::ptrdiff_t>(y) * frame->linesize[0];
        for (int x = 0; x < picture.width; ++x, from += 4, to += 4)
            to[0] = from[2], to[1] = from[1], to[2] = from[0], to[3] = 255;
    }
    state_->filter.put(frame.get());
    libav::Owned<AVFrame> out(av_frame_alloc());
    while (state_->filter.take(*out)) {
        state_->encode(out.get());
        av_frame_unref(out.get());
    }
}

void Gif::finish() {
    state_->filter.put(nullptr);
    libav::Owned<AVFrame> out(av_frame_alloc());
    while (state_->filter.take(*out)) state_->encode(out.get()), av_frame_unref(out.get());
    state_->encode(nullptr);
    libav::check(av_write_trailer(state_->format), "The GIF's end");
    avio_flush(state_->format->pb);
    if (state_->format->pb->error < 0)
        throw base::Failure{base::Trouble::full, "The GIF could not be written whole; is the disk full?"};
    base::settle(state_->temp(), state_->path);
}

}  // namespace frames
