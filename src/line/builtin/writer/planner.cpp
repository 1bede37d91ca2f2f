// SPDX-License-Identifier: MIT
#include "builtin/writer/planner.hpp"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/failure.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"
#include "builtin/writer/company.hpp"
#include "script/pace.hpp"
#include "script/sentence.hpp"

namespace builtin::writing {

using script::Role;
using script::Style;

namespace {

bool asks(const std::string& text) {
    return text.ends_with('?');
}

}  // namespace

bool sequential(const Card& card) {
    return opens_with(card.title, {"How to cook", "How to tie", "First aid"});
}

Planner::Planner(const Card& card, const Request& request, const script::Wish& wish, Lexicon& lexicon, bool other_hook,
                 Talk talk, bool plain_close)
    : card_(card),
      request_(request),
      wish_(wish),
      lexicon_(lexicon),
      other_hook_(other_hook),
      brief_(talk != Talk::full),
      asks_on_(talk != Talk::shortest),
      plain_close_(plain_close),
      chance_(base::Chance(wish.seed).fork(base::seed_from(card.id))),
      focus_(card, request, lexicon),
      phrasing_(card, lexicon.wordnet()),
      cast_(wish.speakers >= 2 || request.dialogue ? company(request.speakers, std::max(2, wish.speakers))
                                                   : std::vector<std::string>{},
            card.kind, chance_),
      talk_(cast_.talks()) {
    outline_.about = focus_.about();
}

double Planner::draft() {
    title();
    hooks();
    if (!talk_ && explains() && wish_.length.count() < 50) flourish("welcome", tone(wish_.style).welcome);
    body();
    extras();
    ending();
    fitted_ = fit(outline_, wish_.style, static_cast<double>(wish_.length.count()));
    return fitted_.score;
}

bool Planner::has_steps() const {
    return std::any_of(fitted_.lines.begin(), fitted_.lines.end(), [](const auto& line) {
        return line.directions.role == Role::step || line.directions.role == Role::tip;
    });
}

bool Planner::explains_in_time() const {
    auto wanted = static_cast<double>(wish_.length.count());
    return std::abs(fitted_.seconds - wanted) <= 0.12 * wanted &&
           std::any_of(fitted_.lines.begin(), fitted_.lines.end(),
                       [](const auto& line) { return line.directions.role == Role::step; });
}

script::Script Planner::write() {
    auto& fitted = fitted_;
    auto wanted = static_cast<double>(wish_.length.count());
    if (fitted.seconds < 0.85 * wanted || fitted.seconds > 1.15 * wanted) too_far(fitted, wanted);
    script_.lines = std::move(fitted.lines);
    for (std::size_t i = 1; i < script_.lines.size(); ++i)
        if (auto& text = script_.lines[i].text; text.starts_with("So ") && script_.lines[i - 1].text.starts_with("So "))
            text = script::capitalised(text.substr(3));
    script_.topic = card_.topic;
    script_.style = wish_.style;
    script_.engine = "builtin-writer/1";
    cite();
    settle(script_);
    return std::move(script_);
}

void Planner::too_far(const Fitted& fitted, double wanted) const {
    auto seconds = std::to_string(static_cast<int>(std::lround(fitted.seconds)));
    throw base::Failure{base::Trouble::unknowing,
                        fitted.seconds < wanted
                            ? "What I know about \"" + card_.title + "\" fills " + seconds + " seconds, not " +
                                  std::to_string(wish_.length.count()) + ". Ask for --length " + seconds +
                                  ", or give a longer text (--from FILE)."
                            : "\"" + card_.title + "\" cannot be told in less than " + seconds +
                                  " seconds. Ask for --length " + seconds + " or more."};
}

script::Line Planner::line(const Sentence& sentence, Role role, std::string speaker) const {
    script::Line out{"", std::move(speaker), sentence.text, {}};
    out.directions.role = role;
    out.directions.show = sentence.show;
    out.directions.label = sentence.label;
    if (!sentence.label.empty() && script::word_count(sentence.label) <= 4) out.directions.headline = sentence.label;
    out.directions.figure = sentence.figure;
    if (out.directions.figure && out.directions.figure->label.empty() && script::word_count(card_.topic) <= 3)
        out.directions.figure->label = card_.topic;
    if (card_.kind == Kind::versus) out.directions.left = card_.left, out.directions.right = card_.right;
    return out;
}

script::Line Planner::said(const std::string& text, Role role, std::string speaker) const {
    Sentence sentence{text, {}, {}, {}, {}};
    if (!card_.answer.empty()) sentence.show = card_.hook.front().show;
    return line(sentence, role, std::move(speaker));
}

Unit& Planner::add(std::string name, std::vector<script::Line> lines, double value, bool required, std::string needs) {
    // What the prompt asks beside the title, "… when someone else yawns", is spoken of where only an aside does.
    constexpr double asked_for = 8, mentioned = 1.5;
    if (name != "step" && card_.kind != Kind::tips)
        for (const auto& line : lines)
            if (line.directions.role != Role::hook && line.directions.role != Role::answer &&
                focus_.asked_for(line.text)) {
                bool tells = name.starts_with("turn") || name == "myth";
                value += tells ? asked_for : mentioned;
                required |= tells && wish_.length.count() >= 25 && !std::exchange(asked_told_, true);
                break;
            }
    return outline_.units.emplace_back(Unit{std::move(name), std::move(lines), value, required, std::move(needs)});
}

bool Planner::explains() const {
    return card_.kind == Kind::why || card_.kind == Kind::how || card_.kind == Kind::what || card_.kind == Kind::story;
}

bool Planner::defines() const {
    return request_.intent == Intent::what && card_.kind != Kind::what && card_.kind != Kind::versus &&
           !card_.what.empty();
}

bool Planner::asks_what_it_is() {
    auto topic = content(tokens(card_.topic));
    auto asked = content(tokens(card_.title));
    return std::all_of(asked.begin(), asked.end(), [&](const auto& word) {
        return std::any_of(topic.begin(), topic.end(), [&](const auto& mine) { return lexicon_.covers(mine, word); });
    });
}

void Planner::title() {
    script_.title = card_.title;
    if (defines())
        if (auto question = phrasing_.what_question(card_.what); !question.empty()) script_.title = question;
    if (card_.kind == Kind::tips && request_.count >= 2 && request_.count <= static_cast<int>(card_.steps.size())) {
        script_.title += ": " + std::to_string(request_.count) + " tips";
        outline_.most_steps = request_.count;
    }
    outline_.whole = sequential(card_);
    if (constexpr double of_story = 6; card_.kind == Kind::story) outline_.part_value = of_story;
    bool listed = card_.kind == Kind::what && !asks_what_it_is();  // rules of a game: some are better than none
    if (explains() && !listed) outline_.part_needs = "answer";
    if (explains() && talk_) outline_.whole = true;  // nobody asks to be walked through half of it
}

int Planner::left_open(const std::string& hook) const {
    constexpr std::size_t surely_said = 3;  // of a list that need not be whole
    return focus_.left_open(hook, outline_.part_needs.empty() ? surely_said : card_.steps.size());
}

void Planner::hooks() {
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
    if (brief_ && asks(script_.title)) return void(add("hook", {said(script_.title, Role::hook, asker())}, 12, true));
    const auto& first = hooks.front();
    bool first_asks = asks(first.text);
    asked_ = first_asks;
    auto title_line = [&] { return said(script_.title, Role::hook, asker()); };
    std::vector<script::Line> opening{line(first, Role::hook, first_asks ? asker() : teller())};
    if (wish_.style == Style::dramatic && !talk_) opening.back().directions.pause_ms = 400;
    // A hook that asks, or names what the film is about, needs no question after it.
    int named = taken_up(script_.title, first.text), names = static_cast<int>(content(tokens(script_.title)).size());
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
        auto question = cast_.question();
        if (!question.empty()) add("question", {said(question, Role::hook, asker())}, 6, true);
    }
}

