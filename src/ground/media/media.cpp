// SPDX-License-Identifier: MIT
#include "media/picture.hpp"
#include "media/sound.hpp"
