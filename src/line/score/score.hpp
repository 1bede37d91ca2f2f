// SPDX-License-Identifier: MIT
// Music and effects on a film's cues.
#pragma once
#include <boost/describe/class.hpp>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "media/sound.hpp"

namespace score {

/// What the music must do, in film time.
struct MusicWish {
    std::string mood;  ///< calm upbeat dramatic corporate curious playful epic dreamy
    std::int64_t seed = 1;
    int duration_ms = 0;        ///< of the film; the music ends on a chord just before
    std::vector<int> turns_ms;  ///< section changes wanted here: the title's end, the turn, the close
};
BOOST_DESCRIBE_STRUCT(MusicWish, (), (mood, seed, duration_ms, turns_ms))

class Composer {
  public:
    virtual ~Composer() = default;
    virtual std::vector<std::string> moods() const = 0;
    /// Stereo, exactly duration_ms long.
    virtual media::Sound compose(const MusicWish& wish) = 0;
    /// A synthesised effect, stereo: whoosh pop riser tick ding boom sparkle. Throws missing.
    virtual media::Sound effect(std::string_view name, std::int64_t seed) = 0;
    virtual std::string engine() const = 0;
};

/// A sound put somewhere in the film.
struct Placed {
    const media::Sound* sound = nullptr;
    int at_ms = 0;
    float gain = 1;
    /// Makes the sound where none is held; asked at most twice, with the same answer. A long film's sounds never lie in
    /// memory all at once.
    std::function<media::Sound()> load = {};
};

/// Everything the ear gets; speech is mono, the rest stereo.
struct Mix {
    std::vector<Placed> voices;
    std::vector<Placed> effects;
    const media::Sound* music = nullptr;  ///< may be null
    std::function<media::Sound()> compose =
        {};  ///< makes the music where none is held; the film is mixed on its samples
    int duration_ms = 0;
    /// Spoken stretches in film time, for ducking; sorted, not overlapping. Where none are told, whole lines are.
    struct Spoken {
        int start_ms, end_ms;
    };
    std::vector<Spoken> spoken;
};

/// Ducks the music under speech (150 ms ahead, 400 ms release), sets -14 LUFS +-0.3 (EBU R 128) and a true peak of at
/// most -1 dBTP (ITU-R BS.1770-4). Stereo, exactly duration_ms long.
media::Sound mix(const Mix& mix);

}  // namespace score
