// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cstring>

#include "base/files.hpp"
#include "media/footage.hpp"
#include "media/framing.hpp"
#include "media/video_input.hpp"

namespace media {
namespace {

/// Silent H.264 in MP4: an intra frame every half second, no B-frames, one thread.
class Writer {
  public:
    Writer(const std::filesystem::path& path, int width, int height, int fps) : packet_(av_packet_alloc()) {
        const AVCodec* codec = avcodec_find_encoder_by_name("libx264");
        if (!codec) throw base::Failure{base::Trouble::unsupported, "This build of FFmpeg has no H.264 encoder."};
        encoder_.reset(avcodec_alloc_context3(codec));
        encoder_->width = width, encoder_->height = height, encoder_->pix_fmt = AV_PIX_FMT_YUV420P;
        encoder_->time_base = {1, fps}, encoder_->framerate = {fps, 1}, encoder_->thread_count = 1;
        encoder_->gop_size = std::max(1, fps / 2), encoder_->max_b_frames = 0;
        encoder_->color_primaries = AVCOL_PRI_BT709, encoder_->color_trc = AVCOL_TRC_BT709,
        encoder_->colorspace = AVCOL_SPC_BT709;
        encoder_->color_range = AVCOL_RANGE_MPEG;
        encoder_->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT;
        av_opt_set(encoder_->priv_data, "preset", "veryfast", 0);
        av_opt_set(encoder_->priv_data, "crf", "17", 0);
        // Without macroblock tree and B-frames x264's bytes do not depend on the heap.
        av_opt_set(encoder_->priv_data, "x264-params", "mbtree=0:scenecut=0:log=0", 0);
        libav::check(avcodec_open2(encoder_.get(), codec, nullptr), "The H.264 encoder");
        open(path, fps);
    }
    ~Writer() {
        avio_closep(&format_->pb);
        avformat_free_context(format_);
    }
    Writer(const Writer&) = delete;
    Writer& operator=(const Writer&) = delete;

    void put(AVFrame& frame) {
        frame.pts = count_++;
        frame.pict_type = AV_PICTURE_TYPE_NONE;
        libav::check(avcodec_send_frame(encoder_.get(), &frame), "The H.264 encoder");
        drain();
    }
    int finish() {
        avcodec_send_frame(encoder_.get(), nullptr);
        drain();
        libav::check(av_write_trailer(format_), "The footage's end");
        avio_flush(format_->pb);
        if (format_->pb->error < 0)
            throw base::Failure{base::Trouble::full, "Footage could not be written whole; is the disk full?"};
        return count_;
    }

  private:
    void open(const std::filesystem::path& path, int fps) {
        libav::check(avformat_alloc_output_context2(&format_, nullptr, "mp4", path.c_str()), "The container");
        format_->flags |= AVFMT_FLAG_BITEXACT;
        stream_ = avformat_new_stream(format_, nullptr);
        avcodec_parameters_from_context(stream_->codecpar, encoder_.get());
        stream_->time_base = {1, fps * 512}, stream_->avg_frame_rate = {fps, 1};
        if (avio_open(&format_->pb, path.c_str(), AVIO_FLAG_WRITE) < 0)
            throw base::Failure{base::Trouble::denied, "Cannot write " + path.string() + "."};
        libav::check(avformat_write_header(format_, nullptr), "The footage's header");
    }
    void drain() {
        while (avcodec_receive_packet(encoder_.get(), packet_.get()) == 0) {
            packet_->stream_index = 0, packet_->duration = 1;
            av_packet_rescale_ts(packet_.get(), encoder_->time_base, stream_->time_base);
            int code = av_write_frame(format_, packet_.get());
            if (code == AVERROR(ENOSPC) || code == AVERROR(EFBIG))
                throw base::Failure{base::Trouble::full, "There is no room to prepare footage; is the disk full?"};
            libav::check(code, "Writing footage");
            av_packet_unref(packet_.get());
        }
    }

