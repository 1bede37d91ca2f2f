// SPDX-License-Identifier: MIT
#include "media/video_input.hpp"

#include <cmath>

namespace media {

libav::Owned<AVFormatContext> open_container(const std::filesystem::path& path) {
    libav::quiet();
    std::string name = path.filename().string();
    std::error_code error;
    if (!std::filesystem::is_regular_file(path, error))
        throw base::Failure{base::Trouble::missing, "There is no file " + path.string() + "."};
    if (std::filesystem::file_size(path, error) == 0)
        throw base::Failure{base::Trouble::unreadable,
                            name + ": this file is empty (0 bytes); copy or export it again."};
    AVFormatContext* raw = avformat_alloc_context();
    AVDictionary* options = nullptr;
    av_dict_set(&options, "protocol_whitelist", "file", 0);
    // Playlists and scripts name other files; none of them is footage.
    raw->format_whitelist = av_strdup(
        "mov,matroska,webm,avi,mpegts,mpeg,flv,asf,ogg,gif,apng,image2,m4v,h264,hevc,ivf,nut,"
        "mp3,wav,flac,aac,aiff,caf,amr,ac3,w64,mpegvideo,mjpeg,dv,mxf,rm,webp_pipe,png_pipe,jpeg_pipe");
    int code = avformat_open_input(&raw, ("file:" + path.string()).c_str(), nullptr, &options);
    av_dict_free(&options);
    if (code < 0)
        throw base::Failure{
            base::Trouble::unreadable,
            name + ": this is no video, picture or sound that we can read; use MP4, MOV, WebM, MKV, PNG or JPEG.",
            libav::error_text(code)};
    libav::Owned<AVFormatContext> format(raw);
    code = avformat_find_stream_info(raw, nullptr);
    if (code < 0 || raw->nb_streams == 0)
        throw base::Failure{base::Trouble::unreadable,
                            name + ": this file is damaged or cut short; copy or download it again.",
                            libav::error_text(code)};
    return format;
}

VideoInput::VideoInput(const std::filesystem::path& path, int threads)
    : name_(path.filename().string()),
      format_(open_container(path)),
      packet_(av_packet_alloc()),
      frame_(av_frame_alloc()) {
    const AVCodec* codec = nullptr;
    index_ = av_find_best_stream(format_.get(), AVMEDIA_TYPE_VIDEO, -1, -1, &codec, 0);
    if (index_ == AVERROR_DECODER_NOT_FOUND)
        throw base::Failure{base::Trouble::unsupported,
                            name_ + ": its video format is not supported; convert it to H.264 first."};
    if (index_ < 0) throw base::Failure{base::Trouble::invalid, name_ + ": there is no video in this file."};
    const auto& parameters = *stream().codecpar;
    if (static_cast<std::int64_t>(parameters.width) * parameters.height > 100'000'000)
        throw base::Failure{base::Trouble::invalid, name_ + ": its frames are larger than 100 megapixels."};
    decoder_.reset(avcodec_alloc_context3(codec));
    avcodec_parameters_to_context(decoder_.get(), &parameters);
    decoder_->pkt_timebase = stream().time_base;
    decoder_->thread_count = threads, decoder_->max_pixels = 100'000'000;
    libav::check(avcodec_open2(decoder_.get(), codec, nullptr), "A video decoder");
    for (unsigned i = 0; i < format_->nb_streams; ++i)
        if (static_cast<int>(i) != index_) format_->streams[i]->discard = AVDISCARD_ALL;
}

AVFrame* VideoInput::next() {
    for (;;) {
        int code = avcodec_receive_frame(decoder_.get(), frame_.get());
        if (code == 0) return frame_.get();
        if (code == AVERROR_EOF || ended_) return nullptr;
        code = av_read_frame(format_.get(), packet_.get());
        if (code < 0) {
            ended_ = true;
            avcodec_send_packet(decoder_.get(), nullptr);
            continue;
        }
        if (packet_->stream_index == index_) avcodec_send_packet(decoder_.get(), packet_.get());
        av_packet_unref(packet_.get());
    }
}

void VideoInput::check_whole() const {
    auto size = avio_size(format_->pb);
    for (unsigned i = 0; i < format_->nb_streams; ++i) {
        auto* last =
            avformat_index_get_entry(format_->streams[i], avformat_index_get_entries_count(format_->streams[i]) - 1);
        if (size > 0 && last && last->pos + last->size > size)
            throw base::Failure{base::Trouble::unreadable,
                                name_ + ": this file is cut short; copy or download it again."};
    }
}

void VideoInput::check_length(std::int64_t held) const {
    if (format_->duration_estimation_method == AVFMT_DURATION_FROM_BITRATE || format_->duration <= 0) return;
    auto told = stream().duration > 0 ? static_cast<double>(stream().duration) * av_q2d(stream().time_base)
                                      : static_cast<double>(format_->duration) / AV_TIME_BASE;
    auto shown = static_cast<double>(held) * av_q2d(stream().time_base);
    // Sound may go on after the picture; half of it missing is no such thing.
    if (shown < told * (stream().duration > 0 ? 0.9 : 0.5) - 1)
        throw base::Failure{base::Trouble::unreadable, name_ + ": this file is cut short: it says " +
                                                           std::to_string(static_cast<int>(told + 0.5)) +
                                                           " s and holds " +
                                                           std::to_string(static_cast<int>(shown + 0.5)) +
                                                           " s of pictures; copy or download it again."};
}

void VideoInput::seek(std::int64_t timestamp) {
    libav::check(av_seek_frame(format_.get(), index_, timestamp, AVSEEK_FLAG_BACKWARD), "Seeking");
    avcodec_flush_buffers(decoder_.get());
    ended_ = false;
}

int VideoInput::rotation_of(const AVStream& stream) {
    std::size_t size = 0;
    auto* matrix = av_stream_get_side_data(&stream, AV_PKT_DATA_DISPLAYMATRIX, &size);
    if (!matrix || size < 9 * sizeof(std::int32_t)) return 0;
    double angle = -av_display_rotation_get(reinterpret_cast<const std::int32_t*>(matrix));
    if (std::isnan(angle)) return 0;
    return static_cast<int>(std::lround(angle / 90) * 90 % 360 + 360) % 360;
}

}  // namespace media
