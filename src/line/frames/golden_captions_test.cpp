// SPDX-License-Identifier: MIT
// How captions look: each style, each family of scripts; with the words as speech hands them over.
#include <boost/describe.hpp>

#include "frames/frames.hpp"
#include "frames/golden_for_tests.hpp"
#include "speech/normalise.hpp"
#include "speech/phrases.hpp"
#include "stage/captions.hpp"
#include "stage/fixtures_for_tests.hpp"

namespace frames {
namespace {

std::vector<speech::SpokenWord> spoken(const std::string& text, const std::string& language) {
    auto words = speech::mark_phrases(speech::normalise(text, language));
    int at_ms = 100;
    for (auto& word : words) word.start_ms = at_ms, word.end_ms = at_ms += 300;
    return words;
}

/// The second word of the line is being said.
media::Picture captioned(stage::Sample& sample, const std::string& text, const std::string& language) {
    auto words = spoken(text, language);
    int end = words.back().end_ms + 300;
    sample.in.words = words;
    auto scene = sample.scene();
    scene.overlay = stage::captions(sample.film, words, end, 0, end, scene);
    for (const auto& layer : scene.overlay)
        if (layer.sprite.text) EXPECT_LE(stage::measure(*layer.sprite.text).lines, 2) << text;
    return media::scaled(compose({.scene = std::move(scene), .frames = 60}, 18, 540, 960), 216, 384);
}

TEST(GoldenCaptions, EachStyle) {
    for (auto style : {film::Captions::karaoke, film::Captions::box, film::Captions::pop, film::Captions::phrase,
                       film::Captions::none}) {
        stage::Sample sample("hero");
        sample.film.look.captions = style;
        test::expect_golden(std::string("captions-") + boost::describe::enum_to_string(style, ""),
                            captioned(sample, "Magma rises through the rock.", "en"));
    }
}

struct Script {
    const char *name, *language, *text;
};

class GoldenScript : public testing::TestWithParam<Script> {};

TEST_P(GoldenScript, LooksAsItShould) {
    stage::Sample sample("title");
    sample.film.language = GetParam().language;
    sample.shot.texts = {GetParam().text};
    test::expect_golden(std::string("script-") + GetParam().name,
                        captioned(sample, GetParam().text, GetParam().language));
}

INSTANTIATE_TEST_SUITE_P(All, GoldenScript,
                         testing::Values(Script{"latin", "de", "Über heißer Lava brütet Łukasz çà et là."},
                                         Script{"cyrillic", "ru", "Вулкан — это окно в Землю."},
                                         Script{"greek", "el", "Το ηφαίστειο είναι παράθυρο."},
                                         Script{"arabic", "ar", "البركان نافذة على الأرض."},
                                         Script{"hebrew", "he", "הר געש הוא חלון."},
                                         Script{"devanagari", "hi", "ज्वालामुखी पृथ्वी की खिड़की है।"},
                                         Script{"thai", "th", "ภูเขาไฟคือหน้าต่างของโลก"},
                                         Script{"chinese", "zh", "火山是地球的一扇窗户。"},
                                         Script{"japanese", "ja", "火山は地球の窓です。"},
                                         Script{"korean", "ko", "화산은 지구의 창문입니다."},
                                         Script{"emoji", "en", "Hot 🌋 rock 🔥 flows 👩‍🚀 down 🇯🇵"}),
                         [](const auto& info) { return info.param.name; });

}  // namespace
}  // namespace frames
