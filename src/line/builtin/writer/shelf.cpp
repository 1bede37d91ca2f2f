// SPDX-License-Identifier: MIT
#include "builtin/writer/shelf.hpp"

#include <algorithm>
#include <cmath>

#include "base/failure.hpp"
#include "base/files.hpp"
#include "base/text.hpp"

namespace builtin::writing {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t most_cards = 5'000;

std::vector<std::string> content_of(std::string_view text) {
    return content(tokens(text));
}

void add_all(std::vector<std::string>& to, const std::vector<std::string>& from) {
    for (const auto& word : from)
        if (std::find(to.begin(), to.end(), word) == to.end()) to.push_back(word);
}

/// A prompt without what does not tell it from another: case, marks, articles.
std::string bare(std::string_view text) {
    auto words = tokens(text);
    std::erase_if(words, [](const auto& word) { return word == "the" || word == "a" || word == "an"; });
    return base::join(words, " ");
}

/// The question a title or alias asks, as far as its first words tell.
Intent intent_of(const std::string& phrase) {
    return understand(phrase).intent;
}

}  // namespace

void Shelf::read(const fs::path& folder, std::map<std::string, Card>& by_name) {
    std::error_code error;
    std::vector<fs::path> files;
    for (const auto& file : fs::directory_iterator(folder, error))
        if (file.path().extension() == ".md" && base::lower(file.path().filename().string()) != "readme.md")
            files.push_back(file.path());
    std::sort(files.begin(), files.end());
    for (const auto& file : files) {
        if (by_name.size() >= most_cards) {
            warnings_.push_back("More than 5,000 knowledge cards: those from " + file.string() +
                                " on are left out. Move some elsewhere.");
            return;
        }
        // One broken card of the user's must not keep the others from answering.
        try {
            auto card = parse_card(base::read_file(file, std::size_t{1} << 20), file.string());
            by_name.insert_or_assign(card.id, std::move(card));
        } catch (const base::Failure& failure) {
            warnings_.push_back("A knowledge card is left out until it is mended: " + failure.message);
        }
    }
}

Shelf::Shelf(const std::vector<fs::path>& folders, Lexicon& lexicon) : lexicon_(lexicon) {
    std::map<std::string, Card> by_name;
    for (const auto& folder : folders) read(folder, by_name);
    double total = 0;
    for (auto& [name, card] : by_name) {
        Entry entry;
        auto phrase = [&](const std::string& text) {
            entry.phrases.push_back(content_of(text));
            entry.spoken.push_back(text);
        };
        phrase(card.title), phrase(card.topic);
        for (const auto& alias : card.aliases) phrase(alias);
        add_all(entry.title, entry.phrases[0]), add_all(entry.title, entry.phrases[1]);
        for (const auto* list :
             {&card.answer, &card.steps, &card.numbers, &card.compare, &card.myth, &card.turn, &card.close, &card.hook})
            for (const auto& sentence : *list) add_all(entry.body, content_of(sentence.text));
        add_all(entry.body, content_of(card.what));
        for (const auto* list : {&card.answer, &card.steps, &card.turn, &card.close})
            for (const auto& sentence : *list) add_all(entry.explained, content_of(sentence.text));
        add_all(entry.explained, content_of(card.what));
        for (const auto& words : entry.phrases)
            for (const auto& word : words) {
                vocabulary_.insert(word);
                ++entry.bag[*lexicon_.forms(word).begin()], ++entry.size;
            }
        for (const auto& [word, count] : entry.bag) ++document_frequency_[word];
        total += entry.size;
        cards_.push_back(std::move(card));
        entries_.push_back(std::move(entry));
    }
    // Titles first: an alias never takes another card's own question from it.
    for (std::size_t i = 0; i < cards_.size(); ++i) named_.emplace(bare(cards_[i].title), i);
    for (std::size_t i = 0; i < cards_.size(); ++i)
        for (const auto& alias : cards_[i].aliases) named_.emplace(bare(alias), i);
    mean_size_ = cards_.empty() ? 1 : total / static_cast<double>(cards_.size());
}

bool Shelf::accounts(const std::vector<std::string>& words, const std::string& for_word) const {
    return std::any_of(words.begin(), words.end(), [&](const auto& word) { return lexicon_.covers(word, for_word); });
}

bool Shelf::same(const std::vector<std::string>& phrase, const std::vector<std::string>& words) const {
    for (const auto& word : words)
        if (!accounts(phrase, word)) return false;
    for (const auto& mine : phrase)
        if (std::none_of(words.begin(), words.end(), [&](const auto& word) { return lexicon_.covers(mine, word); }))
            return false;
    return true;
}

/// Robertson and Zaragoza 2009, k1 = 1.2, b = 0.75.
double Shelf::bm25(const Entry& entry, const std::vector<std::string>& words) const {
    double score = 0;
    for (const auto& word : words) {
        double best = 0;
        for (const auto& form : lexicon_.neighbours(word)) {
            auto at = entry.bag.find(form);
            if (at == entry.bag.end()) continue;
            auto df = document_frequency_.at(form);
            auto idf = std::log(1 + (static_cast<double>(cards_.size()) - df + 0.5) / (df + 0.5));
            auto tf = static_cast<double>(at->second);
            best = std::max(best, idf * tf * 2.2 / (tf + 1.2 * (0.25 + 0.75 * entry.size / mean_size_)));
        }
        score += best;
    }
    return score;
}

