// SPDX-License-Identifier: MIT
#include "builtin/voices/contour.hpp"

#include <algorithm>
#include <cmath>
#include <set>

namespace builtin {

namespace {

constexpr double semitone = 1.0 / 12;  ///< in octaves, the unit of everything here
constexpr double pi = 3.14159265358979323846;

struct Hill {
    double from, to, octaves;  ///< seconds; a ramp when it ends where a phrase does
};

/// Raised cosine over the stressed vowel of each stressed word, reaching 120 ms to either side.
void add_accents(std::vector<double>& lift, double frame, const std::vector<RawPhone>& phones,
                 const std::set<int>& stressed, double octaves) {
    for (const auto& phone : phones) {
        if (!phone.vowel || !phone.stressed || !stressed.contains(phone.caption)) continue;
        double middle = (phone.start + phone.end) / 2, reach = (phone.end - phone.start) / 2 + 0.12;
        for (std::size_t i = 0; i < lift.size(); ++i) {
            double away = (static_cast<double>(i) * frame - middle) / reach;
            if (away > -1 && away < 1) lift[i] += octaves * (0.5 + 0.5 * std::cos(pi * away));
        }
    }
}

/// A smooth climb (or fall) that is whole at `to`.
void add_ramp(std::vector<double>& lift, double frame, const Hill& hill) {
    for (std::size_t i = 0; i < lift.size(); ++i) {
        double t = static_cast<double>(i) * frame;
        if (t < hill.from || t > hill.to) continue;
        double part = (t - hill.from) / (hill.to - hill.from);
        lift[i] += hill.octaves * (0.5 - 0.5 * std::cos(pi * part));
    }
}

/// From the last stressed vowel before `end`, at least 180 and at most 450 ms before it.
double nucleus(const std::vector<RawPhone>& phones, double begin, double end) {
    double from = end - 0.25;
    for (const auto& phone : phones)
        if (phone.vowel && phone.stressed && phone.start >= begin && phone.end <= end) from = phone.start;
    return std::max(begin, std::clamp(from, end - 0.45, end - 0.18));
}

void add_phrase_tones(std::vector<double>& lift, double frame, const std::vector<RawPhone>& phones,
                      const std::vector<Saying>& sayings, const FliteWish& wish) {
    double begin = 0;
    for (std::size_t i = 1; i < phones.size(); ++i) {
        if (phones[i].name != "pau" || phones[i - 1].caption < 0) continue;
        char mark = 0;
        for (const auto& saying : sayings)
            if (saying.caption == phones[i - 1].caption && !saying.punctuation.empty()) mark = saying.punctuation[0];
        double end = phones[i].start, from = nucleus(phones, begin, end);
        double octaves = mark == '?' ? (wish.rises ? 6.0 : 2.0) : mark == '.' || mark == '!' ? -1.5 : 1.0;
        if (i + 1 == phones.size() && mark == 0) octaves = -1.5;
        add_ramp(lift, frame, {from, end, octaves * semitone * std::sqrt(wish.manner.range)});
        begin = phones[i].end;
    }
}

}  // namespace

void shape_pitch(std::vector<double>& pitch, double frame, const std::vector<RawPhone>& phones,
                 const std::vector<Saying>& sayings, const FliteWish& wish) {
    double sum = 0;
    int voiced = 0;
    for (double f : pitch)
        if (f > 0) sum += std::log2(f), ++voiced;
    if (voiced == 0) return;
    double mean = sum / voiced;
    std::vector<double> lift(pitch.size(), wish.manner.semitones * semitone + wish.pitch_cents / 1200.0);
    std::set<int> stressed;
    for (const auto& saying : sayings)
        if (saying.stressed) stressed.insert(saying.caption);
    add_accents(lift, frame, phones, stressed, wish.manner.accent * semitone);
    add_phrase_tones(lift, frame, phones, sayings, wish);
    for (std::size_t i = 0; i < pitch.size(); ++i) {
        if (pitch[i] <= 0) continue;
        double octaves = (std::log2(pitch[i]) - mean) * wish.manner.range + lift[i];
        pitch[i] = std::exp2(mean + std::clamp(octaves, -1.1, 1.1));
    }
}

}  // namespace builtin
