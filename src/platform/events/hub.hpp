// SPDX-License-Identifier: MIT
// Who listens to which channel, and from which number on.
#pragma once
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <thread>

#include "events/bus.hpp"
#include "events/fact.hpp"

namespace events {

/// Brings every subscriber each fact of its channel once and in order, whatever becomes of hints: the numbers are the
/// truth, and what a hint did not tell of is found by looking every few seconds.
class Hub {
  public:
    using Sink = std::function<void(const Fact&)>;

    Hub(store::Database& database, Bus& bus, std::chrono::milliseconds look_every = std::chrono::seconds(3));
    ~Hub();

    /// While it lives, the sink is called, on the hub's thread; never again once its destructor returned. A sink must
    /// not block: it queues.
    class Subscription {
      public:
        Subscription() = default;
        Subscription(Subscription&&) = default;
        Subscription& operator=(Subscription&&) = default;
        ~Subscription();

      private:
        friend class Hub;
        struct Seat;
        std::shared_ptr<Seat> seat_;
        explicit Subscription(std::shared_ptr<Seat> seat) : seat_(std::move(seat)) {}
    };
    /// Facts after `seq`; none given: from now on.
    Subscription subscribe(const std::string& channel, std::optional<std::int64_t> seq, Sink sink);

    /// A number for metrics.
    std::size_t channels() const;

  private:
    void run(std::stop_token stop);
    void bring(const std::string& channel);
    std::vector<std::shared_ptr<Subscription::Seat>> seats_of(const std::string& channel);

    store::Database& database_;
    Bus& bus_;
    std::chrono::milliseconds look_every_;
    mutable std::mutex guard_;
    std::condition_variable_any news_;
    std::map<std::string, std::vector<std::weak_ptr<Subscription::Seat>>> seats_;
    std::set<std::string> waiting_;
    std::jthread thread_;
};

}  // namespace events
