// SPDX-License-Identifier: MIT
#include "script/article.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>
#include <utility>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "script/pace.hpp"
#include "script/parse.hpp"
#include "script/sentence.hpp"

namespace script {

namespace {

constexpr int most_in_two_breaths = 26;      ///< words of a sentence that cannot be shortened
constexpr std::size_t most_sentences = 600;  ///< bounds the pairwise comparison
constexpr double redundant = 0.5, linked = 0.1, damping = 0.85;

struct Candidate {
    std::vector<std::string> said;  ///< one or two sentences of at most 16 words
    std::size_t sentence = 0;       ///< its place in the article
    bool begins_paragraph = false;
    bool leans = false;     ///< begins with a word that points back
    bool turns = false;     ///< turns around what the sentence before says
    bool misleads = false;  ///< is turned around by a sentence that cannot be spoken
    std::map<std::string, double> weights;
    double norm = 0, rank = 0, seconds = 0;
};

const std::set<std::string> common_words{
    "the",  "a",    "an",   "of",    "to",   "and",   "in",    "is",   "it",    "that",  "for", "on",  "was",
    "with", "as",   "by",   "at",    "from", "are",   "be",    "this", "has",   "have",  "had", "but", "or",
    "not",  "were", "they", "their", "its",  "his",   "her",   "he",   "she",   "which", "who", "can", "will",
    "also", "than", "more", "into",  "been", "about", "these", "when", "there", "so",    "if",  "we",  "you"};

std::vector<std::string> stems(std::string_view sentence) {
    std::vector<std::string> out;
    for (const auto& word : base::split_words(base::lower(sentence))) {
        std::string letters;
        for (char c : word)
            if (std::isalnum(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80) letters += c;
        if (letters.size() > 3 && letters.ends_with("s")) letters.pop_back();
        if (letters.size() > 1 && !common_words.count(letters)) out.push_back(letters);
    }
    return out;
}

/// "They …", "This method …", "However, …": nothing without the sentence before.
bool leans_back(const std::string& sentence) {
    static const std::set<std::string> pointing{
        "he",        "she",          "it",           "they", "this",    "that",      "these",
        "those",     "his",          "her",          "its",  "their",   "him",       "them",
        "such",      "however",      "but",          "and",  "so",      "therefore", "thus",
        "then",      "moreover",     "furthermore",  "also", "instead", "still",     "yet",
        "meanwhile", "nevertheless", "consequently", "both", "neither", "another",   "others",
        "similarly", "finally",      "there",        "here", "or",      "because"};
    auto words = base::split_words(base::lower(sentence));
    if (words.empty()) return true;
    auto first = words[0];
    while (!first.empty() && !std::isalnum(static_cast<unsigned char>(first.back()))) first.pop_back();
    if (pointing.count(first))
        return !(first == "there" && words.size() > 1 && (words[1] == "are" || words[1] == "is"));
    for (std::size_t i = 1; i < words.size() && i < 4; ++i)  // "Shepherds soon used the lumps"
        if (words[i] == "soon" || words[i] == "also" || words[i] == "therefore") return true;
    return base::lower(sentence).starts_with("for example") || base::lower(sentence).starts_with("as a result") ||
           base::lower(sentence).starts_with("for instance") || base::lower(sentence).starts_with("in addition") ||
           base::lower(sentence).starts_with("on the other hand") || base::lower(sentence).starts_with("in contrast");
}

std::string letters_of(std::string word) {
    while (!word.empty() && !std::isalnum(static_cast<unsigned char>(word.back()))) word.pop_back();
    return word;
}

/// What is told of first as "a bridge" is meant by "The bridge" after it.
bool takes_up(const std::string& sentence, const std::string& before) {
    auto words = base::split_words(base::lower(sentence)), earlier = base::split_words(base::lower(before));
    if (words.size() < 2 || words[0] != "the") return false;
    for (std::size_t i = 0; i < earlier.size(); ++i)
        if (earlier[i] == "a" || earlier[i] == "an")
            for (auto k = i + 1; k < earlier.size() && k <= i + 3; ++k)
                if (letters_of(earlier[k]) == letters_of(words[1])) return true;
    return false;
}

/// "Today, most experts advise against it.": without it, the sentence before would mislead.
bool turns(const std::string& sentence) {
    auto low = base::lower(sentence);
    for (std::string_view start : {"but ", "however", "yet ", "today, ", "nevertheless", "in fact", "in reality",
                                   "instead", "still, ", "now, ", "nowadays", "this is wrong", "that is not"})
        if (low.starts_with(start)) return true;
    return low.find(", however,") != low.npos || low.find(" nevertheless ") != low.npos;
}

/// "After that, look at the crown": said right after something else.
std::string without_link(const std::string& sentence) {
    for (std::string_view link : {"After that, ", "Next, ", "Then, ", "Later, ", "Also, ", "Besides, "})
        if (sentence.starts_with(link)) return capitalised(sentence.substr(link.size()));
    return sentence;
}

bool speakable(const std::string& sentence) {
    if (word_count(sentence) < 4 || sentence.find("http") != sentence.npos || sentence.find('@') != sentence.npos)
        return false;
    if (std::string_view(".!?\"").find(sentence.back()) == std::string_view::npos &&
        !sentence.ends_with("\xE2\x80\x9D"))
        return false;
    auto first = base::code_points(sentence)[0];
    return !(first >= 'a' && first <= 'z') && std::count(sentence.begin(), sentence.end(), '|') == 0;
}

/// A quotation that goes on, and does not say whose it is.
bool continues_quote(const std::string& sentence) {
    if (!sentence.starts_with('"') && !sentence.starts_with("\xE2\x80\x9C")) return false;
    auto low = base::lower(sentence);
    for (std::string_view verb : {" said", " says", " asked", " wrote", " added", " called"})
        if (low.find(verb) != low.npos) return false;
    return true;
}

std::vector<Candidate> candidates(const Article& article, Style style) {
    std::vector<Candidate> out;
    std::size_t place = 0;
    for (const auto& paragraph : article.paragraphs) {
        bool first = true;
        std::string before, sentence;
        for (auto& next : sentences(paragraph)) {
            before = std::exchange(sentence, std::move(next));
            ++place;
            auto opening = std::exchange(first, false);
            bool turning = !opening && turns(sentence);
            auto unspoken = [&] {
                if (turning && !out.empty() && out.back().sentence + 1 == place) out.back().misleads = true;
            };
            if (out.size() >= most_sentences || !speakable(sentence)) {
                unspoken();
                continue;
            }
            Candidate one;
            one.said = shortened(sentence);
            if (one.said.empty() && word_count(sentence) <= most_in_two_breaths) one.said = breaths(sentence);
            if (one.said.empty()) {
                unspoken();
                continue;
            }
            one.sentence = place;
            one.begins_paragraph = opening;
            one.leans =
                leans_back(one.said.front()) || (!opening && takes_up(sentence, before)) || continues_quote(sentence);
            one.turns = turning;
            for (const auto& stem : stems(sentence)) one.weights[stem] += 1;
            for (const auto& text : one.said) one.seconds += spoken_seconds(Line{"", "", text, {}}, style);
            if (!one.weights.empty()) out.push_back(std::move(one));
        }
    }
    return out;
}

double similarity(const Candidate& a, const Candidate& b) {
    double dot = 0;
    for (const auto& [stem, weight] : a.weights)
        if (auto at = b.weights.find(stem); at != b.weights.end()) dot += weight * at->second;
    return a.norm > 0 && b.norm > 0 ? dot / (a.norm * b.norm) : 0;
}

void lexrank(std::vector<Candidate>& all) {
    std::map<std::string, int> spread;
    for (const auto& one : all)
        for (const auto& [stem, weight] : one.weights) ++spread[stem];
    for (auto& one : all) {
        for (auto& [stem, weight] : one.weights) {
            weight *= std::log((1.0 + static_cast<double>(all.size())) / spread[stem]) + 0.1;
            one.norm += weight * weight;
        }
        one.norm = std::sqrt(one.norm);
    }
    auto n = all.size();
    std::vector<std::vector<std::pair<std::size_t, double>>> links(n);
    std::vector<double> total(n);
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t k = i + 1; k < n; ++k)
            if (auto s = similarity(all[i], all[k]); s > linked) {
                links[i].emplace_back(k, s), links[k].emplace_back(i, s);
                total[i] += s, total[k] += s;
            }
    std::vector<double> rank(n, 1.0 / static_cast<double>(std::max<std::size_t>(n, 1)));
    for (int round = 0; round < 60; ++round) {
        std::vector<double> next(n, (1 - damping) / static_cast<double>(n));
        for (std::size_t i = 0; i < n; ++i)
            for (auto [k, s] : links[i]) next[k] += damping * rank[i] * s / total[i];
        rank = std::move(next);
    }
    // Articles put first what matters most.
    for (std::size_t i = 0; i < n; ++i) all[i].rank = rank[i] * (i == 0 ? 2.0 : all[i].begins_paragraph ? 1.2 : 1.0);
}

class Choice {
  public:
    /// around: seconds of the film before and after all speech.
    Choice(const std::vector<Candidate>& all, double target, double around)
        : all_(all), target_(target), seconds_(around), taken_(all.size()) {}

