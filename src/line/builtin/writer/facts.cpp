// SPDX-License-Identifier: MIT
#include "builtin/writer/facts.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <set>

#include "base/chance.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "builtin/writer/company.hpp"
#include "builtin/writer/outline.hpp"
#include "script/pace.hpp"
#include "script/sentence.hpp"

namespace builtin::writing {

using script::Role;

namespace {

std::string finished(std::string text) {
    // "Grand opening!!" is said once.
    while (text.size() > 1 && (text.back() == '!' || text.back() == '?') && text[text.size() - 2] == text.back())
        text.pop_back();
    while (!text.empty() && std::string_view(",;:- ").find(text.back()) != std::string_view::npos) text.pop_back();
    // "gps + tv": as it is read.
    static const std::set<std::string> letters{"gps", "dm", "diy", "tv", "usb", "led", "bbq", "vip", "faq", "hd", "dj"};
    auto words = base::split_words(text);
    for (auto& word : words) {
        auto low = base::lower(word);
        if (letters.count(low))
            std::transform(low.begin(), low.end(), word.begin(), [](unsigned char c) { return std::toupper(c); });
        else if (word == "+" && &word != &words.front() && &word != &words.back())
            word = "and";
    }
    text = base::join(words, " ");
    if (!text.empty() && std::string_view(".!?").find(text.back()) == std::string_view::npos) text += '.';
    return script::capitalised(text);
}

std::string first_word(const std::string& text) {
    auto words = tokens(text);
    return words.empty() ? "" : words[0];
}

/// An invitation: it belongs at the end.
bool invites(const std::string& fact) {
    static const std::set<std::string> verbs{
        "order", "visit",  "call",      "come",     "book",    "sign",  "join", "try",   "download", "buy",
        "shop",  "follow", "subscribe", "register", "reserve", "click", "text", "email", "find",     "get",
        "stop",  "drop",   "donate",    "apply",    "rsvp",    "bring", "save", "see",   "tickets"};
    return verbs.count(first_word(fact)) > 0;
}

/// Capitalised words in the middle of the request: "my bakery Crumb & Co in Leeds" -> "Crumb & Co".
std::string name_in(const std::string& about) {
    // "The Quiet River" in quotation marks is one at once; places and days after "in", "at", "on" are none.
    for (auto [open, close] : {std::pair{"\"", "\""}, std::pair{"\xE2\x80\x9C", "\xE2\x80\x9D"}})
        if (auto from = about.find(open); from != about.npos)
            if (auto to = about.find(close, from + 1); to != about.npos && to - from < 60)
                return about.substr(from + std::string_view(open).size(), to - from - std::string_view(open).size());
    auto words = base::split_words(about);
    std::string name;
    for (std::size_t i = 0; i < words.size(); ++i) {
        bool capital = words[i][0] >= 'A' && words[i][0] <= 'Z';
        bool joint = !name.empty() && i + 1 < words.size() &&
                     (words[i] == "&" || words[i] == "and" || words[i] == "of" || words[i] == "the") &&
                     words[i + 1][0] >= 'A' && words[i + 1][0] <= 'Z';
        static const std::set<std::string> articles{
            "My",      "Our",      "The",        "A",         "An",      "This",      "Your",
            "I",       "We",       "January",    "February",  "March",   "April",     "May",
            "June",    "July",     "August",     "September", "October", "November",  "December",
            "Monday",  "Tuesday",  "Wednesday",  "Thursday",  "Friday",  "Saturday",  "Sunday",
            "Mondays", "Tuesdays", "Wednesdays", "Thursdays", "Fridays", "Saturdays", "Sundays"};
        if (name.empty() && i > 0 && (words[i] == "in" || words[i] == "at" || words[i] == "on")) break;
        if ((capital && !articles.count(words[i])) || joint)
            name += (name.empty() ? "" : " ") + words[i];
        else if (!name.empty())
            break;
    }
    while (!name.empty() && std::string_view(",;:.!?").find(name.back()) != std::string_view::npos) name.pop_back();
    if (name.ends_with("'s")) name.resize(name.size() - 2);
    return name;
}

/// "a little robot named Pip lived" -> "Pip"
std::string called(const std::string& text) {
    for (std::string_view link : {" named ", " called "})
        if (auto at = text.find(link); at != text.npos) {
            auto name = text.substr(at + link.size());
            name.resize(std::min(name.size(), name.find_first_of(" ,.!?")));
            if (!name.empty() && name[0] >= 'A' && name[0] <= 'Z') return name;
        }
    return {};
}

/// "my bakery" -> "our bakery"; "an app called Zip that counts" -> "Zip, an app that counts".
std::string presented(std::string about) {
    auto words = base::split_words(about);
    for (auto& word : words)
        if (auto low = base::lower(word); low == "my") word = "our";
    about = base::join(words, " ");
    for (std::string_view link : {" called ", " named "}) {
        auto at = about.find(link);
        if (at == about.npos || !(about.starts_with("a ") || about.starts_with("an ") || about.starts_with("our ") ||
                                  about.starts_with("the ")))
            continue;
        auto rest = base::split_words(about.substr(at + link.size()));
        std::size_t name = 0;
        while (name < rest.size() && rest[name][0] >= 'A' && rest[name][0] <= 'Z') ++name;
        name = std::max<std::size_t>(name, 1);
        auto tail =
            base::join({rest.begin() + static_cast<std::ptrdiff_t>(std::min(name, rest.size())), rest.end()}, " ");
        return base::join({rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(std::min(name, rest.size()))},
                          " ") +
               ", " + about.substr(0, at) + (tail.empty() ? "" : " " + tail);
    }
    return about;
}

/// A long sentence in breaths; "… on September 14. At 3 pm in the garden." where a place or time begins the second.
std::vector<std::string> breaths_of(const std::string& text) {
    static const std::set<std::string> openings{"at", "in", "on", "from", "with", "for", "by", "near", "until"};
    auto out = script::breaths(text);
    for (std::size_t i = 1; i < out.size(); ++i)
        if (openings.count(first_word(out[i]))) out[i - 1] = finished(out[i - 1]), out[i] = script::capitalised(out[i]);
    return out;
}

bool event(const std::string& about) {
    static const std::set<std::string> words{"sale",       "fair",       "concert", "festival",   "party",
                                             "event",      "workshop",   "class",   "webinar",    "opening",
                                             "show",       "market",     "race",    "marathon",   "meetup",
                                             "conference", "exhibition", "picnic",  "tournament", "course"};
    auto all = tokens(about);
    return std::any_of(all.begin(), all.end(), [&](const auto& word) { return words.count(word) > 0; });
}

/// "20%" of "20% off this week", with what it is of.
std::optional<script::Figure> figure_in(const std::string& text) {
    auto words = base::split_words(text);
    for (std::size_t i = 0; i < words.size(); ++i) {
        auto word = words[i];
        while (!word.empty() && std::string_view(",.;:!?").find(word.back()) != std::string_view::npos) word.pop_back();
        bool digits = std::any_of(word.begin(), word.end(), [](unsigned char c) { return c >= '0' && c <= '9'; });
        bool number = digits && word.find_first_not_of("0123456789.,$%+") == word.npos;
        if (!number) continue;
        script::Figure figure{word, "", ""};
        // "40 new rooms": a plural within two words, percent, or a time of day.
        bool goes_on = word.back() == words[i].back() && word.back() != '%';
        for (std::size_t next = i + 1; goes_on && figure.unit.empty() && next < words.size() && next <= i + 2; ++next) {
            auto unit = words[next];
            while (!unit.empty() && std::string_view(",.;:!?").find(unit.back()) != std::string_view::npos)
                unit.pop_back();
            goes_on = unit == words[next];
            auto low = base::lower(unit);
            goes_on &= carries_meaning(low);
            bool plural = low.size() > 3 && low.ends_with('s') && !low.ends_with("ss") && carries_meaning(low);
            if (plural || ((low == "percent" || low == "am" || low == "pm") && next == i + 1)) figure.unit = unit;
        }
        if (word.find_first_of("$%") == word.npos && figure.unit.empty()) continue;
        return figure;
    }
    return std::nullopt;
}

class Teller {
  public:
    Teller(const Request& request, const script::Wish& wish) : request_(request), wish_(wish), chance_(wish.seed) {
        talk_ = wish.speakers >= 2 || request.dialogue;
        if (talk_) cast_ = company(request.speakers, std::max(2, wish.speakers));
        name_ = name_in(request.about);
        if (request.story && request.about.empty() && !request.facts.empty()) name_ = called(request.facts.front());
    }

