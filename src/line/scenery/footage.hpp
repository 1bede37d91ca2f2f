// SPDX-License-Identifier: MIT
// A user's own pictures and footage in place of drawn ones.
#pragma once
#include <optional>
#include <string>

#include "film/film.hpp"

namespace scenery {

struct Footage {
    std::string path;
    bool runs_on = false;  ///< one background under the whole film, continued from shot to shot
};

/// `[scene: image:harbour.jpg]` of the line, else the film's background where that is a file or a folder.
std::optional<Footage> footage_of(const film::Film& film, const film::FilmLine& line);

}  // namespace scenery
