// SPDX-License-Identifier: MIT
#include "builtin/voices/english.hpp"

#include "base/text.hpp"
#include "builtin/voices/flite.hpp"
#include "builtin/voices/lexicon.hpp"
#include "speech/phrases.hpp"

namespace builtin {

namespace {

/// flite's letter-to-sound rules were made for words, not for a wall of letters.
constexpr std::size_t longest_word = 28;
constexpr std::size_t longest_sentence = 45;

/// The lexicon's spelling: letters and apostrophes, letters alone as themselves.
std::string lexical(const std::string& spoken) {
    if (spoken == "A") return "_a";
    std::string out;
    for (char c : base::lower(spoken))
        if ((c >= 'a' && c <= 'z') || c == '\'') out += c;
    while (!out.empty() && out.back() == '\'') out.pop_back();
    return out;
}

/// "dog's" is said as "dog" and "'s": flite's lexicon has the endings and joins them by its own rule.
std::vector<std::string> lexemes(const std::string& spoken) {
    auto lexeme = lexical(spoken);
    std::vector<std::string> pieces;
    std::string ending;
    if (lexicon(lexeme).empty())
        for (std::string_view known : {"'s", "'ll", "'ve", "'d"})
            if (lexeme.ends_with(known) && lexeme.size() > known.size())
                ending = known, lexeme.resize(lexeme.size() - known.size());
    if (lexicon(lexeme).empty() && lexeme != "_a") std::erase(lexeme, '\'');
    for (std::size_t at = 0; at < lexeme.size(); at += longest_word) pieces.push_back(lexeme.substr(at, longest_word));
    if (!ending.empty()) pieces.push_back(ending);
    return pieces;
}

void add_word(std::vector<Saying>& sayings, const speech::NormalWord& word, const speech::SpokenWord& marked,
              int caption) {
    for (const auto& spoken : word.spoken) {
        auto pieces = lexemes(spoken);
        if (!word.phones.empty() && word.spoken.size() == 1)
            pieces = {lexical(spoken).empty() ? "x" : lexical(spoken).substr(0, longest_word)};
        for (const auto& piece : pieces) {
            Saying saying;
            saying.word = piece;
            saying.caption = caption;
            saying.stressed = marked.stressed;
            saying.phones = word.spoken.size() == 1 && !word.phones.empty() ? word.phones : std::string(lexicon(piece));
            sayings.push_back(std::move(saying));
        }
    }
}

/// Seven words or more before a break that has no comma still want a breath.
void add_break(Saying& last, char mark, bool ends_phrase, std::size_t words_since, const Manner& manner) {
    if (mark == '.' || mark == '!' || mark == '?') {
        last.punctuation = std::string(1, mark), last.pause_ms = manner.sentence_ms;
    } else if (mark) {
        last.punctuation = ",", last.pause_ms = mark == ',' ? manner.comma_ms : manner.comma_ms * 4 / 3;
    } else if (ends_phrase && words_since >= 9) {
        last.punctuation = ",", last.pause_ms = manner.comma_ms / 2;
    }
}

void append(RawSpeech& all, const RawSpeech& more, int pause_ms) {
    constexpr int edges_ms = 100;  // the head and tail that flite.hpp promises
    if (!all.samples.empty())
        all.samples.resize(all.samples.size() +
                           static_cast<std::size_t>(std::max(0, pause_ms - edges_ms) * more.rate / 1000));
    double shift = static_cast<double>(all.samples.size()) / more.rate;
    for (auto phone : more.phones) phone.start += shift, phone.end += shift, all.phones.push_back(phone);
    all.samples.insert(all.samples.end(), more.samples.begin(), more.samples.end());
    all.rate = more.rate;
}

FliteWish wish_for(const std::vector<Saying>& sentence, const speech::Voice& voice) {
    FliteWish wish{voice.id, manner(voice.style), voice.rate_percent, voice.pitch_cents};
    std::vector<std::string> said;
    for (const auto& saying : sentence) said.push_back(saying.word);
    wish.rises = sentence.back().punctuation == "?" && speech::asks_yes_or_no(said);
    return wish;
}

}  // namespace

RawSpeech speak_english(const std::vector<speech::NormalWord>& words, const std::vector<speech::SpokenWord>& marked,
                        const speech::Voice& voice) {
    RawSpeech all;
    std::vector<Saying> sentence;
    std::size_t since = 0;
    int pause = 0;
    auto say = [&] {
        if (sentence.empty()) return;
        append(all, speak_with_flite(sentence, wish_for(sentence, voice)), pause);
        pause = sentence.back().pause_ms, since = 0;
        sentence.clear();
    };
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto before = sentence.size();
        add_word(sentence, words[i], marked[i], static_cast<int>(i));
        since += sentence.size() - before;
        if (sentence.empty()) continue;
        char mark = words[i].mark;
        add_break(sentence.back(), mark, marked[i].ends_phrase && i + 1 < words.size(), since, manner(voice.style));
        if (!sentence.back().punctuation.empty()) since = 0;
        if (mark == '.' || mark == '!' || mark == '?' || sentence.size() >= longest_sentence) say();
    }
    say();
    return all;
}

}  // namespace builtin