    std::vector<std::size_t> make() {
        std::vector<std::size_t> order(all_.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return all_[a].rank > all_[b].rank; });
        for (double most : {1.0, 1.05, 1.12})
            for (auto i : order) consider(i, most * target_);
        std::vector<std::size_t> out;
        for (std::size_t i = 0; i < all_.size(); ++i)
            if (taken_[i]) out.push_back(i);
        return out;
    }
    double seconds() const { return seconds_; }

  private:
    /// With the sentences it leans on, as far as they directly precede it.
    void consider(std::size_t i, double most) {
        if (taken_[i] || all_[i].misleads) return;
        std::vector<std::size_t> chain{i};
        while (all_[chain.back()].leans) {
            auto at = chain.back();
            if (at == 0 || all_[at - 1].sentence + 1 != all_[at].sentence || chain.size() > 3) return;
            if (taken_[at - 1]) break;
            chain.push_back(at - 1);
        }
        // What the next sentence turns around is not said without it.
        auto after = i + 1;
        if (after < all_.size() && all_[after].turns && all_[i].sentence + 1 == all_[after].sentence && !taken_[after])
            chain.push_back(after);
        double more = 0;
        for (auto at : chain) {
            more += all_[at].seconds;
            for (std::size_t k = 0; k < all_.size(); ++k)
                if (taken_[k] && similarity(all_[at], all_[k]) > redundant) return;
        }
        if (seconds_ + more > most) return;
        for (auto at : chain) taken_[at] = true;
        seconds_ += more;
    }

