// SPDX-License-Identifier: MIT
// A job being done, as the code that does it sees it.
#pragma once
#include <functional>
#include <mutex>
#include <stop_token>

#include "jobs/queue.hpp"

namespace jobs {

class Run {
  public:
    Run(Queue& queue, Job job, std::stop_token stop) : queue_(queue), job_(std::move(job)), stop_(std::move(stop)) {}

    const Job& job() const { return job_; }
    json::object input() const;
    /// Asked to stop: cancelled, lost to another worker, or the process leaves. Work looks at it often.
    std::stop_token stop() const { return stop_; }
    /// Throws cancelled when asked to.
    void check() const;

    /// Does a step of the kind's list once, whatever happens to its worker: what it returned is kept, and given back
    /// without doing it when the job begins again after a crash.
    json::object step(const std::string& name, const std::function<json::object()>& work);
    /// done of all, in the work's own units, within the step that runs; told at most four times a second, the last ones
    /// always. part: how much of the whole job this step is, per mille, and where it begins.
    void progress(std::int64_t done, std::int64_t all, const std::string& message);
    struct Part {
        std::int64_t from = 0, size = 1000;
    };
    void part(Part part) { part_ = part; }

    /// Ends the job well, with its effects (the hold's capture, the film's row) in the same transaction. Throws
    /// cancelled when another worker has it: then nothing of it happened.
    void finish(const json::object& result, const std::function<void(store::Transaction&)>& effects = {});
    bool finished() const { return finished_; }

  private:
    void write_progress(std::int64_t per_mille, const std::string& message);
    Queue& queue_;
    Job job_;
    std::stop_token stop_;
    std::mutex guard_;
    Part part_;
    std::string step_;
    std::chrono::steady_clock::time_point told_{};
    bool finished_ = false;
};

}  // namespace jobs
