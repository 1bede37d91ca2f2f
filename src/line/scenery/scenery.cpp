// SPDX-License-Identifier: MIT
#include "scenery/painter.hpp"
#include "scenery/planner.hpp"
