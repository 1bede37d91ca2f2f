// SPDX-License-Identifier: MIT
// Threads that do jobs, and one that keeps their claims alive, sees cancels and takes back what others lost.
#pragma once
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>
#include <vector>

#include "jobs/queue.hpp"

namespace jobs {

struct WorkerOptions {
    int slots = 1;
    std::vector<std::string> kinds;          ///< empty: all of the table
    std::chrono::milliseconds beat{3000};    ///< how often a worker shows that it lives
    std::chrono::milliseconds lease{12000};  ///< a beat that stood still so long is a lost worker's
    std::chrono::milliseconds look_every{
        1000};      ///< for work, cancels and jobs whose time has come, should hints be lost
    int batch = 1;  ///< jobs claimed at once by a slot; more only for jobs of no length
};

class Workers {
  public:
    Workers(Queue& queue, const WorkerOptions& options);
    /// Leaves: asks what runs to stop and puts it back into the queue, not counted as an attempt.
    ~Workers();
    /// There may be work: call it on the bus's hint for work_channel.
    void look();
    const std::string& node() const { return node_; }
    int running() const;

  private:
    struct Held {
        Job job;
        std::stop_source stop;
    };
    void work(std::stop_token stop);
    void perform(const Job& job);
    void keep(std::stop_token stop);
    void beat();
    void see_cancels();
    void take_back_lost();

    Queue& queue_;
    WorkerOptions options_;
    std::string node_;
    mutable std::mutex guard_;
    std::condition_variable_any news_;
    std::uint64_t looks_ = 0;
    bool leaving_ = false;
    std::map<std::string, std::shared_ptr<Held>> held_;
    struct Seen {
        std::int64_t attempt = 0, beat = 0;
        std::chrono::steady_clock::time_point since;
    };
    std::map<std::string, Seen> seen_;  ///< others' beats, by job
    std::vector<std::jthread> threads_;
    std::jthread keeper_;
};

/// "host:pid:start": tells whether the process behind a claim of this host still lives.
std::string this_node();
bool surely_gone(const std::string& node);

}  // namespace jobs
