// SPDX-License-Identifier: MIT
#include <cstring>

#include "base/files.hpp"
#include "frames/frames.hpp"
#include "frames/gif.hpp"
#include "frames/libav.hpp"

namespace frames {
namespace {

AVCodecID codec_id(const std::string& codec) {
    return codec == "av1" ? AV_CODEC_ID_AV1 : codec == "vp9" ? AV_CODEC_ID_VP9 : AV_CODEC_ID_H264;
}

void put_head(AVCodecParameters& parameters, const std::string& head) {
    parameters.extradata = static_cast<std::uint8_t*>(av_mallocz(head.size() + AV_INPUT_BUFFER_PADDING_SIZE));
    std::memcpy(parameters.extradata, head.data(), head.size());
    parameters.extradata_size = static_cast<int>(head.size());
}

/// One stream's packets in order, on the film's clock.
struct Track {
    struct Timed {
        const Packet* packet;
        std::int64_t pts, dts, duration;
    };
    AVStream* stream = nullptr;
    AVRational clock{1, 1};
    std::vector<Timed> packets;
    std::size_t next = 0;
    std::function<void(Track&)> more = [](Track&) {};  ///< puts the next packets in place of those written, if any

    bool has_next() {
        if (next == packets.size()) more(*this);
        return next < packets.size();
    }
};

/// The film's segments, one in memory at a time.
class Reel {
  public:
    Reel(std::size_t count, const std::function<Encoded(std::size_t)>& segment)
        : count_(count), segment_(segment), now_(segment(0)), head_(now_.head) {}
    const std::string& head() const { return head_; }

    void next(Track& track) {
        track.packets.clear(), track.next = 0;
        while (track.packets.empty() && at_ < count_) {
            if (at_ > 0) now_ = segment_(at_);
            ++at_;
            if (now_.head != head_)
                throw base::Failure{base::Trouble::internal, "Segments of different encoders cannot be joined."};
            for (const auto& packet : now_.packets)
                track.packets.push_back({&packet, start_ + packet.pts, start_ + packet.dts, 1});
            start_ += now_.frames;
        }
    }

  private:
    std::size_t count_, at_ = 0;
    const std::function<Encoded(std::size_t)>& segment_;
    Encoded now_;
    std::string head_;
    std::int64_t start_ = 0;
};

class File {
  public:
    /// meant: where the film will lie, for messages.
    File(const std::filesystem::path& path, const char* format, const std::filesystem::path& meant) : meant_(meant) {
        libav::quiet();
        libav::check(avformat_alloc_output_context2(&context_, nullptr, format, path.c_str()), "The container");
        context_->flags |= AVFMT_FLAG_BITEXACT;
        if (int code = avio_open(&context_->pb, path.c_str(), AVIO_FLAG_WRITE); code < 0) {
            avformat_free_context(context_);
            written(code);
        }
    }
    ~File() {
        avio_closep(&context_->pb);
        avformat_free_context(context_);
    }
    File(const File&) = delete;
    File& operator=(const File&) = delete;

    Track video(Reel& reel, const Profile& profile) {
        Track out{.stream = avformat_new_stream(context_, nullptr), .clock = {1, profile.fps}};
        auto& p = *out.stream->codecpar;
        p.codec_type = AVMEDIA_TYPE_VIDEO, p.codec_id = codec_id(profile.codec), p.format = AV_PIX_FMT_YUV420P;
        p.width = profile.width, p.height = profile.height, p.sample_aspect_ratio = {1, 1};
        p.color_space = AVCOL_SPC_BT709, p.color_primaries = AVCOL_PRI_BT709, p.color_trc = AVCOL_TRC_BT709;
        p.color_range = AVCOL_RANGE_MPEG, p.chroma_location = AVCHROMA_LOC_LEFT;
        put_head(p, reel.head());
        out.stream->time_base = {1, profile.fps * 512};
        out.stream->avg_frame_rate = out.stream->r_frame_rate = {profile.fps, 1};
        out.more = [&reel](Track& track) { reel.next(track); };
        return out;
    }

