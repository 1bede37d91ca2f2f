// SPDX-License-Identifier: MIT
#include "stage/draw.hpp"

#include "base/failure.hpp"
#include "stage/layouts.hpp"

namespace stage {

Scene draw(const film::Film& film, const ShotInTime& shot, const scenery::Painter& painter) {
    if (!shot.shot) throw base::Failure{base::Trouble::internal, "A shot without choices cannot be drawn."};
    auto look = load_template(film.look.template_name);
    Easel easel(
        film, shot, painter,
        palette(film.look.palette.empty() && !look.palettes.empty() ? look.palettes.front() : film.look.palette), look);
    layout(shot.shot->layout).draw(easel);
    easel.finish();
    return std::move(easel.scene);
}

}  // namespace stage
