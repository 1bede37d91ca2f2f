// SPDX-License-Identifier: MIT
#include "builtin/voices/cell_speaker.hpp"

#include <gtest/gtest.h>

#include "base/failure.hpp"
#include "base/hash.hpp"
#include "builtin/voices/speaker.hpp"
#include "speech/utterance_bytes.hpp"

namespace {

cell::Program forked() { return {{}, {{builtin::voice_role, builtin::answer_as_voice}}}; }
script::Line line_of(std::string text) { return {"l7", "", std::move(text), {}}; }

TEST(CellSpeaker, SaysTheSameBytesAsHere) {
    speech::Dictionary dictionary{{"nginx", {{"engine", "ex"}, ""}}};
    builtin::BuiltinSpeaker here(dictionary);
    builtin::CellSpeaker there(dictionary, 2, forked());
    for (const char* id : {"rms", "slt", "de"}) {
        auto line = line_of("Nginx serves 42 pages, doesn't it?");
        auto one = speech::pack(here.speak(line, {id})), two = speech::pack(there.speak(line, {id})), three = speech::pack(there.speak(line, {id}));
        EXPECT_EQ(base::sha256(one), base::sha256(two)) << id;
        EXPECT_EQ(base::sha256(two), base::sha256(three)) << id;
        EXPECT_EQ(here.engine({id}), there.engine({id}));
    }
    EXPECT_EQ(here.voices().size(), there.voices().size());
    EXPECT_GT(here.voices().size(), 200u);
}

TEST(CellSpeaker, WhatWasSaidBeforeDoesNotMatter) {
    builtin::BuiltinSpeaker speaker;
    for (const char* id : {"rms", "awb", "fr-fr"}) {
        auto first = speech::pack(speaker.speak(line_of("One line."), {id}));
        speaker.speak(line_of("Another line, quite different!"), {"es", "es", script::Style::funny, 130, 300});
        speaker.speak(line_of("And one more?"), {"slt", "en", script::Style::calm, 80, -300});
        EXPECT_TRUE(first == speech::pack(speaker.speak(line_of("One line."), {id}))) << id;
    }
}

TEST(CellSpeaker, FailuresComeThrough) {
    builtin::CellSpeaker speaker({}, 1, forked());
    auto trouble = [&](const std::string& text, const speech::Voice& voice) {
        try {
            speaker.speak(line_of(text), voice);
        } catch (const base::Failure& failure) {
            return failure.message;
        }
        return std::string("none");
    };
    EXPECT_EQ(trouble("🙂🙂", {"rms"}), "Line l7 has nothing that can be spoken. Write words, or take the line out.");
    EXPECT_EQ(trouble("", {"de"}), "Line l7 has nothing that can be spoken. Write words, or take the line out.");
    EXPECT_EQ(trouble("Hello.", {"rmz"}), "No voice is called \"rmz\". Did you mean \"rms\"?");
    EXPECT_EQ(trouble("Hello.", {"rms"}), "none");
}

TEST(CellSpeaker, HostileTextIsSpokenOrRefused) {
    builtin::CellSpeaker speaker({}, 1, forked());
    const std::string texts[] = {std::string(10'000, 'a'), std::string(3'900, 'a'), std::string(3'900, '9'), std::string("\x01\x02\x1b[31mred\x00 word", 17), "漢字 العربية हिन्दी русский ไทย", "<speak><mark name=\"x\"/></speak> [[h@l@U]] %s%n",
                                 "a\xff\xfe b\xc3", std::string(1000, '.') + "x", "-- -- --", "¿¡", std::string(500, '(') + "z", "' \" ` x'", "A-a-a-a-a-a-a 1/0 $. €, 99999999999999999999999999 -"};
    for (const auto& text : texts)
        for (const char* id : {"rms", "de", "cmn"}) {
            try {
                auto utterance = speaker.speak(line_of(text), {id});
                EXPECT_GT(utterance.sound.frames(), 0u);
                int last = 0;
                for (const auto& word : utterance.words) {
                    EXPECT_GE(word.start_ms, last) << id << " " << text.substr(0, 40);
                    EXPECT_GE(word.end_ms, word.start_ms);
                    last = word.end_ms;
                }
            } catch (const base::Failure& failure) {
                EXPECT_EQ(failure.trouble, base::Trouble::invalid) << failure.message << " " << id << " " << text.substr(0, 40);
            }
        }
}

}  // namespace
