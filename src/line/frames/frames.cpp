// SPDX-License-Identifier: MIT
#include "frames/frames.hpp"
