// SPDX-License-Identifier: MIT
#include "stage/draw.hpp"

#include <algorithm>

#include "base/failure.hpp"
#include "stage/carry.hpp"
#include "stage/layouts.hpp"

namespace stage {

Scene draw(const film::Film& film, const ShotInTime& shot, const scenery::Painter& painter) {
    if (!shot.shot) throw base::Failure{base::Trouble::internal, "A shot without choices cannot be drawn."};
    auto look = load_template(film.look.template_name);
    Easel easel(film, shot, painter, palette(film.look.palette.empty() && !look.palettes.empty() ? look.palettes.front() : film.look.palette), look);
    // A transition uncovers a picture that is there already, not an empty place.
    if (shot.shot->enter != "cut") easel.begin = std::min(easel.begin, -240);
    layout(shot.shot->layout).draw(easel);
    easel.finish();
    // Only before a hard cut does everything leave by itself; the film's last picture holds.
    const auto* after = shot_after(film, *shot.shot);
    if (!after || after->enter != "cut") stay(easel.scene, easel.end);
    return std::move(easel.scene);
}

}  // namespace stage
