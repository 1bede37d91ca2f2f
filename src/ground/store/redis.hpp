// SPDX-License-Identifier: MIT
// Redis 7 over hiredis: for what may be lost (hints, limits, cached answers), never for what was promised.
#pragma once
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "base/failure.hpp"

namespace store {

/// null, a number, a text or a list of these.
struct Reply {
    bool null = true;
    std::optional<std::int64_t> number;
    std::string text;
    std::vector<Reply> items;
};

/// A pool of connections, made when needed and again when cut; safe from many threads.
class Redis {
  public:
    /// "redis://[user:password@]host[:port][/database]". Throws invalid; does not connect yet.
    explicit Redis(const std::string& address);
    ~Redis();
    /// One command. Throws busy when nobody answers within `patience`, internal when Redis says it is wrong.
    Reply run(const std::vector<std::string>& command);

  private:
    struct Pool;
    std::unique_ptr<Pool> pool_;
};

/// SUBSCRIBE on a connection and a thread of its own; as store::Notices.
class RedisNotices {
  public:
    RedisNotices(const std::string& address, std::string channel, std::function<void(const std::string&)> heard,
                 std::function<void()> connected);
    ~RedisNotices();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace store
