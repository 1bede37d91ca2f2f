// SPDX-License-Identifier: MIT
// Threads that handlers run on, and a queue before them with an end.
#pragma once
#include <condition_variable>
#include <deque>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

namespace wire {

struct PoolSettings {
    std::string name;
    int threads = 4;
    std::size_t waiting = 1024;  ///< more are refused at once: the caller hears 503
};

class Pool {
  public:
    /// Something to be run once; it must not throw.
    struct Job {
        virtual ~Job() = default;
        virtual void run() = 0;
    };
    explicit Pool(PoolSettings settings);
    /// Runs what waits, then ends.
    ~Pool();
    Pool(const Pool&) = delete;
    Pool& operator=(const Pool&) = delete;

    enum class Entry { if_there_is_room, always };
    /// False: the queue is full; the job stays with the caller.
    bool offer(std::unique_ptr<Job>& job, Entry entry = Entry::if_there_is_room);
    const std::string& name() const { return settings_.name; }
    std::size_t waiting() const;

  private:
    void work();

    PoolSettings settings_;
    mutable std::mutex lock_;
    std::condition_variable wake_;
    std::deque<std::unique_ptr<Job>> jobs_;
    int idle_ = 0;
    bool ending_ = false;
    std::vector<std::thread> threads_;
};

}  // namespace wire
