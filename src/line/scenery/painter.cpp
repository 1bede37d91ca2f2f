// SPDX-License-Identifier: MIT
#include "scenery/painter.hpp"

namespace scenery {

std::vector<std::string> Painter::concepts(std::string_view sentence, std::string_view) const {
    std::vector<std::string> found;
    for (const auto& word : words_of(sentence))
        if (!is_filler(word)) found.push_back(bare(word));
    return found;
}

std::vector<Gloss> Painter::glosses(const std::vector<std::string>&, std::string_view) const {
    return {};
}

std::vector<Stretch> Painter::phrases(std::string_view sentence) const {
    return long_words(sentence);
}

std::vector<std::string> Painter::kinds(std::string_view) const {
    return {};
}

}  // namespace scenery
