// SPDX-License-Identifier: MIT
#include "builtin/voices/cell_speaker.hpp"

#include <gtest/gtest.h>

#include "base/failure.hpp"
#include "base/hash.hpp"
#include "builtin/voices/speaker.hpp"
#include "speech/utterance_bytes.hpp"

namespace {

cell::Program forked() {
    return {{}, {{builtin::voice_role, builtin::answer_as_voice}}};
}
script::Line line_of(std::string text) {
    return {"l7", "", std::move(text), {}};
}

TEST(CellSpeaker, SaysWhatIsSaidHere) {
    speech::Dictionary dictionary{{"nginx", {{"engine", "ex"}, ""}}};
    builtin::BuiltinSpeaker here(dictionary);
    builtin::CellSpeaker there(dictionary, 2, forked());
    auto line = line_of("Nginx serves 42 pages, doesn't it?");
    for (const char* id : {"rms", "slt"}) {
        auto one = here.speak(line, {id}), two = there.speak(line, {id});
        ASSERT_EQ(one.words.size(), two.words.size());
        for (std::size_t i = 0; i < one.words.size(); ++i) {
            EXPECT_EQ(one.words[i].spoken, two.words[i].spoken);
            EXPECT_EQ(one.words[i].start_ms, two.words[i].start_ms);
        }
        EXPECT_EQ(one.sound.samples.size(), two.sound.samples.size());
    }
    EXPECT_EQ(here.engine({"slt"}), builtin::CellSpeaker({}, 1, forked()).engine({"slt"}));
    EXPECT_NE(here.engine({"slt"}), there.engine({"slt"}));  // the user's own pronunciations shape the bytes
    EXPECT_EQ(here.voices().size(), there.voices().size());
    EXPECT_GT(here.voices().size(), 200u);
}

TEST(CellSpeaker, WhatWasSaidBeforeDoesNotMatter) {
    builtin::CellSpeaker speaker({}, 1, forked());
    for (const char* id : {"rms", "awb", "fr-fr", "de"}) {
        auto first = speech::pack(speaker.speak(line_of("One line, spoken."), {id}));
        speaker.speak(line_of("Another line, quite different!"), {"es", "es", script::Style::funny, 130, 300});
        speaker.speak(line_of("And one more?"), {"slt", "en", script::Style::calm, 80, -300});
        EXPECT_EQ(base::sha256(first), base::sha256(speech::pack(speaker.speak(line_of("One line, spoken."), {id}))))
            << id;
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
    EXPECT_EQ(trouble("🙂🙂", {"rms"}),
              "Line l7 has nothing that can be spoken. Write words, or take the line out.");
    EXPECT_EQ(trouble("", {"de"}), "Line l7 has nothing that can be spoken. Write words, or take the line out.");
    EXPECT_EQ(trouble("Hello.", {"rmz"}), "No voice is called \"rmz\". Did you mean \"rms\"?");
    EXPECT_EQ(trouble("Hello.", {"rms"}), "none");
}

TEST(CellSpeaker, HostileTextIsSpokenOrRefused) {
    builtin::CellSpeaker speaker({}, 1, forked());
    const std::string texts[] = {std::string(10'000, 'a'),
                                 std::string(1'200, 'a'),
                                 std::string(1'200, '9'),
                                 std::string("\x01\x02\x1b[31mred\x00 word", 17),
                                 "漢字 العربية हिन्दी русский ไทย",
                                 "<speak><mark name=\"x\"/></speak> [[h@l@U]] %s%n",
                                 "a\xff\xfe b\xc3",
                                 std::string(300, '.') + "x",
                                 "-- -- --",
                                 "¿¡",
                                 std::string(500, '(') + "z",
                                 "' \" ` x'",
                                 "A-a-a-a-a-a-a 1/0 $. €, 99999999999999999999999999 -"};
    for (const auto& text : texts)
        for (const char* id : {"rms", "de"}) {
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
                EXPECT_EQ(failure.trouble, base::Trouble::invalid)
                    << failure.message << " " << id << " " << text.substr(0, 40);
            }
        }
}

}  // namespace
