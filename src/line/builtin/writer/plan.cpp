// SPDX-License-Identifier: MIT
#include "builtin/writer/plan.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/chance.hpp"
#include "base/failure.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "builtin/writer/outline.hpp"
#include "script/pace.hpp"
#include "script/sentence.hpp"

namespace builtin::writing {

using script::Role;
using script::Style;

namespace {

bool asks(const std::string& text) {
    return text.ends_with('?');
}

std::string all_text(const Card& card) {
    std::string out = card.what;
    for (const auto* list : {&card.hook, &card.answer, &card.steps, &card.numbers, &card.compare, &card.myth,
                             &card.turn, &card.close, &card.act})
        for (const auto& sentence : *list) out += " | " + sentence.text;
    return out;
}

/// A recipe's steps need each other; tips do not.
bool sequential(const Card& card) {
    for (std::string_view start : {"How to cook", "How to make a h", "First aid", "How to write a"})
        if (card.title.starts_with(start))
            return card.title.starts_with("How to cook") || card.title.starts_with("First aid");
    return false;
}

/// How much of a dialogue is asking.
enum class Talk { full, brief, shortest };

class Planner {
  public:
    /// other_hook: opens with the second choice.
    Planner(const Card& card, const Request& request, const script::Wish& wish, Lexicon& lexicon, bool other_hook,
            Talk talk = Talk::full)
        : card_(card),
          request_(request),
          wish_(wish),
          lexicon_(lexicon),
          other_hook_(other_hook),
          brief_(talk != Talk::full),
          asks_on_(talk != Talk::shortest),
          text_(all_text(card)),
          chance_(base::Chance(wish.seed).fork(base::seed_from(card.id))) {
        talk_ = wish.speakers >= 2 || request.dialogue;
        if (talk_) cast_ = speakers(request, std::max(2, wish.speakers));
        outline_.about = content(tokens(card.title + " " + card.topic));
        for (const auto& word : request.words)
            if (std::none_of(outline_.about.begin(), outline_.about.end(),
                             [&](const auto& mine) { return lexicon_.covers(mine, word); }))
                beside_.push_back(word);
    }

    /// How well this plan fills its length.
    double draft() {
        title();
        hooks();
        body();
        extras();
        ending();
        fitted_ = fit(outline_, wish_.style, static_cast<double>(wish_.length.count()));
        return fitted_.score;
    }

    /// After draft(): within its length, and it gives the reasons.
    bool explains_in_time() const {
        auto wanted = static_cast<double>(wish_.length.count());
        return std::abs(fitted_.seconds - wanted) <= 0.12 * wanted &&
               std::any_of(fitted_.lines.begin(), fitted_.lines.end(),
                           [](const auto& line) { return line.directions.role == Role::step; });
    }

    /// After draft().
    script::Script write() {
        auto& fitted = fitted_;
        auto wanted = static_cast<double>(wish_.length.count());
        if (fitted.seconds < 0.85 * wanted || fitted.seconds > 1.15 * wanted) too_far(fitted, wanted);
        script_.lines = std::move(fitted.lines);
        for (std::size_t i = 1; i < script_.lines.size(); ++i)
            if (auto& text = script_.lines[i].text;
                text.starts_with("So ") && script_.lines[i - 1].text.starts_with("So "))
                text = script::capitalised(text.substr(3));
        script_.topic = card_.topic;
        script_.style = wish_.style;
        script_.engine = "builtin-writer/1";
        cite();
        settle(script_);
        return std::move(script_);
    }

  private:
    [[noreturn]] void too_far(const Fitted& fitted, double wanted) const {
        auto seconds = std::to_string(static_cast<int>(std::lround(fitted.seconds)));
        throw base::Failure{base::Trouble::unknowing,
                            fitted.seconds < wanted
                                ? "What I know about \"" + card_.title + "\" fills " + seconds + " seconds, not " +
                                      std::to_string(wish_.length.count()) + ". Ask for --length " + seconds +
                                      ", or give a longer text (--from FILE)."
                                : "\"" + card_.title + "\" cannot be told in less than " + seconds +
                                      " seconds. Ask for --length " + seconds + " or more."};
    }

    // Lines.

