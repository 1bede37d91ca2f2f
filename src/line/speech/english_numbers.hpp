// SPDX-License-Identifier: MIT
// Figures as English says them: money, time, dates, ranges, measures.
#pragma once
#include <optional>
#include <string>

#include "speech/numbers.hpp"

namespace speech {

/// The words around, without their punctuation; empty at the edges.
struct Neighbours {
    std::string before_last, last, next;
};

/// Of a word that begins with a figure ("$1,250.50", "5:30pm", "1/2", "10-20%", "1990s"); none: it is no figure.
std::optional<Words> english_number(const std::string& text, const Neighbours& around);

/// Of a unit or magnitude after a figure ("km" after "5", "million" after "$5"); none: an ordinary word.
std::optional<Words> measured_word(const std::string& text, const Neighbours& around);

}  // namespace speech
