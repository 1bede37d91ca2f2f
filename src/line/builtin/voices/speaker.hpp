// SPDX-License-Identifier: MIT
// Port speech::Speaker: flite for English, espeak-ng for some hundred languages.
#pragma once
#include <mutex>

#include "speech/pronounce.hpp"
#include "speech/voice.hpp"

namespace builtin {

/// The voice of a film that names none; chosen by word error rate (voices/README.md).
inline constexpr const char* default_voice = "rms";

/// The voice for a language when nobody chose one: default_voice for English, else espeak-ng's; throws missing for
/// none.
std::string voice_for(const std::string& language);

/// "flite-2.2/rms/1": library, voice, and the version of what we do to it. Throws missing with the nearest name.
std::string engine_of(const speech::Voice& voice, const std::vector<speech::VoiceInfo>& voices);

/// Whether flite speaks this voice: rms, slt, awb.
bool is_english(const std::string& voice);

/// Speaks in this process: one line at a time, whatever the number of threads. The libraries carry noise and flutter
/// over from line to line, so that only a process's first line has bytes to rely on: use CellSpeaker.
class BuiltinSpeaker : public speech::Speaker {
  public:
    explicit BuiltinSpeaker(speech::Dictionary dictionary = {}) : dictionary_(std::move(dictionary)) {}
    std::vector<speech::VoiceInfo> voices() const override;
    speech::Utterance speak(const script::Line& line, const speech::Voice& voice) override;
    std::string engine(const speech::Voice& voice) const override;

  private:
    speech::Dictionary dictionary_;
    mutable std::mutex one_at_a_time_;  ///< the libraries keep global state
};

}  // namespace builtin