    libav::Owned<AVCodecContext> encoder_;
    libav::Owned<AVPacket> packet_;
    AVFormatContext* format_ = nullptr;
    AVStream* stream_ = nullptr;
    int count_ = 0;
};

libav::Owned<AVFrame> planes_of(int width, int height) {
    libav::Owned<AVFrame> out(av_frame_alloc());
    out->format = AV_PIX_FMT_YUV420P, out->width = width, out->height = height;
    libav::check(av_frame_get_buffer(out.get(), 0), "A frame buffer");
    return out;
}

/// Quarter turns clockwise.
void turn(const AVFrame& from, int rotation, AVFrame& to) {
    for (int plane = 0; plane < 3; ++plane) {
        int w = plane ? to.width / 2 : to.width, h = plane ? to.height / 2 : to.height;
        for (int y = 0; y < h; ++y) {
            std::uint8_t* d = to.data[plane] + static_cast<std::ptrdiff_t>(y) * to.linesize[plane];
            for (int x = 0; x < w; ++x) {
                int sx = rotation == 90 ? y : rotation == 180 ? w - 1 - x : h - 1 - y;
                int sy = rotation == 90 ? w - 1 - x : rotation == 180 ? h - 1 - y : x;
                d[x] = from.data[plane][static_cast<std::ptrdiff_t>(sy) * from.linesize[plane] + sx];
            }
        }
    }
}

int even(std::int64_t value) {
    return static_cast<int>(std::max<std::int64_t>(16, value & ~1));
}

}  // namespace

Mezzanine make_footage(const std::filesystem::path& from, const std::filesystem::path& to, int width, int height,
                       int fps) {
    base::TempFolder room(to.has_parent_path() ? to.parent_path() : std::filesystem::path("."));
    auto temp = room.path() / "footage.mp4";
    auto out = write_footage(from, temp, width, height, fps);
    base::settle(temp, to);
    return out;
}

Mezzanine write_footage(const std::filesystem::path& from, const std::filesystem::path& to, int width, int height,
                        int fps, std::chrono::seconds most) {
    VideoInput input(from, 2);
    input.check_whole();
    auto most_frames = most.count() * fps;
    const auto& stream = input.stream();
    AVRational shape =
        stream.sample_aspect_ratio.num ? stream.sample_aspect_ratio : stream.codecpar->sample_aspect_ratio;
    int rotation = input.rotation();
    bool sideways = rotation % 180 != 0;
    // The target as stored, before the turn.
    int stored_width = sideways ? height : width, stored_height = sideways ? width : height;
    Cut cut = cover_cut(stream.codecpar->width, stream.codecpar->height, shape, stored_width, stored_height);
    if (cut.height < stored_height) {
        stored_width = even(av_rescale(stored_width, cut.height, stored_height));
        stored_height = even(cut.height);
    }
    stored_width = even(stored_width), stored_height = even(stored_height);
    Mezzanine out{sideways ? stored_height : stored_width, sideways ? stored_width : stored_height, fps, 0};

    {
        Writer writer(to, out.width, out.height, fps);
        Framing framing;
        auto stored = planes_of(stored_width, stored_height), shown = planes_of(out.width, out.height);
        bool any = false;
        std::int64_t first = 0, last = 0, step = 0;
        int count = 0;
        // Frame k shows what is on screen at its middle, (2k + 1) / 2 fps.
        auto fill_until = [&](std::int64_t end) {
            while (count < most_frames &&
                   av_compare_ts(2 * count + 1, {1, 2 * fps}, end - first, stream.time_base) < 0) {
                libav::check(av_frame_make_writable(shown.get()), "A frame buffer");
                writer.put(*shown);
                ++count;
            }
        };
        while (AVFrame* frame = input.next()) {
            std::int64_t at =
                frame->best_effort_timestamp == AV_NOPTS_VALUE ? last + step : frame->best_effort_timestamp;
            if (any && at <= last) continue;  // out of order: a broken clock
            if (any)
                fill_until(at), step = at - last;
            else
                first = at;
            if (count >= most_frames) break;
            libav::check(av_frame_make_writable(shown.get()), "A frame buffer");
            AVFrame& target = rotation ? *stored : *shown;
            framing.apply(*frame, shape, stored_width, stored_height, {target.data[0], target.data[1], target.data[2]},
                          {target.linesize[0], target.linesize[1], target.linesize[2]});
            if (rotation) turn(*stored, rotation, *shown);
            any = true, last = at;
            if (frame->pkt_duration > 0) step = frame->pkt_duration;
        }
        if (!any)
            throw base::Failure{base::Trouble::unreadable,
                                from.filename().string() + ": no frame of this video can be decoded."};
        fill_until(last + std::max<std::int64_t>(step, 1));
        if (count == 0) writer.put(*shown);  // shorter than half a frame
        if (count < most_frames) input.check_length(last + step - first);
        out.frames = writer.finish();
    }
    return out;
}

}  // namespace media
