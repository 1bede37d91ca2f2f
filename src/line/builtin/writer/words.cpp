// SPDX-License-Identifier: MIT
#include "builtin/writer/words.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <utility>

#include "base/text.hpp"

namespace builtin::writing {

namespace {

const std::set<std::string> empty_words{
    "a",     "an",    "the",   "this", "that",  "these", "those",  "some",     "any",        "all",       "every",
    "each",  "of",    "in",    "on",   "at",    "to",    "for",    "from",     "with",       "by",        "about",
    "into",  "as",    "and",   "or",   "but",   "if",    "than",   "then",     "so",         "too",       "very",
    "just",  "also",  "even",  "ever", "is",    "are",   "was",    "were",     "be",         "been",      "being",
    "am",    "do",    "does",  "did",  "done",  "doing", "can",    "could",    "will",       "would",     "should",
    "shall", "may",   "might", "must", "have",  "has",   "had",    "having",   "i",          "you",       "he",
    "she",   "it",    "we",    "they", "me",    "us",    "him",    "them",     "my",         "your",      "his",
    "its",   "our",   "their", "mine", "yours", "ours",  "myself", "yourself", "yourselves", "ourselves", "one",
    "what",  "which", "why",   "how",  "there", "here",  "not",    "no",       "s",          "t",         "re",
    "ll",    "ve",    "m",     "d",    "other", "each",  "such",   "up",       "out",        "oneself",   "ones"};

/// Verbs and nouns that ask rather than say: a card need not repeat them.
const std::set<std::string> light_words{
    "get",         "gets",       "getting",   "got",        "make",       "makes",       "making",      "give",
    "gives",       "giving",     "take",      "takes",      "go",         "goes",        "come",        "comes",
    "become",      "becomes",    "work",      "works",      "working",    "worked",      "function",    "functions",
    "happen",      "happens",    "happening", "happened",   "cause",      "causes",      "caused",      "people",
    "person",      "human",      "humans",    "someone",    "somebody",   "everyone",    "everybody",   "anyone",
    "thing",       "things",     "way",       "ways",       "reason",     "reasons",     "fact",        "facts",
    "really",      "actually",   "exactly",   "basically",  "literally",  "sometimes",   "always",      "usually",
    "often",       "always",     "own",       "itself",     "themselves", "tip",         "tips",        "trick",
    "tricks",      "step",       "steps",     "idea",       "ideas",      "advice",      "guide",       "basics",
    "explanation", "explained",  "meaning",   "definition", "difference", "differences", "different",   "vs",
    "versus",      "between",    "compare",   "compared",   "comparison", "called",      "interesting", "cool",
    "amazing",     "fun",        "simple",    "simply",     "easy",       "easily",      "quick",       "quickly",
    "fast",        "best",       "better",    "good",       "great",      "effective",   "effectively", "top",
    "ultimate",    "more",       "most",      "much",       "lot",        "lots",        "kind",        "let",
    "us",          "today",      "now",       "world",      "science",    "behind",      "use",         "using",
    "need",        "want",       "know",      "proper",     "properly",   "well",        "beginner",    "beginners",
    "start",       "everything", "something", "because",    "story",      "same"};

/// "how long", "how many": another question than "how".
const std::set<std::string> measures{"long",   "many",      "much", "old",  "big",    "far",   "fast",   "hot",
                                     "cold",   "deep",      "high", "tall", "large",  "small", "heavy",  "often",
                                     "strong", "expensive", "wide", "loud", "bright", "rare",  "common", "dangerous"};

std::string folded(char32_t p) {
    static const std::map<char32_t, const char*> letters{
        {0xE0, "a"}, {0xE1, "a"}, {0xE2, "a"}, {0xE3, "a"},  {0xE4, "a"},  {0xE5, "a"}, {0xE6, "ae"}, {0xE7, "c"},
        {0xE8, "e"}, {0xE9, "e"}, {0xEA, "e"}, {0xEB, "e"},  {0xEC, "i"},  {0xED, "i"}, {0xEE, "i"},  {0xEF, "i"},
        {0xF1, "n"}, {0xF2, "o"}, {0xF3, "o"}, {0xF4, "o"},  {0xF5, "o"},  {0xF6, "o"}, {0xF8, "o"},  {0xF9, "u"},
        {0xFA, "u"}, {0xFB, "u"}, {0xFC, "u"}, {0xDF, "ss"}, {0x153, "oe"}};
    if (p >= 'A' && p <= 'Z') return std::string(1, static_cast<char>(p + 32));
    if (p < 0x80) return std::isalnum(static_cast<int>(p)) ? std::string(1, static_cast<char>(p)) : "";
    if (p >= 0xC0 && p <= 0xDE && p != 0xD7) p += 0x20;
    if (auto at = letters.find(p); at != letters.end()) return at->second;
    bool sign = (p >= 0x2000 && p < 0x2C00) || (p >= 0x3000 && p < 0x3004) || p >= 0xFE00 || p < 0xC0;
    return sign ? "" : base::utf8(p);
}

}  // namespace

std::vector<std::string> tokens(std::string_view text) {
    std::vector<std::string> out;
    std::string word;
    auto end = [&] {
        if (!word.empty()) out.push_back(std::exchange(word, {}));
    };
    for (auto point : base::code_points(text)) {
        if (point == '\'' || point == 0x2019) continue;  // "don't" -> "dont"
        auto letter = folded(point);
        if (letter.empty())
            end();
        else
            word += letter;
    }
    end();
    for (std::size_t i = 0; i + 1 < out.size(); ++i)
        if (out[i] == "how" && measures.count(out[i + 1]) && (i + 2 >= out.size() || out[i + 2] != "to"))
            out[i] = "how-" + out[i + 1], out.erase(out.begin() + static_cast<std::ptrdiff_t>(i) + 1);
    return out;
}

bool carries_meaning(const std::string& token) {
    return !empty_words.count(token) && !light_words.count(token);
}

std::vector<std::string> content(const std::vector<std::string>& tokens) {
    std::vector<std::string> out;
    // "when", "where" and "who" ask something only at the head.
    static const std::set<std::string> heads{"when", "where", "who", "whose", "while"};
    for (const auto& token : tokens)
        if (carries_meaning(token) && (&token == tokens.data() || !heads.count(token)) &&
            std::find(out.begin(), out.end(), token) == out.end())
            out.push_back(token);
    return out;
}

namespace {

/// A crude stem, for words of one family ("eruption", "erupt"); empty where it would be too short to trust.
std::string stem_of(std::string word) {
    if (word.size() < 5) return {};
    for (std::string_view ending :
         {"iness", "ional", "ation", "ingly", "ion", "ing", "ness", "ment", "ous", "ily", "ied",
          "ies",   "ed",    "er",    "ers",   "es",  "al",  "ic",   "ly",   "y",   "e",   "s"})
        if (word.ends_with(ending) && word.size() >= ending.size() + 4) {
            word.resize(word.size() - ending.size());
            break;
        }
    if (word.size() > 4 && word[word.size() - 1] == word[word.size() - 2]) word.pop_back();  // "swimm"
    return word.size() < 4 ? std::string{} : "~" + word;
}

/// Pairs WordNet does not join, and people use for each other.
const std::map<std::string, std::vector<std::string>> everyday{{"plane", {"airplane"}},
                                                               {"planes", {"airplane"}},
                                                               {"aeroplane", {"airplane"}},
                                                               {"aeroplanes", {"airplane"}},
                                                               {"aircraft", {"airplane"}},
                                                               {"colour", {"color"}},
                                                               {"colours", {"color"}},
                                                               {"autumn", {"fall"}},
                                                               {"grey", {"gray"}},
                                                               {"fridge", {"refrigerator"}},
                                                               {"fridges", {"refrigerator"}},
                                                               {"antarctica", {"antarctic"}},
                                                               {"houseplant", {"plant"}},
                                                               {"houseplants", {"plant"}},
                                                               {"pet", {"stroke"}},
                                                               {"petting", {"stroke"}},
                                                               {"ai", {"artificial", "intelligence"}},
                                                               {"bike", {"bicycle"}},
                                                               {"bikes", {"bicycle"}},
                                                               {"kitten", {"cat"}},
                                                               {"kitty", {"cat"}},
                                                               {"doggo", {"dog"}},
                                                               {"puppy", {"dog"}},
                                                               {"pc", {"computer"}},
                                                               {"dino", {"dinosaur"}},
                                                               {"dinos", {"dinosaur"}},
                                                               {"cellphone", {"phone"}},
                                                               {"smartphone", {"phone"}},
                                                               {"mobile", {"phone"}}};

}  // namespace

const std::set<std::string>& Lexicon::forms(const std::string& word) {
    auto [at, fresh] = forms_.try_emplace(word);
    if (!fresh) return at->second;
    auto& out = at->second;
    out.insert(word);
    if (wordnet_)
        for (auto part : {PartOfSpeech::noun, PartOfSpeech::verb, PartOfSpeech::adjective})
            out.insert(wordnet_->base_form(word, part));
    else if (word.size() > 3 && word.ends_with('s') && !word.ends_with("ss"))
        out.insert(word.substr(0, word.size() - 1));
    if (auto stem = stem_of(word); !stem.empty()) out.insert(stem);
    return out;
}

const std::set<std::string>& Lexicon::neighbours(const std::string& word) {
    auto [at, fresh] = neighbours_.try_emplace(word);
    if (!fresh) return at->second;
    auto& out = at->second;
    out = forms(word);
    if (auto pair = everyday.find(word); pair != everyday.end())
        for (const auto& other : pair->second) out.insert(other);
    if (!wordnet_) return out;
    // Synonyms in the word's most usual sense only: "flavor" is a taste before it is to season.
    std::optional<Sense> usual;
    for (auto part : {PartOfSpeech::noun, PartOfSpeech::verb, PartOfSpeech::adjective})
        if (auto senses = wordnet_->senses(wordnet_->base_form(word, part), part);
            !senses.empty() && (!usual || senses[0].tagged > usual->tagged))
            usual = senses[0];
    if (usual)
        for (const auto& lemma : usual->lemmas)
            if (lemma.find(' ') == lemma.npos) out.insert(base::lower(lemma));
    return out;
}

bool Lexicon::covers(const std::string& of_card, const std::string& of_prompt) {
    if (of_card == of_prompt) return true;
    const auto& near = neighbours(of_prompt);
    for (const auto& form : forms(of_card))
        if (near.count(form)) return true;
    return false;
}

bool Lexicon::known(const std::string& word) const {
    if (!wordnet_) return false;
    for (auto part : {PartOfSpeech::noun, PartOfSpeech::verb, PartOfSpeech::adjective, PartOfSpeech::adverb})
        if (wordnet_->knows(wordnet_->base_form(word, part), part)) return true;
    return false;
}

std::string continued(const std::string& sentence, std::string_view context, const WordNet* wordnet) {
    static const std::set<std::string> small{
        "The",     "A",           "An",     "It",     "They",    "He",    "She",    "We",     "You",     "This",
        "That",    "These",       "Those",  "There",  "In",      "On",    "At",     "For",    "From",    "With",
        "Without", "When",        "If",     "As",     "While",   "After", "Before", "Most",   "Many",    "Some",
        "Each",    "Every",       "All",    "Both",   "Neither", "No",    "Not",    "Only",   "Its",     "Their",
        "Your",    "Our",         "His",    "Her",    "What",    "Why",   "How",    "Who",    "Where",   "Which",
        "Near",    "Deep",        "Inside", "Almost", "Even",    "One",   "Two",    "Three",  "By",      "To",
        "Too",     "About",       "Around", "Any",    "Such",    "Other", "Others", "Nobody", "Nothing", "Tests",
        "Studies", "Experiments", "Choose", "Call"};
    auto end = sentence.find_first_of(" ,.;:!?'");
    auto word = sentence.substr(0, end);
    if (word.empty() || !std::isupper(static_cast<unsigned char>(word[0]))) return {};
    if (word == "I" ||
        std::any_of(word.begin() + 1, word.end(), [](unsigned char c) { return std::isupper(c) || std::isdigit(c); }))
        return sentence;
    auto lower = base::lower(word) + (end == sentence.npos ? "" : sentence.substr(end));
    if (small.count(word)) return lower;
    auto stands = [&](const std::string& text) {
        for (auto at = context.find(text); at != context.npos; at = context.find(text, at + 1)) {
            bool inside = at > 1 && context[at - 1] == ' ' &&
                          (std::isalnum(static_cast<unsigned char>(context[at - 2])) || context[at - 2] == ',');
            auto after = at + text.size();
            if (inside && (after >= context.size() || !std::isalpha(static_cast<unsigned char>(context[after]))))
                return true;
        }
        return false;
    };
    if (stands(word)) return sentence;  // "Mars" inside a sentence
    if (stands(base::lower(word))) return lower;
    if (!wordnet) return {};
    bool common = false;
    for (auto part : {PartOfSpeech::noun, PartOfSpeech::verb, PartOfSpeech::adjective, PartOfSpeech::adverb}) {
        auto base_form = wordnet->base_form(word, part);
        for (const auto& sense : wordnet->senses(base_form, part))
            for (const auto& lemma : sense.lemmas) {
                if (base::lower(lemma) != base_form) continue;
                if (lemma != base_form) return {};  // also a name
                common = true;
            }
    }
    return common ? lower : std::string{};
}

}  // namespace builtin::writing
