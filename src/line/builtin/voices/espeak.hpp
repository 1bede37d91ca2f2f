// SPDX-License-Identifier: MIT
// Some hundred languages by espeak-ng (GPL-3.0-or-later).
#pragma once
#include <string>
#include <vector>

#include "builtin/voices/raw.hpp"
#include "speech/normalise.hpp"
#include "speech/voice.hpp"

namespace builtin {

/// "de", "fr-fr", "en-us", …, and "de+f" for the higher variant of each. Empty when espeak-ng's data is missing.
std::vector<speech::VoiceInfo> espeak_voices();

/// The voice's own id for a language tag ("fr" -> "fr-fr", "zh" -> "cmn", "pt-BR" -> "pt-br"); empty: none.
std::string espeak_voice_for(const std::string& language);

/// Not to be called from two threads at once. Throws missing (voice or data), internal.
RawSpeech speak_with_espeak(const std::vector<speech::NormalWord>& words, const speech::Voice& voice);

}  // namespace builtin
