// SPDX-License-Identifier: MIT
// An English line through flite: sentences, clauses and their pauses.
#pragma once
#include "builtin/voices/raw.hpp"
#include "speech/normalise.hpp"
#include "speech/utterance.hpp"
#include "speech/voice.hpp"

namespace builtin {

/// marked: mark_phrases(words). Throws invalid when nothing can be said.
RawSpeech speak_english(const std::vector<speech::NormalWord>& words, const std::vector<speech::SpokenWord>& marked,
                        const speech::Voice& voice);

}  // namespace builtin