    script::Line line(const Sentence& sentence, Role role, std::string speaker = {}) const {
        script::Line out{"", std::move(speaker), sentence.text, {}};
        out.directions.role = role;
        out.directions.show = sentence.show;
        out.directions.label = sentence.label;
        if (!sentence.label.empty() && script::word_count(sentence.label) <= 4)
            out.directions.headline = sentence.label;
        out.directions.figure = sentence.figure;
        if (out.directions.figure && out.directions.figure->label.empty() && script::word_count(card_.topic) <= 3)
            out.directions.figure->label = card_.topic;
        if (card_.kind == Kind::versus) out.directions.left = card_.left, out.directions.right = card_.right;
        return out;
    }
    script::Line said(const std::string& text, Role role, std::string speaker) const {
        Sentence sentence{text, {}, {}, {}, {}};
        if (!card_.answer.empty()) sentence.show = card_.hook.front().show;
        return line(sentence, role, std::move(speaker));
    }
    std::string teller() const { return talk_ ? cast_[1] : std::string{}; }
    std::string asker() {
        if (!talk_) return {};
        if (cast_.size() == 2) return cast_[0];
        auto who = turn_++ % (cast_.size() - 1);  // the second answers, all others ask in turn
        return cast_[who == 0 ? 0 : who + 1];
    }
    Unit& add(std::string name, std::vector<script::Line> lines, double value, bool required = false,
              std::string needs = {}) {
        // What the prompt asks beside the title, "… when someone else yawns", is spoken of where only an aside does.
        constexpr double asked_for = 8, mentioned = 1.5;
        if (name != "step" && card_.kind != Kind::tips)
            for (const auto& line : lines)
                if (line.directions.role != Role::hook && line.directions.role != Role::answer &&
                    std::any_of(beside_.begin(), beside_.end(),
                                [&](const auto& word) { return !explained(word) && taken_up(word, line.text) > 0; })) {
                    bool tells = name.starts_with("turn") || name == "myth";
                    value += tells ? asked_for : mentioned;
                    required |= tells && request_.beside && wish_.length.count() >= 25;
                    break;
                }
        return outline_.units.emplace_back(Unit{std::move(name), std::move(lines), value, required, std::move(needs)});
    }
    std::string pick(const std::vector<std::string>& from) { return chance_.pick(from); }
    bool explained(const std::string& word) {
        auto says = [&](const Sentence& sentence) { return taken_up(word, sentence.text) > 0; };
        return std::any_of(card_.steps.begin(), card_.steps.end(), says) ||
               std::any_of(card_.answer.begin(), card_.answer.end(), says);
    }

    /// "But " + sentence, where its first letter can safely be made small and it stays short enough.
    std::string joined(const std::string& connector, const std::string& sentence) const {
        if (connector.empty()) return sentence;
        auto rest = connector.ends_with(". ") ? sentence : continued(sentence, text_, lexicon_.wordnet());
        auto out = connector + rest;
        return rest.empty() || script::word_count(out) > script::most_words ? sentence : out;
    }
    static bool opens_with(const std::string& sentence, std::initializer_list<std::string_view> words) {
        return std::any_of(words.begin(), words.end(), [&](auto word) { return sentence.starts_with(word); });
    }

    /// Begins with a pronoun, or with a name the other sentence has introduced.
    static bool leans(const std::string& sentence, const std::string& on) {
        if (opens_with(sentence, {"It ", "They ", "He ", "She ", "This ", "That ", "These ", "Those ", "His ", "Her ",
                                  "Its ", "Their ", "Then ", "Only "}))
            return true;
        auto first = sentence.substr(0, sentence.find_first_of(" '"));
        auto at = on.find(" " + first);
        return first.size() > 3 && at != on.npos;
    }

    // The plan.

    bool explains() const {
        return card_.kind == Kind::why || card_.kind == Kind::how || card_.kind == Kind::what ||
               card_.kind == Kind::story;
    }
    /// Asked "what is a volcano", answered by a card on why they erupt: the definition comes first.
    bool defines() const {
        return request_.intent == Intent::what && card_.kind != Kind::what && card_.kind != Kind::versus &&
               !card_.what.empty();
    }

    /// "What is a black hole?", and not "What are the rules of soccer?"
    bool asks_what_it_is() {
        auto topic = content(tokens(card_.topic));
        auto asked = content(tokens(card_.title));
        return std::all_of(asked.begin(), asked.end(), [&](const auto& word) {
            return std::any_of(topic.begin(), topic.end(),
                               [&](const auto& mine) { return lexicon_.covers(mine, word); });
        });
    }

