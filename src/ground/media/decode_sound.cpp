// SPDX-License-Identifier: MIT
#include "media/decode_sound.hpp"

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/channel_layout.h>
#include <libavutil/opt.h>
#include <libswresample/swresample.h>
}

#include <memory>
#include <string>
#include <string_view>

#include "base/failure.hpp"

namespace media {
namespace {

using base::Failure;
using base::Trouble;

template <class T, void (*release)(T**)>
struct Release {
    void operator()(T* owned) const { release(&owned); }
};
using Demuxer = std::unique_ptr<AVFormatContext, Release<AVFormatContext, avformat_close_input>>;
using Decoder = std::unique_ptr<AVCodecContext, Release<AVCodecContext, avcodec_free_context>>;
using Resampler = std::unique_ptr<SwrContext, Release<SwrContext, swr_free>>;
using Frame = std::unique_ptr<AVFrame, Release<AVFrame, av_frame_free>>;
using Packet = std::unique_ptr<AVPacket, Release<AVPacket, av_packet_free>>;

std::string reason(int error) {
    char text[AV_ERROR_MAX_STRING_SIZE] = {};
    av_strerror(error, text, sizeof text);
    return text;
}

bool is_picture(std::string_view format) {
    return format.ends_with("_pipe") || format.starts_with("image2");
}

class SoundReader {
  public:
    SoundReader(const std::filesystem::path& path, std::chrono::seconds most)
        : name_(path.filename().string()), most_frames_(static_cast<std::size_t>(most.count()) * sample_rate) {
        open(path);
    }

    Sound read() {
        if (stream_ < 0) return {};
        open_decoder();
        Packet packet(av_packet_alloc());
        int result = 0;
        while ((result = av_read_frame(demuxer_.get(), packet.get())) >= 0) {
            if (packet->stream_index == stream_) decode(packet.get());
            av_packet_unref(packet.get());
        }
        if (result != AVERROR_EOF) damaged_ = reason(result);
        decode(nullptr);
        flush();
        check_whole();
        return std::move(sound_);
    }

  private:
    [[noreturn]] void unreadable(const std::string& what, const std::string& detail = {}) const {
        throw Failure{Trouble::unreadable, "'" + name_ + "' " + what, detail};
    }

    void open(const std::filesystem::path& path) {
        std::error_code error;
        const auto size = std::filesystem::file_size(path, error);
        if (error) throw Failure{Trouble::missing, "There is no sound file '" + path.string() + "'."};
        if (size == 0) unreadable("is empty (0 bytes); give a file with sound in it.");
        AVDictionary* options = nullptr;
        av_dict_set(&options, "protocol_whitelist", "file", 0);  // a play list must not fetch anything
        AVFormatContext* opened = nullptr;
        const int result = avformat_open_input(&opened, ("file:" + path.string()).c_str(), nullptr, &options);
        av_dict_free(&options);
        if (result < 0) unreadable("is not a sound or video file, or is damaged.", reason(result));
        demuxer_.reset(opened);
        if (const int found = avformat_find_stream_info(opened, nullptr); found < 0)
            unreadable("is not a sound or video file, or is damaged.", reason(found));
        const auto* format = opened->iformat->name;
        if (std::string_view(format) == "tty" || opened->nb_streams == 0) unreadable("is not a sound or video file.");
        stream_ = av_find_best_stream(opened, AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0);
        if (stream_ < 0 && is_picture(opened->iformat->name)) unreadable("is a picture, which holds no sound.");
    }

    void open_decoder() {
        const auto* parameters = demuxer_->streams[stream_]->codecpar;
        const auto* codec = avcodec_find_decoder(parameters->codec_id);
        if (!codec)
            throw Failure{Trouble::unsupported, "'" + name_ + "' holds sound of a kind this build cannot decode (" +
                                                    avcodec_get_name(parameters->codec_id) + ")."};
        decoder_.reset(avcodec_alloc_context3(codec));
        avcodec_parameters_to_context(decoder_.get(), parameters);
        decoder_->pkt_timebase = demuxer_->streams[stream_]->time_base;
        decoder_->thread_count = 1;
        if (const int result = avcodec_open2(decoder_.get(), codec, nullptr); result < 0)
            unreadable("has sound that cannot be decoded; it may be damaged.", reason(result));
    }

