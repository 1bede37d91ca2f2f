// SPDX-License-Identifier: MIT
#include "film/film.hpp"
