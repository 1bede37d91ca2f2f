// SPDX-License-Identifier: MIT
#include "scenery/footage.hpp"

#include <array>

#include "base/text.hpp"

namespace scenery {

bool names_file(std::string_view name) {
    static constexpr auto ends = std::to_array<std::string_view>(
        {".png", ".jpg", ".jpeg", ".webp", ".gif",  ".bmp", ".tif", ".tiff", ".mp4", ".mov", ".webm",
         ".mkv", ".avi", ".m4v",  ".mpg",  ".mpeg", ".3gp", ".ogv", ".wmv",  ".flv", ".mts", ".m2ts"});
    if (name.find('/') != std::string_view::npos) return true;
    auto plain = base::lower(name);
    for (auto end : ends)
        if (plain.ends_with(end)) return true;
    return false;
}

std::optional<std::string> scene_file(std::string_view scene) {
    auto words = base::trim(scene);
    for (std::string_view prefix : {"image:", "video:", "file:"})
        if (base::lower(words.substr(0, prefix.size())) == prefix) {
            auto path = std::string(base::trim(words.substr(prefix.size())));
            return names_file(path) ? path : "./" + path;
        }
    return std::nullopt;
}

std::optional<Footage> footage_of(const film::Film& film, const film::FilmLine& line) {
    if (line.directions.scene)
        if (auto path = scene_file(*line.directions.scene)) return Footage{*path, false};
    if (names_file(film.look.background)) return Footage{film.look.background, true};
    return std::nullopt;
}

}  // namespace scenery
