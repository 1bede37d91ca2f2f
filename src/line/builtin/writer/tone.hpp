// SPDX-License-Identifier: MIT
// What a style says in words, beside how it is spoken: few of them, and none that claims anything.
#pragma once
#include "script/line.hpp"

namespace builtin::writing {

/// A line of the narrator's own, and what the film is worth with it (outline.hpp).
struct Flourish {
    const char* text;  ///< "": none
    double value;
};

struct Tone {
    Flourish welcome;  ///< after the hook
    Flourish before_steps, before_tips;
    const char* close;  ///< before the last sentence, "So "
    Flourish farewell;  ///< after it, where something was explained
    Flourish after_tips;
};

const Tone& tone(script::Style style);

}  // namespace builtin::writing
