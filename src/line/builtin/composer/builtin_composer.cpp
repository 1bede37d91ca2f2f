// SPDX-License-Identifier: MIT
#include "builtin/composer/builtin_composer.hpp"

#include <cstdlib>
#include <map>
#include <mutex>

#include "base/failure.hpp"
#include "base/hash.hpp"
#include "builtin/composer/arrange.hpp"
#include "builtin/composer/effects.hpp"
#include "builtin/composer/finish.hpp"
#include "builtin/composer/player.hpp"
#include "media/loudness.hpp"

namespace builtin {
namespace {

namespace fs = std::filesystem;

/// Raised whenever the same wish would sound different.
constexpr auto version = "composer 1";

constexpr int longest_ms = 30 * 60 * 1000;
constexpr double level = -20;   // LUFS
constexpr double ceiling = -3;  // dBTP

/// Where Debian, Fedora, Arch and Homebrew put them; the small one first, which is what we compose for.
constexpr const char* usual_places[] = {
    "/usr/share/sounds/sf3/MuseScore_General_Lite.sf3",  "/usr/share/sounds/sf3/MuseScore_General.sf3",
    "/usr/share/soundfonts/MuseScore_General.sf3",       "/usr/share/soundfonts/MuseScore_General.sf2",
    "/usr/local/share/sounds/sf3/MuseScore_General.sf3", "/opt/homebrew/share/soundfonts/MuseScore_General.sf3",
};

/// 40 MB are hashed once in a process.
std::string hash_of(const fs::path& path) {
    static std::mutex mutex;
    static std::map<fs::path, std::string> known;
    const std::lock_guard lock(mutex);
    auto& hash = known[path];
    if (hash.empty()) hash = base::sha256_of_file(path);
    return hash;
}

}  // namespace

BuiltinComposer::BuiltinComposer(fs::path soundfont) : given_(std::move(soundfont)) {}

fs::path BuiltinComposer::soundfont() const {
    std::error_code error;
    std::vector<fs::path> places{given_};
    if (given_.empty())
        if (const char* set = std::getenv("AUTOVIDEO_SOUNDFONT"); set && *set) places = {set};
    if (places.front().empty()) places.assign(std::begin(usual_places), std::end(usual_places));
    for (const auto& place : places)
        if (fs::is_regular_file(place, error)) return place;
    const auto sought =
        places.size() == 1 ? "There is no soundfont '" + places.front().string() + "'. " : std::string();
    throw base::Failure{base::Trouble::missing,
                        sought +
                            "Music needs a soundfont: install the package musescore-general-soundfont-small, or "
                            "set AUTOVIDEO_SOUNDFONT to a General MIDI .sf2 or .sf3 file."};
}

std::vector<std::string> BuiltinComposer::moods() const {
    std::vector<std::string> names;
    for (const auto& mood : composer::all_moods()) names.emplace_back(mood.name);
    return names;
}

media::Sound BuiltinComposer::compose(const score::MusicWish& wish) {
    composer::mood_named(wish.mood);
    if (wish.duration_ms < 0 || wish.duration_ms > longest_ms)
        throw base::Failure{base::Trouble::invalid,
                            "Music can last from 0 to 30 minutes, not " + std::to_string(wish.duration_ms) + " ms."};
    if (wish.duration_ms == 0) return {2, {}};
    const auto piece = composer::arranged(wish);
    auto sound = composer::played(piece, soundfont());
    composer::make_room_for_speech(sound);
    composer::ring_out(sound, piece.end_ms + (piece.duration_ms - piece.end_ms) * 0.35);
    media::normalise(sound, level, ceiling);
    return sound;
}

media::Sound BuiltinComposer::effect(std::string_view name, std::int64_t seed) {
    return composer::synthesised(name, seed);
}

std::string BuiltinComposer::engine() const {
    const auto font = soundfont();
    return std::string(version) + "; " + composer::player_version() + "; " + font.filename().string() + " " +
           hash_of(font).substr(0, 12);
}

}  // namespace builtin