/// 0: the card does not answer. Every word must be accounted for, one whole phrase of the card must be among the
/// words, and the intent must be one the card's kind can meet; what only an alias names must be spoken of.
double Shelf::fit(const Card& card, const Entry& entry, const Request& request) const {
    const auto& words = request.words;
    std::vector<std::string> all;
    for (const auto& phrase : entry.phrases) add_all(all, phrase);
    for (const auto& word : words)
        if (!accounts(all, word)) return 0;
    bool literal = false, lexical = false, exact = false, exact_title = false, exact_asked = false, within = false,
         topical = same(entry.phrases[1], words), bare = false;
    for (std::size_t i = 0; i < entry.phrases.size(); ++i) {
        const auto& phrase = entry.phrases[i];
        if (phrase.empty()) continue;
        within |= std::all_of(phrase.begin(), phrase.end(), [&](const auto& mine) {
            return std::any_of(words.begin(), words.end(),
                               [&](const auto& word) { return lexicon_.covers(mine, word); });
        });
        if (!same(phrase, words)) continue;
        exact = true;
        literal |=
            base::lower(entry.spoken[i]) == base::lower(request.subject) || (phrase == words && words.size() > 1);
        // The word itself before its synonym: "germs" are microbes before they are seeds.
        lexical |= std::all_of(words.begin(), words.end(), [&](const auto& word) {
            return std::any_of(phrase.begin(), phrase.end(), [&](const auto& mine) {
                const auto &a = lexicon_.forms(mine), &b = lexicon_.forms(word);
                return std::any_of(a.begin(), a.end(), [&](const auto& form) { return b.count(form) > 0; });
            });
        });
        exact_title |= i == 0;
        auto asked = intent_of(entry.spoken[i]);
        exact_asked |= asked == request.intent || (request.you && asked == Intent::tips);
        bare |= asked == Intent::topic;
    }
    if (!within) return 0;
    auto kind = card.kind;
    bool explains = kind == Kind::why || kind == Kind::how || kind == Kind::what || kind == Kind::story;
    bool spoken_of = exact || std::all_of(words.begin(), words.end(), [&](const auto& word) {
                         return accounts(entry.title, word) || accounts(entry.body, word);
                     });
    if (!spoken_of) return 0;
    double base_score = 1 + bm25(entry, words) / 10 + (exact_title ? 3 : 0) + (exact_asked ? 2 : 0) +
                        (topical ? 1 : 0) + (exact ? 1 : 0) + (literal ? 2 : 0) + (lexical ? 3 : 0);
    switch (request.intent) {
        case Intent::why:
            if (!explains || (!exact && kind != Kind::why && kind != Kind::what)) return exact_asked ? base_score : 0;
            return base_score + (kind == Kind::why ? 1 : 0);
        case Intent::how:
            if (kind == Kind::tips && request.you && (exact || topical)) return base_score;
            if (!explains) return exact_asked ? base_score : 0;
            return base_score + (kind == Kind::how ? 1 : kind == Kind::why && !exact_title && !exact_asked ? -0.5 : 0);
        case Intent::tips:
            if (kind != Kind::tips) return exact_asked ? base_score : 0;
            return base_score;
        case Intent::what:
            if (exact_asked || exact_title)
                return explains || (kind == Kind::versus && exact_asked) ||
                               (kind == Kind::tips && topical && !card.what.empty())
                           ? base_score + (kind == Kind::what)
                           : 0;
            // "What are antibiotics" is told well enough beside vaccines.
            if (kind == Kind::versus)
                return exact && (same(content_of(card.left->name), words) || same(content_of(card.right->name), words))
                           ? base_score - 1
                           : 0;
            return explains && topical ? base_score + (kind == Kind::what) : 0;
        case Intent::versus: {
            if (kind != Kind::versus) return exact_asked ? base_score : 0;
            auto left = content_of(card.left->name), right = content_of(card.right->name);
            auto named = [&](const auto& side) {
                return std::any_of(words.begin(), words.end(), [&](const auto& word) { return accounts(side, word); });
            };
            return exact || (named(left) && named(right)) ? base_score : 0;
        }
        case Intent::measure:
        case Intent::yes_no:
            return exact_asked || (exact_title && request.intent == Intent::yes_no) ? base_score : 0;
        case Intent::topic:
            if (words.empty()) return 0;
            if (kind == Kind::versus || kind == Kind::tips) return exact ? base_score - 1 : 0;
            if (!exact && !topical &&
                !std::all_of(words.begin(), words.end(), [&](const auto& word) { return accounts(entry.title, word); }))
                return 0;
            return base_score + (kind == Kind::what ? 0.5 : 0) + (bare || topical ? 1 : 0);
        case Intent::facts:
            return 0;
    }
    return 0;
}

