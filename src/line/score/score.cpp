// SPDX-License-Identifier: MIT
#include "score/score.hpp"