void Planner::body() {
    bool what_first = !card_.what.empty() && explains();
    bool asked_what = card_.kind == Kind::what &&
                      (request_.intent == Intent::what || request_.intent == Intent::topic) &&
                      wish_.length.count() >= 20 && asks_what_it_is();
    if (defines()) {
        add("what", {line({card_.what, card_.hook.front().show, {}, {}, {}}, Role::what, teller())}, 15, true);
        if (asks(card_.title)) add("then", {said(phrasing_.joined("So ", card_.title), Role::what, asker())}, 5);
    } else if (what_first && card_.kind != Kind::story) {
        auto value = card_.kind == Kind::what && asks_what_it_is() ? 8.0 : request_.intent == Intent::topic ? 4.0 : 1.5;
        if (wish_.style == Style::educational) value += 3;
        add("what", {line({card_.what, card_.hook.front().show, {}, {}, {}}, Role::what, teller())}, value, asked_what);
    }
    auto answer = line(card_.answer.front(), Role::answer, teller());
    if (wish_.style == Style::funny && !talk_ && explains())
        answer.text = phrasing_.joined("Short answer: ", answer.text);
    // A story that is too long for its seconds is at least summed up.
    add("answer", {answer},
        asked_what                  ? 2
        : card_.kind == Kind::story ? 12
                                    : 8,
        (talk_ && !asked_what && !brief_) || (card_.kind == Kind::versus && request_.intent == Intent::what) ||
            (card_.kind == Kind::tips && asked_ && wish_.length.count() >= 20));
    for (std::size_t i = 1; i < card_.answer.size(); ++i)
        add("answer2", {line(card_.answer[i], Role::answer, teller())}, 3, false, "answer");
    steps();
}

