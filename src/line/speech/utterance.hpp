// SPDX-License-Identifier: MIT
// One line of the script, spoken once.
#pragma once
#include <boost/describe/class.hpp>
#include <string>
#include <vector>

#include "media/sound.hpp"
#include "script/line.hpp"

namespace speech {

/// One word of the caption with the time it is spoken. "$1,250" is one caption word of six spoken ones.
struct SpokenWord {
    std::string text;                 ///< as captioned, punctuation kept
    std::vector<std::string> spoken;  ///< as said: {"one", "thousand", …}
    int start_ms = 0;                 ///< from the start of the utterance's sound
    int end_ms = 0;
    bool stressed = false;     ///< carries the sentence's weight: pictures may nod on it
    bool ends_phrase = false;  ///< a caption page should not run over it
    bool joined = false;       ///< no space before it: Chinese, Japanese, Thai
};
BOOST_DESCRIBE_STRUCT(SpokenWord, (), (text, spoken, start_ms, end_ms, stressed, ends_phrase, joined))

/// words[from, to) as they are written.
inline std::string text_of(const std::vector<SpokenWord>& words, std::size_t from, std::size_t to) {
    std::string text;
    for (auto i = from; i < to && i < words.size(); ++i)
        text += (i == from || words[i].joined ? "" : " ") + words[i].text;
    return text;
}

/// ARPABET lower case ("aa", "p"; "pau" for silence) for English voices, IPA for espeak-ng's.
struct Phone {
    std::string name;
    int start_ms = 0;
    int end_ms = 0;
    int word = -1;  ///< index into words; -1: between them
};
BOOST_DESCRIBE_STRUCT(Phone, (), (name, start_ms, end_ms, word))

/// sound: mono at 48 kHz, head and tail trimmed to 30-80 ms of silence.
/// words: in spoken order, never overlapping; a space between two in the text unless the second is joined.
struct Utterance {
    script::LineId line;
    media::Sound sound;
    std::vector<SpokenWord> words;
    std::vector<Phone> phones;
    std::string engine;  ///< "flite-2.2/rms", "espeak-ng-1.51/de"
    int kept_ms = 0;     ///< how long the sound was, once its samples are dropped

    int duration_ms() const { return sound.samples.empty() ? kept_ms : static_cast<int>(sound.duration().count()); }
    /// Keeps words and times: ten minutes of samples are 115 MB.
    void drop_sound() {
        kept_ms = duration_ms();
        sound.samples = {};
    }
};

}  // namespace speech