    std::string what_question() const {
        static const std::pair<const char*, const char*> verbs[] = {
            {" is ", "What is "}, {" are ", "What are "}, {" was ", "What was "}, {" were ", "What were "}};
        std::size_t least = std::string::npos;
        std::string out;
        for (auto [verb, question] : verbs) {
            auto at = card_.what.find(verb);
            if (at >= least || at > 40) continue;
            auto subject = continued(card_.what.substr(0, at), text_, lexicon_.wordnet());
            if (!subject.empty()) least = at, out = question + subject + "?";
        }
        return out;
    }

    void title() {
        script_.title = card_.title;
        if (defines())
            if (auto question = what_question(); !question.empty()) script_.title = question;
        if (card_.kind == Kind::tips && request_.count >= 2 && request_.count <= static_cast<int>(card_.steps.size())) {
            script_.title += ": " + std::to_string(request_.count) + " tips";
            outline_.most_steps = request_.count;
        }
        outline_.whole = sequential(card_);
        bool listed = card_.kind == Kind::what && !asks_what_it_is();  // rules of a game: some are better than none
        if (explains() && !listed) outline_.part_needs = "answer";
        if (explains() && talk_) outline_.whole = true;  // nobody asks to be walked through half of it
    }

    /// Words of the hook that the sentence takes up.
    int taken_up(const std::string& hook, const std::string& sentence) {
        int count = 0;
        auto mine = content(tokens(sentence));
        for (const auto& word : content(tokens(hook)))
            count +=
                std::any_of(mine.begin(), mine.end(), [&](const auto& other) { return lexicon_.covers(other, word); });
        return count;
    }
    /// A question is answered for sure where its own words, beside the topic's, are taken up by what explains (0); it
    /// is left open where only a number or an aside takes them up (2).
    int left_open(const std::string& hook) {
        if (!asks(hook)) return 0;
        auto own = content(tokens(hook));
        std::erase_if(own, [&](const auto& word) {
            return std::any_of(outline_.about.begin(), outline_.about.end(),
                               [&](const auto& mine) { return lexicon_.covers(mine, word); });
        });
        auto asked = base::join(own, " ");
        int core = 0, aside = 0;
        auto steps = card_.steps;
        constexpr std::size_t surely_said = 3;  // of a list that need not be whole
        if (outline_.part_needs.empty() && steps.size() > surely_said) steps.resize(surely_said);
        for (const auto* list : {&card_.answer, &std::as_const(steps), &card_.close})
            for (const auto& sentence : *list) core = std::max(core, taken_up(asked, sentence.text));
        for (const auto* list : {&card_.numbers, &card_.compare, &card_.myth, &card_.turn})
            for (const auto& sentence : *list) aside = std::max(aside, taken_up(asked, sentence.text));
        return aside > core ? 2 : own.empty() || core > 0 ? 0 : 1;
    }

    void hooks() {
        auto hooks = card_.hook;
        chance_.shuffle(hooks);
        bool plain_first =
            wish_.style == Style::professional || wish_.style == Style::dramatic || wish_.style == Style::calm;
        if (plain_first || wish_.length.count() > 70)
            std::stable_sort(hooks.begin(), hooks.end(),
                             [](const auto& a, const auto& b) { return !asks(a.text) && asks(b.text); });
        // A question that only a number or an aside answers opens no film that may leave these out.
        if (wish_.length.count() < 60)
            std::stable_sort(hooks.begin(), hooks.end(),
                             [&](const auto& a, const auto& b) { return left_open(a.text) < left_open(b.text); });
        if (other_hook_) std::rotate(hooks.begin(), hooks.begin() + 1, hooks.end());
        if (brief_ && asks(script_.title))
            return void(add("hook", {said(script_.title, Role::hook, asker())}, 12, true));
        const auto& first = hooks.front();
        bool first_asks = asks(first.text);
        asked_ = first_asks;
        auto title_line = [&] { return said(script_.title, Role::hook, asker()); };
        std::vector<script::Line> opening{line(first, Role::hook, first_asks ? asker() : teller())};
        if (wish_.style == Style::dramatic && !talk_) opening.back().directions.pause_ms = 400;
        // A hook that asks, or names what the film is about, needs no question after it.
        int named = taken_up(script_.title, first.text),
            names = static_cast<int>(content(tokens(script_.title)).size());
        bool open_end = wish_.length.count() < 60 && left_open(first.text);
        add("hook", std::move(opening),
            open_end                                                   ? 4
            : first_asks || (names > 0 && named >= std::min(2, names)) ? 14
                                                                       : 10,
            true);
        // Two hooks belong together only as a statement and then a question.
        bool both = hooks.size() > 1 && !first_asks && asks(hooks[1].text) && !left_open(hooks[1].text) && !talk_ &&
                    wish_.length.count() >= 45;
        if (both) add("hook2", {line(hooks[1], Role::hook)}, 3);
        auto asked = script_.title;
        if (asks(asked) && !first_asks) {
            add("question", {title_line()}, talk_ ? 8 : defines() ? 7 : 4.5).excludes = "hook2";
        } else if (talk_ && !asks(asked) && !first_asks) {
            auto question = card_.kind == Kind::tips     ? pick({"So what can I do?", "So what helps?"})
                            : card_.kind == Kind::versus ? std::string("So what is the difference?")
                                                         : std::string();
            if (!question.empty()) add("question", {said(question, Role::hook, asker())}, 6, true);
        }
    }

