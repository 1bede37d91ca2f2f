// SPDX-License-Identifier: MIT
#include "app/bench/workload.hpp"

#include <fmt/format.h>

#include "app/bench/flight.hpp"
#include "app/bench/reel.hpp"
#include "base/bind.hpp"
#include "base/failure.hpp"
#include "base/files.hpp"
#include "frames/vector.hpp"
#include "media/picture.hpp"
#include "media/wav.hpp"

namespace app::bench {

namespace {

constexpr int length_s = 30, page_words = 2;
constexpr const char* text =
    "Here is a thing that nobody tells you about money. It grows on its own, slowly at first, and then all at once. "
    "Put "
    "a little aside each month, and leave it alone. After ten years it looks small. After twenty it looks fair. After "
    "thirty it pays for a house. The trick is not to be clever, and not to be lucky. The trick is to begin early, and "
    "to wait. Time does the work, while you sleep and while you play. So begin today.";

/// 600 x 900 with soft edges, as a character stands: the illustration in the lower two thirds.
void write_character(const scenery::Painter& painter, const char* words, const std::filesystem::path& path) {
    auto found = painter.find(words, "", "");
    if (found.empty()) throw base::Failure{base::Trouble::missing, fmt::format("There is no picture of a {}.", words)};
    auto drawn = frames::draw_svg(painter.draw(found.front().art).svg, 600, 600);
    media::Picture out{600, 900, std::vector<std::uint8_t>(std::size_t{600} * 900 * 4)};
    for (std::size_t i = 0; i < drawn.rgba.size(); i += 4)
        for (std::size_t c = 0; c < 4; ++c) {  // Cairo's alpha is premultiplied, a PNG's is not
            int alpha = drawn.rgba[i + 3], value = drawn.rgba[i + c];
            if (c < 3 && alpha) value = std::min(255, (value * 255 + alpha / 2) / alpha);
            out.rgba[std::size_t{600} * 300 * 4 + i + c] = static_cast<std::uint8_t>(value);
        }
    media::write_png(path, out);
}

Times times_of(const std::vector<speech::SpokenWord>& words) {
    Times times;
    times.dur = length_s;
    for (const auto& word : words) {
        if (word.start_ms >= length_s * 1000) break;
        auto number = static_cast<int>(times.words.size());
        times.words.push_back({word.text, word.start_ms / 1000.0, std::min(word.end_ms, length_s * 1000) / 1000.0});
        if (number % page_words == 0) times.pages.emplace_back();
        times.pages.back().push_back(number);
    }
    return times;
}

std::string clock(double seconds) {
    auto hundredths = static_cast<int>(seconds * 100 + 0.5);
    return fmt::format("0:{:02}:{:02}.{:02}", hundredths / 6000, hundredths / 100 % 60, hundredths % 100);
}

/// One event for each word of each page, the word in yellow: what reel.cpp draws, in the words of libass.
std::string substation(const Times& times) {
    std::string out = fmt::format(
        "[Script Info]\nScriptType: v4.00+\nPlayResX: {}\nPlayResY: {}\n\n[V4+ Styles]\nFormat: Name, Fontname, "
        "Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, "
        "ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, MarginR, MarginV, "
        "Encoding\nStyle: word,DejaVu Sans,96,&H00FFFFFF,&H000000FF,&H00000000,&H78000000,-1,0,0,0,100,100,0,0,1,8,6,5,"
        "40,40,40,1\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n",
        times.w, times.h);
    for (const auto& page : times.pages)
        for (auto lit : page) {
            std::string line;
            for (auto index : page) {
                const auto& word = times.words.at(static_cast<std::size_t>(index)).text;
                line += line.empty() ? "" : " ";
                line += index == lit ? "{\\c&H00E0FF&}" + word + "{\\c&HFFFFFF&}" : word;
            }
            const auto& word = times.words.at(static_cast<std::size_t>(lit));
            out += fmt::format("Dialogue: 0,{},{},word,,0,0,0,,{{\\pos(540,860)}}{}\n", clock(word.start),
                               clock(word.end), line);
        }
    return out;
}

}  // namespace

void write_workload(House& house, const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder);
    write_flight(folder / "bg12.mp4", {});
    write_character(house.painter(), "dog", folder / "charA.png");
    write_character(house.painter(), "owl", folder / "charB.png");
    auto spoken = house.speaker().speak({.id = "l1", .text = text}, {.id = house.speaker().voices().front().id});
    auto times = times_of(spoken.words);
    spoken.sound.samples.resize(std::size_t{length_s} * media::sample_rate *
                                static_cast<std::size_t>(spoken.sound.channels));
    media::write_wav(folder / "voice.wav", spoken.sound);
    media::write_wav(folder / "music.wav", house.composer().compose({"calm", 1, length_s * 1000, {}}));
    base::write_file(folder / "timeline.json", base::canonical(times));
    base::write_file(folder / "k30.ass", substation(times));
}

}  // namespace app::bench
