// SPDX-License-Identifier: MIT
#include "builtin/writer/asides.hpp"

#include <utility>

#include "builtin/writer/unwrap.hpp"
#include "builtin/writer/words.hpp"

namespace builtin::writing {

namespace {

const Set listed{"tips",  "tip",     "ways",    "steps",      "tricks", "hacks",    "habits",    "ideas",
                 "rules", "secrets", "methods", "strategies", "advice", "mistakes", "techniques"};
const Set told{"facts", "things", "reasons", "myths", "fact"}, factual{"facts", "things", "fact"};

}  // namespace

/// "5 tips to", "top ten facts about", "the best ways to": what kind of list, if one is asked for.
void take_list(Words& words, Asides& asides) {
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
        asides.tips = !told.count(words[at].low);
        asides.facts = factual.count(words[at].low) > 0;
        asides.count = count;
        bool reasons = words[at].low == "reasons";
        at += 1;
        if (at < words.size() && words[at].low == "and" && at + 1 < words.size() && listed.count(words[at + 1].low))
            at += 2;
        at += skip(
            words, at,
            {"to", "for", "on", "about", "of", "how to", "on how to", "for how to", "that", "you should know about",
             "to know about", "you did not know about", "you didnt know about", "i can use to", "which help you"});
        words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at));
        asides.reasons = reasons && !words.empty() && words[0].low != "why";
        return;
    }
    // "sleep tips", "study tips and tricks": a noun and its list.
    if (words.size() <= 6 && words.size() >= 2 && !askers.count(words[0].low))
        for (auto i = words.size(); i-- > 1;)
            if ((listed.count(words[i].low) || told.count(words[i].low)) && words[i].low != "rules" &&
                (i + 1 == words.size() || (i + 3 == words.size() && words[i + 1].low == "and" &&
                                           (listed.count(words[i + 2].low) || told.count(words[i + 2].low))))) {
                asides.tips |= !told.count(words[i].low);
                asides.facts = factual.count(words[i].low) > 0;
                auto counted = number_of(words[0].low);
                asides.count = counted;
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
/// and changing nothing of it.
void drop_asides(Words& words, Asides& asides) {
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
    // "…, whats smarter?": which of the two, in other words.
    auto asks_which = [&](std::size_t at) {
        if (words.size() - at > 6 || !Set{"what", "which", "who"}.count(words[at].low)) return false;
        const auto& last = words.back().low;
        return (last.size() > 4 && last.ends_with("er")) || last == "best" || last == "wins";
    };
    for (std::size_t i = 1; i < words.size(); ++i) {
        bool clause = words[i - 1].raw.ends_with(',') || words[i - 1].raw.ends_with(';') ||
                      words[i - 1].raw.ends_with('.') || words[i - 1].raw.ends_with('!');
        bool asks_help = skip(words, i, help) > 0;
        if (!(clause && (skip(words, i, apart) || skip(words, i, myself) || asks_which(i))) && !asks_help) continue;
        asides.tips |= asks_help;
        words.resize(i);
        break;
    }
    // "…, and it should be fun": a wish about the film at the end.
    for (std::size_t i = 2; i + 2 < words.size(); ++i)
        if ((words[i].low == "and" || words[i].low == "but") &&
            skip(words, i + 1, {"it should", "it must", "it has to", "make it", "keep it", "please", "i want it"})) {
            words.resize(i);
            break;
        }
    static const Set whoever{"student", "beginner", "teenager", "teen",   "adult",  "kid",
                             "parent",  "mom",      "dad",      "couple", "family", "senior",
                             "woman",   "man",      "girl",     "boy",    "newbie", "freelancer"};
    for (bool again = true; again;) {
        again = false;
        auto size = words.size();
        auto article = size;  // "as a complete beginner"
        for (auto back = size < 6 ? size : std::size_t{4}; size > 4 && back >= 2; --back)
            if (back < size && (words[size - back].low == "a" || words[size - back].low == "an")) article = size - back;
        if (article < size && article > 1 && whoever.count(words.back().low) &&
            (words[article - 1].low == "as" || words[article - 1].low == "for"))
            words.resize(article - 1), again = true;
        else if (size > 4 && words[size - 2].low == "in" && words.back().low.size() == 4 &&
                 words.back().low.starts_with("202"))
            words.resize(size - 2), again = true;
        else if (size > 3 && (words.back().low == "day" || words.back().low == "time") &&
                 Set{"every", "each", "per"}.count(words[size - 2].low))
            words.resize(size - 2), again = true;
        else if (size > 4 && (starts(words, size - 2, "this year") || starts(words, size - 2, "right now")))
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
        asides.tips = true;
    }
}

void take_second(Words& words, Asides& asides) {
    for (std::size_t i = 3; i + 2 < words.size(); ++i) {
        if (words[i].low != "and" || !askers.count(words[i + 1].low)) continue;
        std::string second;
        for (auto k = i + 1; k < words.size(); ++k) second += (second.empty() ? "" : " ") + words[k].low;
        // One that names things of its own is part of the subject.
        if (!content(tokens(second)).empty()) return;
        asides.second = second;
        words.resize(i);
        return;
    }
}

}  // namespace builtin::writing
