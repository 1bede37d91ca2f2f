// SPDX-License-Identifier: MIT
// Work that outlives the request that asked for it, and the process that does it.
#pragma once
#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "store/database.hpp"

namespace jobs {

namespace json = boost::json;

enum class State {
    queued,
    running,
    waiting,  ///< for its time: delayed, or tried and to be tried again
    done,
    failed,  ///< for good, with its errors kept
    cancelled,
    unknown,  ///< something paid or public was begun and its end was not seen: asked for, never repeated
};
BOOST_DESCRIBE_ENUM(State, queued, running, waiting, done, failed, cancelled, unknown)
bool is_over(State state);

enum class StepState { pending, in_progress, completed, failed };
BOOST_DESCRIBE_ENUM(StepState, pending, in_progress, completed, failed)

struct Step {
    std::int64_t number = 0;
    std::string name;
    StepState state = StepState::pending;
    std::int64_t progress = 0;  ///< per mille
    std::string message, result, error;
    std::optional<base::Moment> started_at, completed_at;
};
BOOST_DESCRIBE_STRUCT(Step, (), (number, name, state, progress, message, result, error, started_at, completed_at))

struct Job {
    std::string id, kind, owner;
    State state = State::queued;
    std::int64_t priority = 0;
    base::Moment run_at;
    std::int64_t attempt = 0;  ///< how often it was begun; the fence of all that is written for it
    std::int64_t crashes = 0;  ///< how often its worker was lost
    std::int64_t most_attempts = 1;
    std::string node;
    bool cancel = false;        ///< asked for, not seen yet
    std::int64_t progress = 0;  ///< per mille of the work
    std::string step, message;
    std::optional<std::string> key, parent;
    std::string input, result;  ///< JSON
    std::string error;          ///< safe to show; of the last attempt
    base::Moment created_at;
    std::optional<base::Moment> started_at, finished_at;
};
BOOST_DESCRIBE_STRUCT(Job, (),
                      (id, kind, owner, state, priority, run_at, attempt, crashes, most_attempts, node, cancel,
                       progress, step, message, key, parent, input, result, error, created_at, started_at, finished_at))

/// An attempt that ended badly.
struct Mishap {
    std::int64_t attempt = 0;
    base::Moment at;
    std::string trouble, message, detail;
};
BOOST_DESCRIBE_STRUCT(Mishap, (), (attempt, at, trouble, message, detail))

}  // namespace jobs
