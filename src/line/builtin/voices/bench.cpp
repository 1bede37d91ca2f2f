// SPDX-License-Identifier: MIT
#include "builtin/voices/bench.hpp"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <ctime>

#include "base/files.hpp"
#include "base/text.hpp"
#include "builtin/aligner/aligner.hpp"
#include "builtin/aligner/recogniser.hpp"
#include "builtin/voices/pitch.hpp"

namespace builtin {

namespace {

template <class T>
T quantile(std::vector<T> values, double part) {
    if (values.empty()) return {};
    std::sort(values.begin(), values.end());
    return values[std::min(values.size() - 1, static_cast<std::size_t>(part * static_cast<double>(values.size())))];
}

}  // namespace

std::vector<std::string> read_sentences(const std::filesystem::path& file) {
    std::vector<std::string> sentences;
    for (const auto& line : base::split(base::read_file(file, 1 << 20), '\n')) {
        auto text = base::trim(line);
        if (!text.empty() && text.front() != '#') sentences.emplace_back(text);
    }
    return sentences;
}

VoiceMarks mark_voice(speech::Speaker& speaker, const speech::Voice& voice, const std::vector<std::string>& sentences) {
    SphinxAligner aligner;
    Recogniser recogniser;
    VoiceMarks marks{voice.id};
    std::vector<int> apart;
    std::vector<double> pitches;
    double seconds = 0, cpu = 0;
    for (const auto& sentence : sentences) {
        auto before = std::clock();
        auto utterance = speaker.speak({"l1", "", sentence, {}}, voice);
        cpu += static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
        seconds += static_cast<double>(utterance.sound.frames()) / media::sample_rate;
        auto said = speech::spoken_words(utterance);
        auto heard = recogniser.recognise(utterance.sound);
        auto wrong = word_errors(said, heard);
        if (std::getenv("AUTOVIDEO_BENCH_WORDS") && wrong)
            std::printf("%d %s | %s\n", wrong, sentence.c_str(), base::join(heard, " ").c_str());
        marks.errors += wrong;
        marks.words += static_cast<int>(said.size());
        auto again = utterance;
        speech::take_times(again, aligner.align(utterance.sound, said));
        for (std::size_t i = 0; i < utterance.words.size(); ++i)
            apart.push_back(std::abs(again.words[i].start_ms - utterance.words[i].start_ms));
        for (double pitch : pitch_track(utterance.sound.samples, media::sample_rate))
            if (pitch > 0) pitches.push_back(pitch);
    }
    marks.word_error_percent = 100.0 * marks.errors / std::max(1, marks.words);
    marks.caption_error_median_ms = quantile(apart, 0.5), marks.caption_error_p90_ms = quantile(apart, 0.9);
    marks.words_per_minute = 60 * marks.words / std::max(0.1, seconds);
    marks.pitch_hertz = quantile(pitches, 0.5);
    if (marks.pitch_hertz > 0)
        marks.pitch_semitones = 12 * std::log2(quantile(pitches, 0.95) / quantile(pitches, 0.05));
    marks.real_time_factor = cpu / std::max(0.1, seconds);
    return marks;
}

}  // namespace builtin
