// SPDX-License-Identifier: MIT
// Material in the order of a rhetorical plan, and the part of it that fits a length.
#pragma once
#include <string>
#include <vector>

#include "script/line.hpp"

namespace builtin::writing {

/// Lines that stand or fall together.
struct Unit {
    std::string name;  ///< "hook", "step", "number" …
    std::vector<script::Line> lines;
    double value = 1;  ///< how much the film loses without it
    bool required = false;
    std::string needs;     ///< another unit ("step": any of them) without which this one makes no sense
    std::string excludes;  ///< another unit beside which this one is too much
};

struct Outline {
    std::vector<Unit> units;         ///< at most 20 that are neither required nor steps
    bool whole = false;              ///< all steps or none: a recipe
    int most_steps = 99;             ///< as many as were asked for
    double part_value = 5.2;         ///< of each step where only the first of a chain are told: less than of a list's
    std::string part_needs;          ///< a unit without which some of the steps, but not all, make no sense
    std::vector<std::string> about;  ///< content words that every sentence may repeat: the topic's
};

struct Fitted {
    std::vector<script::Line> lines;
    double seconds = 0;
    double all_seconds = 0;  ///< with all there is
    double score = 0;        ///< value of the choice, less its distance from the length
};

/// The most valuable choice within 11 % of `seconds` that says nothing twice; steps are kept from the first on, never
/// with a gap.
/// Nearest there is where none fits.
Fitted fit(const Outline& outline, script::Style style, double seconds);

/// Ids in order, items numbered, no line over 16 words (throws internal: a plan's mistake).
void settle(script::Script& script);

}  // namespace builtin::writing
