// SPDX-License-Identifier: MIT
#include "timeline/subtitles.hpp"

#include <fmt/format.h>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "base/writing.hpp"
#include "timeline/clock.hpp"

namespace timeline {

namespace {

std::string clock(int ms, char decimal) {
    return fmt::format("{:02}:{:02}:{:02}{}{:03}", ms / 3600000, ms / 60000 % 60, ms / 1000 % 60, decimal, ms % 1000);
}
std::string ass_clock(int ms) {
    return fmt::format("{}:{:02}:{:02}.{:02}", ms / 3600000, ms / 60000 % 60, ms / 1000 % 60, ms % 1000 / 10);
}

std::string gap(const speech::SpokenWord& word) {
    return word.joined ? "" : " ";
}

std::string plain(const Cue& cue) {
    std::string text = cue.speaker.empty() ? "" : cue.speaker + ": ";
    text += speech::text_of(cue.words, 0, cue.words.size());
    return base::replace_all(text, "-->", "→");  // between times it is an arrow, and SubRip knows no escapes
}

std::string srt(const std::vector<Cue>& cues) {
    std::string out;
    for (std::size_t i = 0; i < cues.size(); ++i)
        out += fmt::format("{}\n{} --> {}\n{}\n\n", i + 1, clock(cues[i].start_ms, ','), clock(cues[i].end_ms, ','),
                           plain(cues[i]));
    return out;
}

/// Text between tags must not open one (https://www.w3.org/TR/webvtt1/#webvtt-cue-text).
std::string vtt_escaped(std::string text) {
    for (auto [what, with] : {std::pair{"&", "&amp;"}, {"<", "&lt;"}, {">", "&gt;"}})
        text = base::replace_all(text, what, with);
    return text;
}

std::string vtt(const std::vector<Cue>& cues) {
    std::string out = "WEBVTT\n\n";
    for (const auto& cue : cues) {
        out += clock(cue.start_ms, '.') + " --> " + clock(cue.end_ms, '.') + "\n";
        if (!cue.speaker.empty()) out += "<v " + vtt_escaped(cue.speaker) + ">";
        for (std::size_t i = 0; i < cue.words.size(); ++i)
            out += (i ? gap(cue.words[i]) + "<" + clock(cue.words[i].start_ms, '.') + ">" : "") +
                   vtt_escaped(cue.words[i].text);
        out += "\n\n";
    }
    return out;
}

/// Braces and backslashes would start override tags.
std::string ass_escaped(std::string text) {
    for (auto [what, with] : {std::pair{"\\", "⧵"}, {"{", "｛"}, {"}", "｝"}})
        text = base::replace_all(text, what, with);
    return text;
}

std::string ass(const std::vector<Cue>& cues) {
    std::string out =
        "[Script Info]\nScriptType: v4.00+\nPlayResX: 1080\nPlayResY: 1920\nWrapStyle: 0\n\n[V4+ Styles]\nFormat: "
        "Name, Fontname, Fontsize, "
        "PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, Underline, StrikeOut, ScaleX, "
        "ScaleY, Spacing, Angle, BorderStyle, "
        "Outline, Shadow, Alignment, MarginL, MarginR, MarginV, Encoding\nStyle: "
        "Words,Sans,84,&H0000D7FF,&H00FFFFFF,&H00140B0B,&H80000000,-1,0,0,0,"
        "100,100,0,0,1,8,0,2,80,80,520,1\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, "
        "MarginV, Effect, Text\n";
    for (const auto& cue : cues) {
        out += "Dialogue: 0," + ass_clock(cue.start_ms) + "," + ass_clock(cue.end_ms) + ",Words," +
               base::replace_all(ass_escaped(cue.speaker), ",", " ") + ",0,0,0,,";
        for (std::size_t i = 0; i < cue.words.size(); ++i) {
            auto until = i + 1 < cue.words.size() ? cue.words[i + 1].start_ms : cue.words[i].end_ms;
            out += fmt::format("{}{{\\k{}}}{}", i ? gap(cue.words[i]) : "", (until - cue.words[i].start_ms + 5) / 10,
                               ass_escaped(cue.words[i].text));
        }
        out += "\n";
    }
    return out;
}

}  // namespace

std::vector<Cue> cues(const film::Film& film, const Timeline& timeline,
                      const std::vector<speech::Utterance>& utterances, std::size_t most) {
    std::vector<Cue> out;
    for (std::size_t i = 0; i < timeline.lines.size(); ++i) {
        const auto& placed = timeline.lines[i];
        auto shift = ms_of(placed.start_frame, timeline.fps) + placed.speech_start_ms;
        bool open = false;
        std::size_t length = 0;
        for (auto word : utterances[i].words) {
            word.start_ms += shift, word.end_ms += shift;
            auto size = static_cast<std::size_t>(base::breadth(word.text));
            if (!open || length + size + 1 > most) {
                out.push_back({word.start_ms, word.end_ms, film.lines[i].speaker, {}});
                length = 0;
            }
            length += size + 1;
            open = !(word.ends_phrase && length > most / 2);
            out.back().end_ms = word.end_ms;
            out.back().words.push_back(std::move(word));
        }
    }
    return out;
}

std::string subtitles(std::string_view format, const std::vector<Cue>& cues) {
    if (format == "srt") return srt(cues);
    if (format == "vtt") return vtt(cues);
    if (format == "ass") return ass(cues);
    throw base::Failure{base::Trouble::invalid,
                        "--subtitles takes srt, vtt and ass, not \"" + std::string(format) + "\"."};
}

}  // namespace timeline
