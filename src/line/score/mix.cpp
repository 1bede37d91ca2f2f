// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <numbers>

#include "media/loudness.hpp"
#include "score/ducking.hpp"
#include "score/score.hpp"

namespace score {
namespace {

using media::Sound;

// Levels before the final gain, LUFS. Ducked by 12 dB the music is 16 under the voice.
constexpr double voice_level = -18;
constexpr double music_level = voice_level - 4;
constexpr double effect_level = voice_level - 15;

constexpr double film_level = -14;
constexpr double ceiling = -1.6;  // dBTP; AAC adds up to half a decibel
constexpr int fade_ms = 60;

std::size_t frame_at(int ms) {
    return static_cast<std::size_t>(std::max(ms, 0)) * (media::sample_rate / 1000);
}

float gain_of(double decibels) {
    return static_cast<float>(std::pow(10.0, decibels / 20));
}

/// Adds a sound from at_ms on; what lies outside the film is left out.
void add(Sound& film, const Sound& sound, int at_ms, float gain) {
    const std::size_t skip = at_ms < 0 ? frame_at(-at_ms) : 0, start = frame_at(at_ms);
    if (start >= film.frames() || skip >= sound.frames()) return;
    const auto count = std::min(sound.frames() - skip, film.frames() - start);
    const auto channels = static_cast<std::size_t>(sound.channels);
    for (std::size_t i = 0; i < count; ++i) {
        const auto* from = &sound.samples[(skip + i) * channels];
        film.samples[(start + i) * 2] += from[0] * gain;
        film.samples[(start + i) * 2 + 1] += from[channels > 1 ? 1 : 0] * gain;
    }
}

/// Each line brought to one level; a line far off the others is moved by at most 9 dB more or less than they are, so
/// that a whisper stays one.
void add_voices(Sound& film, const std::vector<Placed>& voices) {
    std::vector<double> levels;
    for (const auto& voice : voices) levels.push_back(voice.sound ? media::measure(*voice.sound).lufs : -HUGE_VAL);
    std::vector<double> heard;
    for (double level : levels)
        if (std::isfinite(level)) heard.push_back(level);
    if (heard.empty()) return;
    std::nth_element(heard.begin(), heard.begin() + static_cast<std::ptrdiff_t>(heard.size() / 2), heard.end());
    const double usual = heard[heard.size() / 2];
    for (std::size_t i = 0; i < voices.size(); ++i) {
        if (!std::isfinite(levels[i])) continue;
        const double level = std::clamp(levels[i], usual - 9, usual + 9);
        add(film, *voices[i].sound, voices[i].at_ms, voices[i].gain * gain_of(voice_level - level));
    }
}

void add_effects(Sound& film, const std::vector<Placed>& effects) {
    std::map<const Sound*, double> levels;  // asked only, never walked: its order is an address's
    for (const auto& effect : effects) {
        if (!effect.sound) continue;
        auto [found, fresh] = levels.try_emplace(effect.sound, 0.0);
        if (fresh) found->second = media::loudest_moment(*effect.sound);
        if (!std::isfinite(found->second)) continue;
        add(film, *effect.sound, effect.at_ms, effect.gain * gain_of(effect_level - found->second));
    }
}

void add_music(Sound& film, const Sound& music, const std::vector<Mix::Spoken>& spoken) {
    const double level = media::measure(music).lufs;
    if (!std::isfinite(level)) return;
    const float gain = gain_of(music_level - level);
    const auto count = std::min(film.frames(), music.frames());
    const auto channels = static_cast<std::size_t>(music.channels);
    Ducking ducking(spoken);
    for (std::size_t i = 0; i < count; ++i) {
        const float now = gain * ducking.next();
        film.samples[i * 2] += music.samples[i * channels] * now;
        film.samples[i * 2 + 1] += music.samples[i * channels + (channels > 1 ? 1 : 0)] * now;
    }
}

/// Where nobody told what is spoken, whole lines are.
std::vector<Mix::Spoken> spoken_in(const Mix& mix) {
    if (!mix.spoken.empty()) return mix.spoken;
    std::vector<Mix::Spoken> spoken;
    for (const auto& voice : mix.voices)
        if (voice.sound)
            spoken.push_back({voice.at_ms, voice.at_ms + static_cast<int>(voice.sound->duration().count())});
    return spoken;
}

void fade_out(Sound& film) {
    const auto length = std::min(film.frames(), frame_at(fade_ms));
    for (std::size_t i = 0; i < length; ++i) {
        const double left = static_cast<double>(length - 1 - i) / static_cast<double>(length);
        const auto gain = static_cast<float>(0.5 - 0.5 * std::cos(std::numbers::pi * left));
        const auto frame = film.frames() - length + i;
        film.samples[frame * 2] *= gain;
        film.samples[frame * 2 + 1] *= gain;
    }
}

}  // namespace

Sound mix(const Mix& mix) {
    Sound film{2, std::vector<float>(frame_at(mix.duration_ms) * 2, 0.0F)};
    add_voices(film, mix.voices);
    add_effects(film, mix.effects);
    if (mix.music) add_music(film, *mix.music, spoken_in(mix));
    fade_out(film);
    media::normalise(film, film_level, ceiling);
    return film;
}

}  // namespace score
