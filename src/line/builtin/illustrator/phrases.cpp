// SPDX-License-Identifier: MIT
// What of a sentence means something by itself: things with what is said about them, and what is done to things.
#include <algorithm>
#include <array>

#include "builtin/illustrator/illustrator.hpp"
#include "scenery/phrase.hpp"

namespace builtin {

namespace {

constexpr std::size_t most_words = 5;

template <std::size_t N>
bool among(const std::array<std::string_view, N>& list, std::string_view word) {
    return std::find(list.begin(), list.end(), word) != list.end();
}

/// They say which or how many; "the" and "its" only point.
constexpr auto telling = std::to_array<std::string_view>(
    {"two", "three", "four", "five", "six", "seven", "eight", "nine",   "ten",  "many", "more", "most", "every", "no",
     "few", "less",  "half", "your", "my",  "our",   "first", "second", "last", "both", "all",  "same", "other"});
constexpr auto pointing =
    std::to_array<std::string_view>({"a", "an", "the", "its", "their", "his", "her", "this", "these", "that", "those"});
/// Nouns by the dictionary that are mostly something else, or name nothing.
constexpr auto empty = std::to_array<std::string_view>(
    {"means",  "bit", "lot",    "kind",   "sort", "way",  "thing", "things", "none",  "else",
     "others", "one", "amount", "number", "till", "gets", "comes", "goes",   "stays", "becomes"});
/// After these a participle is a quality: "from roasted seeds".
constexpr auto before_quality = std::to_array<std::string_view>(
    {"a", "an", "the", "of", "from", "with", "into", "in", "by", "your", "its", "their", "and", "for", "on"});

/// A verb whose object is a whole sentence: "believe blood is blue".
constexpr auto of_mind = std::to_array<std::string_view>({"believe", "think", "say", "mean", "know", "tell", "hope",
                                                          "call", "seem", "show", "feel", "find", "guess", "assume",
                                                          "claim", "imagine", "learn", "notice", "wonder"});

struct Reader {
    const std::vector<Token>& tokens;
    const WordNet& wordnet;

    int count(const std::string& lemma, PartOfSpeech part) const {
        int sum = 0;
        for (const auto& sense : wordnet.senses(wordnet.base_form(lemma, part), part)) sum += sense.tagged;
        return sum;
    }
    /// More often a thing than anything else: not the "open" of "folds in the throat open and close".
    bool surely(std::size_t i) const {
        const auto& word = tokens[i].word;
        return tokens[i].tag == Tag::name || 2 * count(word, PartOfSpeech::noun) + 1 >=
                                                 count(word, PartOfSpeech::verb) + count(word, PartOfSpeech::adjective);
    }

    bool thing(std::size_t i) const {
        return (tokens[i].tag == Tag::noun || tokens[i].tag == Tag::name) && !among(empty, tokens[i].word);
    }
    bool joins(std::size_t i) const { return i + 1 < tokens.size() && !tokens[i].ends_clause; }
    bool quality(std::size_t i) const {
        const auto& token = tokens[i];
        if (token.word == "neither" || token.word == "either") return false;
        if (token.tag == Tag::adjective || token.tag == Tag::number || among(telling, token.word)) return true;
        bool participle = token.tag == Tag::verb && (token.word.ends_with("ed") || token.word.ends_with("ing"));
        return participle && i > 0 && !tokens[i - 1].ends_clause && among(before_quality, tokens[i - 1].word);
    }
    /// The things named in a row and the qualities before them; {0, 0} where none starts at `from`.
    scenery::Stretch things_from(std::size_t from) const {
        auto i = from;
        while (i < tokens.size() && quality(i) && !thing(i)) {
            if (!joins(i) || (tokens[i].tag == Tag::number && i > from)) return {};
            ++i;
        }
        if (i >= tokens.size() || !thing(i) || (i == from && !tokens[i].determined && !surely(i))) return {};
        while (joins(i) && thing(i + 1) && surely(i + 1)) ++i;
        // "thousands of wires", "size and time"
        if (joins(i) && i + 2 < tokens.size() && (tokens[i + 1].word == "of" || tokens[i + 1].word == "and")) {
            auto next = i + 2;
            if (tokens[i + 1].word == "of" && among(pointing, tokens[next].word) && joins(next)) ++next;
            auto rest = things_from(next);
            bool within = rest.end > 0 && static_cast<std::size_t>(rest.end) <= from + most_words;
            // "towers, cables and hangers" are three things, not one and a pair.
            bool in_a_row = from > 0 && tokens[from - 1].ends_clause;
            // What both parts of "and" are, only where each is a bare thing.
            bool even = tokens[i + 1].word == "of" ||
                        (i == from && static_cast<std::size_t>(rest.end) == next + 1 && !in_a_row);
            if (within && even) return {static_cast<int>(from), rest.end, false};
        }
        if (i + 1 - from > most_words) return {};
        return {static_cast<int>(from), static_cast<int>(i) + 1, false};
    }
};

}  // namespace

std::vector<scenery::Stretch> BuiltinPainter::phrases(std::string_view sentence) const {
    auto tokens = tagged(sentence, wordnet_);
    // "How does the heart work?": its last word is what is done.
    bool asks = sentence.ends_with("?") && std::any_of(tokens.begin(), tokens.end(), [](const Token& token) {
                    return token.word == "do" || token.word == "does" || token.word == "did";
                });
    if (asks) tokens.back().tag = Tag::verb;
    Reader reader{tokens, wordnet_};
    std::vector<scenery::Stretch> found;
    for (std::size_t i = 0; i < tokens.size();) {
        auto things = reader.things_from(i);
        if (things.end == 0) {
            ++i;
            continue;
        }
        // "No sugar" is meant; "not a drop" would lose its "not".
        if (!tokens[i].negated || tokens[i].word == "no") found.push_back(things);
        // The verb right before, with the article between: "cools the brain".
        auto verb = i;
        if (verb > 0 && among(pointing, tokens[verb - 1].word) && !tokens[verb - 1].ends_clause) --verb;
        if (verb > 0 && tokens[verb - 1].tag == Tag::verb && !tokens[verb - 1].ends_clause &&
            !tokens[verb - 1].negated && !among(of_mind, tokens[verb - 1].base) &&
            static_cast<std::size_t>(things.end) - verb + 1 <= most_words)
            found.push_back({static_cast<int>(verb) - 1, things.end, true});
        i = static_cast<std::size_t>(things.end);
    }
    return found;
}

}  // namespace builtin