const Card* Shelf::named(std::string_view prompt) const {
    auto found = named_.find(bare(prompt));
    return found == named_.end() ? nullptr : &cards_[found->second];
}

const Card* Shelf::find(const Request& request) const {
    const Card* best = nullptr;
    double most = 0;
    if (request.words.empty()) return nullptr;
    for (std::size_t i = 0; i < cards_.size(); ++i)
        if (auto score = fit(cards_[i], entries_[i], request); score > most) most = score, best = &cards_[i];
    return best;
}

/// 0: the card does not answer. One of the questions it answers stands whole in the request, and each other word is
/// one the card speaks of; where the question is but "how does X work", in a sentence that explains.
double Shelf::core_fit(const Card& card, const Entry& entry, const Request& request) const {
    static const std::set<std::string> light{"keep", "keeps", "keeping", "when", "while", "arent", "isnt", "dont"};
    static const std::set<std::string> turning{"without", "instead", "except", "unless", "never", "not",  "no",
                                               "dont",    "doesnt",  "isnt",   "arent",  "cant",  "wont", "didnt"};
    bool tips = request.intent == Intent::tips;
    bool explains = card.kind != Kind::tips && card.kind != Kind::versus;
    if (tips ? card.kind != Kind::tips : !explains || (request.intent != Intent::why && request.intent != Intent::how))
        return 0;
    auto asked = tokens(request.subject);
    bool contrast = std::find(asked.begin(), asked.end(), "but") != asked.end();
    if (!tips && !contrast &&
        std::any_of(asked.begin(), asked.end(), [&](const auto& word) { return turning.count(word) > 0; }))
        return 0;
    double best = 0;
    for (std::size_t i = 0; i < entry.phrases.size(); ++i) {
        const auto& core = entry.phrases[i];
        bool whole = i != 1 && !core.empty() && std::all_of(core.begin(), core.end(), [&](const auto& mine) {
                         return std::any_of(request.words.begin(), request.words.end(),
                                            [&](const auto& word) { return lexicon_.covers(mine, word); });
                     });
        if (!whole) continue;
        auto question = intent_of(entry.spoken[i]);
        if (question != request.intent && !(tips && question == Intent::topic && core.size() >= 2) && i != 0) continue;
        if (i == 0 && !tips && request.intent == Intent::why && card.kind == Kind::how && core.size() < 2) continue;
        std::size_t beside = 0;
        bool spoken_of = true;
        for (const auto& word : request.words) {
            if (accounts(core, word) || light.count(word) || (tips && turning.count(word))) continue;
            ++beside;
            spoken_of &= accounts(core.size() > 1 ? entry.body : entry.explained, word) ||
                         (tips && std::any_of(entry.phrases.begin(), entry.phrases.end(),
                                              [&](const auto& phrase) { return accounts(phrase, word); }));
        }
        if (!spoken_of || beside > core.size() + 1 || beside > 3) continue;
        best = std::max(best, 1 + bm25(entry, request.words) / 10 + 2 * static_cast<double>(core.size()) + (i == 0) -
                                  static_cast<double>(beside));
    }
    return best;
}

const Card* Shelf::find_core(const Request& request) const {
    const Card* best = nullptr;
    double most = 0;
    for (std::size_t i = 0; i < cards_.size(); ++i)
        if (auto score = core_fit(cards_[i], entries_[i], request); score > most) most = score, best = &cards_[i];
    return best;
}

std::vector<std::string> Shelf::near(const Request& request, std::size_t most) const {
    static const std::set<std::string> asks{"who", "when", "where", "invented", "change"};
    std::vector<std::pair<double, std::size_t>> ranked;
    for (std::size_t i = 0; i < cards_.size(); ++i)
        if (auto score = bm25(entries_[i], request.words);
            score > 0 && std::any_of(request.words.begin(), request.words.end(), [&](const auto& word) {
                return !asks.count(word) && accounts(entries_[i].title, word);
            }))
            ranked.emplace_back(-score, i);
    std::sort(ranked.begin(), ranked.end());
    std::vector<std::string> out;
    for (const auto& [score, i] : ranked)
        if (constexpr double worth_naming = 0.5; out.size() < most && score <= worth_naming * ranked.front().first)
            out.push_back(cards_[i].title);
    return out;
}

Request Shelf::mended(Request request) const {
    for (auto& word : request.words) {
        if (word.size() < 4 || vocabulary_.count(word) || lexicon_.known(word)) continue;
        // One slip in a short word, two in a long one, first letter right.
        std::vector<std::string> candidates;
        for (const auto& known : vocabulary_)
            if (known.size() >= 3 && known[0] == word[0] && known.size() + 2 >= word.size() &&
                word.size() + 2 >= known.size())
                candidates.push_back(known);
        auto near = base::nearest(word, candidates);
        if (!near) continue;
        auto again = base::nearest(*near, {word});
        auto distance_allows = word.size() >= 6 || (near->size() + 1 >= word.size() && word.size() + 1 >= near->size());
        if (again && distance_allows) word = *near;
    }
    return request;
}

}  // namespace builtin::writing