void Planner::steps() {
    auto role = card_.kind == Kind::tips ? Role::tip : Role::step;
    std::optional<script::Line> lead_in;  // goes with the first step
    if (talk_ && brief_) {
        // The question has just been put.
    } else if (talk_) {
        lead_in = said(cast_.lead(), Role::talk, asker());
    } else if (card_.kind == Kind::tips && base::starts_with_word(card_.title, "How to")) {
        auto intro = "Here is how to " + card_.title.substr(7) + ".";
        if (auto own = tone(wish_.style).before_tips; *own.text)
            flourish("lead", own, "step");
        else if (script::word_count(intro) <= script::most_words)
            add("lead", {said(intro, Role::talk, {})}, 2);
    } else if (explains() && (card_.kind == Kind::why || card_.kind == Kind::how)) {
        flourish("lead", tone(wish_.style).before_steps, "step");
    }
    for (std::size_t i = 0; i < card_.steps.size(); ++i) {
        std::vector<script::Line> lines;
        if (lead_in && i == 0) lines.push_back(*lead_in);
        // Half way the listener speaks up, so that a dialogue stays one.
        if (talk_ && (brief_ ? asks_on_ && i == card_.steps.size() / 2 : i > 0 && i % 2 == 0))
            lines.push_back(said(brief_ ? cast_.brief_murmur() : cast_.murmur(i), Role::talk, asker()));
        lines.push_back(line(card_.steps[i], role, teller()));
        add("step", std::move(lines), 5);
    }
}

void Planner::flourish(const char* name, const Flourish& own, const char* needs) {
    if (*own.text) add(name, {said(own.text, Role::talk, {})}, own.value, false, needs);
}

void Planner::sign(const std::string& to, const std::vector<std::string>& words) {
    if (wish_.length.count() >= 50) add("sign", {said(pick(words), Role::talk, {})}, -0.7, false, to);
}

