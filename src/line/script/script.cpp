// SPDX-License-Identifier: MIT
#include "script/line.hpp"
#include "script/writer.hpp"