    script::Script write() {
        opening();
        auto facts = lines();
        auto lead = [&](const std::string& text) { add(text, Role::talk, -0.6, false, "lead"); };
        if (request_.advert && !talk_) lead("Here is what you should know.");
        for (std::size_t i = 0; i < facts.size(); ++i) {
            if (request_.advert && !talk_ && i > 2 && i == (facts.size() + 1) / 2) lead("And there is more.");
            fact(facts[i]);
        }
        closing();
        auto wanted = static_cast<double>(wish_.length.count());
        auto fitted = fit(outline_, wish_.style, wanted);
        auto seconds = std::to_string(static_cast<int>(std::lround(fitted.seconds)));
        auto longest = fitted.seconds + most_breath * static_cast<double>(fitted.lines.size() - 1);
        if (longest < 0.87 * wanted || fitted.seconds < 0.7 * wanted) shorten(fitted, wanted);
        seconds = std::to_string(static_cast<int>(std::lround(fitted.seconds)));
        if (fitted.seconds > most_longer * wanted)
            throw base::Failure{base::Trouble::unknowing, "What the prompt says takes " + seconds +
                                                              " seconds. Ask for --length " + seconds +
                                                              ", or leave some of it out."};
        if (fitted.seconds > 1.15 * wanted)
            script_.notes.push_back("What the prompt says takes " + seconds + " seconds, not " +
                                    std::to_string(wish_.length.count()) + "; nothing of it is left out.");
        script_.lines = std::move(fitted.lines);
        breathe(wanted - fitted.seconds);
        if (script_.lines.size() > 1 && script_.lines.back().directions.role == Role::step)
            script_.lines.back().directions.role = Role::close;
        script_.topic = name_;
        script_.style = wish_.style;
        script_.engine = "builtin-writer/1";
        script_.sources.push_back("the prompt");
        settle(script_);
        return std::move(script_);
    }

