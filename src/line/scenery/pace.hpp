// SPDX-License-Identifier: MIT
// Silence around speech, by style. Milliseconds.
#pragma once
#include "script/line.hpp"

namespace scenery {

inline constexpr int first_word_ms = 260;     ///< the title is seen before it is heard
inline constexpr int word_lead_ms = 70;       ///< a picture comes a little before its word
inline constexpr int last_word_out_ms = 900;  ///< last word, breath, out (the music rings in it)

constexpr int pause_between_lines_ms(script::Style style) {
    switch (style) {
        case script::Style::engaging:
            return 170;
        case script::Style::professional:
            return 240;
        case script::Style::educational:
            return 280;
        case script::Style::funny:
            return 190;
        case script::Style::dramatic:
            return 330;
        case script::Style::calm:
            return 420;
    }
    return 200;
}

}  // namespace scenery
