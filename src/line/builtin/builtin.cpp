// SPDX-License-Identifier: MIT
#include "builtin/wordnet.hpp"
