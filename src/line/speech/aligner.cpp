// SPDX-License-Identifier: MIT
#include "speech/aligner.hpp"

#include "base/failure.hpp"

namespace speech {

std::vector<std::string> spoken_words(const Utterance& utterance) {
    std::vector<std::string> words;
    for (const auto& word : utterance.words) words.insert(words.end(), word.spoken.begin(), word.spoken.end());
    return words;
}

void take_times(Utterance& utterance, const Alignment& alignment) {
    std::vector<int> owner;
    for (std::size_t i = 0; i < utterance.words.size(); ++i)
        owner.insert(owner.end(), utterance.words[i].spoken.size(), static_cast<int>(i));
    if (owner.size() != alignment.words.size())
        throw base::Failure{base::Trouble::internal, "An alignment has other words than its utterance."};
    std::size_t at = 0;
    int last = 0;
    for (auto& word : utterance.words) {
        if (word.spoken.empty()) {
            word.start_ms = word.end_ms = last;
            continue;
        }
        word.start_ms = std::max(last, alignment.words[at].start_ms);
        at += word.spoken.size();
        word.end_ms = last = std::max(word.start_ms, alignment.words[at - 1].end_ms);
    }
    utterance.phones = alignment.phones;
    for (auto& phone : utterance.phones)
        if (phone.word >= 0) phone.word = owner[static_cast<std::size_t>(phone.word)];
}

}  // namespace speech
