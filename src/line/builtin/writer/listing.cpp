// SPDX-License-Identifier: MIT
#include "builtin/writer/listing.hpp"

#include <algorithm>
#include <cmath>

#include "base/chance.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "builtin/writer/cast.hpp"
#include "builtin/writer/company.hpp"
#include "builtin/writer/outline.hpp"
#include "builtin/writer/phrasing.hpp"
#include "script/pace.hpp"
#include "script/sentence.hpp"

namespace builtin::writing {

using script::Role;

namespace {

/// Sentences that stand without the others: no question, no "it", nothing said before.
std::vector<const Sentence*> facts_of(const Card& card, const Sentence& what, Lexicon& lexicon) {
    std::vector<const Sentence*> out;
    auto about = content(tokens(card.title + " " + card.topic));
    std::vector<std::vector<std::string>> said;
    auto take = [&](const Sentence& one) {
        const auto& text = one.text;
        if (text.ends_with('?') || leans(text, "") ||
            opens_with(text, {"But ", "And ", "So ", "Yet ", "Then ", "There ", "You ", "Your ", "Here ", "Both "}))
            return;
        std::vector<std::string> words;
        for (const auto& word : content(tokens(base::replace_all(text, "'s", ""))))
            if (std::none_of(about.begin(), about.end(), [&](const auto& mine) { return lexicon.covers(mine, word); }))
                words.push_back(word);
        for (const auto& other : said) {
            auto both = std::count_if(words.begin(), words.end(), [&](const auto& word) {
                return std::any_of(other.begin(), other.end(),
                                   [&](const auto& mine) { return lexicon.covers(mine, word); });
            });
            if (both > 0 && 2 * static_cast<std::size_t>(both) >= std::min(words.size(), other.size())) return;
        }
        said.push_back(std::move(words));
        out.push_back(&one);
    };
    auto names = [&](const Sentence& one) {
        auto mine = content(tokens(one.text));
        return std::any_of(mine.begin(), mine.end(), [&](const auto& word) {
            return std::any_of(about.begin(), about.end(),
                               [&](const auto& topic) { return lexicon.covers(topic, word); });
        });
    };
    if (!what.text.empty()) take(what);
    for (const auto& one : card.hook)
        if (names(one)) take(one);
    for (const auto& one : card.numbers) take(one);
    for (const auto& one : card.turn)
        if (names(one)) take(one);
    for (const auto& one : card.answer)
        if (names(one)) take(one);
    if (card.myth.size() == 2 && names(card.myth[1])) take(card.myth[1]);
    for (const auto& one : card.steps)
        if (names(one)) take(one);
    return out;
}

std::string number_word(int count) {
    static const char* const names[] = {"",    "one",   "two",   "three", "four", "five",
                                        "six", "seven", "eight", "nine",  "ten"};
    return count < 11 ? names[count] : std::to_string(count);
}

}  // namespace

std::optional<script::Script> list_facts(const Card& card, const Request& request, const script::Wish& wish,
                                         Lexicon& lexicon) {
    if (!request.list || card.kind == Kind::tips || card.kind == Kind::versus || request.intent != Intent::topic)
        return std::nullopt;
    Sentence what{card.what, card.hook.front().show, {}, {}, {}};
    auto facts = facts_of(card, what, lexicon);
    base::Chance chance(base::Chance(wish.seed).fork(base::seed_from(card.id)));
    Cast cast(wish.speakers >= 2 || request.dialogue ? company(request.speakers, std::max(2, wish.speakers))
                                                     : std::vector<std::string>{},
              card.kind, chance);
    auto subject = request.subject;
    constexpr long brief = 20;  // seconds in which a single fact is film enough
    // Fewer than asked for are told, and said to be so.
    constexpr int worth_telling = 3;
    auto asked = request.count;
    if (asked > static_cast<int>(facts.size()) && static_cast<int>(facts.size()) >= worth_telling)
        asked = static_cast<int>(facts.size());
    auto least = asked ? asked : wish.length.count() < brief ? 1 : 3;
    auto wanted = static_cast<double>(wish.length.count());
    auto told = [&](int count, double seconds) -> std::optional<script::Script> {
        if (count > static_cast<int>(facts.size())) return std::nullopt;
        script::Script out;
        auto some = count == 1 ? std::string("a fact") : number_word(count) + " facts";
        out.title = script::capitalised((count == 1 ? some : std::to_string(count) + " facts") + " about " + subject);
        auto opening = (cast.talks() ? "Tell me "
                        : count == 1 ? "Here is "
                                     : "Here are ") +
                       some + " about " + subject + ".";
        if (script::word_count(opening) > script::most_words) return std::nullopt;
        auto add = [&](const std::string& text, const std::vector<std::string>& show, Role role,
                       const std::string& who) {
            script::Line line{"", who, text, {}};
            line.directions.role = role;
            line.directions.show = show;
            out.lines.push_back(std::move(line));
        };
        add(opening, card.hook.front().show, Role::hook, cast.asker());
        for (int i = 0; i < count; ++i) {
            const auto& fact = *facts[static_cast<std::size_t>(i)];
            if (cast.talks() && i > 0 && i % 2 == 0) add("What else?", {}, Role::talk, cast.asker());
            add(fact.text, fact.show, Role::step, cast.teller());
        }
        out.topic = card.topic, out.style = wish.style;
        auto room = seconds - script::spoken_seconds(out);
        // The end asks back; with room left, it invites.
        add(count == 1 ? "Did you know that?" : "Which of these did you know?", card.hook.back().show, Role::close,
            cast.teller());
        if (room > 6 && !card.act.empty()) add(card.act.front().text, card.act.front().show, Role::act, cast.teller());
        return out;
    };
    std::optional<script::Script> best;
    for (int count = least; count <= (asked ? asked : static_cast<int>(facts.size())); ++count) {
        auto script = told(count, wanted);
        if (!script) break;
        if (!best ||
            std::abs(script::spoken_seconds(*script) - wanted) < std::abs(script::spoken_seconds(*best) - wanted))
            best = std::move(script);
    }
    if (!best || std::abs(script::spoken_seconds(*best) - wanted) > 0.14 * wanted) return std::nullopt;
    if (asked < request.count)
        best->notes.push_back("I know " + std::to_string(asked) + " facts about " + subject + ", not " +
                              std::to_string(request.count) + ".");
    best->engine = "builtin-writer/1";
    best->sources.push_back("AutoVideo knowledge card " + card.id);
    for (const auto& number : card.numbers)
        for (const auto& line : best->lines)
            if (line.text == number.text) best->sources.push_back(number.source);
    settle(*best);
    return best;
}

}  // namespace builtin::writing