    void body() {
        bool what_first = !card_.what.empty() && explains();
        bool asked_what = card_.kind == Kind::what &&
                          (request_.intent == Intent::what || request_.intent == Intent::topic) &&
                          wish_.length.count() >= 20 && asks_what_it_is();
        if (defines()) {
            add("what", {line({card_.what, card_.hook.front().show, {}, {}, {}}, Role::what, teller())}, 15, true);
            if (asks(card_.title)) add("then", {said(joined("So ", card_.title), Role::what, asker())}, 5);
        } else if (what_first && card_.kind != Kind::story) {
            auto value = card_.kind == Kind::what && asks_what_it_is() ? 8.0
                         : request_.intent == Intent::topic            ? 4.0
                                                                       : 1.5;
            if (wish_.style == Style::educational) value += 3;
            add("what", {line({card_.what, card_.hook.front().show, {}, {}, {}}, Role::what, teller())}, value,
                asked_what);
        }
        auto answer = line(card_.answer.front(), Role::answer, teller());
        if (wish_.style == Style::funny && !talk_ && explains()) answer.text = joined("Short answer: ", answer.text);
        add("answer", {answer}, asked_what ? 2 : 8,
            (talk_ && !asked_what && !brief_) || (card_.kind == Kind::versus && request_.intent == Intent::what) ||
                (card_.kind == Kind::tips && asked_ && wish_.length.count() >= 20));
        for (std::size_t i = 1; i < card_.answer.size(); ++i)
            add("answer2", {line(card_.answer[i], Role::answer, teller())}, 3, false, "answer");
        steps();
    }

    void steps() {
        auto role = card_.kind == Kind::tips ? Role::tip : Role::step;
        std::optional<script::Line> lead_in;  // goes with the first step
        if (talk_ && brief_) {
            // The question has just been put.
        } else if (talk_) {
            auto lead = card_.kind == Kind::tips     ? pick({"Tell me how.", "Where do I begin?"})
                        : card_.kind == Kind::versus ? pick({"How so?", "Tell me more."})
                        : card_.kind == Kind::story  ? pick({"Tell me the story.", "What happened?"})
                                                     : pick({"Can you walk me through it?", "Walk me through it."});
            lead_in = said(lead, Role::talk, asker());
        } else if (card_.kind == Kind::tips && base::starts_with_word(card_.title, "How to")) {
            auto intro = "Here is how to " + card_.title.substr(7) + ".";
            if (script::word_count(intro) <= script::most_words) add("lead", {said(intro, Role::talk, {})}, 2);
        } else if (explains() && (card_.kind == Kind::why || card_.kind == Kind::how)) {
            auto lead = wish_.style == Style::calm           ? "Let us take it slowly, step by step."
                        : wish_.style == Style::professional ? "Here is the process, step by step."
                        : wish_.style == Style::dramatic     ? "Watch closely, step by step."
                                                             : "Let us go through it, step by step.";
            add("lead", {said(lead, Role::talk, {})}, wish_.style == Style::educational ? 1.5 : -1.5);
        }
        for (std::size_t i = 0; i < card_.steps.size(); ++i) {
            std::vector<script::Line> lines;
            if (lead_in && i == 0) lines.push_back(*lead_in);
            // Half way the listener speaks up, so that a dialogue stays one.
            if (talk_ && (brief_ ? asks_on_ && i == card_.steps.size() / 2 : i > 0 && i % 2 == 0))
                lines.push_back(said(brief_ ? pick({"And then?", "Go on."}) : murmur(i), Role::talk, asker()));
            lines.push_back(line(card_.steps[i], role, teller()));
            add("step", std::move(lines), 5);
        }
    }

