// SPDX-License-Identifier: MIT
#include "scenery/idea.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "scenery/phrase.hpp"

namespace scenery {

namespace {

constexpr std::size_t most_ideas = 5;

/// "volcano" is said by "volcanoes", not by "volley".
bool says(const std::string& spoken, const std::string& word) {
    if (spoken == word || spoken == word + "s" || spoken == word + "es" || word == spoken + "s") return true;
    return word.size() > 3 && word.back() == 'y' && spoken == word.substr(0, word.size() - 1) + "ies";
}

/// bare(), its capitals kept: "DNA".
std::string as_written(const std::string& word) {
    auto lower = base::lower(word), plain = bare(word);
    auto at = lower.find(plain);
    return at == std::string::npos || lower.size() != word.size() ? plain : word.substr(at, plain.size());
}

/// Finds the concept among the line's words.
void locate(Idea& idea, const std::vector<speech::SpokenWord>& words) {
    auto wanted = words_of(base::lower(idea.concept_words));
    if (wanted.empty() || wanted.size() > words.size()) return;
    for (std::size_t at = 0; at + wanted.size() <= words.size(); ++at) {
        bool all = true;
        for (std::size_t i = 0; i < wanted.size() && all; ++i) all = says(bare(words[at + i].text), wanted[i]);
        if (!all) continue;
        idea.word = static_cast<int>(at);
        idea.label.clear();
        for (std::size_t i = 0; i < wanted.size(); ++i) idea.label += (i ? " " : "") + as_written(words[at + i].text);
        auto plain = base::lower(idea.label);
        idea.many = plain != base::lower(idea.concept_words) || plain.ends_with("s");
        return;
    }
}

void add(std::vector<Idea>& ideas, Idea idea, const std::vector<speech::SpokenWord>& words) {
    if (idea.art.empty() || ideas.size() >= most_ideas) return;
    if (std::any_of(ideas.begin(), ideas.end(), [&](const Idea& other) { return other.art == idea.art; })) return;
    locate(idea, words);
    ideas.push_back(std::move(idea));
}

}  // namespace

Idea idea_for(const std::string& concept_words, const std::string& sentence, const std::string& topic,
              const Painter& painter) {
    Idea idea{.concept_words = concept_words};
    if (base::trim(concept_words).empty()) return idea;
    auto named = painter.find(concept_words, "", topic);
    if (named.empty() || named.front().score < good_enough) named = painter.find(concept_words, sentence, topic);
    if (!named.empty() && named.front().score >= good_enough) idea.art = named.front().art;
    return idea;
}

std::vector<Idea> ideas_for(const film::FilmLine& line, const std::vector<speech::SpokenWord>& words,
                            const std::string& topic, const Painter& painter, int wanted) {
    const auto& directions = line.directions;
    std::vector<std::string> chosen;
    if (directions.left)
        chosen.push_back(directions.left->show.empty() ? directions.left->name : directions.left->show);
    if (directions.right)
        chosen.push_back(directions.right->show.empty() ? directions.right->name : directions.right->show);
    if (directions.scene) chosen.push_back(*directions.scene);
    chosen.insert(chosen.end(), directions.show.begin(), directions.show.end());
    std::vector<Idea> ideas;
    for (const auto& concept_words : chosen) {
        auto idea = idea_for(concept_words, line.text, topic, painter);
        idea.directed = true;
        add(ideas, std::move(idea), words);
    }
    if (static_cast<int>(ideas.size()) >= wanted) return ideas;
    for (const auto& concept_words : painter.concepts(line.text, topic)) {
        auto found = painter.find(concept_words, line.text, topic);
        if (found.empty() || found.front().score < good_enough) continue;
        add(ideas, Idea{.art = found.front().art, .concept_words = concept_words}, words);
    }
    return ideas;
}

}  // namespace scenery
