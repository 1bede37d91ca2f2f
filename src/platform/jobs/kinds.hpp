// SPDX-License-Identifier: MIT
// What can be done: a table of kinds, the same in the process that asks and in the one that does.
#pragma once
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "jobs/job.hpp"

namespace jobs {

class Run;

struct Kind {
    /// Does the job, on a worker's thread. Ends well by returning (Run::finish writes the result with its effects),
    /// badly by throwing.
    std::function<void(Run&)> work;
    /// In the transaction that ends a job that was not finished (failed, cancelled, unknown): what was promised to it
    /// is given back here.
    std::function<void(store::Transaction&, const Job&)> given_up;
    std::vector<std::string> steps;
    std::int64_t most_attempts = 5;
};
using Kinds = std::map<std::string, Kind>;

}  // namespace jobs
