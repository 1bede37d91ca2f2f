// SPDX-License-Identifier: MIT
#include "builtin/writer/request.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <set>
#include <utility>

#include "base/text.hpp"
#include "builtin/writer/words.hpp"
#include "script/sentence.hpp"

namespace builtin::writing {

namespace {

using Set = std::set<std::string, std::less<>>;

/// A word as typed, and as compared: lower case, no marks, common slips of the hand mended.
struct Word {
    std::string raw, low;
};
using Words = std::vector<Word>;

std::string plain(std::string_view raw) {
    static const std::map<std::string, std::string> slips{{"plz", "please"},
                                                          {"pls", "please"},
                                                          {"wht", "what"},
                                                          {"waht", "what"},
                                                          {"wat", "what"},
                                                          {"hwo", "how"},
                                                          {"howw", "how"},
                                                          {"wy", "why"},
                                                          {"wjy", "why"},
                                                          {"whyy", "why"},
                                                          {"u", "you"},
                                                          {"r", "are"},
                                                          {"ur", "your"},
                                                          {"abt", "about"},
                                                          {"abuot", "about"},
                                                          {"aboout", "about"},
                                                          {"vid", "video"},
                                                          {"vids", "videos"},
                                                          {"vidoe", "video"},
                                                          {"vedio", "video"},
                                                          {"teh", "the"},
                                                          {"cuz", "because"},
                                                          {"dose", "does"},
                                                          {"doe", "does"},
                                                          {"explian", "explain"},
                                                          {"exlpain", "explain"},
                                                          {"diffrence", "difference"},
                                                          {"difrence", "difference"},
                                                          {"betwen", "between"},
                                                          {"thier", "their"},
                                                          {"beter", "better"},
                                                          {"bettr", "better"},
                                                          {"wanna", "want"},
                                                          {"gimme", "give"},
                                                          {"mke", "make"},
                                                          {"creat", "create"},
                                                          {"advertisment", "advertisement"},
                                                          {"tiktoks", "tiktok"}};
    std::string low;
    for (const auto& token : base::split_words(raw))
        for (auto point : base::code_points(token))
            if (point < 0x80 ? std::isalnum(static_cast<int>(point)) != 0
                             : (point >= 0xC0 && !(point >= 0x2000 && point < 0x2C00) && point < 0xFE00))
                low += base::utf8(point);
    low = base::lower(low);
    auto slip = slips.find(low);
    return slip == slips.end() ? low : slip->second;
}

Words words_of(std::string_view text) {
    Words out;
    for (const auto& raw : base::split_words(text)) {
        // "noise-cancelling" and "26.2" are compared in their parts.
        auto parts = raw;
        for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
            bool digits = std::isdigit(static_cast<unsigned char>(parts[i - 1])) &&
                          std::isdigit(static_cast<unsigned char>(parts[i + 1]));
            if (parts[i] == '-' || parts[i] == '/' || (parts[i] == '.' && digits)) parts[i] = ' ';
        }
        if (auto several = base::split_words(parts); several.size() > 1) {
            bool whole = true;
            for (const auto& part : several)
                if (auto low = plain(part); !low.empty()) out.push_back({std::exchange(whole, false) ? raw : "", low});
            continue;
        }
        auto low = plain(raw);
        static const std::map<std::string, std::pair<std::string, std::string>> joined{
            {"whats", {"what", "is"}}, {"hows", {"how", "is"}}, {"whys", {"why", "is"}},
            {"whos", {"who", "is"}},   {"lets", {"let", "us"}}, {"wheres", {"where", "is"}}};
        if (auto two = joined.find(low); two != joined.end())
            out.push_back({raw, two->second.first}), out.push_back({"", two->second.second});
        else if (!low.empty())
            out.push_back({raw, low});
    }
    return out;
}

/// Drops an emoji and other signs that say nothing, so that what is left can be spoken.
std::string without_signs(std::string_view text) {
    std::string out;
    for (auto p : base::code_points(text)) {
        bool sign = (p >= 0x2190 && p < 0x2C00) || (p >= 0xFE00 && p < 0xFE10) || (p >= 0x1F000 && p < 0x20000) ||
                    p == 0xFFFD || p == 0x20E3 || p == '*' || p == '_' || p == '`' || p == '~' || p == '<' ||
                    p == '>' || p == '{' || p == '}' || p == '|' || p == '#';
        out += sign ? " " : base::utf8(p == 0x2019 ? U'\'' : p);
    }
    return out;
}

bool starts(const Words& words, std::size_t at, std::string_view phrase) {
    for (const auto& part : base::split_words(phrase)) {
        if (at >= words.size() || words[at].low != part) return false;
        ++at;
    }
    return true;
}

/// The longest of the phrases that begins here; 0: none.
std::size_t skip(const Words& words, std::size_t at, const std::vector<std::string>& phrases) {
    std::size_t most = 0;
    for (const auto& phrase : phrases)
        if (starts(words, at, phrase)) most = std::max(most, base::split_words(phrase).size());
    return most;
}

const std::vector<std::string> politeness{"please",
                                          "hey",
                                          "hi",
                                          "hello",
                                          "hi there",
                                          "ok",
                                          "okay",
                                          "so",
                                          "yo",
                                          "kindly",
                                          "can you",
                                          "could you",
                                          "would you",
                                          "will you",
                                          "you",
                                          "can you please",
                                          "i want you to",
                                          "i want to",
                                          "i want",
                                          "i need",
                                          "i need you to",
                                          "i would like you to",
                                          "i would like",
                                          "id like",
                                          "i like",
                                          "id like you to",
                                          "help me",
                                          "let us",
                                          "we need",
                                          "we want",
                                          "want",
                                          "can we",
                                          "um",
                                          "well",
                                          "just",
                                          "could we",
                                          "also",
                                          "then",
                                          "quick question",
                                          "question",
                                          "dear",
                                          "do",
                                          "go ahead and",
                                          "i was wondering",
                                          "im curious",
                                          "curious",
                                          "idea"};
const Set makers{"make",    "create", "generate", "produce", "write", "give", "build", "render",  "film",  "record",
                 "prepare", "design", "do",       "need",    "want",  "show", "craft", "compose", "draft", "get"};
const Set media{"video",       "videos",       "clip",      "clips",        "short",     "shorts",        "reel",
                "reels",       "tiktok",       "film",      "movie",        "animation", "script",        "explainer",
                "documentary", "presentation", "content",   "podcast",      "lesson",    "explanation",   "listicle",
                "youtube",     "instagram",    "intro",     "introduction", "overview",  "summary",       "voiceover",
                "post",        "story",        "tale",      "dialogue",     "dialog",    "conversation",  "discussion",
                "chat",        "debate",       "interview", "ad",           "advert",    "advertisement", "commercial",
                "promo",       "announcement", "spot",      "invitation",   "trailer",   "lecture",       "tutorial",
                "song"};
const Set talks{"dialogue", "dialog", "conversation", "discussion", "chat", "debate", "interview"};
const Set adverts{"ad",         "ads",          "advert",     "advertisement", "commercial",  "promo",
                  "promotion",  "promote",      "promoting",  "advertise",     "advertising", "announce",
                  "announcing", "announcement", "invitation", "invite",        "promotional"};
const Set askers{"why", "how", "what", "when", "where", "who", "whether", "which"};
const std::vector<std::string> tellers{"explain",
                                       "tell",
                                       "teach",
                                       "describe",
                                       "discuss",
                                       "show",
                                       "talk",
                                       "learn about",
                                       "inform",
                                       "educate",
                                       "say something",
                                       "explaining",
                                       "eli5",
                                       "explain like im 5",
                                       "explain like im five",
                                       "i wonder",
                                       "do you know",
                                       "did you know",
                                       "ever wondered",
                                       "have you ever wondered",
                                       "have you ever wondered about",
                                       "topic",
                                       "subject",
                                       "prompt",
                                       "to know"};
const std::vector<std::string> listeners{
    "me",        "us",          "kids",       "children",    "people",       "everyone",        "my kids",
    "my class",  "my students", "my viewers", "my audience", "viewers",      "students",        "the viewer",
    "to me",     "to us",       "to kids",    "to children", "to my kids",   "to my class",     "to my students",
    "to people", "to everyone", "to a child", "to a kid",    "to beginners", "simply",          "briefly",
    "quickly",   "something",   "all",        "a bit",       "more",         "in simple terms", "in simple words",
    "like im 5", "like im five"};
const std::vector<std::string> abouts{"about",
                                      "on",
                                      "of",
                                      "for",
                                      "explaining",
                                      "that explains",
                                      "which explains",
                                      "that shows",
                                      "showing",
                                      "covering",
                                      "describing",
                                      "to explain",
                                      "that teaches",
                                      "teaching",
                                      "telling",
                                      "titled",
                                      "called",
                                      "where you explain",
                                      "that answers",
                                      "answering",
                                      "discussing",
                                      "the topic of",
                                      "to",
                                      "with the topic",
                                      "with",
                                      "regarding",
                                      "that tells",
                                      "on the topic of",
                                      "on the subject of",
                                      "all about",
                                      "everything about",
                                      "some information about",
                                      "information about",
                                      "how about",
                                      "what about"};

struct Wrapping {
    bool any = false, talk = false, advert = false, story = false, told = false;
};

/// Takes "please make me a short video about" off the front.
std::size_t unwrap(const Words& words, Wrapping& found) {
    std::size_t at = 0;
    for (bool again = true; again && at < words.size();) {
        again = false;
        auto start = at;
        if (auto n = skip(words, at, tellers)) {
            at += n, found.told = true;
            while (auto more = skip(words, at, listeners)) at += more;
            if (auto more = skip(
                    words, at,
                    {"about", "all about", "of", "the topic of", "everything about", "something about", "more about"}))
                at += more;
        } else if (makers.count(words[at].low) || media.count(words[at].low) ||
                   Set{"a", "an", "the", "some", "one", "two", "my", "funny", "30", "60", "educational", "quick"}.count(
                       words[at].low)) {
            // A medium within seven words, before any question begins.
            std::size_t last = words.size();
            bool maker = makers.count(words[at].low);
            for (auto i = at; i < words.size() && i < at + 8; ++i) {
                if (askers.count(words[i].low) || (i > at && (words[i].low == "about" || words[i].low == "for" ||
                                                              words[i].low == "of" || words[i].low == "between")))
                    break;
                if (media.count(words[i].low) && !(i == at && words[i].low == "short" && !(i + 1 < words.size())))
                    last = i;
                else if (last != words.size())
                    break;
            }
            bool bare = last != words.size() && !maker && last + 1 < words.size() &&
                        skip(words, last + 1, abouts) == 0 && !askers.count(words[last + 1].low) &&
                        words[last + 1].low != "between";
            bool only = last + 1 == words.size() && !maker;
            if (last != words.size() && !bare && !only) {
                for (auto i = at; i <= last; ++i) {
                    found.talk |= talks.count(words[i].low) > 0;
                    found.advert |= adverts.count(words[i].low) > 0;
                    found.story |= words[i].low == "story" || words[i].low == "tale";
                }
                at = last + 1;
                if (at < words.size() && words[at].low != "between") at += skip(words, at, abouts);
            } else if (maker && words[at].low == "give" && starts(words, at, "give me")) {
                at += 2;
            }
        } else if (adverts.count(words[at].low)) {
            found.advert = true;
            at += 1;
            at += skip(words, at, {"for", "of", "about"});
        } else if (auto n = skip(words, at, politeness)) {
            // "do you" asks; "do fish sleep" is a question of its own.
            if (words[at].low != "do" && words[at].low != "so" && words[at].low != "well")
                at += n;
            else if (words[at].low != "do" && at + 1 < words.size())
                at += n;
        }
        again = at != start;
        found.any |= again;
    }
    return at;
}

/// Takes "for kids please" off the end.
void trim_tail(Words& words, bool told) {
    static const Set closing{"please", "thanks",    "thx", "thank", "lol",    "haha", "asap", "bro",  "man",
                             "dude",   "explained", "ty",  "video", "videos", "clip", "reel", "guys", "thankyou"};
    static const Set heads{"for", "to", "like", "in", "with", "as", "under", "within", "that", "using", "on"};
    static const Set tail{"kids",      "children",
                          "kid",       "child",
                          "beginners", "dummies",
                          "toddlers",  "students",
                          "class",     "classroom",
                          "my",        "a",
                          "the",       "an",
                          "5",         "five",
                          "6",         "7",
                          "8",         "ten",
                          "10",        "15",
                          "20",        "45",
                          "90",        "year",
                          "years",     "old",
                          "olds",      "grade",
                          "graders",   "school",
                          "high",      "third",
                          "tiktok",    "youtube",
                          "instagram", "shorts",
                          "short",     "reels",
                          "everyone",  "adults",
                          "grandma",   "teenagers",
                          "teens",     "im",
                          "i",         "were",
                          "was",       "me",
                          "us",        "young",
                          "little",    "simple",
                          "easy",      "plain",
                          "words",     "terms",
                          "language",  "english",
                          "way",       "fun",
                          "funny",     "brief",
                          "detail",    "depth",
                          "30",        "60",
                          "30s",       "60s",
                          "seconds",   "second",
                          "secs",      "sec",
                          "minutes",   "minute",
                          "min",       "one",
                          "under",     "less",
                          "than",      "examples",
                          "music",     "subtitles",
                          "captions",  "pictures",
                          "images",    "voice",
                          "voiceover", "video",
                          "clip",      "reel",
                          "dialogue",  "conversation",
                          "format",    "vertical",
                          "style",     "narration",
                          "emojis",    "presentation",
                          "please",    "and",
                          "channel",   "audience",
                          "science",   "followers",
                          "general",   "engaging",
                          "about",     "of",
                          "seconds",   "i",
                          "am",        "nice",
                          "cute",      "is",
                          "it",        "its",
                          "viewers",   "social",
                          "media"};
    static const Set strong{"kids",      "children",  "kid",      "child",     "beginners", "dummies",  "toddlers",
                            "students",  "class",     "tiktok",   "youtube",   "instagram", "5",        "five",
                            "terms",     "words",     "way",      "detail",    "depth",     "seconds",  "second",
                            "sec",       "secs",      "minute",   "minutes",   "min",       "30s",      "60s",
                            "music",     "subtitles", "captions", "pictures",  "images",    "dialogue", "conversation",
                            "voiceover", "emojis",    "everyone", "grandma",   "teenagers", "teens",    "english",
                            "school",    "channel",   "audience", "followers", "graders",   "grade",    "video",
                            "examples",  "style",     "format",   "short",     "viewers",   "media",    "adults"};
    for (bool again = true; again && !words.empty();) {
        again = false;
        while (words.size() > 1 && (closing.count(words.back().low) ||
                                    (words.back().low == "you" && words[words.size() - 2].low == "thank")))
            words.pop_back(), again = true;
        for (std::size_t back = 2; back <= 8 && back + 1 <= words.size(); ++back) {
            auto at = words.size() - back;
            const auto& head = words[at].low;
            if (!heads.count(head) || (head == "to" && !told)) continue;
            bool all = true, any = false;
            for (auto i = at + 1; i < words.size(); ++i)
                all &= tail.count(words[i].low) > 0, any |= strong.count(words[i].low) > 0;
            if (!all || !any) continue;
            words.resize(at);
            again = true;
            break;
        }
    }
}

int number_of(const std::string& word) {
    static const std::map<std::string, int> names{{"two", 2},   {"three", 3}, {"four", 4}, {"five", 5}, {"six", 6},
                                                  {"seven", 7}, {"eight", 8}, {"nine", 9}, {"ten", 10}, {"twelve", 12}};
    if (auto at = names.find(word); at != names.end()) return at->second;
    if (word.empty() || word.size() > 2 ||
        !std::all_of(word.begin(), word.end(), [](unsigned char c) { return std::isdigit(c); }))
        return 0;
    return std::stoi(word);
}

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
            if ((listed.count(words[i].low) || told.count(words[i].low)) &&
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

bool contains(const Words& words, const Set& any) {
    return std::any_of(words.begin(), words.end(), [&](const Word& word) { return any.count(word.low) > 0; });
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
    if (first == "what") {
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
    return skip(words, 0, openings) > 0 || words.size() <= 1;
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
        bool list = lists && pieces.size() >= 2 && !clauses.count(words[0].low);
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

Request understand(std::string_view prompt) {
    Request request;
    auto text = without_signs(prompt);
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
        request.facts.insert(request.facts.begin(), said[0]);
        if (request.facts.size() >= 3) request.intent = Intent::facts;
    }
    if ((request.advert || request.story) && !request.facts.empty()) request.intent = Intent::facts;

    trim_tail(rest, wrapping.told);
    take_speakers(rest, request);
    trim_tail(rest, wrapping.told);
    for (auto more = unwrap(rest, wrapping); more && more < rest.size(); more = unwrap(rest, wrapping))
        rest.erase(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(more));
    bool tips = false;
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
    return request;
}

}  // namespace builtin::writing
