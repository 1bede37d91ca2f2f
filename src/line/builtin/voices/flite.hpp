// SPDX-License-Identifier: MIT
// English voices of flite 2.2 (Carnegie Mellon University), with our own pitch contour and pauses.
#pragma once
#include <string>
#include <vector>

#include "builtin/voices/manner.hpp"
#include "builtin/voices/raw.hpp"

namespace builtin {

struct FliteWish {
    std::string voice;  ///< rms, slt, awb
    Manner manner;
    int rate_percent = 100;
    int pitch_cents = 0;
    bool rises = false;  ///< the last sentence is a question answered by yes or no
};

/// At most some fifty words at a time; times are exact to a 5 ms frame.
/// Head 40 ms and tail 60 ms of silence. Not to be called from two threads at once: flite keeps global state.
RawSpeech speak_with_flite(const std::vector<Saying>& sayings, const FliteWish& wish);

/// ARPABET by flite's lexicon and letter-to-sound rules, upper case without stress: "HH AH L OW".
std::string phones_of(const std::string& word);

}  // namespace builtin
