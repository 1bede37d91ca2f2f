// SPDX-License-Identifier: MIT
#include "builtin/illustrator/tagger.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"
#include "scenery/phrase.hpp"

namespace builtin {

namespace {

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

constexpr auto determiners = std::to_array<std::string_view>(
    {"a",       "an",    "the",  "this",    "that",  "these", "those",   "my",      "your",     "his",
     "her",     "its",   "our",  "their",   "some",  "any",   "no",      "every",   "each",     "all",
     "both",    "many",  "few",  "several", "most",  "more",  "another", "one",     "two",      "three",
     "four",    "five",  "six",  "seven",   "eight", "nine",  "ten",     "hundred", "thousand", "million",
     "billion", "whose", "much", "enough",  "other", "such",  "which",   "what"});
constexpr auto subjects = std::to_array<std::string_view>(
    {"i", "you", "he", "she", "it", "we", "they", "who", "everyone", "someone", "nobody", "that"});
constexpr auto modals = std::to_array<std::string_view>(
    {"can",       "could", "will",  "would",   "shall",  "should", "may",     "might",  "must",     "do",
     "does",      "did",   "don't", "doesn't", "didn't", "won't",  "can't",   "cannot", "couldn't", "wouldn't",
     "shouldn't", "let's", "let",   "never",   "always", "often",  "usually", "i'll",   "you'll",   "we'll",
     "they'll",   "it'll", "to",    "please",  "just",   "helps",  "help"});
constexpr auto beings = std::to_array<std::string_view>(
    {"is",     "are",     "was",   "were",   "be",     "been",    "being", "am",     "isn't",   "aren't",
     "wasn't", "weren't", "it's",  "that's", "you're", "they're", "we're", "very",   "so",      "too",
     "quite",  "really",  "feel",  "feels",  "felt",   "get",     "gets",  "become", "becomes", "seem",
     "seems",  "look",    "looks", "stay",   "stays",  "more",    "less",  "how",    "as"});
constexpr auto prepositions = std::to_array<std::string_view>(
    {"of",     "in",    "on",      "at",      "by",     "for",     "from",   "with",    "without", "into",    "onto",
     "under",  "over",  "between", "through", "during", "after",   "before", "across",  "around",  "against", "among",
     "behind", "below", "above",   "near",    "toward", "towards", "inside", "outside", "like",    "than",    "per",
     "via",    "upon",  "and",     "or",      "off",    "about",   "along",  "within"});
// Places one goes to without an article: "to bed", but "to run".
constexpr auto goals = std::to_array<std::string_view>({"bed", "school", "church", "hospital", "prison", "university",
                                                        "college", "market", "heaven", "earth", "mars", "space",
                                                        "orbit", "water", "food", "music", "heat", "ice", "gas"});

struct Known {
    bool noun = false, verb = false, adjective = false, adverb = false;
    std::string noun_base, verb_base;
    int noun_count = 0, verb_count = 0, adjective_count = 0;
};

int counted(const std::vector<Sense>& senses) {
    int count = 0;
    for (const auto& sense : senses) count += sense.tagged;
    return count;
}

Known look_up(const std::string& word, const WordNet& wordnet) {
    Known known;
    known.noun_base = wordnet.base_form(word, PartOfSpeech::noun);
    known.verb_base = wordnet.base_form(word, PartOfSpeech::verb);
    known.noun = wordnet.knows(known.noun_base, PartOfSpeech::noun);
    known.verb = wordnet.knows(known.verb_base, PartOfSpeech::verb);
    auto plain = wordnet.base_form(word, PartOfSpeech::adjective);  // "stronger": "strong"
    known.adjective = wordnet.knows(plain, PartOfSpeech::adjective);
    if (known.adjective && plain != word && !known.verb) known.noun = false;
    known.adverb = wordnet.knows(word, PartOfSpeech::adverb);
    if (known.noun && known.verb) {
        known.noun_count = counted(wordnet.senses(known.noun_base, PartOfSpeech::noun));
        known.verb_count = counted(wordnet.senses(known.verb_base, PartOfSpeech::verb));
    }
    if (known.adjective) known.adjective_count = counted(wordnet.senses(plain, PartOfSpeech::adjective));
    if (known.noun && known.noun_count == 0)
        known.noun_count = counted(wordnet.senses(known.noun_base, PartOfSpeech::noun));
    return known;
}

struct Reader {
    const std::vector<std::string>& raw;
    const WordNet& wordnet;
    std::vector<Token> tokens;
    bool verb_seen = false;  ///< in this clause