    const std::vector<Candidate>& all_;
    double target_, seconds_;
    std::vector<bool> taken_;
};

std::string title_of(const Article& article, const std::string& first) {
    auto words = base::split_words(article.title.empty() ? first : article.title);
    bool cut = words.size() > 12;
    if (cut) words.resize(9);
    auto title = base::join(words, " ");
    while (!title.empty() && std::string_view(".,;:").find(title.back()) != std::string_view::npos) title.pop_back();
    return cut ? title + "\xE2\x80\xA6" : title;
}

}  // namespace

Script digest(std::string_view text, Markup markup, const Wish& wish, std::string_view name) {
    auto clean = clean_text(text, name, std::size_t{4} << 20);
    auto article = plain_text(clean, markup);
    if (article.paragraphs.empty())
        throw base::Failure{base::Trouble::invalid,
                            std::string(name) + " has no sentences to speak. Give a text with some."};
    auto all = candidates(article, wish.style);
    lexrank(all);
    auto target = static_cast<double>(wish.length.count());
    Choice choice(all, target, pace(wish.style).seconds_around);
    auto chosen = choice.make();
    if (choice.seconds() < 0.85 * target) {
        auto seconds = std::to_string(static_cast<int>(std::lround(choice.seconds())));
        throw base::Failure{base::Trouble::unknowing, std::string(name) + " has sentences for " + seconds + " of " +
                                                          std::to_string(wish.length.count()) +
                                                          " seconds. Ask for a shorter film" +
                                                          (choice.seconds() >= 5 ? " (--length " + seconds + ")" : "") +
                                                          ", or give a longer text."};
    }
    Script script;
    for (auto i : chosen)
        for (const auto& said : all[i].said) {
            bool follows = i > 0 && std::find(chosen.begin(), chosen.end(), i - 1) != chosen.end();
            script.lines.push_back(
                {"l" + std::to_string(script.lines.size() + 1), "", follows ? said : without_link(said), {}});
        }
    script.lines.front().directions.role = Role::hook;
    if (script.lines.size() > 2) script.lines.back().directions.role = Role::close;
    script.title = title_of(article, script.lines.front().text);
    script.language = wish.language;
    script.style = wish.style;
    script.engine = "article/1";
    script.sources = {std::string(name)};
    return script;
}

}  // namespace script