  private:
    static constexpr double most_longer = 1.35;  ///< than wished: the teller's own words are not cut for a few seconds
    static constexpr double shortest = 10;       ///< seconds that still make a film

    /// Facts that do not fill the length make a shorter film, said without filling words, rather than none.
    void shorten(Fitted& fitted, double& wanted) {
        std::erase_if(outline_.units, [](const Unit& unit) { return unit.value < 0; });
        auto all = fit(outline_, wish_.style, 1e6);
        auto seconds = std::to_string(static_cast<int>(std::lround(all.seconds)));
        auto asked = std::to_string(wish_.length.count());
        if (all.seconds < shortest || request_.facts.size() < 3)
            throw base::Failure{base::Trouble::unknowing, "The facts in the prompt fill " + seconds + " of " + asked +
                                                              " seconds, and I invent none. Add more of them."};
        script_.notes.push_back("The facts in the prompt fill " + seconds + " of " + asked +
                                " seconds; the film is that short, because none are invented.");
        fitted = std::move(all);
        wanted = fitted.seconds;
    }

    static constexpr double most_breath = 0.6;  ///< seconds between lines that nobody takes for a fault

    /// Few facts are told with time between them.
    void breathe(double missing) {
        if (missing <= 0 || script_.lines.size() < 2) return;
        auto each = std::min(most_breath, missing / static_cast<double>(script_.lines.size() - 1));
        if (each < 0.1) return;
        for (std::size_t i = 0; i + 1 < script_.lines.size(); ++i)
            script_.lines[i].directions.pause_ms = static_cast<int>(each * 1000);
    }

    std::string voice() { return talk_ ? cast_[1 + spoken_++ % (cast_.size() - 1)] : std::string{}; }

    void add(const std::string& text, Role role, double value, bool required = false,
             const std::string& name = "fact") {
        Unit unit{name, {}, value, required, {}};
        // One tells and the other asks for more, where the time allows.
        if (talk_ && name == "fact" && order_ % 2 == 1) {
            static const std::vector<std::string> prompts{"Tell me more.", "What else?", "That sounds good. What else?",
                                                          "Go on."};
            outline_.units.push_back(
                {"ask",
                 {{"", cast_[0], prompts[static_cast<std::size_t>(order_ / 2) % prompts.size()], {}}},
                 -0.3,
                 false,
                 {}});
        }
        auto speaker = voice();
        for (const auto& breath : breaths_of(text)) {
            script::Line line{"", speaker, breath, {}};
            line.directions.role = role;
            if (role != Role::hook) line.directions.figure = figure_in(breath);
            if (line.directions.figure && role == Role::step) line.directions.role = Role::number;
            if (script::word_count(breath) <= 4 && breath.find(". ") == breath.npos &&
                (role == Role::step || role == Role::tip))
                line.directions.label = line.directions.headline = breath.substr(0, breath.find_last_not_of(".!") + 1);
            unit.lines.push_back(std::move(line));
        }
        outline_.units.push_back(std::move(unit));
    }