    std::string murmur(std::size_t i) {
        if (card_.kind == Kind::tips)
            return i == 2 ? pick({"I can do that. What else?", "Good idea. What else?"}) : "And what else?";
        if (card_.kind == Kind::versus) return i == 2 ? "What else?" : "Anything more?";
        return i == 2 ? pick({"I see. Go on.", "Right. Go on."}) : pick({"Okay. Go on.", "I follow. Go on."});
    }

    /// A few words that lead over, where a long film has room for them.
    void sign(const std::string& to, const std::vector<std::string>& words) {
        if (wish_.length.count() >= 50) add("sign", {said(pick(words), Role::talk, {})}, -0.7, false, to);
    }

    void extras() {
        auto funny = wish_.style == Style::funny, dry = wish_.style == Style::professional;
        if (!card_.compare.empty()) {
            std::vector<script::Line> lines;
            if (!talk_) sign("compare", {"Here is a way to picture it.", "Picture it like this."});
            if (talk_)
                lines.push_back(
                    said(pick({"Can you compare it to something?", "What is that like?"}), Role::talk, asker()));
            lines.push_back(
                line(card_.compare[static_cast<std::size_t>(chance_.below(static_cast<int>(card_.compare.size())))],
                     Role::compare, teller()));
            add("compare", std::move(lines), funny || wish_.style == Style::educational ? 5 : 3.5);
        }
        auto numbers = card_.numbers;
        // "Carlsson shared the prize" only after "Arvid Carlsson showed".
        bool linked = false;
        for (std::size_t i = 1; i < numbers.size(); ++i) linked |= leans(numbers[i].text, numbers[i - 1].text);
        if (!linked) chance_.shuffle(numbers);
        for (std::size_t i = 0; i < numbers.size() && i < 4; ++i) {
            std::vector<script::Line> lines;
            if (!talk_ && i == 0) sign("number0", {"Here is a number to remember.", "Now for a number."});
            if (talk_ && i == 0)
                lines.push_back(
                    said(pick({"Give me a number to remember.", "Do you have a number for me?"}), Role::talk, asker()));
            lines.push_back(line(numbers[i], Role::number, teller()));
            add("number" + std::to_string(i), std::move(lines), (i == 0 ? 4.5 : 2) + (dry ? 2 : 0), false,
                i == 0 ? "" : "number" + std::to_string(i - 1));
        }
        if (card_.myth.size() == 2) myth();
        for (std::size_t i = 0; i < card_.turn.size() && i < 2; ++i) {
            std::vector<script::Line> lines;
            if (!talk_ && i == 0) sign("turn0", {"And one more thing.", "There is more to it."});
            if (talk_)
                lines.push_back(said(pick({"What else should I know?", "Is there more to it?"}), Role::talk, asker()));
            lines.push_back(line(card_.turn[i], Role::turn, teller()));
            if (wish_.style == Style::dramatic && !talk_) lines.back().directions.pause_ms = 300;
            add("turn" + std::to_string(i), std::move(lines), (i ? 1.5 : 3) + (wish_.style == Style::dramatic ? 2 : 0));
        }
    }

    void myth() {
        auto belief = line(card_.myth[0], Role::myth, asker()), fact = line(card_.myth[1], Role::fact, teller());
        bool joined_already = fact.text.find(" but ") != std::string::npos ||
                              opens_with(fact.text, {"But ", "In fact", "In truth", "In reality", "Actually", "However",
                                                     "No,", "Yet ", "Really", "Instead"});
        if (!joined_already) {
            auto connector = opens_with(fact.text, {"Then "})     ? "But "
                             : talk_                              ? "Actually, "
                             : wish_.style == Style::professional ? "In fact, "
                             : wish_.style == Style::funny        ? "Nope. "
                                                                  : "But ";
            fact.text = joined(connector, fact.text);
        }
        if (!talk_) sign("myth", {"Now for a common mistake.", "One thing is often misunderstood."});
        add("myth", {belief, fact}, wish_.style == Style::funny ? 7 : 5);
    }

