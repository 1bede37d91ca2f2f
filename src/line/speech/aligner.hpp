// SPDX-License-Identifier: MIT
// Port: when each known word is said in a sound.
#pragma once
#include <string>
#include <vector>

#include "speech/utterance.hpp"

namespace speech {

struct AlignedWord {
    std::string word;
    int start_ms = 0;
    int end_ms = 0;
    double score = 0;  ///< mean per 10 ms frame; -8 to -18 for the right text, below -30 for the wrong one
};

struct Alignment {
    std::vector<AlignedWord> words;  ///< one for each word asked for
    std::vector<Phone> phones;       ///< ARPABET lower case; word: index into words
    double score = 0;                ///< mean over all frames of words
    bool matches = true;             ///< whether the text is likely what is said
};

class Aligner {
  public:
    virtual ~Aligner() = default;
    /// words: as said, lower case, capitals alone for spelled letters. Throws invalid when they cannot be laid over the
    /// sound at all, unsupported (longer than 120 s), missing (the model is not installed).
    virtual Alignment align(const media::Sound& sound, const std::vector<std::string>& words) = 0;
};

/// Gives an utterance without times the times of its alignment: words and phones.
void take_times(Utterance& utterance, const Alignment& alignment);

/// The spoken words of all caption words, in order.
std::vector<std::string> spoken_words(const Utterance& utterance);

}  // namespace speech