    std::string at(std::size_t i) const { return i < raw.size() ? scenery::bare(raw[i]) : std::string(); }
    bool closes(std::size_t i) const { return i >= raw.size() || scenery::ends_clause(raw[i]); }

    bool nounish_next(std::size_t i) const {
        if (closes(i) || i + 1 >= raw.size()) return false;
        auto next = at(i + 1);
        if (scenery::is_filler(next)) return false;
        auto base = wordnet.base_form(next, PartOfSpeech::noun);
        return wordnet.knows(base, PartOfSpeech::noun);
    }
    bool adjective_next(std::size_t i) const {
        return !closes(i) && i + 1 < raw.size() && !scenery::is_filler(at(i + 1)) &&
               wordnet.knows(at(i + 1), PartOfSpeech::adjective);
    }

    /// Noun or verb, by what stands around it.
    Tag noun_or_verb(std::size_t i, const Known& known) const {
        auto word = at(i);
        auto before = i > 0 && !scenery::ends_clause(raw[i - 1]) ? at(i - 1) : std::string();
        auto after = closes(i) ? std::string() : at(i + 1);
        bool plural = word != known.noun_base, inflected = word != known.verb_base;
        bool finite_s = inflected && word.ends_with("s"), past = inflected && !finite_s && !word.ends_with("ing");
        bool after_opens_noun = among(determiners, after) || after == "it" || after == "them" || after == "him" ||
                                after == "us" || after == "me" || after == "you" || after == "yourself";
        if (before == "to") return inflected || among(goals, word) ? Tag::noun : Tag::verb;
        if (before == "let's" || (among(modals, before) && !inflected)) return Tag::verb;
        if (among(subjects, before) && before != "that") return Tag::verb;
        if (among(determiners, before)) return before == "that" && finite_s ? Tag::verb : Tag::noun;
        if (before == "and" || before == "or") {
            auto two_before = i > 1 && !tokens.empty() ? tokens[i - 2].tag : Tag::filler;
            if (two_before == Tag::noun && !finite_s && !past) return Tag::noun;
            if (two_before == Tag::verb && after_opens_noun) return Tag::verb;
        } else if (among(prepositions, before)) {
            return Tag::noun;
        }
        auto last = i > 0 && !before.empty() ? tokens[i - 1].tag : Tag::filler;
        if (before == "not") return Tag::verb;
        if (last == Tag::adjective || last == Tag::number) return past ? Tag::verb : Tag::noun;
        if (last == Tag::adverb && before.ends_with("ly")) return Tag::verb;
        if (last == Tag::noun || last == Tag::name) {
            if (past && !verb_seen) return Tag::verb;
            if (verb_seen) return Tag::noun;
            bool subject_plural = tokens[i - 1].plural;
            if (subject_plural && !inflected) return Tag::verb;
            if (!subject_plural && finite_s &&
                (after_opens_noun || among(prepositions, after) || after.empty() ||
                 wordnet.knows(after, PartOfSpeech::adverb) || known.verb_count >= known.noun_count ||
                 scenery::is_filler(after)))
                return Tag::verb;
            return Tag::noun;
        }
        if (before.empty()) {  // a clause opens with it
            if (!inflected && after_opens_noun && !plural) return Tag::verb;
            if (!inflected && !plural && !after.empty() && !scenery::is_filler(after) &&
                known.verb_count > known.noun_count)
                return Tag::verb;
            if (past && !plural && word != known.noun_base) return Tag::verb;
            return Tag::noun;
        }
        if (last == Tag::verb) return after_opens_noun && finite_s ? Tag::verb : Tag::noun;
        if (past && word != known.noun_base) return Tag::verb;
        return known.verb_count > 2 * known.noun_count ? Tag::verb : Tag::noun;
    }

