// SPDX-License-Identifier: MIT
#include "builtin/writer/definition.hpp"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/text.hpp"
#include "builtin/writer/outline.hpp"
#include "script/pace.hpp"
#include "script/sentence.hpp"

namespace builtin::writing {

using script::Role;

namespace {

std::string without_brackets(std::string_view gloss) {
    std::string out;
    int depth = 0;
    for (char c : gloss) {
        if (c == '(')
            ++depth;
        else if (c == ')')
            depth = std::max(0, depth - 1);
        else if (!depth)
            out += c;
    }
    return base::join(base::split_words(out), " ");
}

bool vowel_sound(const std::string& word) {
    if (word.empty()) return false;
    for (std::string_view odd : {"hour", "honest", "heir", "honor"})
        if (word.starts_with(odd)) return true;
    for (std::string_view odd : {"uni", "use", "eu", "one", "ute", "ura"})
        if (word.starts_with(odd)) return false;
    return std::string_view("aeiou").find(word[0]) != std::string_view::npos;
}

/// Names and stuff take no article: "Mars is", "gold is", "sleep is".
bool needs_article(const std::string& word, const Sense& sense, const std::string& gloss) {
    if (word[0] >= 'A' && word[0] <= 'Z') return false;
    for (std::string_view field :
         {"noun.substance", "noun.feeling", "noun.phenomenon", "noun.state", "noun.attribute", "noun.process"})
        if (sense.field == field) return gloss.starts_with("a ") || gloss.starts_with("an ");
    return gloss.starts_with("a ") || gloss.starts_with("an ") || gloss.starts_with("any ") ||
           gloss.starts_with("the ") || sense.field == "noun.animal" || sense.field == "noun.artifact" ||
           sense.field == "noun.plant" || sense.field == "noun.person";
}

/// Where a subject relative clause begins whose verb is plain to see: " that erupts", " which is".
std::size_t relative(const std::string& text, const WordNet& wordnet, std::string& rest) {
    for (std::string_view link : {" that ", " which ", " who "}) {
        for (auto at = text.find(link); at != text.npos; at = text.find(link, at + 1)) {
            auto clause = text.substr(at + link.size());
            auto verb = base::lower(clause.substr(0, clause.find(' ')));
            static const std::vector<std::string> sure{"is", "are", "has", "have", "can", "was", "were"};
            bool plain_verb =
                std::find(sure.begin(), sure.end(), verb) != sure.end() ||
                (verb.ends_with('s') && wordnet.knows(wordnet.base_form(verb, PartOfSpeech::verb), PartOfSpeech::verb));
            if (!plain_verb || text.substr(0, at).ends_with(',')) continue;
            rest = clause;
            return at;
        }
    }
    return text.npos;
}

}  // namespace

std::optional<script::Script> define(const Request& request, const script::Wish& wish, Lexicon& lexicon) {
    auto* wordnet = lexicon.wordnet();
    if (!wordnet) return std::nullopt;
    // The whole subject as a noun, without "what is a" before it.
    auto words = tokens(request.subject);
    while (!words.empty() && (!carries_meaning(words.front()))) words.erase(words.begin());
    if (words.empty() || words.size() > 4) return std::nullopt;
    auto lemma = wordnet->base_form(base::join(words, " "), PartOfSpeech::noun);
    auto senses = wordnet->senses(lemma, PartOfSpeech::noun);
    if (senses.empty()) return std::nullopt;
    // The most usual sense; where use is not known, a thing before its fur or flesh, and none that explains itself by
    // itself.
    auto rating = [&](const Sense& one) {
        auto circular = (" " + one.gloss + " ").find(" " + lemma + " ") != std::string::npos;
        bool thing = one.field != "noun.substance" && one.field != "noun.food";
        return (circular ? -1000 : 0) + one.tagged * 2 + thing;
    };
    std::stable_sort(senses.begin(), senses.end(), [&](const auto& a, const auto& b) { return rating(a) > rating(b); });
    const auto& sense = senses.front();
    auto gloss = without_brackets(sense.gloss);
    gloss = std::string(base::trim(gloss.substr(0, gloss.find(';'))));
    if (gloss.size() < 8 || gloss.find(':') != gloss.npos) return std::nullopt;

    auto name = lemma;
    for (const auto& member : sense.lemmas)
        if (base::lower(member) == lemma) name = member;
    auto subject = needs_article(name, sense, gloss) ? (vowel_sound(name) ? "an " : "a ") + name : name;
    if (gloss.starts_with("the ") && needs_article(name, sense, gloss) && sense.field == "noun.body")
        subject = "the " + name;

    std::string rest, first = gloss;
    std::vector<std::string> said;
    if (auto at = relative(gloss, *wordnet, rest);
        at != gloss.npos && script::word_count(subject + " is " + gloss) > script::most_words) {
        first = gloss.substr(0, at);
        said = script::shortened("It " + rest);
        if (said.empty()) return std::nullopt;
    }
    // Some glosses leave out their article: "freshwater carnivorous mammal having webbed feet".
    auto opening = first.substr(0, first.find(' '));
    static const std::vector<std::string> determiners{"a",    "an",        "the",     "any",      "one",
                                                      "each", "some",      "either",  "two",      "several",
                                                      "all",  "something", "someone", "anything", "what"};
    bool countable = sense.field == "noun.animal" || sense.field == "noun.plant" || sense.field == "noun.artifact" ||
                     sense.field == "noun.person";
    if (countable && std::find(determiners.begin(), determiners.end(), opening) == determiners.end())
        first = (vowel_sound(opening) ? "an " : "a ") + first;
    auto definition = script::shortened(script::capitalised(subject) + " is " + first);
    if (definition.empty()) return std::nullopt;

    script::Script out;
    out.title = "What is " + subject + "?";
    auto say = [&](const std::string& text, Role role) {
        script::Line line{"", "", text, {}};
        line.directions.role = role;
        line.directions.show = {lemma};
        out.lines.push_back(std::move(line));
    };
    say(out.title, Role::hook);
    for (const auto& text : definition) say(text, Role::what);
    for (const auto& text : said) say(text, Role::answer);
    // What it is a kind of, and what else it is called.
    for (const auto& other : sense.lemmas)
        if (base::lower(other) != lemma && out.lines.size() < 6) {
            say("Another name for it is " + other + ".", Role::answer);
            break;
        }
    if (!sense.hypernyms.empty()) {
        auto above = wordnet->sense(sense.hypernyms.front());
        const auto& kind = above.lemmas.front();
        auto repeated = gloss.find(kind) != gloss.npos;
        bool concrete = sense.field == "noun.animal" || sense.field == "noun.plant" || sense.field == "noun.artifact" ||
                        sense.field == "noun.food";
        if (!repeated && concrete && kind.find(' ') == kind.npos)
            say(std::string("It belongs to a wider group, the ") + kind + "s.", Role::close);
    }
    auto wanted = static_cast<double>(wish.length.count());
    if (script::spoken_seconds(out) < 0.85 * wanted) say("Now you know what " + subject + " is.", Role::close);
    if (auto seconds = script::spoken_seconds(out); seconds < 0.85 * wanted)
        out.notes.push_back("The dictionary fills " + std::to_string(std::lround(seconds)) + " of " +
                            std::to_string(wish.length.count()) + " seconds; the film is that short.");
    out.topic = lemma;
    out.style = wish.style;
    out.engine = "builtin-writer/1";
    out.sources = {"WordNet 3.0, Princeton University"};
    settle(out);
    return out;
}

}  // namespace builtin::writing
