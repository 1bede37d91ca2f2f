// SPDX-License-Identifier: MIT
// So many calls in any stretch of so long: a sliding window, exact.
#pragma once
#include <chrono>
#include <memory>
#include <string>
#include <string_view>

#include "base/moment.hpp"
#include "store/redis.hpp"

namespace policy {

struct Rate {
    int calls = 0;
    std::chrono::milliseconds window{};
    bool operator==(const Rate&) const = default;
};

struct Verdict {
    bool allowed = false;
    int limit = 0;
    int remaining = 0;                    ///< calls left now
    std::chrono::milliseconds until{};    ///< till the oldest counted call leaves the window, and one more is free
    std::chrono::seconds retry_after{0};  ///< whole seconds, at least one when refused
};

/// A limit of N allows exactly N within any window; what is refused is not counted. Safe from many threads.
class Limiter {
  public:
    virtual ~Limiter() = default;
    /// key: "<group>:<who>". One key has one rate.
    virtual Verdict take(std::string_view key, const Rate& rate) = 0;
};

/// Within this process. Keys of which nothing was heard for a window go; when memory runs out before that, the half
/// that was silent longest goes (`bytes` is for a million keys).
std::unique_ptr<Limiter> process_limiter(std::size_t bytes = 90'000'000);

/// For all processes, by one script in Redis, keys "ratelimit:<key>". While Redis does not answer, each process counts
/// for itself, and asks again after five seconds.
std::unique_ptr<Limiter> redis_limiter(std::shared_ptr<store::Redis> redis);

}  // namespace policy
