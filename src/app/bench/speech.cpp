// SPDX-License-Identifier: MIT
#include "app/bench/speech.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "app/bench/silent.hpp"
#include "app/house.hpp"
#include "base/failure.hpp"
#include "base/files.hpp"
#include "build/maker.hpp"
#include "builtin/aligner/aligner.hpp"
#include "builtin/aligner/recogniser.hpp"
#include "builtin/voices/bench.hpp"
#include "film/document.hpp"
#include "media/decode_sound.hpp"
#include "timeline/clock.hpp"

namespace app::bench {

namespace fs = std::filesystem;

namespace {

constexpr int margin_ms = 120;  ///< of what lies around a line, music included

film::Film film_of(const std::vector<std::string>& sentences, const std::string& voice) {
    script::Script script{.title = "Twenty sentences"};
    for (const auto& sentence : sentences)
        script.lines.push_back({"l" + std::to_string(script.lines.size() + 1), "", sentence, {}});
    auto film = film::from_script(script, {}, {}, 1);
    for (auto& line : film.lines) line.choices = film::Choices{.voice = voice};
    return film;
}

media::Sound cut(const media::Sound& sound, int from_ms, int to_ms) {
    auto sample = [&](int ms) {
        auto frame = static_cast<std::size_t>(std::max(0, ms)) * (media::sample_rate / 1000);
        return static_cast<std::ptrdiff_t>(std::min(frame, sound.frames()) * static_cast<std::size_t>(sound.channels));
    };
    return {sound.channels, {sound.samples.begin() + sample(from_ms), sound.samples.begin() + sample(to_ms)}};
}

/// "caption.3.1": page and place of the word that the layer lights.
bool lights(const stage::Layer& layer, std::pair<int, int>& word) {
    int end = 0;
    return std::sscanf(layer.name.c_str(), "caption.%d.%d%n", &word.first, &word.second, &end) == 2 &&
           layer.name.c_str()[end] == 0;
}

/// Film time of the frame on which each caption word of a line lights up, in order.
std::vector<double> lit_ms(const timeline::Timeline& timeline, const std::string& line) {
    std::map<std::pair<int, int>, double> lit;
    int film_frame = 0;
    for (const auto& segment : timeline.segments) {
        const stage::Scene& scene = *segment.scene;
        for (const auto& layer : scene.overlay) {
            std::pair<int, int> word;
            if (segment.line != line || !lights(layer, word)) continue;
            for (int n = segment.first; n < segment.first + segment.frames; ++n) {
                if (n * 1000.0 / timeline.fps < layer.from_ms) continue;
                lit.try_emplace(word, (film_frame + n - segment.first) * 1000.0 / timeline.fps);
                break;
            }
        }
        film_frame += segment.frames;
    }
    std::vector<double> times;
    for (const auto& [word, at] : lit) times.push_back(at);
    return times;
}

struct Ear {
    builtin::Recogniser recogniser;
    builtin::SphinxAligner aligner;
    int words = 0, errors = 0;
    std::vector<double> from_heard, from_spoken;  ///< |caption - it|, ms

    /// sound: of the whole film.
    void hear(const media::Sound& sound, const build::Made& made, std::size_t index) {
        const auto& utterance = made.utterances[index];
        const auto& placed = made.timeline.lines[index];
        auto start = timeline::ms_of(placed.start_frame, made.timeline.fps) + placed.speech_start_ms;
        auto from = std::max(0, start - margin_ms);
        auto piece = cut(sound, from, start + utterance.duration_ms() + margin_ms);
        auto said = speech::spoken_words(utterance);
        words += static_cast<int>(said.size());
        errors += builtin::word_errors(said, recogniser.recognise(piece));
        auto heard = utterance;
        speech::take_times(heard, aligner.align(piece, said));
        auto lit = lit_ms(made.timeline, placed.line);
        if (lit.size() != heard.words.size())
            throw base::Failure{base::Trouble::internal, "Not every word of " + placed.line + " lights up."};
        for (std::size_t i = 0; i < lit.size(); ++i) {
            from_heard.push_back(std::abs(lit[i] - (from + heard.words[i].start_ms)));
            from_spoken.push_back(std::abs(lit[i] - (start + utterance.words[i].start_ms)));
        }
    }
};

double quantile(std::vector<double> values, double part) {
    std::sort(values.begin(), values.end());
    return values[static_cast<std::size_t>(part * static_cast<double>(values.size() - 1))];
}

}  // namespace

void bench_speech(const fs::path& scratch, Report& report) {
    House house;
    auto sentences = builtin::read_sentences(base::share_folder() / "sentences.txt");
    auto film = film_of(sentences, house.speaker().voices().front().id);
    auto profile = frames::profile_for("draft", film.canvas.aspect, film.canvas.fps, "h264", "native");
    auto output = scratch / "sentences.mp4";
    store::Artifacts artifacts(scratch / "speech");
    Silent silent;
    auto made = build::Maker(house.engines(), artifacts, silent).make({film, profile, output});
    auto sound = media::read_sound(output);
    Ear ear;
    for (std::size_t i = 0; i < made.film.lines.size(); ++i) ear.hear(sound, made, i);
    report.add({"finished sound, music on: words misheard", 1.0 * ear.errors / ear.words, 0.16, 0.12, false,
                fmt::format("{} of {} words, music \"{}\"", ear.errors, ear.words, made.film.look.music)});
    report.add({"caption starts from the finished sound, median ms", median(ear.from_heard), 20, 10, false,
                fmt::format("90 % within {:.0f} ms", quantile(ear.from_heard, 0.9))});
    report.add({"caption starts from the synthesizer's, most frames",
                quantile(ear.from_spoken, 1) * made.timeline.fps / 1000, 1, 1, false,
                fmt::format("median {:.0f} ms", median(ear.from_spoken))});
}

}  // namespace app::bench
