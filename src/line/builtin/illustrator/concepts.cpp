// SPDX-License-Identifier: MIT
// What a sentence speaks of that may have a picture.
#include <algorithm>

#include "base/text.hpp"
#include "builtin/illustrator/illustrator.hpp"
#include "scenery/phrase.hpp"

namespace builtin {

namespace {

/// Marks the words of sayings ("break the ice"): they are not meant.
std::vector<bool> in_sayings(const std::vector<Token>& tokens, const Curation& curation) {
    std::vector<bool> taken(tokens.size());
    auto says = [&](const Token& token, const std::string& word) { return token.word == word || token.base == word; };
    for (const auto& saying : curation.sayings())
        for (std::size_t at = 0; at + saying.size() <= tokens.size(); ++at) {
            bool all = true;
            for (std::size_t i = 0; i < saying.size() && all; ++i)
                all = saying[i] == "*" || says(tokens[at + i], saying[i]);
            for (std::size_t i = 0; all && i < saying.size(); ++i) taken[at + i] = true;
        }
    return taken;
}

struct Phrase {
    std::string words;
    int rank = 0;  ///< lower goes first
};

/// People, groups, times and the like give way to things.
int rank_of(const WordNet& wordnet, const std::string& lemma) {
    auto senses = wordnet.senses(wordnet.base_form(lemma, PartOfSpeech::noun), PartOfSpeech::noun);
    if (senses.empty()) return 1;
    const auto& field = senses.front().field;
    for (auto thing : {"noun.animal", "noun.plant", "noun.food", "noun.artifact", "noun.object", "noun.body",
                       "noun.phenomenon", "noun.substance"})
        if (field == thing) return 0;
    return field == "noun.person" || field == "noun.group" || field == "noun.time" || field == "noun.location" ||
                   field == "noun.Tops"
               ? 2
               : 1;
}

/// Whether somebody does what the verb at `at` says: a person, "you", or nobody named ("Brush your teeth").
bool somebody_does(const WordNet& wordnet, const std::vector<Token>& tokens, std::size_t at) {
    for (auto i = at; i-- > 0;) {
        const auto& token = tokens[i];
        if (token.ends_clause) return true;
        for (std::string_view person :
             {"i", "you", "he", "she", "we", "they", "who", "everyone", "people", "us", "let's"})
            if (token.word == person) return true;
        if (token.word == "it" || token.word == "its") return false;
        if (token.tag == Tag::name) return true;
        if (token.tag != Tag::noun) continue;
        auto senses = wordnet.senses(token.base, PartOfSpeech::noun);
        return !senses.empty() && (senses.front().field == "noun.person" || senses.front().field == "noun.group");
    }
    return true;
}

}  // namespace

std::optional<std::string> BuiltinPainter::collocation(const std::vector<std::string>& words, std::size_t from,
                                                       std::size_t count) const {
    if (from + count > words.size()) return std::nullopt;
    auto phrase = base::join(
        {words.begin() + static_cast<std::ptrdiff_t>(from), words.begin() + static_cast<std::ptrdiff_t>(from + count)},
        " ");
    auto base = wordnet_.base_form(phrase, PartOfSpeech::noun);
    if (wordnet_.knows(base, PartOfSpeech::noun) || curation_.knows(Curation::Part::noun, base) ||
        curation_.knows(Curation::Part::noun, phrase))
        return phrase;
    if (auto art = named(phrase); art && !curation_.never(pack_.entry(*art).id)) return phrase;
    return std::nullopt;
}

std::vector<std::string> BuiltinPainter::concepts(std::string_view sentence, std::string_view) const {
    auto tokens = tagged(sentence, wordnet_);
    auto saying = in_sayings(tokens, curation_);
    std::vector<std::string> words;
    for (const auto& token : tokens) words.push_back(token.word);
    std::vector<Phrase> nouns;
    std::vector<std::string> verbs, moods;
    for (std::size_t i = 0; i < tokens.size();) {
        const auto& token = tokens[i];
        if (saying[i] || token.tag == Tag::filler || token.tag == Tag::number) {
            ++i;
            continue;
        }
        // The longest name of one thing that starts here: "black hole", "hot air balloon".
        std::size_t length = 1;
        for (std::size_t count = 3; count > 1; --count) {
            bool within = i + count <= tokens.size() && tokens[i + count - 1].tag != Tag::filler;
            for (std::size_t k = 0; within && k + 1 < count; ++k)
                within = !tokens[i + k].ends_clause && !saying[i + k + 1];
            bool ends_as_noun = within && (tokens[i + count - 1].tag == Tag::noun ||
                                           tokens[i + count - 1].tag == Tag::name || token.tag != Tag::verb);
            if (ends_as_noun && collocation(words, i, count)) {
                length = count;
                break;
            }
        }
        if (length > 1) {
            if (!token.negated)
                nouns.push_back({base::join({words.begin() + static_cast<std::ptrdiff_t>(i),
                                             words.begin() + static_cast<std::ptrdiff_t>(i + length)},
                                            " "),
                                 0});
            i += length;
            continue;
        }
        if (token.tag == Tag::verb) {
            auto with_particle = i + 1 < tokens.size() ? token.base + " " + tokens[i + 1].word : std::string();
            bool done = curation_.happens(token.base) || somebody_does(wordnet_, tokens, i);
            if (!token.negated && done) {
                if (curation_.knows(Curation::Part::verb, with_particle))
                    verbs.push_back("to " + with_particle);
                else if (curation_.knows(Curation::Part::verb, token.base))
                    verbs.push_back("to " + token.base);
            }
            ++i;
            continue;
        }
        if (curation_.knows(Curation::Part::mood, token.word)) {
            if (!token.negated) moods.push_back(token.word);
            ++i;
            continue;
        }
        if (token.tag != Tag::noun && token.tag != Tag::name) {
            ++i;
            continue;
        }
        // A run of nouns is one thing, named by its last.
        auto end = i + 1;
        while (end < tokens.size() && !tokens[end - 1].ends_clause && tokens[end].tag == token.tag && !saying[end] &&
               end - i < 3)
            ++end;
        const auto& head = tokens[end - 1];
        bool of = end + 1 < tokens.size() && !head.ends_clause && tokens[end].word == "of";
        bool skipped =
            head.negated || token.negated || (of && (curation_.figurative(head.base) || curation_.measure(head.base)));
        // A name is a picture only where somebody said which; so is an animal without an article at the start ("Apple
        // released", "Turkey voted").
        bool name = head.tag == Tag::name && !curation_.knows(Curation::Part::noun, "name " + head.word);
        if (head.opens_sentence && end - i == 1 && !head.plural && !head.determined) {
            auto senses = wordnet_.senses(head.base, PartOfSpeech::noun);
            name = name || (!senses.empty() && senses.front().field == "noun.animal");
        }
        if (!skipped && !name) {
            auto phrase = base::join(
                {words.begin() + static_cast<std::ptrdiff_t>(i), words.begin() + static_cast<std::ptrdiff_t>(end)},
                " ");
            if (head.tag == Tag::name) phrase = "name " + head.word;
            nouns.push_back({phrase, rank_of(wordnet_, head.base)});
        }
        i = end;
    }
    std::stable_sort(nouns.begin(), nouns.end(), [](const Phrase& a, const Phrase& b) { return a.rank < b.rank; });
    std::vector<std::string> all;
    auto put = [&](const std::string& words_of_one) {
        if (std::find(all.begin(), all.end(), words_of_one) == all.end()) all.push_back(words_of_one);
    };
    for (const auto& phrase : nouns) put(phrase.words);
    for (const auto& verb : verbs) put(verb);
    for (const auto& mood : moods) put(mood);
    return all;
}

}  // namespace builtin