void Planner::extras() {
    auto funny = wish_.style == Style::funny, dry = wish_.style == Style::professional;
    if (!card_.compare.empty()) {
        std::vector<script::Line> lines;
        if (!talk_) sign("compare", {"Here is a way to picture it.", "Picture it like this."});
        if (talk_) lines.push_back(said(cast_.ask_comparison(), Role::talk, asker()));
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
        if (talk_ && i == 0) lines.push_back(said(cast_.ask_number(), Role::talk, asker()));
        lines.push_back(line(numbers[i], Role::number, teller()));
        add("number" + std::to_string(i), std::move(lines), (i == 0 ? 4.5 : 2) + (dry ? 2 : 0), false,
            i == 0 ? "" : "number" + std::to_string(i - 1));
    }
    if (card_.myth.size() == 2) myth();
    for (std::size_t i = 0; i < card_.turn.size() && i < 2; ++i) {
        std::vector<script::Line> lines;
        if (!talk_ && i == 0) sign("turn0", {"And one more thing.", "There is more to it."});
        if (talk_) lines.push_back(said(cast_.ask_more(), Role::talk, asker()));
        lines.push_back(line(card_.turn[i], Role::turn, teller()));
        if (wish_.style == Style::dramatic && !talk_) lines.back().directions.pause_ms = 300;
        add("turn" + std::to_string(i), std::move(lines), (i ? 1.5 : 3) + (wish_.style == Style::dramatic ? 2 : 0));
    }
}

void Planner::myth() {
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
        fact.text = phrasing_.joined(connector, fact.text);
    }
    if (!talk_) sign("myth", {"Now for a common mistake.", "One thing is often misunderstood."});
    add("myth", {belief, fact}, wish_.style == Style::funny ? 7 : 5);
}

void Planner::recap() {
    if (card_.kind != Kind::tips || wish_.length.count() < 50) return;
    std::vector<std::string> labels;
    int words = 0;
    for (const auto& step : card_.steps) {
        auto label = phrasing_.within(step.label);
        words += script::word_count(label);
        if (label.empty() || words > 13 || label.find(',') != label.npos) break;
        labels.push_back(label);
    }
    if (labels.size() < 3) return;
    auto last = labels.back();
    labels.pop_back();
    add("recap", {said("Remember: " + base::join(labels, ", ") + " and " + last + ".", Role::talk, teller())}, -0.3);
}

void Planner::ending() {
    recap();
    auto close = line(card_.close.front(), Role::close, teller());
    std::string link = plain_close_ ? "" : tone(wish_.style).close;
    if (close.text.starts_with("So ") && link != "So " && !talk_)
        close.text = script::capitalised(close.text.substr(3));
    if (!talk_ && !opens_with(close.text, {"So ", "And ", "In short", "That is", "This is why", "Now "}))
        close.text = phrasing_.joined(link, close.text);
    std::vector<script::Line> lines;
    if (talk_ && close.text.starts_with("So ") && brief_) close.text = script::capitalised(close.text.substr(3));
    if (talk_ && !brief_) {
        lines.push_back(said(cast_.ask_sum(), Role::talk, asker()));
        if (close.text.starts_with("So ")) close.text = script::capitalised(close.text.substr(3));
    }
    lines.push_back(close);
    add("close", std::move(lines), 9, wish_.length.count() >= 12);
    bool listed = card_.kind == Kind::tips;
    if (!talk_ && wish_.length.count() < 50 && !card_.act.empty() && card_.kind != Kind::versus)
        flourish("farewell", listed ? tone(wish_.style).after_tips : tone(wish_.style).farewell);
    if (!card_.act.empty())
        add("act", {line(card_.act.front(), Role::act, teller())},
            focus_.asks_remedy()                 ? 20
            : wish_.style == Style::professional ? 1
                                                 : 2.5,
            focus_.asks_remedy(), wish_.length.count() >= 20 ? "" : "close");
    if (talk_) add("thanks", {said(cast_.thanks(), Role::talk, asker())}, -0.5, false);
}

void Planner::cite() {
    script_.sources.push_back("AutoVideo knowledge card " + card_.id);
    for (const auto& number : card_.numbers)
        for (const auto& spoken : script_.lines)
            if (spoken.text == number.text &&
                std::find(script_.sources.begin(), script_.sources.end(), number.source) == script_.sources.end())
                script_.sources.push_back(number.source);
}

}  // namespace builtin::writing