    void decode(const AVPacket* packet) {
        if (const int result = avcodec_send_packet(decoder_.get(), packet); result < 0 && result != AVERROR_EOF) {
            damaged_ = reason(result);
            return;
        }
        for (;;) {
            const int result = avcodec_receive_frame(decoder_.get(), frame_.get());
            if (result == AVERROR(EAGAIN) || result == AVERROR_EOF) return;
            if (result < 0) {
                damaged_ = reason(result);
                return;
            }
            take(*frame_);
            av_frame_unref(frame_.get());
        }
    }

    void take(const AVFrame& frame) {
        if (frame.sample_rate <= 0 || frame.nb_samples <= 0 || frame.ch_layout.nb_channels <= 0) return;
        if (!resampler_ || frame.sample_rate != rate_ || frame.format != format_ ||
            frame.ch_layout.nb_channels != from_channels_)
            make_resampler(frame);
        convert(const_cast<const std::uint8_t**>(frame.extended_data), frame.nb_samples);
    }

    /// Streams may change rate or channels midway; the first frame decides mono or stereo.
    void make_resampler(const AVFrame& frame) {
        if (resampler_)
            flush();
        else
            sound_.channels = frame.ch_layout.nb_channels == 1 ? 1 : 2;
        rate_ = frame.sample_rate;
        format_ = frame.format;
        from_channels_ = frame.ch_layout.nb_channels;
        AVChannelLayout to{}, from{};
        av_channel_layout_default(&to, sound_.channels);
        if (frame.ch_layout.order == AV_CHANNEL_ORDER_UNSPEC)
            av_channel_layout_default(&from, from_channels_);
        else
            av_channel_layout_copy(&from, &frame.ch_layout);
        SwrContext* made = nullptr;
        const int result = swr_alloc_set_opts2(&made, &to, AV_SAMPLE_FMT_FLT, sample_rate, &from,
                                               static_cast<AVSampleFormat>(format_), rate_, 0, nullptr);
        av_channel_layout_uninit(&from);
        resampler_.reset(made);
        if (result < 0 || swr_init(made) < 0) unreadable("has an odd channel layout that cannot be mixed to stereo.");
    }

    void convert(const std::uint8_t** data, int count) {
        const int room = swr_get_out_samples(resampler_.get(), count);
        if (room <= 0) return;
        const auto before = sound_.samples.size();
        const auto channels = static_cast<std::size_t>(sound_.channels);
        sound_.samples.resize(before + static_cast<std::size_t>(room) * channels);
        auto* out = reinterpret_cast<std::uint8_t*>(sound_.samples.data() + before);
        const int written = swr_convert(resampler_.get(), &out, room, data, count);
        if (written < 0) unreadable("has sound that cannot be resampled.", reason(written));
        sound_.samples.resize(before + static_cast<std::size_t>(written) * channels);
        if (sound_.frames() > most_frames_)
            throw Failure{Trouble::full, "'" + name_ + "' is longer than " +
                                             std::to_string(most_frames_ / sample_rate / 60) +
                                             " minutes; cut it first."};
    }

    void flush() {
        if (resampler_) convert(nullptr, 0);
    }

    /// A file that says it holds more than came out was cut short; lengths guessed from a bit rate say nothing.
    void check_whole() const {
        if (sound_.samples.empty() && !damaged_.empty())
            unreadable("has no sound that can be decoded; it is damaged, or not what its name says.", damaged_);
        if (demuxer_->duration_estimation_method == AVFMT_DURATION_FROM_BITRATE) return;
        const auto* stream = demuxer_->streams[stream_];
        if (stream->duration == AV_NOPTS_VALUE || stream->duration <= 0) return;
        const double told = static_cast<double>(stream->duration) * av_q2d(stream->time_base);
        const double held = static_cast<double>(sound_.frames()) / sample_rate;
        if (held < told * 0.98 - 0.5)
            unreadable("is cut short: it says " + std::to_string(static_cast<int>(told + 0.5)) + " s and holds " +
                           std::to_string(static_cast<int>(held + 0.5)) + " s; copy it again.",
                       damaged_);
    }

    std::string name_;
    std::size_t most_frames_;
    Demuxer demuxer_;
    Decoder decoder_;
    Resampler resampler_;
    Frame frame_{av_frame_alloc()};
    int stream_ = -1;
    int rate_ = 0, format_ = -1, from_channels_ = 0;
    std::string damaged_;
    Sound sound_;
};

}  // namespace

Sound read_sound(const std::filesystem::path& path, std::chrono::seconds most) {
    av_log_set_level(AV_LOG_QUIET);
    return SoundReader(path, most).read();
}

}  // namespace media