    Tag tag_of(std::size_t i, const Known& known) const {
        auto word = at(i);
        auto before = i > 0 && !scenery::ends_clause(raw[i - 1]) ? at(i - 1) : std::string();
        if (known.adverb && word.ends_with("ly")) return Tag::adverb;
        if (!known.noun && !known.verb)
            return known.adjective ? Tag::adjective : known.adverb ? Tag::adverb : Tag::noun;
        bool adjective_place =
            known.adjective && (nounish_next(i) || (among(beings, before) && !nounish_next(i)) || adjective_next(i));
        // "Light travels", "cold kills": the subject of what follows, not its quality.
        auto next = closes(i) ? std::string() : at(i + 1);
        if (adjective_place && known.noun && before.empty() && next.ends_with("s") &&
            wordnet.base_form(next, PartOfSpeech::verb) != next &&
            wordnet.knows(wordnet.base_form(next, PartOfSpeech::verb), PartOfSpeech::verb) &&
            !known.verb_base.empty() && known.noun_count > 20)
            return Tag::noun;
        if (adjective_place && known.adjective_count * 4 >= known.noun_count) {
            bool being_noun = among(beings, before) && !nounish_next(i) && known.noun_count > known.adjective_count * 2;
            if (!being_noun) return Tag::adjective;
        }
        if (known.noun && known.verb) {
            auto tag = noun_or_verb(i, known);
            if (tag == Tag::noun && word != known.verb_base && word.ends_with("ing") &&
                known.noun_count < known.verb_count)
                return Tag::verb;
            return tag;
        }
        if (known.verb)
            return known.adjective && known.adjective_count > 0 && (word.ends_with("ed") || word.ends_with("ing")) &&
                           adjective_place
                       ? Tag::adjective
                       : Tag::verb;
        return known.adjective && !known.noun_count && known.adjective_count ? Tag::adjective : Tag::noun;
    }

    bool is_name(std::size_t i, bool opens) const {
        auto first = raw[i].find_first_not_of("\"'([");
        if (opens || first == std::string::npos || raw[i][first] < 'A' || raw[i][first] > 'Z') return false;
        // Headings write every word large: then capitals say nothing.
        std::size_t large = 0, all = 0;
        for (const auto& other : raw) {
            if (scenery::is_filler(other)) continue;
            ++all;
            if (other[0] >= 'A' && other[0] <= 'Z') ++large;
        }
        return large * 3 <= all * 2 || all < 2;
    }

    void read() {
        bool opens = true, determined = false, negated = false;
        for (std::size_t i = 0; i < raw.size(); ++i) {
            Token token{.word = at(i)};
            token.ends_clause = scenery::ends_clause(raw[i]);
            token.opens_sentence = opens;
            token.base = token.word;
            if (token.word.ends_with("'s") || token.word.ends_with("s'"))
                token.word = token.base =
                    token.word.substr(0, token.word.size() - (token.word.ends_with("'s") ? 2 : 1));
            bool digits = !token.word.empty() && token.word.find_first_of("0123456789") != std::string::npos;
            if (digits)
                token.tag = Tag::number;
            else if (scenery::is_filler(token.word) || token.word == "worth")
                token.tag = Tag::filler;
            else {
                auto known = look_up(token.word, wordnet);
                token.tag = is_name(i, opens) ? Tag::name : tag_of(i, known);
                token.base = token.tag == Tag::verb                             ? known.verb_base
                             : token.tag == Tag::noun || token.tag == Tag::name ? known.noun_base
                                                                                : token.word;
                token.plural = (token.tag == Tag::noun || token.tag == Tag::name) && token.word != known.noun_base;
                if (token.tag == Tag::verb && !token.word.ends_with("ing")) verb_seen = true;
            }
            token.determined = determined, token.negated = negated;
            if (among(determiners, token.word) || token.tag == Tag::number || raw[i].ends_with("'s"))
                determined = true;
            else if (token.tag != Tag::adjective && token.tag != Tag::adverb)
                determined = false;
            if (token.word == "no" || token.word == "without" || token.word == "not" || token.word == "isn't" ||
                token.word == "never" || token.word == "cannot" || token.word.ends_with("n't"))
                negated = true;
            else if (token.tag != Tag::adjective && !among(determiners, token.word))
                negated = false;
            if (among(beings, token.word) && token.word != "how" && token.word != "so" && token.word != "more")
                verb_seen = verb_seen || token.word == "is" || token.word == "are" || token.word == "was" ||
                            token.word == "were";
            if (token.ends_clause || scenery::opens_clause(token.word)) verb_seen = false;
            opens = scenery::ends_sentence(raw[i]);
            if (token.ends_clause) determined = negated = false;
            tokens.push_back(std::move(token));
        }
    }
};

}  // namespace

std::vector<Token> tagged(std::string_view sentence, const WordNet& wordnet) {
    auto raw = scenery::words_of(sentence);
    Reader reader{raw, wordnet, {}};
    reader.read();
    return reader.tokens;
}

}  // namespace builtin
