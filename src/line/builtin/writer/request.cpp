// SPDX-License-Identifier: MIT
#include "builtin/writer/request.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include "base/text.hpp"
#include "builtin/writer/unwrap.hpp"
#include "builtin/writer/words.hpp"
#include "script/sentence.hpp"

namespace builtin::writing {

namespace {

/// "between Tom and a fox about" off the front of a dialogue; names those that look like names.
void take_speakers(Words& words, Request& request) {
    auto name_list = [&](std::size_t from, std::size_t to) {
        std::vector<std::string> names;
        for (auto i = from; i < to; ++i) {
            auto raw = words[i].raw;
            while (!raw.empty() && !std::isalnum(static_cast<unsigned char>(raw.back())) &&
                   static_cast<unsigned char>(raw.back()) < 0x80)
                raw.pop_back();
            static const Set none{"a",          "an",      "the",     "and",      "two",  "three", "2",
                                  "3",          "friends", "people",  "students", "kids", "my",    "characters",
                                  "scientists", "persons", "between", "with",     "his",  "her"};
            if (!raw.empty() && !none.count(words[i].low) && raw.size() <= 20)
                names.push_back(script::capitalised(raw));
        }
        // Who knows answers, and stands second.
        static const Set knowing{"teacher", "professor", "expert", "scientist", "doctor",  "mother",
                                 "father",  "mom",       "dad",    "mum",       "grandpa", "grandma",
                                 "parent",  "guide",     "chef",   "trainer",   "coach",   "engineer"};
        if (names.size() >= 2 && knowing.count(base::lower(names[0])) && !knowing.count(base::lower(names[1])))
            std::swap(names[0], names[1]);
        if (names.size() >= 2 && names.size() <= 4) request.speakers = names;
    };
    static const Set links{"about",     "on",       "discussing", "explaining", "regarding", "discuss",
                           "discusses", "debating", "explain",    "debate",     "where",     "over"};
    auto link = [&](std::size_t from) {
        for (auto i = from; i < words.size() && i < from + 12; ++i)
            if (links.count(words[i].low)) return i;
        return words.size();
    };
    if (words.empty()) return;
    // "a mom explains to her son why …"
    static const Set small{"a", "an", "the", "my", "her", "his", "their", "some", "to", "our"};
    auto skip_small = [&](std::size_t at) {
        while (at < words.size() && small.count(words[at].low)) ++at;
        return at;
    };
    auto who = skip_small(0);
    if (who + 2 < words.size() &&
        Set{"explains", "explaining", "teaches", "teaching", "tells", "telling"}.count(words[who + 1].low)) {
        auto whom = skip_small(who + 2);
        bool named = whom > who + 2 && whom + 1 < words.size() && !askers.count(words[whom].low);
        auto from = named ? whom + 1 : who + 2;
        if (from < words.size() && (askers.count(words[from].low) || words[from].low == "about")) {
            request.dialogue = true;
            if (named) request.speakers = {script::capitalised(words[whom].low), script::capitalised(words[who].low)};
            from += words[from].low == "about";
            words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(from));
            return;
        }
    }
    if (words[0].low == "between" || (request.dialogue && words[0].low == "with")) {
        auto at = link(1);
        request.dialogue = true;
        if (at == words.size()) return name_list(1, at), words.clear();
        auto end = at;
        while (end > 1 && Set{"talk", "talking", "chatting", "chat", "arguing", "speaking", "who", "are", "that"}.count(
                              words[end - 1].low))
            --end;
        name_list(1, end);
        if (words[at].low == "where") at += 1;
        words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at) + 1);
        request.dialogue = true;
    } else if (!askers.count(words[0].low)) {
        // "two friends talk about …", "Mia and Leo discuss …"
        auto at = link(1);
        if (at == words.size() || at > 6 || words[at].low == "on" || words[at].low == "where" ||
            words[at].low == "over" || words[at].low == "regarding")
            return;
        bool pair = number_of(words[0].low) == 2 || number_of(words[0].low) == 3;
        for (std::size_t i = 1; i < at; ++i) pair |= words[i].low == "and";
        bool verb = words[at].low != "about" ||
                    Set{"talk", "talking", "chat", "chatting", "arguing", "argue", "speak", "speaking"}.count(
                        words[at - 1].low);
        if (!pair || !verb) return;
        auto end = words[at].low == "about" ? at - 1 : at;
        name_list(0, end);
        words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at) + 1);
        request.dialogue = true;
    }
    if (!words.empty() && words[0].low == "about") words.erase(words.begin());
}

