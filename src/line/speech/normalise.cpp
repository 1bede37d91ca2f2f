// SPDX-License-Identifier: MIT
#include "speech/normalise.hpp"

#include "base/text.hpp"

namespace speech {

std::vector<NormalWord> normalise(std::string_view text, std::string_view, const Dictionary&) {
    std::vector<NormalWord> words;
    for (const auto& word : base::split_words(text)) {
        NormalWord normal;
        normal.text = word;
        std::string said;
        for (char c : base::lower(word))
            if ((c >= 'a' && c <= 'z') || c == '\'' || (c & 0x80)) said += c;
        if (!said.empty()) normal.spoken.push_back(said);
        words.push_back(normal);
    }
    return words;
}

char mark_after(std::string_view word) {
    while (!word.empty()) {
        char c = word.back();
        if (std::string_view(",;:.!?").find(c) != std::string_view::npos) return c;
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) return 0;
        word.remove_suffix(1);
    }
    return 0;
}

}  // namespace speech