    Track sound(const Encoded& sound, const Profile& profile) {
        bool opus = profile.codec == "vp9";
        Track out{.stream = avformat_new_stream(context_, nullptr), .clock = {1, media::sample_rate}};
        auto& p = *out.stream->codecpar;
        p.codec_type = AVMEDIA_TYPE_AUDIO, p.codec_id = opus ? AV_CODEC_ID_OPUS : AV_CODEC_ID_AAC;
        p.sample_rate = media::sample_rate, p.bit_rate = 160000, p.frame_size = opus ? 960 : 1024;
        if (!sound.packets.empty()) p.initial_padding = static_cast<int>(-sound.packets.front().pts);
        av_channel_layout_default(&p.ch_layout, 2);
        put_head(p, sound.head);
        out.stream->time_base = {1, media::sample_rate};
        for (const auto& packet : sound.packets) {
            // The last one ends with the sound, not with its block: both tracks end together.
            std::int64_t duration = std::min<std::int64_t>(p.frame_size, sound.frames - packet.pts);
            out.packets.push_back({&packet, packet.pts, packet.pts, duration});
        }
        return out;
    }

    void write(std::vector<Track> tracks, const std::vector<std::pair<std::string, std::string>>& tags,
               const char* flags) {
        for (const auto& [name, value] : tags) av_dict_set(&context_->metadata, name.c_str(), value.c_str(), 0);
        AVDictionary* options = nullptr;
        if (flags) av_dict_set(&options, "movflags", flags, 0);
        int code = avformat_write_header(context_, &options);
        av_dict_free(&options);
        written(code);
        libav::Owned<AVPacket> packet(av_packet_alloc());
        while (Track* track = earliest(tracks)) write_next(*track, *packet);
        written(av_write_trailer(context_));
        avio_flush(context_->pb);
        written(context_->pb->error);
    }

  private:
    /// What the system says of a disk arrives as a negative errno; libav's own troubles are other numbers.
    void written(int code) const {
        if (code < 0 && -code < 4096) base::refuse("Cannot write", meant_, -code);
        libav::check(code, "Writing the film");
    }

    static Track* earliest(std::vector<Track>& tracks) {
        Track* out = nullptr;
        for (auto& track : tracks) {
            if (!track.has_next()) continue;
            if (!out ||
                av_compare_ts(track.packets[track.next].dts, track.clock, out->packets[out->next].dts, out->clock) < 0)
                out = &track;
        }
        return out;
    }

    void write_next(Track& track, AVPacket& packet) {
        const auto& timed = track.packets[track.next++];
        av_packet_unref(&packet);
        // Borrowed bytes: av_write_frame copies what it keeps.
        packet.data = reinterpret_cast<std::uint8_t*>(const_cast<char*>(timed.packet->bytes.data()));
        packet.size = static_cast<int>(timed.packet->bytes.size());
        packet.pts = timed.pts, packet.dts = timed.dts, packet.duration = timed.duration;
        packet.flags = timed.packet->key ? AV_PKT_FLAG_KEY : 0;
        packet.stream_index = track.stream->index;
        av_packet_rescale_ts(&packet, track.clock, track.stream->time_base);
        written(av_write_frame(context_, &packet));
        packet.data = nullptr, packet.size = 0;
    }

    std::filesystem::path meant_;
    AVFormatContext* context_ = nullptr;
};

}  // namespace

void mux(const std::filesystem::path& path, const std::vector<Encoded>& segments, const Encoded* sound,
         const Profile& profile, const std::vector<std::pair<std::string, std::string>>& tags) {
    mux(
        path, segments.size(), [&](std::size_t i) { return segments[i]; }, sound, profile, tags);
}

void mux(const std::filesystem::path& path, std::size_t count, const std::function<Encoded(std::size_t)>& segment,
         const Encoded* sound, const Profile& profile, const std::vector<std::pair<std::string, std::string>>& tags) {
    if (count == 0) throw base::Failure{base::Trouble::invalid, "A film needs at least one segment."};
    if (profile.codec == "gif") {
        std::vector<Encoded> segments;
        for (std::size_t i = 0; i < count; ++i) segments.push_back(segment(i));
        return base::write_file(path, gif_file(segments, profile));
    }
    auto folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
    base::TempFolder room(folder);
    auto temp = room.path() / path.filename();
    bool webm = profile.codec == "vp9";
    {
        Reel reel(count, segment);
        File file(temp, webm ? "webm" : "mp4", path);
        std::vector<Track> tracks{file.video(reel, profile)};
        if (sound) tracks.push_back(file.sound(*sound, profile));
        file.write(std::move(tracks), tags, webm ? nullptr : "+faststart");
    }
    base::settle(temp, path);
}

}  // namespace frames
