// SPDX-License-Identifier: MIT
#include "builtin/writer/request.hpp"

#include <algorithm>

#include "base/text.hpp"
#include "builtin/writer/asides.hpp"
#include "builtin/writer/company.hpp"
#include "builtin/writer/material.hpp"
#include "builtin/writer/unwrap.hpp"
#include "builtin/writer/words.hpp"
#include "script/sentence.hpp"

namespace builtin::writing {

namespace {

/// "Hi! I'm a teacher. I need a video. It should explain how …": greetings and wishes about the film stand aside, and
/// what comes first of the rest is the request.
void put_request_first(std::vector<std::string>& said) {
    while (said.size() > 1 && about_the_film(words_of(said[0])) &&
           !(said[1].ends_with('?') && contains(words_of(said[1]), {"they", "it", "these", "this"})) &&
           !contains(words_of(said[0]),
                     {"video", "about", "ad", "advert", "story", "why", "how", "what", "tips", "short", "clip"}))
        said.erase(said.begin());
    // A first sentence that names no subject leaves it to one that says what "it should explain".
    static const std::vector<std::string> openings{"it should",   "it must",          "it has to",
                                                   "it needs to", "the video should", "please",
                                                   "can you",     "i want it to",     "it will"};
    static const Set verbs{"explain", "show", "cover", "teach", "tell", "describe", "answer", "be"};
    if (said.size() < 2 || said[0].ends_with('?') || contains(words_of(said[0]), {"about", "why", "how", "what"}))
        return;
    for (std::size_t i = 1; i < said.size(); ++i) {
        auto words = words_of(said[i]);
        auto at = skip(words, 0, openings);
        if (at >= words.size() || !verbs.count(words[at].low) ||
            !contains(words_of(said[0]), {"video", "film", "clip", "short", "reel", "tiktok"}))
            continue;
        if (words[at].low == "be" && (at + 1 >= words.size() || words[at + 1].low != "about")) continue;
        std::string rest;
        for (auto k = at + (words[at].low == "be" ? 1 : 0); k < words.size(); ++k)
            if (!words[k].raw.empty()) rest += (rest.empty() ? "" : " ") + words[k].raw;
        said.erase(said.begin(), said.begin() + static_cast<std::ptrdiff_t>(i));
        said[0] = script::capitalised(rest);
        return;
    }
}

/// "VOLCANOES!!! WHY DO THEY ERUPT?": the topic, and then the question about it.
void join_topic(std::vector<std::string>& said) {
    if (said.size() < 2 || script::word_count(said[0]) > 3 || !said[1].ends_with('?') ||
        !contains(words_of(said[1]), {"they", "it", "this", "these", "he", "she"}))
        return;
    auto topic = said[0];
    while (!topic.empty() && std::string_view("!?. ").find(topic.back()) != std::string_view::npos) topic.pop_back();
    said[1] = said[1] + " " + topic;
    said.erase(said.begin());
}

/// "y do cats purr", "how 2 wake up".
void spell_out(Words& words) {
    if (words.size() < 3) return;
    if (words[0].low == "y") words[0] = {"why", "why"};
    if (words[0].low == "how" && words[1].low == "2") words[1] = {"to", "to"};
}

}  // namespace

Request understand(std::string_view prompt) {
    Request request;
    request.prompt = prompt;
    auto said = said_in(prompt);
    if (said.empty()) return request;
    put_request_first(said);
    join_topic(said);

    auto main = said[0];
    Wrapping wrapping;
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
        // "Wedding invite video: Sara and Daniel are getting married": the occasion, and then what there is to say.
        bool occasion = at == 0 && left.size() <= 4 && contains(left, adverts) &&
                        (adverts.count(left.back().low) || Set{"video", "clip", "film", "reel"}.count(left.back().low));
        if (occasion) {
            after = main.substr(colon + 2), main.clear();
            request.occasion = true, wrapping.any = true;
        } else if (contains(left, {"vs", "versus", "or"})) {
            main = main.substr(0, colon);  // "cats vs dogs: who is better?"
        } else if (keyword && at < left.size())
            after = main.substr(colon + 2), main = main.substr(0, colon);
        else if (at >= left.size() || left.size() <= 3)
            main = main.substr(colon + 2), wrapping = front;
    }
    auto words = words_of(main);
    spell_out(words);
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
    if ((request.advert || request.story || request.occasion) && !request.facts.empty()) request.intent = Intent::facts;

    // "with two characters" asks for a dialogue, whatever it is about.
    for (std::size_t i = 0; i + 2 < rest.size(); ++i)
        if ((rest[i].low == "with" || rest[i].low == "between") && number_of(rest[i + 1].low) >= 2 &&
            Set{"characters", "speakers", "people", "voices", "persons", "hosts", "friends"}.count(rest[i + 2].low) &&
            i + 3 == rest.size()) {
            request.dialogue = true;
            rest.resize(i);
        }
    trim_tail(rest, wrapping.told);
    Asides asides;
    if (request.facts.size() < 2) drop_asides(rest, asides);
    request.dialogue = take_company(rest, request.dialogue, request.speakers);
    trim_tail(rest, wrapping.told);
    for (auto more = unwrap(rest, wrapping); more && more < rest.size(); more = unwrap(rest, wrapping))
        rest.erase(rest.begin(), rest.begin() + static_cast<std::ptrdiff_t>(more));
    drop_sighs(rest);
    spell_out(rest);
    // "Teach me to speak in public"
    if (wrapping.told && rest.size() > 1 && rest[0].low == "to") rest.erase(rest.begin()), asides.tips = true;
    auto before = request.intent;
    if (before != Intent::facts) {
        take_list(rest, asides);
        take_second(rest, asides);
        request.count = asides.count;
        request.list = asides.facts;
        request.second = asides.second;
        auto intent = classify(rest, request.you);
        if (asides.reasons && intent == Intent::topic) intent = Intent::why;  // "3 reasons to …"
        request.intent = asides.tips && (intent == Intent::topic || intent == Intent::how) ? Intent::tips : intent;
    }
    // "video" alone names no subject.
    if (rest.size() == 1 &&
        Set{"video", "videos", "film", "clip", "reel", "short", "shorts", "tiktok"}.count(rest[0].low))
        rest.clear();
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
