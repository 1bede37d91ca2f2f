// SPDX-License-Identifier: MIT
// The film in time: whole frames, segments, and where each sound lies. Pure, no I/O.
#pragma once
#include <string>
#include <vector>

#include "film/film.hpp"
#include "score/score.hpp"
#include "speech/utterance.hpp"
#include "stage/draw.hpp"
#include "timeline/shared_scene.hpp"

namespace timeline {

/// A closed stretch of whole frames, encoded by itself. Without `before`: frames [first, first + frames) of `scene`'s
/// own clock. With `before`: a transition; scene `before` runs on from frame `before_first` while `scene` starts at
/// `first`, mixed as `transition` says (frames/transition.hpp).
struct Segment {
    SharedScene scene = stage::Scene{};
    int first = 0;
    int frames = 0;      ///< at least 4
    SharedScene before;  ///< none: not a transition
    int before_first = 0;
    std::string transition;
    std::string line;  ///< id of the line it belongs to
};

struct PlacedLine {
    script::LineId line;
    int start_frame = 0;      ///< of the film
    int frames = 0;           ///< whole frames, pause included
    int speech_start_ms = 0;  ///< within the line
};
BOOST_DESCRIBE_STRUCT(PlacedLine, (), (line, start_frame, frames, speech_start_ms))

struct PlacedEffect {
    std::string effect;
    int at_ms = 0;  ///< film time
    std::int64_t seed = 0;
    int gain_milli = 1000;
};
BOOST_DESCRIBE_STRUCT(PlacedEffect, (), (effect, at_ms, seed, gain_milli))

struct Timeline {
    int fps = 30;
    int frames = 0;
    std::vector<PlacedLine> lines;
    std::vector<Segment> segments;  ///< in film order, without gap or overlap
    std::vector<PlacedEffect> effects;
    score::MusicWish music;

    int duration_ms() const { return static_cast<int>(static_cast<std::int64_t>(frames) * 1000 / fps); }
};

/// utterances: one for each line, in order; the film's choices must be made (scenery::choose).
Timeline lay(const film::Film& film, const std::vector<speech::Utterance>& utterances, const scenery::Painter& painter);

}  // namespace timeline
