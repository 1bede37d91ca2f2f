// SPDX-License-Identifier: MIT
// A sine of our own.
#pragma once

namespace stage {

/// sin(2 pi turns), to 1e-7, by a polynomial: libm's last bit differs between machines, and bytes depend on it.
double sine_of_turns(double turns);
inline double cosine_of_turns(double turns) {
    return sine_of_turns(turns + 0.25);
}

}  // namespace stage
