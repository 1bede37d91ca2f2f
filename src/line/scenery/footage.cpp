// SPDX-License-Identifier: MIT
#include "scenery/footage.hpp"

#include <array>

#include "base/text.hpp"

namespace scenery {

namespace {

/// A name of a living background has neither a slash nor one of these ends.
bool is_file(std::string_view name) {
    static constexpr auto ends = std::to_array<std::string_view>({".png", ".jpg", ".jpeg", ".webp", ".gif", ".mp4", ".mov", ".webm", ".mkv", ".avi", ".m4v"});
    if (name.find('/') != std::string_view::npos) return true;
    auto plain = base::lower(name);
    for (auto end : ends)
        if (plain.ends_with(end)) return true;
    return false;
}

}  // namespace

std::optional<Footage> footage_of(const film::Film& film, const film::FilmLine& line) {
    if (line.directions.scene) {
        for (std::string_view prefix : {"image:", "video:", "file:"}) {
            auto scene = base::trim(*line.directions.scene);
            if (base::lower(scene.substr(0, prefix.size())) == prefix) return Footage{std::string(base::trim(scene.substr(prefix.size()))), false};
        }
    }
    if (is_file(film.look.background)) return Footage{film.look.background, true};
    return std::nullopt;
}

}  // namespace scenery