const Set listed{"tips",  "tip",     "ways",    "steps",      "tricks", "hacks",    "habits",    "ideas",
                 "rules", "secrets", "methods", "strategies", "advice", "mistakes", "techniques"};
const Set told{"facts", "things", "reasons", "myths", "fact"};

/// "5 tips to", "top ten facts about", "the best ways to": what kind of list, if one is asked for.
void take_list(Words& words, Request& request, bool& tips) {
    std::size_t at = 0;
    while (at < words.size() && at < 4 &&
           Set{"top",  "the",     "my",        "best",   "some",      "a",      "few",         "simple",
               "easy", "quick",   "great",     "good",   "good",      "most",   "interesting", "fun",
               "cool", "amazing", "important", "useful", "practical", "proven", "of",          "list"}
               .count(words[at].low))
        ++at;
    auto count = at < words.size() ? number_of(words[at].low) : 0;
    if (count) ++at;
    while (at < words.size() && at < 7 &&
           Set{"best",    "simple",  "easy",      "quick",  "great",     "good",   "interesting", "fun",
               "cool",    "amazing", "important", "useful", "practical", "proven", "crazy",       "weird",
               "science", "backed",  "tiny",      "small",  "little",    "top",    "surprising",  "common"}
               .count(words[at].low))
        ++at;
    if (at < words.size() && (count || at + 1 < words.size()) &&
        (listed.count(words[at].low) || told.count(words[at].low) || words[at].low == "way")) {
        tips = !told.count(words[at].low);
        request.count = count;
        bool reasons = words[at].low == "reasons";
        at += 1;
        if (at < words.size() && words[at].low == "and" && at + 1 < words.size() && listed.count(words[at + 1].low))
            at += 2;
        at += skip(
            words, at,
            {"to", "for", "on", "about", "of", "how to", "on how to", "for how to", "that", "you should know about",
             "to know about", "you did not know about", "you didnt know about", "i can use to", "which help you"});
        words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at));
        if (reasons && !words.empty() && words[0].low != "why") request.intent = Intent::why;
        return;
    }
    // "sleep tips", "study tips and tricks": a noun and its list.
    if (words.size() <= 6 && words.size() >= 2 && !askers.count(words[0].low))
        for (auto i = words.size(); i-- > 1;)
            if ((listed.count(words[i].low) || told.count(words[i].low)) && words[i].low != "rules" &&
                (i + 1 == words.size() || (i + 3 == words.size() && words[i + 1].low == "and" &&
                                           (listed.count(words[i + 2].low) || told.count(words[i + 2].low))))) {
                tips |= !told.count(words[i].low);
                auto counted = number_of(words[0].low);
                request.count = counted;
                words.resize(i);
                while (words.size() > 1 && (words.back().low == "and" || listed.count(words.back().low)))
                    words.pop_back();
                if (counted) words.erase(words.begin());
                return;
            }
}

/// "what exactly is", "why on earth do": the same question without the sigh.
void drop_sighs(Words& words) {
    if (words.size() < 3 || !askers.count(words[0].low)) return;
    auto sigh = skip(words, 1,
                     {"exactly", "actually", "really", "even", "precisely", "the heck", "the hell", "on earth",
                      "in the world", "tf"});
    if (sigh && sigh + 2 < words.size())
        words.erase(words.begin() + 1, words.begin() + 1 + static_cast<std::ptrdiff_t>(sigh));
}

