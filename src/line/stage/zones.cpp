// SPDX-License-Identifier: MIT
#include "stage/zones.hpp"

namespace stage {

Zones zones(film::Aspect aspect) {
    Zones z;
    if (aspect == film::Aspect::landscape) z.width = 1920, z.height = 1080;
    if (aspect == film::Aspect::square) z.height = 1080;
    if (aspect == film::Aspect::tall) z.height = 1350;
    z.wide = aspect == film::Aspect::landscape;
    float top = z.height * 220 / 1920, bottom = z.height * 1500 / 1920, side = 120;
    bool low = aspect == film::Aspect::landscape || aspect == film::Aspect::square;
    float band_top = z.height * (low ? 0.645f : 0.60f), band_bottom = z.height * (low ? 0.78f : 0.75f);
    z.safe = {side, top, z.width - 2 * side, bottom - top};
    z.caption = {side, band_top, z.width - 2 * side, band_bottom - band_top};
    z.content = {side, top, z.width - 2 * side, band_top - 12 - top};
    z.ground = band_top - (low ? 14 : 28);
    z.horizon = z.ground - z.height * 0.055f;
    return z;
}

}  // namespace stage
