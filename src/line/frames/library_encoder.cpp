// SPDX-License-Identifier: MIT
#include <cstdlib>
#include <cstring>
#include <vector>

#include "base/text.hpp"
#include "frames/encoder.hpp"
#include "frames/gif.hpp"
#include "frames/libav.hpp"

namespace frames {
namespace {

/// SVT-AV1 writes to the terminal unless its environment variable says otherwise.
void be_quiet() {
    libav::quiet();
    static const bool once = (::setenv("SVT_LOG", "1", 0), true);
    (void)once;
}

class Library : public Encoder {
  public:
    explicit Library(const Profile& profile) : frame_(av_frame_alloc()), packet_(av_packet_alloc()) {
        be_quiet();
        const AVCodec* codec = codec_for(profile);
        context_.reset(avcodec_alloc_context3(codec));
        context_->width = profile.width, context_->height = profile.height, context_->pix_fmt = AV_PIX_FMT_YUV420P;
        context_->time_base = {1, profile.fps}, context_->framerate = {profile.fps, 1};
        context_->color_primaries = AVCOL_PRI_BT709, context_->color_trc = AVCOL_TRC_BT709;
        context_->colorspace = AVCOL_SPC_BT709, context_->color_range = AVCOL_RANGE_MPEG;
        context_->chroma_sample_location = AVCHROMA_LOC_LEFT;
        context_->thread_count = 1, context_->gop_size = 100000;
        context_->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT | AV_CODEC_FLAG_CLOSED_GOP;
        AVDictionary* options = options_for(profile, codec->name);
        int code = avcodec_open2(context_.get(), codec, &options);
        bool unknown = av_dict_count(options) > 0;
        std::string first = unknown ? av_dict_get(options, "", nullptr, AV_DICT_IGNORE_SUFFIX)->key : "";
        av_dict_free(&options);
        libav::check(code, codec->name);
        if (unknown)
            throw base::Failure{base::Trouble::invalid,
                                std::string(codec->name) + " does not know the option \"" + first + "\"."};
        out_.head.assign(reinterpret_cast<char*>(context_->extradata),
                         static_cast<std::size_t>(context_->extradata_size));
    }

    void put(const Planes& frame, std::int64_t pts) override {
        if (!frame_->buf[0]) {
            frame_->format = context_->pix_fmt, frame_->width = context_->width, frame_->height = context_->height;
            libav::check(av_frame_get_buffer(frame_.get(), 0), "A frame buffer");
        }
        libav::check(av_frame_make_writable(frame_.get()), "A frame buffer");
        for (int plane = 0; plane < 3; ++plane)
            for (int y = 0; y < (plane ? frame.height() / 2 : frame.height()); ++y)
                std::memcpy(frame_->data[plane] + static_cast<std::ptrdiff_t>(y) * frame_->linesize[plane],
                            frame.row(plane, y), static_cast<std::size_t>(plane ? frame.width() / 2 : frame.width()));
        frame_->pts = pts;
        frame_->pict_type = pts == 0 ? AV_PICTURE_TYPE_I : AV_PICTURE_TYPE_NONE;
        libav::check(avcodec_send_frame(context_.get(), frame_.get()), "The video encoder");
        drain();
        ++out_.frames;
    }

    Encoded finish() override {
        libav::check(avcodec_send_frame(context_.get(), nullptr), "The video encoder");
        drain();
        return std::move(out_);
    }

  private:
    static const AVCodec* codec_for(const Profile& profile) {
        const std::vector<const char*> names =
            profile.codec == "vp9" ? std::vector{"libvpx-vp9"} : std::vector{"libsvtav1", "libaom-av1"};
        for (const char* name : names)
            if (const AVCodec* codec = avcodec_find_encoder_by_name(name)) return codec;
        throw base::Failure{base::Trouble::unsupported,
                            "This build of FFmpeg has no encoder for " + profile.codec + "; choose h264."};
    }

    static AVDictionary* options_for(const Profile& profile, std::string_view name) {
        AVDictionary* out = nullptr;
        auto set = [&](const char* key, const std::string& value) { av_dict_set(&out, key, value.c_str(), 0); };
        bool quick = profile.preset == "veryfast";
        if (name == "libsvtav1") {
            set("preset", quick ? "10" : "7");
            set("crf", "35");
            set("svtav1-params", "lp=1:pin=0");
        } else if (name == "libaom-av1") {
            set("cpu-used", quick ? "8" : "5"), set("crf", "33"), set("b", "0"), set("lag-in-frames", "19");
        } else {
            set("deadline", "good"), set("cpu-used", quick ? "5" : "2"), set("crf", "33"), set("b", "0");
            set("lag-in-frames", "16"), set("row-mt", "0");
        }
        for (const auto& option : base::split(profile.options, ':')) {
            auto equals = option.find('=');
            if (!option.empty())
                set(option.substr(0, equals).c_str(), equals == std::string::npos ? "1" : option.substr(equals + 1));
        }
        return out;
    }

    void drain() {
        for (;;) {
            int code = avcodec_receive_packet(context_.get(), packet_.get());
            if (code == AVERROR(EAGAIN) || code == AVERROR_EOF) return;
            libav::check(code, "The video encoder");
            out_.packets.push_back(
                {packet_->pts, packet_->dts, (packet_->flags & AV_PKT_FLAG_KEY) != 0,
                 std::string(reinterpret_cast<char*>(packet_->data), static_cast<std::size_t>(packet_->size))});
            av_packet_unref(packet_.get());
        }
    }

    libav::Owned<AVCodecContext> context_;
    libav::Owned<AVFrame> frame_;
    libav::Owned<AVPacket> packet_;
    Encoded out_;
};

}  // namespace

std::unique_ptr<Encoder> library_encoder(const Profile& profile) {
    return std::make_unique<Library>(profile);
}

std::unique_ptr<Encoder> encoder_for(const Profile& profile) {
    if (profile.codec == "h264") return x264_encoder(profile);
    if (profile.codec == "av1" || profile.codec == "vp9") return library_encoder(profile);
    if (profile.codec == "gif") return gif_encoder(profile);
    throw base::Failure{base::Trouble::invalid, "\"" + profile.codec + "\" is no codec; choose h264, av1, vp9 or gif."};
}

}  // namespace frames
