// SPDX-License-Identifier: MIT
// A tune of two bars and what becomes of it.
#pragma once
#include <vector>

#include "base/chance.hpp"

namespace builtin::composer {

struct MotifNote {
    double beat;    ///< in [0, 8)
    double length;  ///< in beats
    int step;       ///< scale steps over the bar's chord root
};

using Motif = std::vector<MotifNote>;

/// A rhythm that is easy to keep, moving mostly by step, with one leap; ends open, so that an answer can follow.
Motif invented(base::Chance chance);
/// The same beginning, closing on the root.
Motif answered(Motif motif);
/// Its rise becomes a fall.
Motif inverted(Motif motif);
/// Every second note left out, the others held longer.
Motif thinned(const Motif& motif);

}  // namespace builtin::composer
