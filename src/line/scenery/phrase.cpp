// SPDX-License-Identifier: MIT
#include "scenery/phrase.hpp"

#include <algorithm>
#include <array>

#include "base/text.hpp"

namespace scenery {

namespace {

// Sorted: looked up by halving.
constexpr auto fillers = std::to_array<std::string_view>({
    "a",        "about",   "above",    "across",     "actually",  "after",   "again",  "against",    "all",
    "almost",   "along",   "already",  "also",       "although",  "always",  "am",     "among",      "an",
    "and",      "another", "any",      "anyone",     "anything",  "are",     "aren't", "around",     "as",
    "at",       "away",    "back",     "be",         "became",    "because", "become", "becomes",    "been",
    "before",   "behind",  "being",    "below",      "between",   "both",    "but",    "by",         "called",
    "can",      "can't",   "cannot",   "could",      "did",       "didn't",  "do",     "does",       "doesn't",
    "doing",    "don't",   "down",     "during",     "each",      "either",  "else",   "enough",     "even",
    "ever",     "every",   "everyone", "everything", "few",       "first",   "for",    "from",       "get",
    "gets",     "give",    "gives",    "go",         "goes",      "going",   "got",    "had",        "has",
    "have",     "having",  "he",       "her",        "here",      "hers",    "him",    "his",        "how",
    "however",  "i",       "if",       "in",         "instead",   "into",    "is",     "isn't",      "it",
    "it's",     "its",     "itself",   "just",       "keep",      "keeps",   "kind",   "last",       "later",
    "least",    "less",    "let",      "let's",      "like",      "little",  "lot",    "lots",       "made",
    "make",     "makes",   "making",   "many",       "may",       "maybe",   "me",     "might",      "more",
    "most",     "much",    "must",     "my",         "near",      "nearly",  "need",   "never",      "next",
    "no",       "nor",     "not",      "nothing",    "now",       "of",      "off",    "often",      "on",
    "once",     "one",     "only",     "onto",       "or",        "other",   "others", "our",        "out",
    "over",     "own",     "perhaps",  "put",        "puts",      "quite",   "rather", "really",     "same",
    "say",      "says",    "second",   "seem",       "seems",     "several", "she",    "should",     "since",
    "so",       "some",    "someone",  "something",  "sometimes", "soon",    "still",  "such",       "take",
    "takes",    "than",    "that",     "that's",     "the",       "their",   "them",   "themselves", "then",
    "there",    "these",   "they",     "thing",      "things",    "this",    "those",  "though",     "through",
    "to",       "today",   "together", "too",        "toward",    "towards", "two",    "under",      "until",
    "up",       "upon",    "us",       "use",        "used",      "uses",    "using",  "usually",    "very",
    "was",      "wasn't",  "way",      "ways",       "we",        "well",    "were",   "what",       "when",
    "where",    "whether", "which",    "while",      "who",       "whose",   "why",    "will",       "with",
    "within",   "without", "won't",    "would",      "yet",       "you",     "you're", "your",       "yours",
    "yourself",
});
constexpr auto openers = std::to_array<std::string_view>({
    "although", "and",  "as",     "because", "before", "but",  "even",  "if",    "instead", "or",  "so",
    "that",     "then", "though", "unless",  "until",  "when", "where", "which", "while",   "who", "yet",
});
static_assert(std::is_sorted(fillers.begin(), fillers.end()));
static_assert(std::is_sorted(openers.begin(), openers.end()));

bool is_punctuation(char letter) {
    static constexpr std::string_view signs = ".,;:!?\"'()[]{}-*_";
    return signs.find(letter) != std::string_view::npos;
}

/// Curly quotes and dashes: three bytes each, all starting E2 80.
bool is_typographic(std::string_view text) {
    return text.size() == 3 && text[0] == '\xE2' && text[1] == '\x80';
}

}  // namespace

std::vector<std::string> words_of(std::string_view text) {
    return base::split_words(text);
}

std::string bare(std::string_view word) {
    bool changed = true;
    while (changed && !word.empty()) {
        changed = true;
        if (is_punctuation(word.front()))
            word.remove_prefix(1);
        else if (is_punctuation(word.back()))
            word.remove_suffix(1);
        else if (is_typographic(word.substr(0, 3)))
            word.remove_prefix(3);
        else if (word.size() > 3 && is_typographic(word.substr(word.size() - 3)))
            word.remove_suffix(3);
        else
            changed = false;
    }
    return base::replace_all(base::lower(word), "\u2019", "'");
}

bool is_filler(std::string_view word) {
    auto plain = bare(word);
    return plain.empty() || std::binary_search(fillers.begin(), fillers.end(), std::string_view(plain));
}

bool opens_clause(std::string_view word) {
    return std::binary_search(openers.begin(), openers.end(), std::string_view(bare(word)));
}

bool ends_sentence(std::string_view word) {
    while (!word.empty() && (word.back() == '"' || word.back() == '\'' || word.back() == ')')) word.remove_suffix(1);
    return !word.empty() && (word.back() == '.' || word.back() == '!' || word.back() == '?');
}

bool ends_clause(std::string_view word) {
    return ends_sentence(word) || (!word.empty() && (word.back() == ',' || word.back() == ';' || word.back() == ':')) ||
           word.ends_with("\u2014") || word.ends_with("\u2013");
}

std::string key_phrase(const std::vector<speech::SpokenWord>& words, int first, int last, int most) {
    last = std::min(last, static_cast<int>(words.size()));
    int best_from = first, best_to = std::min(last, first + most), best = -1;
    for (int from = first; from < last; ++from) {
        if (is_filler(words[from].text)) continue;
        int content = 0;
        for (int to = from + 1; to <= std::min(last, from + most); ++to) {
            const auto& word = words[to - 1];
            bool filler = is_filler(word.text);
            content += filler ? 0 : 3 + (word.stressed ? 1 : 0);
            bool closes = word.ends_phrase || ends_clause(word.text) || to == last;
            auto worth = content + (closes ? 2 : 0);
            if (!filler && worth > best) best = worth, best_from = from, best_to = to;
            if (ends_clause(word.text)) break;
        }
    }
    auto phrase = speech::text_of(words, static_cast<std::size_t>(best_from), static_cast<std::size_t>(best_to));
    while (!phrase.empty() &&
           (phrase.back() == ',' || phrase.back() == '.' || phrase.back() == ';' || phrase.back() == ':'))
        phrase.pop_back();
    if (!phrase.empty() && phrase[0] >= 'a' && phrase[0] <= 'z') phrase[0] = static_cast<char>(phrase[0] - 'a' + 'A');
    return phrase;
}

}  // namespace scenery
