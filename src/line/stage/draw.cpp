// SPDX-License-Identifier: MIT
#include "stage/draw.hpp"

#include <algorithm>

#include "base/failure.hpp"
#include "stage/carry.hpp"
#include "stage/layouts.hpp"

namespace stage {

namespace {

/// The set's own sun stays away where words would lie over it, or the subject is a light itself: nobody has two suns.
void put_out_light(Scene& scene, const film::Shot& shot) {
    bool lit = shot.layout == "quote" || shot.layout == "type" || shot.layout == "list";
    for (const auto& art : shot.art)
        for (const char* light : {"sun", "moon", "star", "planet", "globe", "comet", "circle"})
            lit |= art.find(light) != std::string::npos;
    if (lit) std::erase_if(scene.layers, [](const Layer& layer) { return layer.name == "set.light"; });
}

}  // namespace

Scene draw(const film::Film& film, const ShotInTime& shot, const scenery::Painter& painter) {
    if (!shot.shot) throw base::Failure{base::Trouble::internal, "A shot without choices cannot be drawn."};
    auto look = load_template(film.look.template_name);
    Easel easel(
        film, shot, painter,
        palette(film.look.palette.empty() && !look.palettes.empty() ? look.palettes.front() : film.look.palette), look);
    // A transition uncovers a picture that is there already, not an empty place.
    if (shot.shot->enter != "cut") easel.begin = std::min(easel.begin, -240);
    put_out_light(easel.scene, *shot.shot);
    layout(shot.shot->layout).draw(easel);
    easel.finish();
    // Only before a hard cut does everything leave by itself; the film's last picture holds.
    const auto* after = shot_after(film, *shot.shot);
    if (!after || after->enter != "cut") stay(easel.scene, easel.end);
    return std::move(easel.scene);
}

}  // namespace stage
