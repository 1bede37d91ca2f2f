// SPDX-License-Identifier: MIT
#include "app/bench/bench.hpp"

#include <fmt/format.h>

#include <thread>

#include "app/bench/continuous.hpp"
#include "app/bench/cost.hpp"
#include "app/bench/edit.hpp"
#include "app/bench/flight.hpp"
#include "app/bench/memory.hpp"
#include "app/bench/reel.hpp"
#include "app/bench/rendering.hpp"
#include "app/bench/report.hpp"
#include "app/bench/speech.hpp"
#include "app/bench/workload.hpp"
#include "app/house.hpp"
#include "base/failure.hpp"
#include "base/files.hpp"

namespace app {

namespace fs = std::filesystem;
using namespace app::bench;

namespace {

constexpr int workers = 2;

/// Raw frames of a 30 s film are 2.8 GB: memory where there is some.
fs::path scratch_parent() {
    std::error_code error;
    auto space = fs::space("/dev/shm", error);
    return !error && space.available > (std::uintmax_t{6} << 30) ? fs::path("/dev/shm") : base::temp_folder();
}

media::Sound reel_sound(const Reel& reel) {
    score::Mix mix{.music = &reel.music, .duration_ms = reel.frames * 1000 / reel.fps};
    mix.voices.push_back({&reel.voice, 0, 1});
    return score::mix(mix);
}

/// The same settings without our own options: what the issue calls veryfast crf 23.
frames::Profile plain(frames::Profile profile) {
    profile.preset = "veryfast";
    profile.options = "crf=23";
    return profile;
}

struct Rounds {
    std::vector<double> cpu, wall;
    std::string how;
};

/// a and b in turn, so that a machine that slows down slows both.
Rounds in_turn(int rounds, const std::function<void()>& a, const std::function<void()>& b) {
    Rounds result;
    std::vector<double> a_cpu, b_cpu, a_wall, b_wall;
    for (int i = 0; i < rounds; ++i) {
        auto first = cost_of(a), second = cost_of(b);
        result.cpu.push_back(first.cpu / second.cpu), result.wall.push_back(first.wall / second.wall);
        a_cpu.push_back(first.cpu), b_cpu.push_back(second.cpu), a_wall.push_back(first.wall),
            b_wall.push_back(second.wall);
    }
    result.how = fmt::format("cpu {:.1f}/{:.1f} s, wall {:.1f}/{:.1f} s, median of {}", median(a_cpu), median(b_cpu),
                             median(a_wall), median(b_wall), rounds);
    return result;
}

void bench_reel(const BenchOptions& options, const fs::path& workload, const fs::path& scratch, Report& report) {
    auto reel = read_reel(workload, workload / "bg12.mp4", scratch);
    auto fast = frames::profile_for("medium", film::Aspect::portrait, reel.fps, "h264", "native");
    auto same = plain(fast);
    auto raw = scratch / "frames.yuv", film = scratch / "reel.mp4", alone = scratch / "alone.264";
    write_raw(reel.segments, same, raw);
    auto sound = [&] { return reel_sound(reel); };
    auto whole = in_turn(
        options.rounds, [&] { render(reel.segments, same, sound, workers, film); },
        [&] { encode_continuous(raw, same, workers, alone); });
    fs::remove(raw);
    report.add({"reel-30: CPU whole render / encode alone", median(whole.cpu), 1.10, 1.05, false, whole.how});
    report.add({"reel-30: wall whole render / encode alone", median(whole.wall), 1.05, 1.00, false, whole.how});
    auto command = fmt::format(
        "ffmpeg -y -nostdin -stream_loop -1 -i '{0}/bg12.mp4' -i '{0}/charA.png' -i '{0}/charB.png' -i "
        "'{2}' -i '{3}' -filter_complex "
        "\"[0:v]crop=404:720:438:0,scale=1080:1920:flags=bicubic,setsar=1[bg];[1:v]loop=-1:1[a];[2:v]loop=-1:1[b];"
        "[bg][a]overlay=x=0:y='1020+900*pow(1-min(mod(t\\,4)/0.3\\,1)\\,3)':enable='lt(mod(t\\,8)\\,4)'[x];"
        "[x][b]overlay=x=480:y='1020+900*pow(1-min(mod(t\\,4)/0.3\\,1)\\,3)':enable='gte(mod(t\\,8)\\,4)',ass='{0}/"
        "k30.ass'[v];"
        "[4:a]volume=0.5[m];[3:a]asplit[s1][s2];[m][s1]sidechaincompress=threshold=0.03:ratio=8:attack=20:release=400["
        "d];[d][s2]amix=inputs=2:duration=first,loudnorm=I=-14:TP=-1[au]\" "
        "-map '[v]' -map '[au]' -t 30 -r 30 -c:v libx264 -preset veryfast -crf 23 -threads 2 -pix_fmt yuv420p -c:a aac "
        "-b:a 160k -movflags +faststart '{1}'",
        fs::absolute(workload).string(), (scratch / "ffmpeg.mp4").string(), sound_of(workload, "voice").string(),
        sound_of(workload, "music").string());
    if (!have("ffmpeg")) return report.skip("ffmpeg doing the same", "ffmpeg is not installed");
    if (!fs::exists(workload / "k30.ass")) return report.skip("ffmpeg doing the same", "the workload has no k30.ass");
    auto theirs = in_turn(
        options.rounds, [&] { shell(command); }, [&] { render(reel.segments, fast, sound, workers, film); });
    report.add({"ffmpeg command line / ours, same composition, CPU", median(theirs.cpu), 1.3, 1.6, true, theirs.how});
}

/// The reel over one footage with the default profile, against plain veryfast crf 23 of the same frames in one go.
void bench_profile(const BenchOptions& options, const fs::path& workload, const fs::path& footage,
                   const std::string& name, const fs::path& scratch, Report& report) {
    auto reel = read_reel(workload, footage, scratch);
    auto ours = frames::profile_for("medium", film::Aspect::portrait, reel.fps, "h264", "native");
    auto raw = scratch / "frames.yuv", film = scratch / "reel.mp4", alone = scratch / "alone.264";
    write_raw(reel.segments, ours, raw);
    std::int64_t alone_bytes = 0, our_bytes = 0;
    auto cost = in_turn(
        options.rounds,
        [&] {
            our_bytes = render(
                reel.segments, ours, [&] { return reel_sound(reel); }, workers, film);
        },
        [&] { alone_bytes = encode_continuous(raw, plain(ours), workers, alone); });
    auto figure = [&](const char* what) { return fmt::format("default profile, {}: {}", name, what); };
    report.add({figure("wall / veryfast crf 23 alone"), median(cost.wall), 0.90, 0.75, false, cost.how});
    report.add({figure("size of pictures / the same"),
                static_cast<double>(our_bytes) / static_cast<double>(alone_bytes), 1.06, 1.03, false,
                fmt::format("{:.2f} MB", static_cast<double>(our_bytes) / 1e6)});
    if (!have("ffmpeg")) return report.skip(figure("SSIM"), "ffmpeg is not installed");
    auto ssim_ours = ssim_of(film, raw, ours), ssim_alone = ssim_of(alone, raw, ours);
    report.add({figure("SSIM lost against the same"), ssim_alone - ssim_ours, 0.0005, 0.0, false,
                fmt::format("{:.4f} against {:.4f}", ssim_ours, ssim_alone)});
    fs::remove(raw);
}

/// Three unlike footages: the workload's, a drawn film of ours, and one with much motion and grain.
void bench_profiles(const BenchOptions& options, House& house, const fs::path& workload, const fs::path& scratch,
                    Report& report) {
    auto wild = scratch / "wild.mp4", drawn = scratch / "drawn.mp4";
    write_flight(wild, {.haste = 3, .grain = 2.5});
    draw_footage(house, scratch, drawn);
    bench_profile(options, workload, workload / "bg12.mp4", "the reel's footage", scratch, report);
    bench_profile(options, workload, drawn, "a drawn film", scratch, report);
    bench_profile(options, workload, wild, "motion and grain", scratch, report);
}

}  // namespace

int measure(const BenchOptions& options) {
    base::TempFolder scratch(scratch_parent());
    Report report(options.json);
    House house;
    auto wanted = [&](std::string_view name) { return options.only.empty() || options.only == name; };
    if (wanted("reel") || wanted("profile")) {
        fs::path workload = options.workload;
        if (workload.empty()) write_workload(house, workload = scratch.path() / "workload");
        if (wanted("reel")) bench_reel(options, workload, scratch.path(), report);
        if (wanted("profile")) bench_profiles(options, house, workload, scratch.path(), report);
    }
    if (wanted("illustrated")) bench_illustrated(house, options, scratch.path(), report);
    if (wanted("edit")) bench_edits(house, scratch.path(), report);
    if (wanted("speech")) bench_speech(scratch.path(), report);
    if (wanted("memory")) bench_memory(scratch.path(), report);
    return report.missed() ? 1 : 0;
}

}  // namespace app
