// SPDX-License-Identifier: MIT
#include "speech/english_words.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "base/text.hpp"
#include "speech/captioned.hpp"
#include "speech/english_numbers.hpp"
#include "speech/normalise_tables.hpp"
#include "speech/numbers.hpp"

namespace speech {

namespace {

using namespace std::string_view_literals;

/// Beyond this a "word" is no word; its head is said and the rest is not.
constexpr std::size_t longest = 400;

void append(Words& all, const Words& more) {
    all.insert(all.end(), more.begin(), more.end());
}

Words spelled_out(std::string_view letters) {
    Words words;
    for (char c : letters) {
        if (is_letter(c))
            words.emplace_back(1, static_cast<char>(is_lower(c) ? c - 'a' + 'A' : c));
        else if (is_digit(c))
            append(words, digit_by_digit(std::string_view(&c, 1)));
    }
    return words;
}

bool all_of(std::string_view text, bool (*kind)(char)) {
    return !text.empty() && std::all_of(text.begin(), text.end(), kind);
}
bool has_vowel(std::string_view word) {
    return word.find_first_of("aeiouyAEIOUY") != word.npos;
}

/// Letters and apostrophes of one word, accents folded, lower case.
std::string folded(std::string_view text) {
    std::string out;
    for (char32_t c : base::code_points(text)) {
        if (c < 0x80) {
            char letter = static_cast<char>(c);
            if (is_letter(letter) || letter == '\'') out += letter;
        } else {
            out += plain_letter(c);
        }
    }
    while (!out.empty() && out.front() == '\'') out.erase(0, 1);
    while (!out.empty() && out.back() == '\'') out.pop_back();
    return base::lower(out);
}

/// Capitals only: an acronym said as a word, spelled, or a word that is shouted.
Words capitals(const std::string& text) {
    if (auto said = acronym(text); !said.empty()) {
        auto pieces = base::split_words(said);
        return {pieces.begin(), pieces.end()};
    }
    if (text.size() == 1) return text == "I" ? Words{"i"} : spelled_out(text);
    if (is_spelled(text) || !has_vowel(text)) return spelled_out(text);
    if (text.size() <= 3 && !is_short_word(base::lower(text))) return spelled_out(text);
    return {base::lower(text)};
}

/// "DNA's", "TVs": capitals with an ending.
std::optional<Words> capitals_with_s(const std::string& text) {
    auto end = text.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ");
    if (end == text.npos || end < 2 || (text.substr(end) != "s" && text.substr(end) != "'s")) return std::nullopt;
    auto words = capitals(text.substr(0, end));
    words.back() += "'s";
    return words;
}

Words plain_word(const std::string& text);

/// Letters that change from small to large: "YouTube", "iPhone". Mc and Mac are names.
std::optional<std::size_t> hump(const std::string& text) {
    if (text.starts_with("Mc") || text.starts_with("Mac") || text.starts_with("O'")) return std::nullopt;
    for (std::size_t i = 1; i < text.size(); ++i)
        if (is_lower(text[i - 1]) && is_upper(text[i])) return i;
    return std::nullopt;
}

/// Runs of letters, digits and signs, each said in its own way: "B2B", "MP3", "COVID19", "a+b".
Words mixed(const std::string& text) {
    Words words;
    auto points = base::code_points(text);
    bool digits = std::any_of(text.begin(), text.end(), is_digit);
    for (std::size_t i = 0; i < points.size();) {
        auto kind = [](char32_t c) {
            return c < 0x80 && is_digit(static_cast<char>(c))                                                 ? 1
                   : (c < 0x80 && (is_letter(static_cast<char>(c)) || c == '\'')) || !plain_letter(c).empty() ? 2
                                                                                                              : 0;
        };
        int run_kind = kind(points[i]);
        std::string run;
        if (run_kind == 0) {
            std::string_view said;
            if (symbol(points[i], said)) append(words, base::split_words(said));
            ++i;
            continue;
        }
        while (i < points.size() && kind(points[i]) == run_kind) run += base::utf8(points[i++]);
        if (run_kind == 1)
            append(words, number(run));
        else if (digits && run.size() <= 3 && (all_of(run, is_upper) || run.size() <= 2))
            append(words, acronym(run).empty() ? spelled_out(run) : capitals(run));
        else
            append(words, plain_word(run));
    }
    return words;
}

Words plain_word(const std::string& text) {
    if (all_of(text, is_upper)) return capitals(text);
    if (auto said = capitals_with_s(text)) return *said;
    static constexpr std::array known{"YouTube"sv, "TikTok"sv, "iPhone"sv, "WiFi"sv, "LaTeX"sv};
    if (std::ranges::find(known, text) == known.end())
        if (auto at = hump(text)) {
            auto words = plain_word(text.substr(0, *at));
            append(words, plain_word(text.substr(*at)));
            return words;
        }
    auto word = folded(text);
    if (word.size() == 1 && word != "a" && word != "i" && word != "o") return spelled_out(word);
    return word.empty() ? Words{} : Words{word};
}

/// "https://www.example.com/a", "info@example.com".
std::optional<Words> address(const std::string& text) {
    static constexpr std::array tops{"com"sv, "org"sv, "net"sv, "edu"sv, "gov"sv, "io"sv,   "ai"sv, "tv"sv, "co"sv,
                                     "uk"sv,  "de"sv,  "fr"sv,  "app"sv, "dev"sv, "info"sv, "me"sv, "eu"sv, "ca"sv};
    auto rest = text;
    bool is_address = false;
    if (auto at = rest.find("://"); at != rest.npos) rest.erase(0, at + 3), is_address = true;
    if (base::lower(rest).starts_with("www.")) rest.erase(0, 4), is_address = true;
    auto host = base::lower(rest.substr(0, rest.find_first_of("/?#")));
    auto dot = host.rfind('.');
    if (!is_address && (dot == host.npos || dot < 2 || std::ranges::find(tops, host.substr(dot + 1)) == tops.end()))
        return std::nullopt;
    if (!is_address && host.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-_+@") != host.npos)
        return std::nullopt;
    Words words;
    std::string piece;
    auto flush = [&] {
        bool top = std::ranges::find(tops, piece) != tops.end() && !words.empty() && words.back() == "dot";
        if (top && piece.size() == 2)
            append(words, piece == "me" || piece == "co" ? Words{piece} : spelled_out(piece));
        else
            append(words, mixed(piece));
        piece.clear();
    };
    while (!rest.empty() && rest.back() == '/') rest.pop_back();
    for (char c : rest.substr(0, 120)) {
        std::string_view said = c == '.'   ? "dot"
                                : c == '/' ? "slash"
                                : c == '@' ? "at"
                                : c == '-' ? "dash"
                                : c == '_' ? "underscore"
                                           : "";
        if (said.empty() && (is_letter(c) || is_digit(c)))
            piece += c;
        else {
            flush();
            if (!said.empty()) words.emplace_back(said);
        }
    }
    flush();
    return words;
}

class Sentence {
  public:
    Sentence(const std::vector<std::string>& captions, const Dictionary& dictionary) : dictionary_(dictionary) {
        for (const auto& caption : captions) parts_.push_back(take_apart(std::string_view(caption).substr(0, longest)));
    }

    NormalWord say(std::size_t i, const std::string& caption) const {
        NormalWord word;
        word.text = caption;
        const auto& [core, trail] = parts_[i];
        word.mark = mark_in(trail);
        word.number = std::any_of(core.begin(), core.end(), is_digit);
        if (core.empty()) return word;
        if (from_dictionary(core, word)) return word;
        if (auto said = short_form(i)) {
            word.spoken = *said;
            if (word.mark == '.' && i + 1 < parts_.size()) word.mark = 0;
            return word;
        }
        word.spoken = expand(core, i);
        return word;
    }

  private:
    const std::string& core(std::size_t i) const {
        static const std::string none;
        return i < parts_.size() ? parts_[i].core : none;
    }
    bool dotted(std::size_t i) const { return parts_[i].trail.starts_with("."); }

    bool from_dictionary(const std::string& core, NormalWord& word) const {
        auto key = base::lower(core);
        auto entry = dictionary_.find(key);
        bool owned = false;
        if (entry == dictionary_.end() && key.ends_with("'s"))
            entry = dictionary_.find(key.substr(0, key.size() - 2)), owned = true;
        if (entry == dictionary_.end()) return false;
        word.spoken = entry->second.spoken;
        for (auto& spoken : word.spoken)
            if (spoken.size() > 1) spoken = base::lower(spoken);
        word.phones = entry->second.phones;
        if (owned && word.phones.empty())
            word.spoken.back() += "'s";
        else if (owned)
            word.phones += " Z";
        return true;
    }

    /// "Dr.", "e.g.", "U.S.", "St."
    std::optional<Words> short_form(std::size_t i) const {
        const auto& text = core(i);
        bool dot = dotted(i), inner = text.size() >= 3 && text[1] == '.';
        if (inner) {
            bool letters = text.size() % 2 == 1;
            for (std::size_t k = 0; k < text.size(); ++k)
                letters = letters && (k % 2 ? text[k] == '.' : is_letter(text[k]));
            if (auto said = abbreviation(text); !said.empty()) return base::split_words(said);
            if (letters) return spelled_out(text);
        }
        auto said = abbreviation(text);
        if (said.empty()) return std::nullopt;
        bool digits_next = !core(i + 1).empty() && is_digit(core(i + 1)[0]),
             capital_next = !core(i + 1).empty() && is_upper(core(i + 1)[0]);
        if (wants_number(text) && !(dot && digits_next)) return std::nullopt;
        if (text == "St") {
            bool street = i > 0 && !core(i - 1).empty() && is_upper(core(i - 1)[0]) && !capital_next;
            if (!dot && !capital_next) return std::nullopt;
            return Words{street ? "street" : "saint"};
        }
        if (text == "Dr" && i > 0 && !core(i - 1).empty() && is_upper(core(i - 1)[0]) && !capital_next)
            return Words{"drive"};
        static constexpr std::array bare{"Dr"sv,  "Jr"sv,   "Ltd"sv,  "Mr"sv, "Mrs"sv, "Ms"sv,
                                         "Mt"sv,  "Prof"sv, "Sr"sv,   "Vs"sv, "aka"sv, "approx"sv,
                                         "b/c"sv, "etc"sv,  "govt"sv, "vs"sv, "w/"sv,  "w/o"sv};
        bool counted = i > 0 && !core(i - 1).empty() && is_digit(core(i - 1).back());
        bool date = month(base::lower(text)) > 0 && (digits_next || counted);
        if (!dot && !date && std::ranges::find(bare, text) == bare.end()) return std::nullopt;
        // "max." and "sun." may only end a sentence.
        if (dot && !capital_next && is_lower(text[0]) && i + 1 == parts_.size() && text != "etc" && !counted)
            return std::nullopt;
        return base::split_words(said);
    }

    std::optional<Words> roman_numeral(const std::string& text, std::size_t i) const {
        if (i == 0 || text.find_first_not_of("IVXLC") != text.npos) return std::nullopt;
        int value = roman(text);
        const auto& before = core(i - 1);
        auto name = base::lower(before);
        if (value == 0 || before.empty() || !(is_upper(before[0]) || is_numbered_thing(name))) return std::nullopt;
        if (is_numbered_thing(name)) return cardinal(std::to_string(value));
        bool long_enough = text.size() >= 2 && text.find_first_not_of("IVX") == text.npos;
        if (!is_regnal_name(name) &&
            !(long_enough && name.size() > 2 && !std::all_of(before.begin(), before.end(), is_upper)))
            return std::nullopt;
        if (text == "I" && i + 1 < parts_.size() && !core(i + 1).empty() && is_lower(core(i + 1)[0]) &&
            !is_regnal_name(name))
            return std::nullopt;
        Words words{"the"};
        append(words, ordinal(std::to_string(value)));
        return words;
    }

    Neighbours neighbours(std::size_t i) const {
        return {i > 1 ? core(i - 2) : "", i > 0 ? core(i - 1) : "", core(i + 1)};
    }

    Words expand(const std::string& text, std::size_t i) const {
        auto around = neighbours(i);
        // The article, not the letter: "A large size", but "vitamin A" and "plan A is".
        bool opens = i == 0 || mark_in(parts_[i - 1].trail) != 0;
        if (text == "A" && !around.next.empty() && (opens || !is_letter(around.last.back()))) return {"a"};
        if (auto words = english_number(text, around)) return *words;
        if (auto words = measured_word(text, around)) return *words;
        if (auto words = address(text)) return *words;
        if (auto words = roman_numeral(text, i)) return *words;
        if (text[0] == '#' && text.size() > 1)
            return with_first(is_digit(text[1]) ? "number" : "hashtag", text.substr(1), i);
        if (text[0] == '@' && text.size() > 1) return with_first("at", text.substr(1), i);
        if (auto at = text.find_first_of("-/_"); at != text.npos) {
            Words words;
            if (at > 0) words = expand(text.substr(0, at), i);
            if (at + 1 < text.size()) append(words, expand(text.substr(at + 1), i));
            return words;
        }
        auto simple = [](char c) { return is_letter(c) || c == '\'' || c == '.'; };
        if (all_of(text, +simple)) return dot_split(text);
        return mixed(text);
    }

    /// "end.Start" or "Node.js": the dot inside is not said between sentences, and "dot" is short enough to say
    /// elsewhere.
    Words dot_split(const std::string& text) const {
        auto at = text.find('.');
        if (at == text.npos) return plain_word(text);
        Words words;
        for (const auto& piece : base::split(text, '.')) append(words, plain_word(piece));
        return words;
    }

    Words with_first(std::string first, const std::string& rest, std::size_t i) const {
        Words words{std::move(first)};
        append(words, expand(rest, i));
        return words;
    }

    std::vector<Captioned> parts_;
    const Dictionary& dictionary_;
};

}  // namespace

std::vector<NormalWord> english_words(const std::vector<std::string>& captions, const Dictionary& dictionary) {
    Sentence sentence(captions, dictionary);
    std::vector<NormalWord> words;
    for (std::size_t i = 0; i < captions.size(); ++i) words.push_back(sentence.say(i, captions[i]));
    return words;
}

}  // namespace speech