    void opening() {
        if (request_.about.empty() && request_.story && !name_.empty()) script_.title = "The story of " + name_;
        if (request_.about.empty()) {
            // "A birthday video for my grandma Rosa. She turns 80.": who "she" is must be said.
            if (request_.intent == Intent::facts || request_.subject.empty() ||
                script::word_count(request_.subject) > 8)
                return;
            script_.title = script::capitalised(request_.subject);
            return add("This is about " + request_.subject + ".", Role::hook, 9, true, "hook");
        }
        if (request_.story) {
            auto about = presented(request_.about);
            script_.title = script::capitalised(script::word_count(request_.about) <= 7 ? request_.about
                                                : name_.empty()                         ? "A story"
                                                                                        : "The story of " + name_);
            add("This is a story about " + request_.about + ".", Role::hook, 9, true, "hook");
            return;
        }
        auto shown = presented(request_.about);
        script_.title =
            name_.empty() ? script::capitalised(script::word_count(shown) <= 8 ? shown : "Good news") : name_;
        if (auto cut = std::min({shown.find(" on "), shown.find(" at "), shown.find(", ")});
            script_.title == "Good news" && cut != shown.npos)
            script_.title = script::capitalised(shown.substr(0, cut));
        auto lead = event(request_.about) ? "Save the date for " : "Meet ";
        add(lead + shown + ".", Role::hook, 9, true, "hook");
    }

    /// Facts as sentences; very short ones two to a breath, invitations last.
    std::vector<std::string> lines() {
        std::vector<std::string> out, last;
        for (const auto& given : request_.facts) {
            auto text = finished(given);
            if (script::word_count(text) == 0) continue;
            if (invites(given) && !request_.story)
                last.push_back(text);
            else if (!out.empty() && script::word_count(text) <= 3 && script::word_count(out.back()) <= 3 &&
                     !request_.story)
                out.back() += " " + text;
            else
                out.push_back(text);
        }
        invitations_ = last;
        if (script_.title.empty() && !out.empty()) {
            auto words = base::split_words(out.front());
            // Up to a comma where that is a headline of its own.
            for (std::size_t i = 2; i < words.size() && i < 8; ++i)
                if (words[i].ends_with(',')) words.resize(i + 1);
            bool whole = words.size() <= 8;
            if (!whole) words.resize(6);
            static const std::set<std::string> small{"a",  "an", "the", "for", "in",  "of",  "with", "on",
                                                     "at", "to", "and", "is",  "our", "has", "from", "by"};
            while (words.size() > 2 && small.count(base::lower(words.back()))) words.pop_back(), whole = true;
            script_.title = base::join(words, " ");
            while (!script_.title.empty() &&
                   std::string_view(".,;:!").find(script_.title.back()) != std::string_view::npos)
                script_.title.pop_back();
            if (!whole) script_.title += "\xE2\x80\xA6";
        }
        if (outline_.units.empty() && out.size() > 1) {
            add(out.front(), Role::hook, 9, true, "hook");
            out.erase(out.begin());
        }
        return out;
    }

    void fact(const std::string& text) {
        add(text, request_.story ? Role::talk : Role::step, figure_in(text) ? 6 : 5, order_++ >= 14 || request_.story);
    }

    void closing() {
        // Short facts once more, where the time allows.
        std::vector<std::string> brief;
        if (request_.advert)
            for (const auto& given : request_.facts)
                if (script::word_count(given) <= 5 && !invites(given) && given.find_first_of(".!?,") == given.npos &&
                    brief.size() < 3)
                    brief.push_back(given);
        if (brief.size() >= 2) {
            for (auto& one : brief) {
                one = finished(one);
                one.pop_back();
                if (auto small = continued(one, "", nullptr); !small.empty()) one = small;
            }
            std::string list = brief[0];
            for (std::size_t i = 1; i < brief.size(); ++i) list += (i + 1 == brief.size() ? " and " : ", ") + brief[i];
            if (script::word_count(list) <= 12) add("Once more: " + list + ".", Role::close, -2, false, "recap");
        }
        for (const auto& text : invitations_) add(text, Role::act, 7, true, "act");
        if (auto name = name_in(request_.subject);
            base::lower(request_.prompt).find("birthday video") != std::string::npos && !name.empty())
            add("Happy birthday, " + name + "!", Role::close, 4, false, "wish");
        if (request_.advert && !name_.empty()) {
            add("Remember the name: " + name_ + ".", Role::close, invitations_.empty() ? 6 : 1, false, "name");
            if (invitations_.empty() && !event(request_.about))
                add(chance_.pick(std::vector<std::string>{"See you soon.", "We look forward to seeing you."}),
                    Role::act, -1, false, "bye");
        }
        if (request_.story)
            add(name_.empty() ? "And that is the end of the story." : "And that is the story of " + name_ + ".",
                Role::close, 1, false, "end");
    }

    const Request& request_;
    const script::Wish& wish_;
    base::Chance chance_;
    bool talk_ = false;
    std::vector<std::string> cast_, invitations_;
    std::size_t spoken_ = 0;
    int order_ = 0;
    std::string name_;
    Outline outline_;
    script::Script script_;
};

}  // namespace

script::Script from_facts(const Request& request, const script::Wish& wish, Lexicon&) {
    return Teller(request, wish).write();
}

}  // namespace builtin::writing
