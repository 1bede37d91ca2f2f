// SPDX-License-Identifier: MIT
#include "builtin/writer/unwrap.hpp"

#include <algorithm>
#include <cctype>

namespace builtin::writing {

const Set adverts{"ad",         "ads",          "advert",     "advertisement", "commercial",  "promo",
                  "promotion",  "promote",      "promoting",  "advertise",     "advertising", "announce",
                  "announcing", "announcement", "invitation", "invite",        "promotional"};
const Set askers{"why", "how", "what", "when", "where", "who", "whether", "which"};

namespace {

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

}  // namespace

namespace {

/// "to a 5 year old", "for my 4th grade class", "like I'm five": how many words tell who listens.
std::size_t audience(const Words& words, std::size_t from) {
    static const Set who{"kid",      "kids",     "child",   "children", "beginner", "beginners", "student",
                         "students", "class",    "toddler", "toddlers", "teenager", "teenagers", "grandma",
                         "grandpa",  "audience", "dummies", "baby",     "adult",    "adults",    "pupils",
                         "graders",  "grader",   "friend",  "friends",  "mom",      "dad",       "followers"};
    auto at = from;
    if (at >= words.size() || !Set{"to", "for", "like"}.count(words[at].low)) return 0;
    ++at;
    at += skip(words, at, {"im", "i am", "i was"});
    at += skip(words, at, {"a", "an", "my", "our", "the", "some"});
    at += skip(words, at, {"complete", "total", "absolute", "young", "little", "small", "curious"});
    bool years = at < words.size() && !words[at].low.empty() &&
                 (number_of(words[at].low) || std::isdigit(static_cast<unsigned char>(words[at].low[0])));
    if (years) {
        ++at;
        auto unit = skip(words, at, {"year old", "years old", "year olds", "yr old", "grade", "yo"});
        at += unit;
        if (at < words.size() && who.count(words[at].low)) return at + 1 - from;
        return unit || (at == words.size()) ? at - from : 0;
    }
    return at < words.size() && who.count(words[at].low) ? at + 1 - from : 0;
}

/// "motivational video about", "quick funny reel on": any two words, a medium and its link.
std::size_t described_medium(const Words& words, std::size_t at) {
    static const Set plain{"video", "clip", "short", "reel", "tiktok", "film", "animation", "explainer", "speech"};
    for (auto i = at + 1; i < words.size() && i <= at + 3; ++i) {
        if (askers.count(words[i - 1].low) || makers.count(words[i - 1].low) || adverts.count(words[i - 1].low))
            return 0;
        if (plain.count(words[i].low) && i + 2 < words.size())
            if (auto link = skip(words, i + 1, {"about", "on", "explaining", "that explains", "about how to be"}))
                return i + 1 + link - at;
    }
    return 0;
}

}  // namespace

std::size_t unwrap(const Words& words, Wrapping& found) {
    std::size_t at = 0;
    for (bool again = true; again && at < words.size();) {
        again = false;
        auto start = at;
        if (auto n = skip(words, at, tellers)) {
            at += n, found.told = true;
            while (auto more = std::max(skip(words, at, listeners), audience(words, at))) at += more;
            if (auto more = skip(
                    words, at,
                    {"about", "all about", "of", "the topic of", "everything about", "something about", "more about"}))
                at += more;
        } else if (auto n = described_medium(words, at)) {
            at += n;
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
                else if (last != words.size() &&
                         !(Set{"style", "like", "type", "episode"}.count(words[i].low) && i == last + 1))
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
                if (at < words.size() && words[at].low != "between" && !(found.talk && words[at].low == "with"))
                    at += skip(words, at, abouts);
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
            if (audience(words, at) == back) {
                words.resize(at);
                again = true;
                break;
            }
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

}  // namespace builtin::writing