/// "…, I'm a total beginner", "…, how do you tell them apart", "… as a student", "… every day": said beside the subject
/// and changing nothing of it. `helpless`: the prompt tells a trouble and asks what to do.
void drop_asides(Words& words, bool& helpless) {
    static const std::vector<std::string> apart{"how do you tell",
                                                "how can you tell",
                                                "how to tell",
                                                "how can i tell",
                                                "how do i tell",
                                                "whats the difference",
                                                "what is the difference",
                                                "what are the differences",
                                                "which is better",
                                                "which one is better",
                                                "how are they different",
                                                "how do they differ",
                                                "who wins"};
    static const std::vector<std::string> myself{"i am", "im", "i have no", "i need", "i want", "i know", "asking for"};
    static const std::vector<std::string> help{"what should i do", "what can i do", "what to do",
                                               "what helps",       "any tips",      "any advice",
                                               "please help",      "how do i fix",  "tips please"};
    for (std::size_t i = 1; i < words.size(); ++i) {
        bool clause = words[i - 1].raw.ends_with(',') || words[i - 1].raw.ends_with(';') ||
                      words[i - 1].raw.ends_with('.') || words[i - 1].raw.ends_with('!');
        bool asks_help = skip(words, i, help) > 0;
        if (!(clause && (skip(words, i, apart) || skip(words, i, myself))) && !asks_help) continue;
        helpless |= asks_help;
        words.resize(i);
        break;
    }
    static const Set whoever{"student", "beginner", "teenager", "teen",   "adult",  "kid",
                             "parent",  "mom",      "dad",      "couple", "family", "senior",
                             "woman",   "man",      "girl",     "boy",    "newbie", "freelancer"};
    for (bool again = true; again;) {
        again = false;
        auto size = words.size();
        if (size > 4 && whoever.count(words.back().low) &&
            (words[size - 2].low == "a" || words[size - 2].low == "an") && words[size - 3].low == "as")
            words.resize(size - 3), again = true;
        else if (size > 3 && (words.back().low == "day" || words.back().low == "time") &&
                 Set{"every", "each", "per"}.count(words[size - 2].low))
            words.resize(size - 2), again = true;
        else if (size > 3 && Set{"daily", "nowadays", "successfully"}.count(words.back().low))
            words.resize(size - 1), again = true;
    }
    // "I can't sleep": a trouble in the first person asks for what helps.
    if (auto trouble = skip(words, 0,
                            {"i cant", "i cannot", "i can not", "i struggle to", "i have trouble", "i never",
                             "i have problems with", "i always forget to", "i dont know how to"});
        trouble && trouble < words.size()) {
        words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(trouble));
        helpless = true;
    }
}

Intent classify(const Words& words, Request& request) {
    if (words.empty()) return Intent::topic;
    auto first = words[0].low;
    auto second = words.size() > 1 ? words[1].low : "";
    auto third = words.size() > 2 ? words[2].low : "";
    if (contains(words, {"vs", "versus", "v"}) || first == "compare" ||
        (contains(words, {"difference", "differences", "different", "differ"}) &&
         contains(words, {"between", "from", "and"})))
        return Intent::versus;
    if (first == "how") {
        if (second == "to" || (second == "do" && third == "i") ||
            (Set{"can", "should", "could", "would"}.count(second) && Set{"i", "we", "you", "one", "my"}.count(third)))
            return Intent::tips;
        if (second == "come") return Intent::why;
        if (second == "do" && (third == "you" || third == "we")) request.you = true;
        auto joined = tokens(first + " " + second + " x");
        if (joined[0] != "how") return Intent::measure;
        return Intent::how;
    }
    if (first == "why" || starts(words, 0, "the reason") || starts(words, 0, "reason") ||
        starts(words, 0, "reasons why") || starts(words, 0, "because"))
        return Intent::why;
    if (contains(words, {"same"}) && contains(words, {"and", "as"}) && (first == "are" || first == "is"))
        return Intent::versus;
    if (starts(words, 0, "what is the reason") || starts(words, 0, "what was the reason")) return Intent::why;
    if (first == "what") {
        if (contains(words, {"causes", "caused"})) return Intent::why;
        if (Set{"causes", "caused", "makes", "made", "cause"}.count(second)) return Intent::why;
        if (Set{"happens", "happened"}.count(second)) return Intent::how;
        if (Set{"is", "are", "was", "were", "does", "do", "did", "a", "an", "the"}.count(second)) return Intent::what;
        return Intent::measure;
    }
    if (first == "define" || starts(words, 0, "meaning of") || starts(words, 0, "the meaning of") ||
        starts(words, 0, "definition of") || starts(words, 0, "the definition of"))
        return Intent::what;
    if (Set{"when", "where", "who", "whose", "which"}.count(first))
        return first == "which" && contains(words, {"or"}) ? Intent::versus : Intent::measure;
    if (Set{"is", "are", "do", "does", "did", "can", "could", "will", "would", "has", "have", "should"}.count(first))
        return contains(words, {"or"}) && words.size() <= 9 ? Intent::versus : Intent::yes_no;
    if (contains(words, {"or"}) && words.size() <= 7) return Intent::versus;
    if (words.size() > 1 && words.back().low == "better") return Intent::tips;  // "sleep better"
    if (Set{"causes", "cause"}.count(first) && second == "of") return Intent::why;
    // "planes fly how", "volcanoes why do they erupt"
    if (words.back().low == "why" || words.back().low == "how")
        return words.back().low == "why" ? Intent::why : Intent::how;
    for (std::size_t i = 1; i + 1 < words.size(); ++i)
        if (words[i].low == "why") return Intent::why;
    return Intent::topic;
}

