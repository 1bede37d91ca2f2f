// SPDX-License-Identifier: MIT
#include "builtin/voices/speaker.hpp"

#include <algorithm>
#include <cmath>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "builtin/voices/chain.hpp"
#include "builtin/voices/english.hpp"
#include "builtin/voices/espeak.hpp"
#include "speech/normalise.hpp"
#include "speech/phrases.hpp"
#include "speech/resample.hpp"
#include "speech/segments.hpp"

namespace builtin {

namespace {

constexpr std::size_t longest_line = 4000;
/// Raised whenever the same line would give other bytes, those of utterance_bytes included; part of every utterance's
/// key.
constexpr const char* chain_version = "2";

const std::vector<speech::VoiceInfo>& english_voices() {
    static const std::vector<speech::VoiceInfo> voices{
        {"rms", "Reed (US English, male)", "en-US", "male", "flite-2.2"},
        {"slt", "Stella (US English, female)", "en-US", "female", "flite-2.2"},
        {"awb", "Angus (Scottish English, male)", "en-GB", "male", "flite-2.2"},
    };
    return voices;
}

const speech::VoiceInfo* find(const std::vector<speech::VoiceInfo>& voices, const std::string& id) {
    auto at = std::find_if(voices.begin(), voices.end(), [&](const auto& voice) { return voice.id == id; });
    return at == voices.end() ? nullptr : &*at;
}

int milliseconds(double seconds) {
    return static_cast<int>(std::lround(seconds * 1000));
}

/// Words that are written together come as one from a voice: each gets its share of the time, by its letters.
void share_times(std::vector<speech::SpokenWord>& words, std::vector<bool>& begun) {
    for (std::size_t from = 0, to; from < words.size(); from = to) {
        to = from + 1;
        auto letters = [&](std::size_t i) { return static_cast<int>(base::code_points(words[i].text).size()); };
        int all = letters(from);
        while (to < words.size() && words[to].joined && !begun[to] && !words[to].spoken.empty()) all += letters(to++);
        if (!begun[from] || to == from + 1) continue;
        int start = words[from].start_ms, length = words[from].end_ms - start, done = 0;
        for (auto i = from; i < to; ++i) {
            words[i].start_ms = start + length * done / all;
            done += letters(i);
            words[i].end_ms = start + length * done / all;
            begun[i] = true;
        }
    }
}

/// Words take their time from the phones; what is not said stands, without length, where the word before it ended.
void set_times(speech::Utterance& utterance, const RawSpeech& raw) {
    std::vector<bool> begun(utterance.words.size());
    for (const auto& phone : raw.phones) {
        utterance.phones.push_back({phone.name, milliseconds(phone.start), milliseconds(phone.end), phone.caption});
        if (phone.caption < 0) continue;
        auto at = static_cast<std::size_t>(phone.caption);
        auto& word = utterance.words[at];
        if (!begun[at]) word.start_ms = milliseconds(phone.start), begun[at] = true;
        word.end_ms = milliseconds(phone.end);
    }
    share_times(utterance.words, begun);
    int last = utterance.phones.empty() ? 0 : utterance.phones.front().end_ms;
    for (std::size_t i = 0; i < utterance.words.size(); ++i) {
        auto& word = utterance.words[i];
        if (!begun[i]) word.start_ms = word.end_ms = last;
        last = word.end_ms;
    }
}

void check(const script::Line& line, const speech::Voice& voice) {
    if (line.text.size() > longest_line)
        throw base::Failure{base::Trouble::invalid, "Line " + line.id + " has " + std::to_string(line.text.size()) +
                                                        " bytes of text; a voice takes at most " +
                                                        std::to_string(longest_line) +
                                                        " at a time. Split it into sentences."};
    if (voice.rate_percent < 50 || voice.rate_percent > 200)
        throw base::Failure{base::Trouble::invalid, "A voice speaks at 50 to 200 % of its speed, not at " +
                                                        std::to_string(voice.rate_percent) + " %."};
    if (voice.pitch_cents < -600 || voice.pitch_cents > 600)
        throw base::Failure{base::Trouble::invalid, "A voice can be shifted by -600 to 600 cents, not by " +
                                                        std::to_string(voice.pitch_cents) + "."};
}

}  // namespace

bool is_english(const std::string& voice) {
    return find(english_voices(), voice) != nullptr;
}

std::string voice_for(const std::string& language) {
    auto tag = base::lower(language);
    if (tag.empty() || tag == "en" || tag == "en-us") return default_voice;
    auto voice = espeak_voice_for(language);
    if (voice.empty())
        throw base::Failure{base::Trouble::missing,
                            "No voice speaks \"" + language + "\". `autovideo voices` lists the languages."};
    return voice;
}

std::vector<speech::VoiceInfo> BuiltinSpeaker::voices() const {
    auto voices = english_voices();
    std::lock_guard lock(one_at_a_time_);
    auto others = espeak_voices();
    voices.insert(voices.end(), others.begin(), others.end());
    return voices;
}

namespace {
std::string version_for(const std::string& voice) {
    return is_english(voice) ? chain_version : chain_version + ("+" + speech::segments_engine());
}
}  // namespace

std::string engine_of(const speech::Voice& voice, const std::vector<speech::VoiceInfo>& voices) {
    if (const auto* info = find(voices, voice.id)) return info->engine + "/" + voice.id + "/" + version_for(voice.id);
    std::vector<std::string> ids;
    for (const auto& each : voices) ids.push_back(each.id);
    auto near = base::nearest(voice.id, ids);
    throw base::Failure{base::Trouble::missing,
                        "No voice is called \"" + voice.id + "\"." +
                            (near ? " Did you mean \"" + *near + "\"?" : " `autovideo voices` lists them.")};
}

std::string BuiltinSpeaker::engine(const speech::Voice& voice) const {
    return engine_of(voice, is_english(voice.id) ? english_voices() : voices());
}

speech::Utterance BuiltinSpeaker::speak(const script::Line& line, const speech::Voice& voice) {
    check(line, voice);
    speech::Utterance utterance;
    utterance.line = line.id;
    utterance.engine = engine(voice);
    bool flite = is_english(voice.id);
    auto words = speech::normalise(line.text, flite || voice.id.starts_with("en") ? "en" : voice.id, dictionary_);
    utterance.words = speech::mark_phrases(words);
    std::lock_guard lock(one_at_a_time_);
    auto raw = flite ? speak_english(words, utterance.words, voice) : speak_with_espeak(words, voice);
    if (raw.samples.empty())
        throw base::Failure{base::Trouble::invalid,
                            "Line " + line.id + " has nothing that can be spoken. Write words, or take the line out."};
    utterance.sound.samples = speech::resample(raw.samples, raw.rate, media::sample_rate);
    voice_chain(utterance.sound.samples);
    set_times(utterance, raw);
    return utterance;
}

}  // namespace builtin
