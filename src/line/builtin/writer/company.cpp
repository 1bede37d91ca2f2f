// SPDX-License-Identifier: MIT
#include "builtin/writer/company.hpp"

#include <algorithm>
#include <cctype>
#include <utility>

#include "base/text.hpp"
#include "builtin/writer/unwrap.hpp"
#include "script/sentence.hpp"

namespace builtin::writing {

bool take_company(Words& words, bool dialogue, std::vector<std::string>& speakers) {
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
        if (names.size() == 1 && knowing.count(base::lower(names[0]))) names.insert(names.begin(), "Host");
        if (names.size() >= 2 && names.size() <= 4) speakers = names;
    };
    static const Set links{"about",     "on",       "discussing", "explaining", "regarding", "discuss",
                           "discusses", "debating", "explain",    "debate",     "where",     "over"};
    auto link = [&](std::size_t from) {
        for (auto i = from; i < words.size() && i < from + 12; ++i)
            if (links.count(words[i].low)) return i;
        return words.size();
    };
    if (words.empty()) return dialogue;
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
            dialogue = true;
            if (named) speakers = {script::capitalised(words[whom].low), script::capitalised(words[who].low)};
            from += words[from].low == "about";
            words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(from));
            return dialogue;
        }
    }
    if (words[0].low == "between" || (dialogue && words[0].low == "with")) {
        auto at = link(1);
        dialogue = true;
        if (at == words.size()) return name_list(1, at), words.clear(), true;
        auto end = at;
        while (end > 1 && Set{"talk", "talking", "chatting", "chat", "arguing", "speaking", "who", "are", "that"}.count(
                              words[end - 1].low))
            --end;
        name_list(1, end);
        if (words[at].low == "where") at += 1;
        words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at) + 1);
        dialogue = true;
    } else if (!askers.count(words[0].low)) {
        // "two friends talk about …", "Mia and Leo discuss …"
        auto at = link(1);
        if (at == words.size() || at > 6 || words[at].low == "on" || words[at].low == "where" ||
            words[at].low == "over" || words[at].low == "regarding")
            return dialogue;
        bool pair = number_of(words[0].low) == 2 || number_of(words[0].low) == 3;
        for (std::size_t i = 1; i < at; ++i) pair |= words[i].low == "and";
        bool verb = words[at].low != "about" ||
                    Set{"talk", "talking", "chat", "chatting", "arguing", "argue", "speak", "speaking"}.count(
                        words[at - 1].low);
        if (!pair || !verb) return dialogue;
        auto end = words[at].low == "about" ? at - 1 : at;
        name_list(0, end);
        words.erase(words.begin(), words.begin() + static_cast<std::ptrdiff_t>(at) + 1);
        dialogue = true;
    }
    if (!words.empty() && words[0].low == "about") words.erase(words.begin());
    return dialogue;
}

std::vector<std::string> company(std::vector<std::string> named, int wished) {
    for (std::string name : {"Mia", "Leo", "Ava", "Max"})
        if (static_cast<int>(named.size()) < std::min(wished, 4) &&
            std::find(named.begin(), named.end(), name) == named.end())
            named.push_back(name);
    return named;
}

}  // namespace builtin::writing
