// SPDX-License-Identifier: MIT
// What becomes of a job that failed.
#pragma once
#include <chrono>

#include "base/chance.hpp"
#include "base/failure.hpp"

namespace jobs {

/// Whether trying again may help. What the caller got wrong stays wrong.
bool worth_another_try(base::Trouble trouble);

/// The wait after attempt n: n^4 seconds, at most a day, 10 % more or less so that many do not come back at once.
std::chrono::milliseconds wait_after(std::int64_t attempt, base::Chance& chance);

/// A job whose worker was lost this often is kept from the others: it may be what kills them.
constexpr std::int64_t most_crashes = 3;

}  // namespace jobs
