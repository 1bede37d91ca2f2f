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
    return said(words, best_from, best_to);
}

std::string said(const std::vector<speech::SpokenWord>& words, int first, int end) {
    auto all = speech::text_of(words, static_cast<std::size_t>(first), static_cast<std::size_t>(end));
    while (!all.empty() && std::string_view(",.;:").find(all.back()) != std::string_view::npos) all.pop_back();
    if (!all.empty() && all[0] >= 'a' && all[0] <= 'z') all[0] = static_cast<char>(all[0] - 'a' + 'A');
    return all;
}

std::vector<Stretch> long_words(std::string_view sentence) {
    constexpr std::size_t letters = 5, alone = 8, most = 3;
    auto words = words_of(sentence);
    auto carries = [&](std::size_t i) {
        return base::code_points(bare(words[i])).size() >= letters ||
               words[i].find_first_of("0123456789") != std::string::npos;
    };
    std::vector<Stretch> found;
    for (std::size_t i = 0; i < words.size();) {
        if (!carries(i)) {
            ++i;
            continue;
        }
        auto end = i + 1;
        while (end < words.size() && end - i < most && carries(end) && !ends_clause(words[end - 1])) ++end;
        // One word alone is a thing where it is long, or written large within the sentence.
        bool large = i > 0 && !ends_sentence(words[i - 1]) && words[i][0] >= 'A' && words[i][0] <= 'Z';
        if (end > i + 1 || large || base::code_points(bare(words[i])).size() >= alone)
            found.push_back({static_cast<int>(i), static_cast<int>(end), false});
        i = end;
    }
    return found;
}

Wording wording(const std::vector<speech::SpokenWord>& words, const Stretch& stretch) {
    Wording one{said(words, stretch.first, stretch.end), stretch.first, stretch.end, 0};
    int content = 0;
    bool stressed = false;
    for (int i = stretch.first; i < stretch.end; ++i) {
        const auto& word = words[static_cast<std::size_t>(i)];
        content += !is_filler(word.text);
        stressed |= word.stressed;
    }
    static constexpr int worths[] = {0, 1, 4, 4, 3};
    one.worth = worths[std::min(content, 4)];
    if (content == 1 && stretch.end - stretch.first > 1) one.worth = 2;  // "your alertness"
    if (content == 1 && base::code_points(one.text).size() < 6) one.worth = 0;
    if (one.worth > 0 && stressed) ++one.worth;
    return one;
}

}  // namespace scenery
