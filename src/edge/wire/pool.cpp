// SPDX-License-Identifier: MIT
#include "wire/pool.hpp"

#include <pthread.h>

#include <algorithm>

namespace wire {

Pool::Pool(PoolSettings settings) : settings_(std::move(settings)) {
    for (int i = 0; i < std::max(settings_.threads, 1); ++i)
        threads_.emplace_back([this] {
            ::pthread_setname_np(::pthread_self(), ("pool-" + settings_.name).substr(0, 15).c_str());
            work();
        });
}

Pool::~Pool() {
    {
        std::lock_guard held(lock_);
        ending_ = true;
    }
    wake_.notify_all();
    for (auto& thread : threads_) thread.join();
}

bool Pool::offer(std::unique_ptr<Job>& job, Entry entry) {
    std::lock_guard held(lock_);
    bool full = jobs_.size() >= settings_.waiting + static_cast<std::size_t>(idle_);
    if (full && entry == Entry::if_there_is_room) return false;
    jobs_.push_back(std::move(job));
    if (idle_ > 0) wake_.notify_one();
    return true;
}

std::size_t Pool::waiting() const {
    std::lock_guard held(lock_);
    return jobs_.size();
}

void Pool::work() {
    std::unique_lock held(lock_);
    for (;;) {
        ++idle_;
        wake_.wait(held, [this] { return ending_ || !jobs_.empty(); });
        --idle_;
        if (jobs_.empty()) return;
        auto job = std::move(jobs_.front());
        jobs_.pop_front();
        held.unlock();
        job->run();
        job.reset();
        held.lock();
    }
}

}  // namespace wire
