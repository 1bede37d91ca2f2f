// SPDX-License-Identifier: MIT
#include "builtin/voices/espeak.hpp"

#include <espeak-ng/speak_lib.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "builtin/voices/manner.hpp"
#include "speech/captioned.hpp"

namespace builtin {

namespace {

struct Event {
    enum class Kind { word, phone, end } kind;
    double seconds;
    int position = 0;  ///< characters, from 0
    std::string phone;
};

struct Take {
    std::vector<short> samples;
    std::vector<Event> events;
};

int collect(short* samples, int count, espeak_EVENT* events) {
    auto* take = static_cast<Take*>(events->user_data);
    for (; events->type != espeakEVENT_LIST_TERMINATED; ++events) {
        if (events->user_data) take = static_cast<Take*>(events->user_data);
        if (!take) continue;
        double at = events->audio_position / 1000.0;
        if (events->type == espeakEVENT_WORD)
            take->events.push_back({Event::Kind::word, at, events->text_position - 1, {}});
        if (events->type == espeakEVENT_END) take->events.push_back({Event::Kind::end, at, 0, {}});
        if (events->type == espeakEVENT_PHONEME) {
            // Eight bytes, not always ended by a zero.
            std::string name(events->id.string, strnlen(events->id.string, 8));
            if (name.starts_with("_")) name.clear();
            take->events.push_back({Event::Kind::phone, at, 0, std::move(name)});
        }
    }
    if (take && samples && count > 0) take->samples.insert(take->samples.end(), samples, samples + count);
    return 0;
}

/// The sample rate, or 0 when the library found no data.
int start() {
    static const int rate = [] {
        int got = espeak_Initialize(
            AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr,
            espeakINITIALIZE_PHONEME_EVENTS | espeakINITIALIZE_PHONEME_IPA | espeakINITIALIZE_DONT_EXIT);
        if (got > 0) espeak_SetSynthCallback(collect);
        return std::max(got, 0);
    }();
    return rate;
}

constexpr std::string_view invented[] = {"piqd", "qdb", "qya", "sjn", "py", "jbo", "lfn"};

struct Choice {
    speech::VoiceInfo info;
    std::string file;
};

const std::vector<Choice>& choices() {
    static const std::vector<Choice> all = [] {
        std::map<std::string, Choice> by_id;
        if (start() == 0) return std::vector<Choice>{};
        for (const espeak_VOICE** voice = espeak_ListVoices(nullptr); *voice; ++voice) {
            std::string file = (*voice)->identifier, id = base::lower((*voice)->languages + 1), name = (*voice)->name;
            if (file.starts_with("mb/") || file.starts_with("!v") ||
                std::ranges::find(invented, id) != std::end(invented))
                continue;
            by_id.try_emplace(id,
                              Choice{{id, name, std::string((*voice)->languages + 1), "male", "espeak-ng-1.51"}, file});
            by_id.try_emplace(id + "+f", Choice{{id + "+f", name + ", higher", std::string((*voice)->languages + 1),
                                                 "female", "espeak-ng-1.51"},
                                                file + "+f3"});
        }
        std::vector<Choice> sorted;
        for (auto& [id, choice] : by_id) sorted.push_back(std::move(choice));
        return sorted;
    }();
    return all;
}

const Choice* choice_of(const std::string& id) {
    for (const auto& choice : choices())
        if (choice.info.id == id) return &choice;
    return nullptr;
}

/// The text for espeak-ng, and where in it each caption word begins, in characters.
struct Prompt {
    std::string text;
    std::vector<int> starts;  ///< -1: not said
};

std::string said_text(const speech::NormalWord& word, bool english) {
    if (word.spoken.empty()) return {};
    if (english) return base::join(word.spoken, " ");
    auto core = speech::take_apart(word.text).core;
    bool own = word.spoken.size() == 1;
    if (!own) return base::join(word.spoken, " ");
    std::string kept;
    for (char32_t c : base::code_points(core))
        if (c != U'[' && c != U']' && c != U'<' && c != U'>' && c != U'|' && c != U'_') kept += base::utf8(c);
    auto bare = base::lower(kept);
    return bare.find(word.spoken[0]) != std::string::npos || word.spoken[0].find(bare) != std::string::npos
               ? kept
               : word.spoken[0];
}

Prompt prompt_for(const std::vector<speech::NormalWord>& words, bool english) {
    Prompt prompt;
    int length = 0;
    bool after_mark = false;
    for (const auto& word : words) {
        auto said = said_text(word, english);
        // Written together, said together, unless a mark stood between.
        if (word.joined && !said.empty() && prompt.text.ends_with(' ') && !after_mark) prompt.text.pop_back(), --length;
        after_mark = word.mark != 0;
        prompt.starts.push_back(said.empty() ? -1 : length);
        if (!said.empty() && word.mark) said += word.mark;
        if (said.empty() && word.mark && !prompt.text.empty())
            prompt.text.back() = ',', said.assign(1, ' ');
        else if (!said.empty())
            said += ' ';
        prompt.text += said;
        length += static_cast<int>(base::code_points(said).size());
    }
    return prompt;
}

/// Positions inside numbers are unreliable but never leave the word by more than its own length: a word begins where
/// an event stands exactly at its first character.
int word_at(const Prompt& prompt, int position, int current) {
    for (std::size_t k = 0; k < prompt.starts.size(); ++k)
        if (static_cast<int>(k) > current && prompt.starts[k] == position) return static_cast<int>(k);
    return current;
}

void set_manner(const speech::Voice& voice) {
    const auto& style = manner(voice.style);
    double words_per_minute = 160 / style.stretch * voice.rate_percent / 100;
    espeak_SetParameter(espeakRATE, std::clamp(static_cast<int>(std::lround(words_per_minute)), 80, 400), 0);
    // espeak-ng's pitch runs about 50 steps to the octave around 50.
    double octaves = style.semitones / 12 + voice.pitch_cents / 1200.0;
    espeak_SetParameter(espeakPITCH, std::clamp(static_cast<int>(std::lround(50 + 50 * octaves)), 0, 99), 0);
    espeak_SetParameter(espeakRANGE, std::clamp(static_cast<int>(std::lround(55 * style.range)), 10, 99), 0);
}

RawSpeech trimmed(Take take, const Prompt& prompt, int rate) {
    constexpr double head = 0.040, tail = 0.060;
    RawSpeech speech;
    speech.rate = rate;
    int current = -1;
    for (const auto& event : take.events) {
        if (!speech.phones.empty() && speech.phones.back().end == 0) speech.phones.back().end = event.seconds;
        if (event.kind == Event::Kind::word) current = word_at(prompt, event.position, current);
        if (event.kind != Event::Kind::phone) continue;
        bool silent = event.phone.empty();
        RawPhone phone{silent ? "pau" : event.phone, event.seconds, 0, silent ? -1 : std::max(current, 0)};
        // A word's own event comes a little before its first phone: the phone before it ends there.
        speech.phones.push_back(std::move(phone));
    }
    double length = static_cast<double>(take.samples.size()) / rate;
    if (!speech.phones.empty() && speech.phones.back().end == 0) speech.phones.back().end = length;
    std::erase_if(speech.phones, [](const RawPhone& phone) { return phone.end <= phone.start; });
    while (!speech.phones.empty() && speech.phones.back().name == "pau") speech.phones.pop_back();
    while (!speech.phones.empty() && speech.phones.front().name == "pau") speech.phones.erase(speech.phones.begin());
    if (speech.phones.empty()) return speech;
    double first = std::max(0.0, speech.phones.front().start - head), last = speech.phones.back().end + tail;
    auto lead =
        static_cast<std::size_t>(std::lround(std::max(0.0, head - (speech.phones.front().start - first)) * rate));
    speech.samples.assign(lead, 0.0f);
    auto from = static_cast<std::size_t>(first * rate),
         to = std::min(take.samples.size(), static_cast<std::size_t>(last * rate));
    for (auto i = from; i < to; ++i) speech.samples.push_back(static_cast<float>(take.samples[i]) / 32768.0f);
    auto fade = std::min<std::size_t>(speech.samples.size(), static_cast<std::size_t>(rate / 50));
    for (std::size_t i = 0; i < fade; ++i)
        speech.samples[speech.samples.size() - 1 - i] *= static_cast<float>(i) / static_cast<float>(fade);
    speech.samples.resize(lead + static_cast<std::size_t>(last * rate) - from, 0.0f);
    double shift = static_cast<double>(lead) / rate - static_cast<double>(from) / rate;
    for (auto& phone : speech.phones) phone.start += shift, phone.end += shift;
    double end = static_cast<double>(speech.samples.size()) / rate;
    speech.phones.insert(speech.phones.begin(), {"pau", 0, speech.phones.front().start, -1});
    if (end > speech.phones.back().end) speech.phones.push_back({"pau", speech.phones.back().end, end, -1});
    return speech;
}

}  // namespace

std::vector<speech::VoiceInfo> espeak_voices() {
    std::vector<speech::VoiceInfo> voices;
    for (const auto& choice : choices()) voices.push_back(choice.info);
    return voices;
}

std::string espeak_voice_for(const std::string& language) {
    auto tag = base::lower(language);
    std::replace(tag.begin(), tag.end(), '_', '-');
    static const std::map<std::string, std::string> known{
        {"fr", "fr-fr"},  {"en", "en-us"},     {"zh", "cmn"},  {"zh-cn", "cmn"}, {"zh-tw", "cmn"},
        {"zh-hk", "yue"}, {"no", "nb"},        {"nn", "nb"},   {"iw", "he"},     {"in", "id"},
        {"tl", "id"},     {"es-mx", "es-419"}, {"vi-vn", "vi"}};
    if (auto at = known.find(tag); at != known.end()) return at->second;
    while (!choice_of(tag)) {
        auto dash = tag.rfind('-');
        if (dash == tag.npos) return {};
        tag.resize(dash);
        if (auto at = known.find(tag); at != known.end()) return at->second;
    }
    return tag;
}

RawSpeech speak_with_espeak(const std::vector<speech::NormalWord>& words, const speech::Voice& voice) {
    int rate = start();
    if (rate == 0)
        throw base::Failure{base::Trouble::missing,
                            "espeak-ng's voices are not installed. Install the package espeak-ng-data."};
    const auto* choice = choice_of(voice.id);
    if (!choice) throw base::Failure{base::Trouble::missing, "No voice is called \"" + voice.id + "\"."};
    if (espeak_SetVoiceByName(choice->file.c_str()) != EE_OK)
        throw base::Failure{base::Trouble::missing, "espeak-ng cannot load the voice \"" + voice.id +
                                                        "\". Install the package espeak-ng-data again."};
    set_manner(voice);
    auto prompt = prompt_for(words, voice.id.starts_with("en"));
    Take take;
    if (base::trim(prompt.text).empty()) return {};
    if (espeak_Synth(prompt.text.c_str(), prompt.text.size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, nullptr,
                     &take) != EE_OK)
        throw base::Failure{base::Trouble::internal, "espeak-ng could not speak this line."};
    espeak_Synchronize();
    return trimmed(std::move(take), prompt, rate);
}

}  // namespace builtin
