// SPDX-License-Identifier: MIT
#include "timeline/timeline.hpp"
