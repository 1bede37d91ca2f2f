// SPDX-License-Identifier: MIT
// How a shot hands over to the next: what a transition carries away does not leave by itself, or the transition would
// show an empty place.
#pragma once
#include "film/film.hpp"
#include "stage/scene.hpp"

namespace stage {

/// The shot shown after this one; none at the film's end.
const film::Shot* shot_after(const film::Film& film, const film::Shot& shot);

/// Takes out the farewells that end at `end_ms`.
void stay(Scene& scene, int end_ms);

}  // namespace stage
