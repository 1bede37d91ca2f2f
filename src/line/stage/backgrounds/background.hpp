// SPDX-License-Identifier: MIT
// Living backgrounds: one place behind the whole film that moves and never ends, in the film's own inks.
#pragma once
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "stage/backgrounds/pattern.hpp"
#include "stage/sets/set.hpp"

namespace stage {

/// What is behind a shot, and when: all shots of a film look at the same moving picture.
struct Moment {
    int from_ms = 0;      ///< of the background's own time, where the shot starts
    int duration_ms = 0;  ///< of the shot
};

struct Background {
    const char* name;
    bool deep;  ///< dark by nature
    std::unique_ptr<Pattern> (*pattern)(const Dye&);
    void (*furnish)(Builder&, const Moment&);  ///< drawn things over the field; may be null
    std::array<const char*, 3> sky;            ///< its own, mixed with the palette's; null: the palette's alone
    std::array<const char*, 3> inks;
    const char* sentence;
};
const std::vector<Background>& backgrounds();

/// Throws invalid, naming the nearest.
const Background& background(const std::string& name);

/// Words before it read at 4.5:1 at any time: the pattern is only as strong as that allows.
Place build_background(const std::string& name, const Palette& palette, const Zones& zones, std::uint64_t seed,
                       double light, const Moment& moment);

// One function for each pattern (backgrounds/<name>.cpp).
std::unique_ptr<Pattern> aurora(const Dye&);
std::unique_ptr<Pattern> bokeh(const Dye&);
std::unique_ptr<Pattern> clouds(const Dye&);
std::unique_ptr<Pattern> lava(const Dye&);
std::unique_ptr<Pattern> neon(const Dye&);
std::unique_ptr<Pattern> silk(const Dye&);
std::unique_ptr<Pattern> starfield(const Dye&);
std::unique_ptr<Pattern> water(const Dye&);
void furnish_aurora(Builder&, const Moment&);
void furnish_neon(Builder&, const Moment&);
void furnish_starfield(Builder&, const Moment&);

}  // namespace stage
