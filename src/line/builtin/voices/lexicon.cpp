// SPDX-License-Identifier: MIT
#include "builtin/voices/lexicon.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace builtin {

namespace {

using Entry = std::pair<std::string_view, std::string_view>;

// Sorted by word. Contractions first of all: flite's own text analysis, which we go around, knows only a few.
constexpr std::array entries = std::to_array<Entry>({
    {"ain't", "EY1 N T"},
    {"app", "AE1 P"},
    {"apps", "AE1 P S"},
    {"aren't", "AA1 R N T"},
    {"blog", "B L AA1 G"},
    {"can't", "K AE1 N T"},
    {"could've", "K UH1 D AH0 V"},
    {"couldn't", "K UH1 D AH0 N T"},
    {"covid", "K OW1 V IH0 D"},
    {"crypto", "K R IH1 P T OW0"},
    {"didn't", "D IH1 D AH0 N T"},
    {"doesn't", "D AH1 Z AH0 N T"},
    {"don't", "D OW1 N T"},
    {"emoji", "IH0 M OW1 JH IY0"},
    {"gonna", "G AH1 N AH0"},
    {"gotta", "G AA1 T AH0"},
    {"hadn't", "HH AE1 D AH0 N T"},
    {"hashtag", "HH AE1 SH T AE0 G"},
    {"hasn't", "HH AE1 Z AH0 N T"},
    {"haven't", "HH AE1 V AH0 N T"},
    {"he'd", "HH IY1 D"},
    {"he'll", "HH IY1 L"},
    {"he's", "HH IY1 Z"},
    {"here's", "HH IH1 R Z"},
    {"how's", "HH AW1 Z"},
    {"i'd", "AY1 D"},
    {"i'll", "AY1 L"},
    {"i'm", "AY1 M"},
    {"i've", "AY1 V"},
    {"isn't", "IH1 Z AH0 N T"},
    {"it'd", "IH1 T AH0 D"},
    {"it'll", "IH1 T AH0 L"},
    {"it's", "IH1 T S"},
    {"let's", "L EH1 T S"},
    {"ma'am", "M AE1 M"},
    {"might've", "M AY1 T AH0 V"},
    {"mustn't", "M AH1 S AH0 N T"},
    {"needn't", "N IY1 D AH0 N T"},
    {"o'clock", "AH0 K L AA1 K"},
    {"online", "AA1 N L AY1 N"},
    {"podcast", "P AA1 D K AE0 S T"},
    {"selfie", "S EH1 L F IY0"},
    {"she'd", "SH IY1 D"},
    {"she'll", "SH IY1 L"},
    {"she's", "SH IY1 Z"},
    {"should've", "SH UH1 D AH0 V"},
    {"shouldn't", "SH UH1 D AH0 N T"},
    {"smartphone", "S M AA1 R T F OW0 N"},
    {"that'd", "DH AE1 T AH0 D"},
    {"that'll", "DH AE1 T AH0 L"},
    {"that's", "DH AE1 T S"},
    {"there'll", "DH EH1 R AH0 L"},
    {"there's", "DH EH1 R Z"},
    {"they'd", "DH EY1 D"},
    {"they'll", "DH EY1 L"},
    {"they're", "DH EH1 R"},
    {"they've", "DH EY1 V"},
    {"tiktok", "T IH1 K T AA0 K"},
    {"wanna", "W AA1 N AH0"},
    {"wasn't", "W AA1 Z AH0 N T"},
    {"we'd", "W IY1 D"},
    {"we'll", "W IY1 L"},
    {"we're", "W IH1 R"},
    {"we've", "W IY1 V"},
    {"website", "W EH1 B S AY0 T"},
    {"weren't", "W ER1 N T"},
    {"what'll", "W AH1 T AH0 L"},
    {"what's", "W AH1 T S"},
    {"where's", "W EH1 R Z"},
    {"who'd", "HH UW1 D"},
    {"who'll", "HH UW1 L"},
    {"who's", "HH UW1 Z"},
    {"why's", "W AY1 Z"},
    {"won't", "W OW1 N T"},
    {"would've", "W UH1 D AH0 V"},
    {"wouldn't", "W UH1 D AH0 N T"},
    {"y'all", "Y AO1 L"},
    {"you'd", "Y UW1 D"},
    {"you'll", "Y UW1 L"},
    {"you're", "Y UH1 R"},
    {"you've", "Y UW1 V"},
});
static_assert(std::ranges::is_sorted(entries, {}, &Entry::first));

}  // namespace

std::string_view lexicon(std::string_view word) {
    auto at = std::ranges::lower_bound(entries, word, {}, &Entry::first);
    return at != entries.end() && at->first == word ? at->second : std::string_view{};
}

}  // namespace builtin
