// SPDX-License-Identifier: MIT
#include "stage/draw.hpp"
#include "stage/scene.hpp"
