// SPDX-License-Identifier: MIT
#include "builtin/writer/tone.hpp"

namespace builtin::writing {

const Tone& tone(script::Style style) {
    constexpr Flourish none{"", 0};
    static const Tone engaging{none, {"Let us go through it, step by step.", -1.5}, none, "So ", none, none};
    static const Tone professional{
        none, {"Here is the process, step by step.", 1.5}, {"These steps help.", 2}, "In short, ", none, none};
    static const Tone educational{none,
                                  {"Let us go through it, step by step.", 1.5},
                                  {"Let us take them one by one.", 1.5},
                                  "So remember, ",
                                  {"Now try to explain it to a friend.", 3},
                                  {"Which one will you try first?", 3}};
    static const Tone funny{none,
                            {"No magic involved, I promise.", 3},
                            {"No magic needed, I promise.", 3},
                            "In case anyone asks, ",
                            {"Now you can explain it at dinner.", 3},
                            {"Your future self says thank you.", 3}};
    static const Tone dramatic{none,           {"Watch closely.", 3},   {"Now listen closely.", 3},
                               "In the end, ", {"Remember that.", 1.5}, {"The rest is up to you.", 3}};
    static const Tone calm{{"Take a slow breath, and listen.", 4},
                           {"Let us take it slowly, step by step.", -1.5},
                           {"There is no hurry.", 1},
                           "And so, ",
                           {"Let that settle for a moment.", 2},
                           {"Begin with just one of them.", 2.5}};
    switch (style) {
        case script::Style::engaging:
            return engaging;
        case script::Style::professional:
            return professional;
        case script::Style::educational:
            return educational;
        case script::Style::funny:
            return funny;
        case script::Style::dramatic:
            return dramatic;
        case script::Style::calm:
            return calm;
    }
    return engaging;
}

}  // namespace builtin::writing
