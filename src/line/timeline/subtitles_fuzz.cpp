// SPDX-License-Identifier: MIT
#include "timeline/subtitles.hpp"

#include <algorithm>

#include "base/fuzz.hpp"
#include "base/text.hpp"

namespace {

/// The bytes are speaker, then words: no text may break out of its cue.
std::vector<timeline::Cue> cues_of(std::string_view bytes) {
    auto rows = base::split(bytes, '\n');
    std::vector<timeline::Cue> cues;
    int at = 0;
    for (const auto& row : rows) {
        auto words = base::split_words(row);
        if (words.size() < 2) continue;
        timeline::Cue cue{at, at, words[0], {}};
        for (std::size_t i = 1; i < words.size(); ++i, at += 250)
            cue.words.push_back({.text = words[i], .start_ms = at, .end_ms = at + 200});
        cue.end_ms = at;
        cues.push_back(cue);
    }
    return cues;
}

std::size_t count(std::string_view text, std::string_view what) {
    std::size_t found = 0;
    for (auto at = text.find(what); at != text.npos; at = text.find(what, at + what.size())) ++found;
    return found;
}

}  // namespace

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    return base::fuzz(data, size, [](std::string_view bytes) {
        if (!base::valid_utf8(bytes)) return;
        auto cues = cues_of(bytes);
        std::size_t words = 0;
        for (const auto& cue : cues) words += cue.words.size();
        auto srt = timeline::subtitles("srt", cues), vtt = timeline::subtitles("vtt", cues),
             ass = timeline::subtitles("ass", cues);
        base::must(count(srt, "\n\n") == cues.size() && count(srt, " --> ") == cues.size());
        base::must(count(vtt, "\n\n") == cues.size() + 1 && count(vtt, "-->") == cues.size());
        base::must(count(vtt, "<") == words);  // the speaker, and each word but the first
        base::must(count(ass, "\nDialogue: ") == cues.size() && count(ass, "{") == words && count(ass, "}") == words);
    });
}
