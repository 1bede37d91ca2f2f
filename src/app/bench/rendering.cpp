// SPDX-License-Identifier: MIT
#include "app/bench/rendering.hpp"

#include <fmt/format.h>

#include <atomic>
#include <cstdio>
#include <memory>
#include <thread>

#include "app/bench/cost.hpp"
#include "base/failure.hpp"
#include "frames/encoder_memory.hpp"
#include "frames/segment_painter.hpp"

namespace app::bench {

std::int64_t render(const std::vector<timeline::Segment>& segments, const frames::Profile& profile,
                    const std::function<media::Sound()>& sound, int workers, const std::filesystem::path& out) {
    std::vector<frames::Encoded> encoded(segments.size());
    frames::Encoded track;
    std::atomic<std::size_t> next{0};
    frames::EncoderMemory memory;
    auto work = [&] {
        for (std::size_t i; (i = next++) <= segments.size();) {
            if (i == 0)
                track = frames::encode_sound(sound(), profile.codec);
            else
                encoded[i - 1] = frames::encode(segments[i - 1], profile);
        }
    };
    {
        std::vector<std::jthread> threads;
        for (int i = 1; i < workers; ++i) threads.emplace_back(work);
        work();
    }
    frames::mux(out, encoded, &track, profile, {});
    std::int64_t bytes = 0;
    for (const auto& segment : encoded)
        for (const auto& packet : segment.packets) bytes += static_cast<std::int64_t>(packet.bytes.size());
    return bytes;
}

void write_raw(const std::vector<timeline::Segment>& segments, const frames::Profile& profile,
               const std::filesystem::path& raw) {
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(raw.c_str(), "wb"), &std::fclose);
    if (!file) throw base::Failure{base::Trouble::denied, "Cannot write " + raw.string() + "."};
    frames::Planes planes(profile.width, profile.height);
    for (const auto& segment : segments) {
        frames::SegmentPainter painter(segment, profile.width, profile.height, profile.fps);
        for (int n = 0; n < segment.frames; ++n) {
            painter.paint(n, planes);
            for (int plane = 0; plane < 3; ++plane)
                for (int y = 0; y < (plane ? profile.height / 2 : profile.height); ++y)
                    std::fwrite(planes.row(plane, y), 1,
                                static_cast<std::size_t>(plane ? profile.width / 2 : profile.width), file.get());
        }
    }
    if (std::fflush(file.get()) != 0)
        throw base::Failure{base::Trouble::full, "No space for raw frames in " + raw.parent_path().string() + "."};
}

double ssim_of(const std::filesystem::path& film, const std::filesystem::path& raw, const frames::Profile& profile) {
    auto talk = shell_output(
        fmt::format("ffmpeg -hide_banner -i '{}' -f rawvideo -pix_fmt yuv420p -s {}x{} -r {} -i '{}' -lavfi "
                    "'[0:v]settb=1/{},setpts=N[a];[1:v]settb=1/{},setpts=N[b];[a][b]ssim' -f null -",
                    film.string(), profile.width, profile.height, profile.fps, raw.string(), profile.fps, profile.fps));
    auto at = talk.rfind("SSIM Y:");
    if (at == talk.npos)
        throw base::Failure{base::Trouble::internal,
                            "ffmpeg measured no SSIM: " + talk.substr(talk.size() > 300 ? talk.size() - 300 : 0)};
    return std::stod(talk.substr(at + 7));
}

}  // namespace app::bench