    /// "Remember: same bedtime, morning light and no late coffee."
    void recap() {
        if (card_.kind != Kind::tips || wish_.length.count() < 50) return;
        std::vector<std::string> labels;
        int words = 0;
        for (const auto& step : card_.steps) {
            auto label = continued(step.label, text_, lexicon_.wordnet());
            words += script::word_count(label);
            if (label.empty() || words > 13 || label.find(',') != label.npos) break;
            labels.push_back(label);
        }
        if (labels.size() < 3) return;
        auto last = labels.back();
        labels.pop_back();
        add("recap", {said("Remember: " + base::join(labels, ", ") + " and " + last + ".", Role::talk, teller())},
            -0.3);
    }

    void ending() {
        recap();
        auto close = line(card_.close.front(), Role::close, teller());
        if (close.text.starts_with("So ") && wish_.style == Style::professional)
            close.text = script::capitalised(close.text.substr(3));
        else if (!opens_with(close.text, {"So ", "And ", "In short", "That is", "This is why", "Now "}) &&
                 (wish_.style == Style::engaging || wish_.style == Style::educational || wish_.style == Style::funny))
            close.text = joined("So ", close.text);
        std::vector<script::Line> lines;
        if (talk_ && close.text.starts_with("So ") && brief_) close.text = script::capitalised(close.text.substr(3));
        if (talk_ && !brief_) {
            lines.push_back(
                said(pick({"What is the short version?", "How would you sum it up?"}), Role::talk, asker()));
            if (close.text.starts_with("So ")) close.text = script::capitalised(close.text.substr(3));
        }
        lines.push_back(close);
        add("close", std::move(lines), 9, wish_.length.count() >= 12);
        if (!card_.act.empty())
            add("act", {line(card_.act.front(), Role::act, teller())}, wish_.style == Style::professional ? 1 : 2.5,
                false, wish_.length.count() >= 20 ? "" : "close");
        if (talk_)
            add("thanks",
                {said(pick({"Thanks, now I get it.", "That makes sense now. Thank you."}), Role::talk, asker())}, -0.5,
                false);
    }

    void cite() {
        script_.sources.push_back("AutoVideo knowledge card " + card_.id);
        for (const auto& number : card_.numbers)
            for (const auto& spoken : script_.lines)
                if (spoken.text == number.text &&
                    std::find(script_.sources.begin(), script_.sources.end(), number.source) == script_.sources.end())
                    script_.sources.push_back(number.source);
    }

    const Card& card_;
    const Request& request_;
    const script::Wish& wish_;
    Lexicon& lexicon_;
    bool other_hook_;
    bool brief_, asks_on_;
    std::string text_;
    std::vector<std::string> beside_;  // words of the request that the title does not take up
    base::Chance chance_;
    bool talk_ = false, asked_ = false;  // a dialogue; opened by a question
    std::vector<std::string> cast_;
    std::size_t turn_ = 0;
    Outline outline_;
    Fitted fitted_;
    script::Script script_;
};

}  // namespace

std::vector<std::string> speakers(const Request& request, int wished) {
    std::vector<std::string> out = request.speakers;
    for (std::string name : {"Mia", "Leo", "Ava", "Max"})
        if (static_cast<int>(out.size()) < std::min(wished, 4) && std::find(out.begin(), out.end(), name) == out.end())
            out.push_back(name);
    return out;
}

script::Script plan(const Card& card, const Request& request, const script::Wish& wish, Lexicon& lexicon) {
    constexpr double clearly = 3;  // the seed's hook stands unless the other makes a better film
    Planner first(card, request, wish, lexicon, false);
    auto score = first.draft();
    // Where a dialogue has no time for both, asking gives way to the reasons.
    bool talk = wish.speakers >= 2 || request.dialogue;
    if (talk && card.kind != Kind::tips && card.kind != Kind::versus && !first.explains_in_time())
        for (auto brief : {Talk::brief, Talk::shortest}) {
            Planner shorter(card, request, wish, lexicon, false, brief);
            shorter.draft();
            if (shorter.explains_in_time()) return shorter.write();
        }
    if (card.hook.size() < 2) return first.write();
    Planner other(card, request, wish, lexicon, true);
    return other.draft() > score + clearly ? other.write() : first.write();
}

}  // namespace builtin::writing
