// SPDX-License-Identifier: MIT
// From a chosen shot and its words in time to a display list.
#pragma once
#include <memory>
#include <string>
#include <vector>

#include "scenery/painter.hpp"
#include "speech/utterance.hpp"
#include "stage/scene.hpp"

namespace stage {

/// A shot in time: the words spoken while it is on screen, in milliseconds from the shot's start.
struct ShotInTime {
    const film::FilmLine* line = nullptr;
    const film::Shot* shot = nullptr;
    int line_ms = 0;  ///< from the line's start to the shot's
    int duration_ms = 0;
    std::vector<speech::SpokenWord> words;  ///< shifted to shot time; a word may begin before 0
    bool first = false;                     ///< of the film
    bool last = false;
};

/// The picture of one shot, without captions: set, subject, texts, camera, all entering, living and leaving.
/// Pure in its arguments (files of the film's folder enter by content). Throws missing (art, template).
Scene draw(const film::Film& film, const ShotInTime& shot, const scenery::Painter& painter);

/// The caption layers for the words of a shot, in shot time; empty when captions are off.
/// Pages of two to four words (at most two lines), broken at phrase ends; the same pages whatever the shot's cut, since
/// they are made from the whole line: line_words in line time, shot_start_ms in line time.
std::vector<Layer> captions(const film::Film& film, const std::vector<speech::SpokenWord>& line_words, int line_end_ms,
                            int shot_start_ms, int shot_end_ms, const Scene& scene);

/// Fills width and height of a text sprite at scale 1, padding for outline and shadow included.
Sprite measured(Sprite sprite);

}  // namespace stage
