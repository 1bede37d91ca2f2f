// SPDX-License-Identifier: MIT
#include "scenery/abroad.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "scenery/option.hpp"
#include "speech/segments.hpp"

namespace scenery {

namespace {

constexpr double sure_enough = 0.6;

/// "«La lune»," is labelled "La lune".
std::string label_of(std::string text) {
    static const std::vector<std::string> signs = {".",  ",",  ";",  ":",  "!",  "?",  "\"", "«", "»",
                                                   "„",  "“",  "”",  "(",  ")",  "¿",  "¡",  "…", "。",
                                                   "，", "、", "！", "？", "「", "」", "؟",  "،", "।"};
    for (bool changed = true; changed;) {
        changed = false;
        for (const auto& sign : signs) {
            if (text.size() > sign.size() && text.ends_with(sign))
                text.resize(text.size() - sign.size()), changed = true;
            if (text.size() > sign.size() && text.starts_with(sign)) text.erase(0, sign.size()), changed = true;
        }
    }
    return text;
}

}  // namespace

bool is_abroad(std::string_view language) {
    return !language.empty() && !base::lower(language).starts_with("en");
}

std::vector<Gloss> things_named(const std::string& text, std::string_view language, const Painter& painter) {
    std::vector<std::string> words;
    for (const auto& piece : base::split_words(text))
        for (auto& word : speech::segments(piece, language)) words.push_back(std::move(word));
    return painter.glosses(words, language);
}

std::string in_english(const std::vector<Gloss>& glosses) {
    std::vector<std::string> words;
    for (const auto& gloss : glosses) words.push_back(gloss.english);
    return base::join(words, " ");
}

std::vector<Idea> ideas_abroad(const std::vector<speech::SpokenWord>& words, std::string_view language,
                               const std::string& topic, const Painter& painter) {
    constexpr std::size_t most = 5;
    std::vector<std::string> said;
    for (const auto& word : words) said.push_back(word.text);
    auto glosses = painter.glosses(said, language);
    auto sentence = in_english(glosses);
    std::vector<Idea> ideas;
    for (const auto& gloss : glosses) {
        auto found = painter.find(gloss.english, sentence, topic);
        if (found.empty() || found.front().score < sure_enough || is_sign(found.front().art)) continue;
        const auto& art = found.front().art;
        if (std::any_of(ideas.begin(), ideas.end(), [&](const Idea& other) { return other.art == art; })) continue;
        auto from = static_cast<std::size_t>(gloss.word);
        ideas.push_back({.art = art,
                         .concept_words = gloss.english,
                         .label = label_of(speech::text_of(words, from, from + static_cast<std::size_t>(gloss.count))),
                         .word = gloss.word});
        if (ideas.size() == most) break;
    }
    return ideas;
}

}  // namespace scenery
