// SPDX-License-Identifier: MIT
// What a synthesizer is asked and what it answers, before the voice chain.
#pragma once
#include <string>
#include <vector>

namespace builtin {

/// One word to be said.
struct Saying {
    std::string word;    ///< lower case, letters and apostrophes: "dioxide", "don't", "_a" for the letter A
    std::string phones;  ///< ARPABET with stress digits ("HH AH0 L OW1"); empty: the synthesizer's lexicon
    int caption = 0;     ///< index of the caption word it belongs to
    bool stressed = false;
    std::string punctuation;  ///< "", ",", ";", ":", ".", "!", "?" after it: where phrases end
    int pause_ms = 0;         ///< silence after it; 0: none
};

struct RawPhone {
    std::string name;  ///< "pau" for silence
    double start = 0;  ///< seconds
    double end = 0;
    int caption = -1;
    bool vowel = false;
    bool stressed = false;  ///< in a syllable with primary stress
};

/// Mono, in [-1, 1], at the synthesizer's own rate.
struct RawSpeech {
    int rate = 16000;
    std::vector<float> samples;
    std::vector<RawPhone> phones;
};

}  // namespace builtin
