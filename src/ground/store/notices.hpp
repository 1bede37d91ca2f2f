// SPDX-License-Identifier: MIT
// PostgreSQL's LISTEN: short texts that others NOTIFY.
#pragma once
#include <functional>
#include <string>
#include <thread>

namespace store {

/// A connection and a thread of its own; connects again when it is cut.
class Notices {
  public:
    /// heard: each payload. connected: after each LISTEN that succeeded, the first too; what was told before it was not
    /// heard. Both are called on the thread.
    Notices(std::string address, std::string channel, std::function<void(const std::string&)> heard,
            std::function<void()> connected);
    ~Notices();
    Notices(const Notices&) = delete;
    Notices& operator=(const Notices&) = delete;

  private:
    void run(std::stop_token stop);
    void listen(std::stop_token stop);

    std::string address_, channel_;
    std::function<void(const std::string&)> heard_;
    std::function<void()> connected_;
    std::jthread thread_;
};

}  // namespace store
