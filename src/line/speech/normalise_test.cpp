// SPDX-License-Identifier: MIT
#include "speech/normalise.hpp"

#include <gtest/gtest.h>

#include "base/text.hpp"

namespace {

struct Case {
    const char* text;
    const char* said;  ///< words of different captions apart by " | "
};

std::string said(std::string_view text, std::string_view language = "en", const speech::Dictionary& dictionary = {}) {
    std::string all;
    for (const auto& word : speech::normalise(text, language, dictionary))
        all += (all.empty() ? "" : " | ") + base::join(word.spoken, " ");
    return all;
}

class Normalise : public testing::TestWithParam<Case> {};

TEST_P(Normalise, SaysItAsPeopleDo) {
    EXPECT_EQ(said(GetParam().text), GetParam().said) << GetParam().text;
}

const Case cases[] = {
    {"Hello, world!", "hello | world"},
    {"0", "zero"},
    {"7 days", "seven | days"},
    {"13", "thirteen"},
    {"42", "forty two"},
    {"100", "one hundred"},
    {"1,250", "one thousand two hundred fifty"},
    {"$1,250", "one thousand two hundred fifty dollars"},
    {"1000000", "one million"},
    {"7,800,000,000 people", "seven billion eight hundred million | people"},
    {"007", "zero zero seven"},
    {"3.14", "three point one four"},
    {"0.5", "zero point five"},
    {".5", "point five"},
    {"1.5 million", "one point five | million"},
    {"-5", "minus five"},
    {"−40 °C", "minus forty | degrees celsius"},
    {"+3", "plus three"},
    {"~50", "about fifty"},
    {"1st 2nd 3rd 21st", "first | second | third | twenty first"},
    {"the 20th century", "the | twentieth | century"},
    {"1/2", "one half"},
    {"3/4 cup", "three quarters | cup"},
    {"2/3", "two thirds"},
    {"1½ cups", "one and a half | cups"},
    {"½", "one half"},
    {"24/7", "twenty four seven"},
    {"9/11", "nine eleven"},
    {"50%", "fifty percent"},
    {"12.5%", "twelve point five percent"},
    {"10-20%", "ten to twenty percent"},
    {"10–20 years", "ten to twenty | years"},
    {"in 1969", "in | nineteen sixty nine"},
    {"In 2005, we", "in | two thousand five | we"},
    {"since 1900", "since | nineteen hundred"},
    {"by 2030.", "by | twenty thirty"},
    {"1905 was", "nineteen oh five | was"},
    {"1500 people", "one thousand five hundred | people"},
    {"1914-1918", "nineteen fourteen to nineteen eighteen"},
    {"from 1914 to 1918", "from | nineteen fourteen | to | nineteen eighteen"},
    {"the 1990s", "the | nineteen nineties"},
    {"the '90s", "the | nineties"},
    {"May 5", "may | fifth"},
    {"May 5, 2024", "may | fifth | twenty twenty four"},
    {"5 May 2024", "the fifth of | may | twenty twenty four"},
    {"Jan. 3", "january | third"},
    {"12/25/2024", "december twenty fifth twenty twenty four"},
    {"2024-12-25", "december twenty fifth twenty twenty four"},
    {"5:30", "five thirty"},
    {"5:05 pm", "five oh five | P M"},
    {"7:00", "seven o'clock"},
    {"9:00am", "nine A M"},
    {"17:45", "seventeen forty five"},
    {"8 a.m. sharp", "eight | A M | sharp"},
    {"16:9", "sixteen to nine"},
    {"$5", "five dollars"},
    {"$1", "one dollar"},
    {"$1.50", "one dollar and fifty cents"},
    {"$0.99", "ninety nine cents"},
    {"$5 million", "five | million dollars"},
    {"$3.5B", "three point five billion dollars"},
    {"$100K", "one hundred thousand dollars"},
    {"€20", "twenty euros"},
    {"20€", "twenty euros"},
    {"£9.99", "nine pounds and ninety nine pence"},
    {"$10-$20", "ten to twenty dollars"},
    {"60 km/h", "sixty | kilometers per hour"},
    {"60km/h", "sixty kilometers per hour"},
    {"1 km", "one | kilometer"},
    {"5kg", "five kilograms"},
    {"20°C", "twenty degrees celsius"},
    {"98.6°F", "ninety eight point six degrees fahrenheit"},
    {"90°", "ninety degrees"},
    {"9.8 m/s²", "nine point eight | meters per second squared"},
    {"300 m/s", "three hundred | meters per second"},
    {"16GB", "sixteen gigabytes"},
    {"10x", "ten times"},
    {"1920x1080", "one thousand nine hundred twenty by one thousand eighty"},
    {"6'2\"", "six foot two"},
    {"4K", "four K"},
    {"3D", "three D"},
    {"5G", "five G"},
    {"MP3", "M P three"},
    {"H2O", "H two O"},
    {"CO₂", "C O two"},
    {"COVID-19", "covid nineteen"},
    {"B2B", "B two B"},
    {"10-year-old", "ten year old"},
    {"Dr. Smith", "doctor | smith"},
    {"Mr. and Mrs. Jones", "mister | and | missus | jones"},
    {"cats vs. dogs", "cats | versus | dogs"},
    {"e.g. apples", "for example | apples"},
    {"i.e., now", "that is | now"},
    {"apples, etc.", "apples | et cetera"},
    {"St. Peter", "saint | peter"},
    {"Baker St. is", "baker | street | is"},
    {"No. 5", "number | five"},
    {"No. Never.", "no | never"},
    {"NASA", "nasa"},
    {"DNA", "D N A"},
    {"the USA", "the | U S A"},
    {"U.S. law", "U S | law"},
    {"TVs", "T V's"},
    {"AI is", "A I | is"},
    {"NOT NOW", "not | now"},
    {"STOP", "stop"},
    {"Henry VIII", "henry | the eighth"},
    {"Louis XIV was", "louis | the fourteenth | was"},
    {"World War II", "world | war | two"},
    {"Chapter IV", "chapter | four"},
    {"I think", "i | think"},
    {"https://www.example.com/about", "example dot com slash about"},
    {"example.com.", "example dot com"},
    {"info@example.org", "info at example dot org"},
    {"#1", "number one"},
    {"#space", "hashtag space"},
    {"@ada", "at ada"},
    {"R&D", "R and D"},
    {"salt & pepper", "salt | and | pepper"},
    {"and/or", "and or"},
    {"wait — what", "wait |  | what"},
    {"fire 🔥", "fire | "},
    {"café naïve", "cafe | naive"},
    {"don’t", "don't"},
    {"“Quoted,”", "quoted"},
    {"555-1234", "five five five one two three four"},
    {"2 + 2 = 4", "two | plus | two | equals | four"},
    {"πr²", "pie R squared"},
    {"JavaScript", "java script"},
    {"McDonald", "mcdonald"},
    {"X-ray", "X ray"},
    {"A large size", "a | large | size"},
    {"Vitamin A helps", "vitamin | A | helps"},
    {"state-of-the-art", "state of the art"},
};
INSTANTIATE_TEST_SUITE_P(English, Normalise, testing::ValuesIn(cases));

TEST(NormaliseWords, DotsOfShortFormsEndNoSentence) {
    auto words = speech::normalise("Dr. Smith met Mr. Jones at 5 p.m. Then, why?", "en");
    std::string marks;
    for (const auto& word : words) marks += word.mark ? word.mark : '_';
    EXPECT_EQ(marks, "________,?");
    EXPECT_EQ(speech::normalise("Apples, etc.", "en").back().mark, '.');
}

TEST(NormaliseWords, EveryCaptionWordIsKept) {
    auto words = speech::normalise("  It's\t$5…  —  (really!)\n🙂 ", "en");
    ASSERT_EQ(words.size(), 5u);
    EXPECT_EQ(words[1].text, "$5…");
    EXPECT_EQ(words[1].mark, ',');
    EXPECT_TRUE(words[1].number);
    EXPECT_EQ(words[3].mark, '!');
}

TEST(NormaliseWords, OtherLanguagesKeepTheirLetters) {
    EXPECT_EQ(said("Größe: 25 km!", "de"), "größe | 25 | km");
    EXPECT_EQ(said("¿Qué? 🙂 «olé»", "es"), "qué |  | olé");
    EXPECT_EQ(said("你好。 世界", "zh"), "你好 | 世界");
}

TEST(NormaliseWords, HostileTextIsHarmless) {
    EXPECT_TRUE(speech::normalise("", "en").empty());
    for (const std::string& text :
         {std::string(10000, 'a'), std::string(10000, '9'), std::string(10000, '-'), std::string(9999, '$'),
          std::string("\x01\x02\xFF\xFE \x7F"), std::string(3000, '/') + "1", std::string(5000, 'A') + "1",
          std::string("1") + std::string(4000, '-') + "2"}) {
        std::size_t count = 0;
        for (const auto& word : speech::normalise(text, "en")) count += word.spoken.size();
        EXPECT_LT(count, 1000u) << text.substr(0, 10);
    }
}

TEST(Pronounce, UsersWordsWin) {
    auto dictionary = speech::read_dictionary(
        "# mine\nnginx = engine ex\nKlikyai = /K L IH1 K Y AY0/\n\nada = AY da # note\n", "pronounce.txt");
    EXPECT_EQ(said("Use nginx, nginx's", "en", dictionary), "use | engine ex | engine ex's");
    auto words = speech::normalise("Klikyai!", "en", dictionary);
    EXPECT_EQ(words[0].phones, "K L IH1 K Y AY0");
    EXPECT_EQ(words[0].mark, '!');
}

TEST(Pronounce, ErrorsNameTheLine) {
    auto message = [](std::string_view text) {
        try {
            speech::read_dictionary(text, "pronounce.txt");
        } catch (const std::exception& failure) {
            return std::string(failure.what());
        }
        return std::string();
    };
    EXPECT_EQ(message("a = b\nnope\n"),
              "pronounce.txt, line 2: no \"=\". Write word = spoken words, or word = /HH AH0 L OW1/.");
    EXPECT_EQ(message("x = /QQ1/"), "pronounce.txt, line 1: \"QQ1\" is not an ARPABET phone.");
    EXPECT_NE(message("x = /AH0"), "");
    EXPECT_NE(message("x = 55"), "");
    EXPECT_NE(message("two words = b"), "");
}

}  // namespace