/// Wishes about the film rather than its subject: "Make it funny.", "Keep it under 30 seconds."
bool about_the_film(const Words& words) {
    static const std::vector<std::string> openings{
        "make it",     "make sure",   "keep it",    "keep the",     "use",         "include",
        "add",         "please",      "i want",     "i need",       "it should",   "it must",
        "should be",   "it has to",   "end with",   "start with",   "style",       "tone",
        "length",      "duration",    "thanks",     "thank you",    "i want it",   "the video should",
        "the tone",    "no music",    "with",       "do not",       "dont",        "for my",
        "for kids",    "i am",        "im",         "my son",       "my daughter", "my kids",
        "my class",    "my students", "my teacher", "not too",      "explain it",  "must be",
        "the style",   "about 30",    "about 60",   "max",          "under",       "target",
        "audience",    "this is for", "its for",    "it is for",    "vertical",    "format",
        "hello",       "hi",          "hey",        "asap",         "nothing",     "be funny",
        "be creative", "aim",         "tell it",    "in the style", "lol",         "help"};
    auto figure = [](const Word& word) { return word.raw.find_first_of("0123456789") != std::string::npos; };
    return skip(words, 0, openings) > 0 || (words.size() <= 1 && !std::any_of(words.begin(), words.end(), figure));
}

std::string tidy(std::string_view text) {
    auto out = std::string(base::trim(text));
    while (!out.empty() && std::string_view(",;:-").find(out.back()) != std::string_view::npos) out.pop_back();
    while (!out.empty() && std::string_view(",;:-.").find(out.front()) != std::string_view::npos) out.erase(0, 1);
    return std::string(base::trim(out));
}

/// A list written with commas, in its pieces where `lists` may be; a sentence stays whole.
void take_facts(std::string_view text, bool lists, std::vector<std::string>& out) {
    static const Set clauses{"we",    "it", "they", "our", "he",  "she", "the",   "this", "you", "i",
                             "there", "a",  "an",   "one", "his", "her", "every", "when", "if"};
    for (const auto& sentence : script::sentences(text)) {
        auto words = words_of(sentence);
        if (words.empty()) continue;
        auto pieces = base::split(base::replace_all(sentence, ", ", "\x01"), '\x01');  // not "20,000"
        bool list = (lists ? pieces.size() >= 2 : pieces.size() >= 4) && !clauses.count(words[0].low);
        for (const auto& piece : pieces) list &= !base::trim(piece).empty() && script::word_count(piece) <= 9;
        if (!list) {
            if (auto fact = tidy(sentence); !fact.empty())
                out.push_back(sentence.back() == '.' || sentence.back() == '!' || sentence.back() == '?' ? sentence
                                                                                                         : fact);
            continue;
        }
        for (auto piece : pieces) {
            piece = tidy(piece);
            if (base::lower(piece).starts_with("and ")) piece.erase(0, 4);
            while (!piece.empty() && (piece.back() == '.' || piece.back() == '!')) piece.pop_back();
            if (!piece.empty()) out.push_back(piece);
        }
    }
}

}  // namespace

