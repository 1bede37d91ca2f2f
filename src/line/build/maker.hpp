// SPDX-License-Identifier: MIT
// A film built: what exists is reused, what is missing is made, all is joined and receipted.
#pragma once
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <stop_token>
#include <string>
#include <vector>

#include "build/own_media.hpp"
#include "build/progress.hpp"
#include "film/film.hpp"
#include "frames/frames.hpp"
#include "scenery/painter.hpp"
#include "score/score.hpp"
#include "speech/voice.hpp"
#include "store/artifacts.hpp"
#include "timeline/timeline.hpp"

namespace build {

/// Who does the work; chosen by the app.
struct Engines {
    speech::Speaker& speaker;
    const scenery::Painter& painter;
    score::Composer& composer;
    cell::Program media_cell = {};  ///< who decodes the user's own media; empty: this executable, as `cell media`
};

struct Order {
    film::Film film;  ///< missing choices are made
    frames::Profile profile;
    std::filesystem::path output;        ///< .mp4, .webm for vp9, .gif; for png a folder
    std::filesystem::path folder = ".";  ///< paths in the film are relative to it
    int workers = 0;                     ///< 0: one a processor
};

/// One step of a build, for plans and receipts.
struct Step {
    std::string kind;
    std::string what;  ///< "l3", "l3 frames 0-45", …
    std::string key;
    std::string content;
    bool reused = false;
    int frames = 0;  ///< of a segment
};
BOOST_DESCRIBE_STRUCT(Step, (), (kind, what, key, content, reused, frames))

struct Made {
    film::Film film;  ///< with all choices
    timeline::Timeline timeline;
    std::vector<speech::Utterance> utterances;  ///< words and times; the samples lie in the store
    std::vector<Step> steps;
    std::string output_sha256;
    std::int64_t output_bytes = 0;
    std::int64_t duration_ms = 0;
    std::map<std::string, std::string> engines;
    std::vector<std::string> notes;  ///< fall-backs and other things said
};

class Maker {
  public:
    Maker(Engines engines, store::Artifacts& artifacts, Progress& progress)
        : engines_(engines), artifacts_(artifacts), progress_(progress) {}

    /// Choices and times, nothing drawn or encoded: for `film resolve`, `--dry-run`, and plans. Prepares own media and
    /// speaks missing lines.
    Made resolve(const Order& order, std::stop_token stop = {});
    /// The whole film. The output appears whole or not at all. Throws cancelled, or whatever a step throws.
    Made make(const Order& order, std::stop_token stop = {});

  private:
    void bring(const Order& order, std::stop_token stop);
    void speak(Made& made, const Order& order, std::stop_token stop);
    std::string spoken(Step& step, const script::Line& line, const speech::Voice& voice, const std::string& engine);
    media::Sound sound_of(const Made& made, std::size_t line);
    Step soundtrack_step(const Made& made, const Order& order);
    frames::Encoded soundtrack(const Made& made, const Order& order, std::stop_token stop);
    void encode_all(Made& made, const Order& order, std::stop_token stop);
    void store(Step& step, const frames::Encoded& encoded);
    frames::Encoded stored(const Step& step, const std::function<frames::Encoded()>& make);
    void draw_all(const Made& made, const Order& order, std::stop_token stop);

    Engines engines_;
    store::Artifacts& artifacts_;
    Progress& progress_;
    std::unique_ptr<OwnMedia> own_;  ///< for the order at work
};

}  // namespace build
