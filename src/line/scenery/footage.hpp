// SPDX-License-Identifier: MIT
// A user's own pictures and footage in place of drawn ones.
#pragma once
#include <optional>
#include <string>
#include <string_view>

#include "film/film.hpp"

namespace scenery {

struct Footage {
    std::string path;
    bool runs_on = false;  ///< one background under the whole film, continued from shot to shot
};

/// Whether an art id, a background or a scene names a file rather than a piece of the art pack: it has a slash, or ends
/// like a picture or a film.
bool names_file(std::string_view name);

/// The path in `[scene: image:harbour.jpg]`, also `video:` and `file:`; none for a scene in words.
std::optional<std::string> scene_file(std::string_view scene);

/// Whether a film's background is a living one, by its name: neither none nor a file.
inline bool names_living(std::string_view background) {
    return !background.empty() && !names_file(background);
}

/// `[scene: image:harbour.jpg]` of the line, else the film's background where that is a file.
std::optional<Footage> footage_of(const film::Film& film, const film::FilmLine& line);

}  // namespace scenery
