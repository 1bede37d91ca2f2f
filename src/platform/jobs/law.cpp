// SPDX-License-Identifier: MIT
#include "jobs/law.hpp"

#include <algorithm>

#include "jobs/job.hpp"

namespace jobs {

using base::Trouble;

bool worth_another_try(Trouble trouble) {
    switch (trouble) {
        case Trouble::full:
        case Trouble::busy:
        case Trouble::timeout:
        case Trouble::upstream:
        case Trouble::internal:
            return true;
        default:
            return false;
    }
}

std::chrono::milliseconds wait_after(std::int64_t attempt, base::Chance& chance) {
    constexpr std::int64_t day = 24 * 3600;
    auto n = std::min<std::int64_t>(attempt, 100);
    auto seconds = std::min(n * n * n * n, day);
    return std::chrono::milliseconds(
        static_cast<std::int64_t>(static_cast<double>(seconds) * chance.between(900, 1100)));
}

bool is_over(State state) {
    return state == State::done || state == State::failed || state == State::cancelled || state == State::unknown;
}

}  // namespace jobs
