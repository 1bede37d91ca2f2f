// SPDX-License-Identifier: MIT
// What a limiter counted, as it is told.
#pragma once
#include "policy/limiter.hpp"

namespace policy {

/// counted: with this call, if it is allowed. until: see Verdict.
Verdict verdict_of(bool allowed, int counted, const Rate& rate, std::chrono::milliseconds until);

}  // namespace policy
