// SPDX-License-Identifier: MIT
#include "builtin/writer/phrasing.hpp"

#include <algorithm>
#include <utility>

#include "script/sentence.hpp"

namespace builtin::writing {

Phrasing::Phrasing(const Card& card, const WordNet* wordnet) : text_(card.what), wordnet_(wordnet) {
    for (const auto* list : {&card.hook, &card.answer, &card.steps, &card.numbers, &card.compare, &card.myth,
                             &card.turn, &card.close, &card.act})
        for (const auto& sentence : *list) text_ += " | " + sentence.text;
}

std::string Phrasing::joined(const std::string& connector, const std::string& sentence) const {
    if (connector.empty()) return sentence;
    auto rest = connector.ends_with(". ") ? sentence : within(sentence);
    auto out = connector + rest;
    return rest.empty() || script::word_count(out) > script::most_words ? sentence : out;
}

std::string Phrasing::what_question(const std::string& definition) const {
    static const std::pair<const char*, const char*> verbs[] = {
        {" is ", "What is "}, {" are ", "What are "}, {" was ", "What was "}, {" were ", "What were "}};
    std::size_t least = std::string::npos;
    std::string out;
    for (auto [verb, question] : verbs) {
        auto at = definition.find(verb);
        if (at >= least || at > 40) continue;
        auto subject = within(definition.substr(0, at));
        if (!subject.empty()) least = at, out = question + subject + "?";
    }
    return out;
}

bool opens_with(const std::string& sentence, std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [&](auto word) { return sentence.starts_with(word); });
}

bool leans(const std::string& sentence, const std::string& on) {
    if (opens_with(sentence, {"It ", "They ", "He ", "She ", "This ", "That ", "These ", "Those ", "His ", "Her ",
                              "Its ", "Their ", "Then ", "Only "}))
        return true;
    auto first = sentence.substr(0, sentence.find_first_of(" '"));
    return first.size() > 3 && on.find(" " + first) != on.npos;
}

}  // namespace builtin::writing
