// SPDX-License-Identifier: MIT
#include "app/house.hpp"

#include <signal.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <thread>

#include "base/files.hpp"
#include "builtin/composer/builtin_composer.hpp"
#include "builtin/illustrator/illustrator.hpp"
#include "builtin/voices/cell_speaker.hpp"
#include "builtin/writer/writer.hpp"
#include "speech/pronounce.hpp"

namespace app {

struct House::Rooms {
    std::optional<builtin::BuiltinWriter> writer;
    std::optional<builtin::CellSpeaker> speaker;
    std::optional<builtin::BuiltinPainter> painter;
    std::optional<builtin::BuiltinComposer> composer;
    std::optional<store::Artifacts> artifacts;
};

/// Signals are caught before the first cell is started: its child then inherits their mask, and Ctrl-C in a terminal,
/// which goes to the whole group, stops this process in order rather than killing the voice under it.
House::House(std::filesystem::path folder) : rooms_(std::make_unique<Rooms>()), folder_(std::move(folder)) {
    stop_on_signals();
}
House::~House() = default;

namespace {
template <class Room>
Room& made(std::optional<Room>& room) {
    return room ? *room : room.emplace();
}
}  // namespace

script::Writer& House::writer() {
    return made(rooms_->writer);
}
speech::Speaker& House::speaker() {
    if (!rooms_->speaker) rooms_->speaker.emplace(speech::find_dictionary(folder_));
    return *rooms_->speaker;
}
const scenery::Painter& House::painter() {
    return made(rooms_->painter);
}
score::Composer& House::composer() {
    return made(rooms_->composer);
}
store::Artifacts& House::artifacts() {
    if (!rooms_->artifacts) rooms_->artifacts.emplace(base::cache_folder());
    return *rooms_->artifacts;
}

namespace {

/// Stopping in order takes as long as the longest step that cannot be interrupted (a piece of music, a picture). After
/// a second the process ends as it stands, once no file is half written, and takes its temp folders with it: what is
/// finished is in the cache. A second signal ends it at once.
[[noreturn]] void end_soon(const sigset_t& signals) {
    constexpr timespec tick{0, 20'000'000};
    auto patience = std::chrono::steady_clock::now() + std::chrono::seconds(1);
    while (true) {
        bool again = sigtimedwait(&signals, nullptr, &tick) > 0;
        if (!again && (std::chrono::steady_clock::now() < patience || base::Unfinished::count() > 0)) continue;
        base::remove_temp_folders();
        if (!again) std::fputs("autovideo: Stopped.\n", stderr);
        std::_Exit(130);
    }
}

}  // namespace

std::stop_token stop_on_signals() {
    static std::stop_source source;
    static bool installed = [] {
        // A thread waits for the signal, so that no work is done in a handler. Blocked here, thus in every later
        // thread.
        sigset_t signals;
        sigemptyset(&signals);
        sigaddset(&signals, SIGINT);
        sigaddset(&signals, SIGTERM);
        sigaddset(&signals, SIGHUP);
        pthread_sigmask(SIG_BLOCK, &signals, nullptr);
        std::thread([signals] {
            int signal = 0;
            sigwait(&signals, &signal);
            source.request_stop();
            end_soon(signals);
        }).detach();
        return true;
    }();
    (void)installed;
    return source.get_token();
}

std::string program_version() {
    return "autovideo " AUTOVIDEO_VERSION;
}

std::int64_t cache_limit_bytes() {
    auto* set = std::getenv("AUTOVIDEO_CACHE_LIMIT");
    auto gigabytes = set ? std::atof(set) : 0;
    return static_cast<std::int64_t>((gigabytes > 0 ? gigabytes : 10) * 1e9);
}

}  // namespace app
