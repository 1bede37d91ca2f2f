// SPDX-License-Identifier: MIT
#include "builtin/writer/focus.hpp"

#include <algorithm>

namespace builtin::writing {

Focus::Focus(const Card& card, const Request& request, Lexicon& lexicon)
    : card_(card), lexicon_(lexicon), about_(content(tokens(card.title + " " + card.topic))) {
    for (const auto& word : request.words)
        if (std::none_of(about_.begin(), about_.end(), [&](const auto& mine) { return lexicon_.covers(mine, word); }))
            beside_.push_back(word);
    auto second = tokens(request.second);
    auto has = [&](const char* word) { return std::find(second.begin(), second.end(), word) != second.end(); };
    remedy_ = (has("can") || has("should")) && (has("do") || has("help") || has("stop"));
    reason_ = has("why") && (has("need") || has("do"));
}

int Focus::taken_up(const std::string& asked, const std::string& sentence) const {
    int count = 0;
    auto mine = content(tokens(sentence));
    for (const auto& word : content(tokens(asked)))
        count += std::any_of(mine.begin(), mine.end(), [&](const auto& other) { return lexicon_.covers(other, word); });
    return count;
}

bool Focus::explained(const std::string& word) const {
    auto says = [&](const Sentence& sentence) { return taken_up(word, sentence.text) > 0; };
    return std::any_of(card_.steps.begin(), card_.steps.end(), says) ||
           std::any_of(card_.answer.begin(), card_.answer.end(), says);
}

bool Focus::asked_for(const std::string& sentence) const {
    auto said = tokens(sentence);
    if (reason_ &&
        std::any_of(said.begin(), said.end(), [](const auto& word) { return word == "need" || word == "needs"; }))
        return true;
    return std::any_of(beside_.begin(), beside_.end(),
                       [&](const auto& word) { return !explained(word) && taken_up(word, sentence) > 0; });
}

int Focus::left_open(const std::string& question, std::size_t sure_steps) const {
    if (!question.ends_with('?')) return 0;
    auto own = content(tokens(question));
    std::erase_if(own, [&](const auto& word) {
        return std::any_of(about_.begin(), about_.end(), [&](const auto& mine) { return lexicon_.covers(mine, word); });
    });
    if (own.empty()) return 0;
    auto core_says = [&](const std::string& word) {
        for (const auto* list : {&card_.answer, &card_.steps, &card_.close})
            for (std::size_t i = 0; i < list->size(); ++i)
                if ((list != &card_.steps || i < sure_steps) && taken_up(word, (*list)[i].text)) return true;
        return false;
    };
    auto aside_says = [&](const std::string& word) {
        for (const auto* list : {&card_.numbers, &card_.compare, &card_.myth, &card_.turn})
            for (const auto& sentence : *list)
                if (taken_up(word, sentence.text)) return true;
        return false;
    };
    bool answered = false;
    for (const auto& word : own) {
        if (core_says(word))
            answered = true;
        else if (aside_says(word))
            return 2;
    }
    return answered ? 0 : 1;
}

}  // namespace builtin::writing