/// "… on Saturday. she was a nurse": people forget the capital; only whole words before the full stop, no "e.g.".
std::string with_capitals(std::string text) {
    for (std::size_t i = 3; i + 2 < text.size(); ++i) {
        auto letter = [&](std::size_t at) { return std::isalpha(static_cast<unsigned char>(text[at])) != 0; };
        bool stop = (text[i] == '.' || text[i] == '!' || text[i] == '?') && text[i + 1] == ' ';
        bool word = letter(i - 1) && letter(i - 2) && letter(i - 3);
        if (stop && (word || std::isdigit(static_cast<unsigned char>(text[i - 1]))) && text[i + 2] >= 'a' &&
            text[i + 2] <= 'z')
            text[i + 2] = static_cast<char>(text[i + 2] - 32);
    }
    return text;
}

Request understand(std::string_view prompt) {
    Request request;
    auto text = with_capitals(without_signs(prompt));
    std::vector<std::string> said;
    for (const auto& row : base::split(text, '\n')) {
        auto line = base::trim(row);
        while (line.starts_with("- ")) line = base::trim(line.substr(2));
        for (auto& sentence : script::sentences(line)) said.push_back(std::move(sentence));
    }
    // Greetings and wishes about the film stand aside; what comes first of the rest is the request.
    while (said.size() > 1 && about_the_film(words_of(said[0])) &&
           !(said[1].ends_with('?') && contains(words_of(said[1]), {"they", "it", "these", "this"})) &&
           !contains(words_of(said[0]),
                     {"video", "about", "ad", "advert", "story", "why", "how", "what", "tips", "short", "clip"}))
        said.erase(said.begin());
    if (said.empty()) return request;

    auto main = said[0];
    Wrapping wrapping;
    // "VOLCANOES!!! WHY DO THEY ERUPT?": the topic, and then the question about it.
    if (said.size() > 1 && script::word_count(said[0]) <= 3 && said[1].ends_with('?') &&
        contains(words_of(said[1]), {"they", "it", "this", "these", "he", "she"})) {
        auto topic = said[0];
        while (!topic.empty() && std::string_view("!?. ").find(topic.back()) != std::string_view::npos)
            topic.pop_back();
        said[1] = said[1] + " " + topic;
        said.erase(said.begin());
        main = said[0];
    }
    // A dash before a list is as good as a colon.
    for (std::string_view dash : {" - ", " \xE2\x80\x93 ", " \xE2\x80\x94 "})
        if (auto at = main.find(dash);
            at != main.npos && main.find(": ") == main.npos && contains(words_of(main.substr(0, at)), adverts))
            main.replace(at, dash.size(), ": ");
    // "An ad for my bakery: fresh bread, open daily" and "Video idea: why cats purr" are split at the colon.
    std::string after;
    if (auto colon = main.find(": "); colon != main.npos) {
        auto left = words_of(main.substr(0, colon));
        Wrapping front;
        auto at = unwrap(left, front);
        bool keyword = contains(left, adverts) || contains(left, {"story", "tale"});
        if (keyword && at < left.size())
            after = main.substr(colon + 2), main = main.substr(0, colon);
        else if (at >= left.size() || left.size() <= 3)
            main = main.substr(colon + 2), wrapping = front;
    }
    auto words = words_of(main);
    auto at = unwrap(words, wrapping);
    bool promoted = wrapping.advert || (contains(words, adverts) && wrapping.any);
    Words rest(words.begin() + static_cast<std::ptrdiff_t>(at), words.end());
    if (promoted && !rest.empty())
        rest.erase(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(
                                                    skip(rest, 0,
                                                         {"for", "promoting", "of", "about", "announcing", "to promote",
                                                          "to announce", "advertising", "that promotes", "promote"})));
    request.advert = promoted;
    request.story = wrapping.story;
    request.dialogue = wrapping.talk;

    if (request.advert || request.story) {
        std::string about;
        for (const auto& word : rest) about += (about.empty() || word.raw.empty() ? "" : " ") + word.raw;
        auto comma = request.advert ? about.find(", ") : about.npos;
        if (comma != about.npos && after.empty()) after = about.substr(comma + 2), about.resize(comma);
        request.about = tidy(about);
        while (!request.about.empty() && (request.about.back() == '.' || request.about.back() == '!'))
            request.about.pop_back();
    }
    take_facts(after, request.advert, request.facts);
    bool question = !said[0].empty() && said[0].back() == '?';
    for (std::size_t i = 1; i < said.size(); ++i)
        if (!about_the_film(words_of(said[i])) || (request.advert && skip(words_of(said[i]), 0, {"use", "add"})))
            take_facts(said[i], false, request.facts);
    if (!wrapping.any && !question && !request.advert && !request.story &&
        !askers.count(words.empty() ? "" : words[0].low) && said.size() >= 3) {
        std::vector<std::string> first;
        take_facts(said[0], false, first);
        request.facts.insert(request.facts.begin(), first.begin(), first.end());
        if (request.facts.size() >= 3) request.intent = Intent::facts;
        request.story |= starts(words, 0, "once upon a time") || starts(words, 0, "there once was") ||
                         starts(words, 0, "there was once");
    }
    if ((request.advert || request.story) && !request.facts.empty()) request.intent = Intent::facts;

    // "with two characters" asks for a dialogue, whatever it is about.
    for (std::size_t i = 0; i + 2 < rest.size(); ++i)
        if ((rest[i].low == "with" || rest[i].low == "between") && number_of(rest[i + 1].low) >= 2 &&
            Set{"characters", "speakers", "people", "voices", "persons", "hosts", "friends"}.count(rest[i + 2].low) &&
            i + 3 == rest.size()) {
            request.dialogue = true;
            rest.resize(i);
        }
    trim_tail(rest, wrapping.told);
    bool helpless = false;
    if (request.facts.size() < 2) drop_asides(rest, helpless);
    take_speakers(rest, request);
    trim_tail(rest, wrapping.told);
    for (auto more = unwrap(rest, wrapping); more && more < rest.size(); more = unwrap(rest, wrapping))
        rest.erase(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(more));
    drop_sighs(rest);
    bool tips = helpless;
    // "Teach me to speak in public"
    if (wrapping.told && rest.size() > 1 && rest[0].low == "to") rest.erase(rest.begin()), tips = true;
    auto before = request.intent;
    if (before != Intent::facts) {
        take_list(rest, request, tips);
        auto intent = classify(rest, request);
        if (request.intent == Intent::why && intent == Intent::topic) intent = Intent::why;  // "3 reasons to …"
        request.intent = tips && (intent == Intent::topic || intent == Intent::how) ? Intent::tips : intent;
    }
    std::string subject, low;
    for (const auto& word : rest) {
        if (!word.raw.empty()) subject += (subject.empty() ? "" : " ") + word.raw;
        low += (low.empty() ? "" : " ") + word.low;
    }
    request.subject = tidy(subject);
    while (!request.subject.empty() && std::string_view("?!.,").find(request.subject.back()) != std::string_view::npos)
        request.subject.pop_back();
    request.words = content(tokens(low));
    // "Tell me a joke" wants one, not a film about laughter.
    for (const auto& piece :
         {"joke", "jokes", "poem", "riddle", "riddles", "song", "lullaby", "quote", "quotes", "haiku", "rap"})
        if (wrapping.any && rest.size() <= 3 && !rest.empty() && rest.back().low == piece &&
            rest.front().low != "about")
            request.words.push_back("made-up-" + std::string(piece));
    return request;
}

}  // namespace builtin::writing
