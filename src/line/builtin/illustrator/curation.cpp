// SPDX-License-Identifier: MIT
#include "builtin/illustrator/curation.hpp"

#include <algorithm>

#include "base/failure.hpp"
#include "base/text.hpp"

namespace builtin {

Curation::Curation(std::string_view text) {
    int number = 0;
    for (const auto& line : base::split(text, '\n')) {
        ++number;
        auto words = base::split_words(std::string_view(line).substr(0, line.find('#')));
        if (!words.empty()) read(words, number);
    }
}

void Curation::read(const std::vector<std::string>& words, int line) {
    auto wrong = [&](const std::string& why) {
        throw base::Failure{base::Trouble::invalid, "art/overrides.txt, line " + std::to_string(line) + ": " + why};
    };
    const auto& kind = words[0];
    auto rest = std::vector<std::string>(words.begin() + 1, words.end());
    if (rest.empty()) wrong("'" + kind + "' needs words after it.");
    if (kind == "never") {
        for (const auto& art : rest) never_.insert(art), named_.emplace(art, line);
    } else if (kind == "figurative") {
        figurative_.insert(rest.begin(), rest.end());
    } else if (kind == "measure") {
        measures_.insert(rest.begin(), rest.end());
    } else if (kind == "saying") {
        for (auto& word : rest)
            if (word.ends_with("'s")) word.resize(word.size() - 2);  // as the tagger leaves it
        sayings_.push_back(rest);
    } else if (kind == "art") {
        Depicts depicts;
        if (rest.size() > 1 && rest[1] != "-") depicts.lemma = base::replace_all(rest[1], "_", " ");
        if (rest.size() > 2) depicts.field = "noun." + rest[2];
        named_.emplace(rest[0], line);
        depicts_[rest[0]] = depicts;
    } else if (kind == "noun" || kind == "verb" || kind == "happens" || kind == "mood") {
        auto equals = std::find(rest.begin(), rest.end(), "=");
        if (equals == rest.end() || equals + 1 == rest.end())
            wrong("expected '" + kind + " <words> [@ <cues>] = <art or ->'.");
        auto at = std::find(rest.begin(), equals, "@");
        Rule rule{{at == equals ? equals : at + 1, equals}, *(equals + 1)};
        for (auto& cue : rule.cues) cue = base::replace_all(cue, "_", " ");
        if (rule.art != "-") named_.emplace(rule.art, line);
        if (kind == "happens") happens_.insert(rest.begin(), at);
        auto& table = rules_[kind == "noun" ? 0 : kind == "mood" ? 2 : 1];
        for (auto word = rest.begin(); word != at; ++word) table[base::replace_all(*word, "_", " ")].push_back(rule);
    } else {
        wrong("'" + kind + "' is not one of never, art, noun, verb, happens, mood, saying, figurative, measure.");
    }
}

std::optional<Curation::Depicts> Curation::depicts(std::string_view art) const {
    auto found = depicts_.find(art);
    return found == depicts_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::string> Curation::decided(Part part, std::string_view word, const Company& company) const {
    const auto& table = rules_[static_cast<int>(part)];
    auto found = table.find(word);
    if (found == table.end()) return std::nullopt;
    for (const auto& rule : found->second)
        if (rule.cues.empty() || std::any_of(rule.cues.begin(), rule.cues.end(),
                                             [&](const std::string& cue) { return company.count(cue) > 0; }))
            return rule.art;
    return std::nullopt;
}

bool Curation::ambiguous(Part part, std::string_view word) const {
    auto found = rules_[static_cast<int>(part)].find(word);
    return found != rules_[static_cast<int>(part)].end() && found->second.size() > 1;
}

bool Curation::knows(Part part, std::string_view word) const {
    return rules_[static_cast<int>(part)].count(word) > 0;
}

}  // namespace builtin
