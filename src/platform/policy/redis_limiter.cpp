// SPDX-License-Identifier: MIT
#include <atomic>

#include "base/failure.hpp"
#include "policy/limiter.hpp"
#include "policy/verdict.hpp"

namespace policy {

namespace {

using namespace std::chrono_literals;

// One script is one step for everybody. Redis' own clock, so that the clocks of those who ask need not agree. A list,
// as the oldest is always first: two calls in one millisecond are two.
constexpr const char* script = R"(
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)
local limit, window = tonumber(ARGV[1]), tonumber(ARGV[2])
local first = redis.call('LINDEX', KEYS[1], 0)
while first and now - first >= window do
    redis.call('LPOP', KEYS[1])
    first = redis.call('LINDEX', KEYS[1], 0)
end
local count = redis.call('LLEN', KEYS[1])
if count >= limit then
    return {0, count, first and window - (now - first) or window}
end
redis.call('RPUSH', KEYS[1], string.format('%.0f', now))
redis.call('PEXPIRE', KEYS[1], window)
return {1, count + 1, first and window - (now - first) or window}
)";

class RedisLimiter : public Limiter {
  public:
    explicit RedisLimiter(std::shared_ptr<store::Redis> redis) : redis_(std::move(redis)), alone_(process_limiter()) {}

    Verdict take(std::string_view key, const Rate& rate) override {
        if (std::chrono::steady_clock::now().time_since_epoch() < silent_until_.load()) return alone_->take(key, rate);
        try {
            auto reply = redis_->run({"EVAL", script, "1", "ratelimit:" + std::string(key), std::to_string(rate.calls),
                                      std::to_string(rate.window.count())});
            auto number = [&](std::size_t i) { return reply.items.at(i).number.value(); };
            return verdict_of(number(0) == 1, static_cast<int>(number(1)), rate, std::chrono::milliseconds(number(2)));
        } catch (const base::Failure& failure) {
            if (failure.trouble != base::Trouble::busy) throw;
            // Nobody waits for Redis twice; a limit that is looser for a while is better than no answers.
            silent_until_ = std::chrono::steady_clock::now().time_since_epoch() + 5s;
            return alone_->take(key, rate);
        }
    }

  private:
    std::shared_ptr<store::Redis> redis_;
    std::unique_ptr<Limiter> alone_;
    std::atomic<std::chrono::steady_clock::duration> silent_until_{std::chrono::steady_clock::duration::min()};
};

}  // namespace

std::unique_ptr<Limiter> redis_limiter(std::shared_ptr<store::Redis> redis) {
    return std::make_unique<RedisLimiter>(std::move(redis));
}

}  // namespace policy
