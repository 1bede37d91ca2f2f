// SPDX-License-Identifier: MIT
#include "builtin/illustrator/senses.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "scenery/phrase.hpp"

namespace builtin {

namespace {

constexpr std::size_t most_senses = 12;
constexpr std::size_t most_company = 14;

/// Words that definitions use for everything.
bool says_little(std::string_view word) {
    static constexpr auto common = std::to_array<std::string_view>(
        {"act",        "action", "area",    "body",    "cause", "certain", "common",  "especially", "form",
         "group",      "having", "large",   "long",    "make",  "move",    "object",  "part",       "people",
         "person",     "place",  "quality", "serve",   "short", "small",   "someone", "something",  "state",
         "thing",      "time",   "type",    "use",     "used",  "usually", "various", "way",        "work",
         "world",      "year",   "consist", "contain", "give",  "take",    "surface", "different",  "general",
         "particular", "number", "high",    "good",    "find"});
    return word.size() < 3 || std::find(common.begin(), common.end(), word) != common.end();
}

void add_words(Company& into, std::string_view text, const WordNet& wordnet) {
    for (const auto& raw : scenery::words_of(text)) {
        auto word = scenery::bare(raw);
        if (scenery::is_filler(word)) continue;
        auto noun = wordnet.base_form(word, PartOfSpeech::noun), verb = wordnet.base_form(word, PartOfSpeech::verb);
        for (const auto& form : {word, noun, verb})
            if (!says_little(form)) into.insert(form);
    }
}

/// What a sense's entry says of it.
Company signature(const WordNet& wordnet, const Sense& sense, const std::string& lemma) {
    Company words;
    add_words(words, sense.gloss, wordnet);
    for (const auto& other : sense.lemmas) add_words(words, base::replace_all(other, "_", " "), wordnet);
    for (auto above : sense.hypernyms) {
        auto wider = wordnet.sense(above);
        add_words(words, wider.gloss, wordnet);
        for (const auto& other : wider.lemmas) add_words(words, base::replace_all(other, "_", " "), wordnet);
    }
    words.erase(lemma);
    return words;
}

/// A neighbour word's first senses, to see whether it is akin.
struct Neighbour {
    std::string word;
    double weight = 1;
    Company gloss;
    std::vector<std::vector<std::uint32_t>> lines;  ///< each sense with its ancestors
};

std::vector<Neighbour> neighbours(const WordNet& wordnet, const Company& words, double weight,
                                  const std::string& lemma) {
    std::vector<Neighbour> out;
    for (const auto& word : words) {
        if (out.size() >= most_company) break;
        if (word == lemma || says_little(word)) continue;
        Neighbour one{word, weight, {}, {}};
        auto senses = wordnet.senses(word, PartOfSpeech::noun);
        for (std::size_t i = 0; i < senses.size() && i < 2; ++i) {
            add_words(one.gloss, senses[i].gloss, wordnet);
            auto line = wordnet.ancestors(senses[i].synset);
            line.insert(line.begin(), senses[i].synset);
            one.lines.push_back(std::move(line));
        }
        out.push_back(std::move(one));
    }
    return out;
}

/// Shared ancestors count when they are particular: six or more steps below the top.
bool akin(const WordNet& wordnet, const std::vector<std::uint32_t>& one, const std::vector<std::uint32_t>& two) {
    for (std::size_t i = 0; i < one.size() && i < 5; ++i)
        for (std::size_t j = 0; j < two.size() && j < 5; ++j)
            if (one[i] == two[j]) return wordnet.ancestors(one[i]).size() >= 6;
    return false;
}

double evidence(const WordNet& wordnet, const Sense& sense, const std::string& lemma,
                const std::vector<Neighbour>& around) {
    auto words = signature(wordnet, sense, lemma);
    auto line = wordnet.ancestors(sense.synset);
    line.insert(line.begin(), sense.synset);
    double sum = 0;
    for (const auto& neighbour : around) {
        double found = 0;
        if (words.count(neighbour.word)) found = 1;
        for (const auto& other : sense.lemmas)
            if (other != lemma && neighbour.gloss.count(base::lower(other))) found = std::max(found, 0.8);
        for (const auto& theirs : neighbour.lines)
            if (akin(wordnet, line, theirs)) found = std::max(found, 0.7);
        int shared = 0;
        for (const auto& word : words) shared += neighbour.gloss.count(word) > 0;
        found += std::min(shared, 3) * 0.12;
        sum += found * neighbour.weight;
    }
    return std::min(sum, 4.0);
}

/// e^(1.1 x) by repeated products: the same bits everywhere.
double weight_of(double x) {
    auto steps = static_cast<int>(x * 10);
    double weight = 1;
    for (int i = 0; i < steps; ++i) weight *= 1.1163;
    return weight;
}

}  // namespace

Company company_of(std::string_view text, const WordNet& wordnet) {
    Company words;
    for (const auto& raw : scenery::words_of(text)) {
        auto word = scenery::bare(raw);
        if (word.ends_with("'s")) word.resize(word.size() - 2);
        if (word.empty()) continue;
        words.insert(word);
        if (scenery::is_filler(word)) continue;
        words.insert(wordnet.base_form(word, PartOfSpeech::noun));
        words.insert(wordnet.base_form(word, PartOfSpeech::verb));
    }
    return words;
}

std::vector<Likely> likely_senses(const WordNet& wordnet, const std::string& lemma, const Company& company,
                                  const Company& topic) {
    auto senses = wordnet.senses(lemma, PartOfSpeech::noun);
    if (senses.size() > most_senses) senses.resize(most_senses);
    bool animal =
        std::any_of(senses.begin(), senses.end(), [](const Sense& sense) { return sense.field == "noun.animal"; });
    std::vector<Likely> likely;
    std::vector<Neighbour> around;
    if (senses.size() > 1) {
        Company content;
        for (const auto& word : company)
            if (!scenery::is_filler(word) && !topic.count(word)) content.insert(word);
        around = neighbours(wordnet, content, 1, lemma);
        Company subject;
        for (const auto& word : topic)
            if (!scenery::is_filler(word)) subject.insert(word);
        auto more = neighbours(wordnet, subject, 1.6, lemma);
        around.insert(around.end(), more.begin(), more.end());
    }
    double sum = 0;
    for (std::size_t i = 0; i < senses.size(); ++i) {
        auto weight = (senses[i].tagged + 1.0 / static_cast<double>(i + 1)) *
                      (around.empty() ? 1 : weight_of(evidence(wordnet, senses[i], lemma, around)));
        if (animal && senses[i].field == "noun.person") weight *= 0.1;  // a fox of a man is rarely met
        likely.push_back({senses[i], weight});
        sum += weight;
    }
    for (auto& one : likely) one.share /= sum;
    std::stable_sort(likely.begin(), likely.end(), [](const Likely& a, const Likely& b) { return a.share > b.share; });
    return likely;
}

}  // namespace builtin
