// SPDX-License-Identifier: MIT
#include "events/bus.hpp"

#include <boost/json.hpp>
#include <condition_variable>
#include <mutex>
#include <set>
#include <thread>

#include "store/database.hpp"
#include "store/notices.hpp"
#include "store/redis.hpp"

namespace events {

namespace {

namespace json = boost::json;
using Channels = std::vector<std::string>;

constexpr auto meeting_place = "autovideo_events";

/// Gathers hints and passes them on from a thread of its own, at most once every `pause`.
class Gatherer {
  public:
    Gatherer(std::chrono::milliseconds pause, std::function<void(const Channels&)> pass)
        : pause_(pause), pass_(std::move(pass)), thread_([this](std::stop_token stop) { run(stop); }) {}

    void add(const Channels& channels) {
        std::lock_guard lock(guard_);
        waiting_.insert(channels.begin(), channels.end());
        news_.notify_one();
    }

  private:
    void run(std::stop_token stop) {
        while (!stop.stop_requested()) {
            Channels channels;
            {
                std::unique_lock lock(guard_);
                if (!news_.wait(lock, stop, [&] { return !waiting_.empty(); })) return;
                channels.assign(waiting_.begin(), waiting_.end());
                waiting_.clear();
            }
            pass_(channels);
            std::unique_lock lock(guard_);
            if (pause_.count() > 0) news_.wait_for(lock, stop, pause_, [] { return false; });
        }
    }

    std::chrono::milliseconds pause_;
    std::function<void(const Channels&)> pass_;
    std::mutex guard_;
    std::condition_variable_any news_;
    std::set<std::string> waiting_;
    std::jthread thread_;
};

/// What a bus does with what it hears; nothing before somebody listens.
class Ear {
  public:
    void set(std::function<void(const Channels&)> listener) {
        std::lock_guard lock(guard_);
        listener_ = std::move(listener);
    }
    void hear(const Channels& channels) {
        std::lock_guard lock(guard_);
        if (listener_) listener_(channels);
    }
    /// A JSON list of names; what is none is nobody's hint, so everybody looks.
    void hear_text(const std::string& text) {
        Channels channels;
        boost::system::error_code error;
        auto value = json::parse(text, error);
        if (!error && value.is_array())
            for (const auto& item : value.get_array())
                if (item.is_string()) channels.emplace_back(item.get_string());
        hear(channels);
    }

  private:
    std::mutex guard_;
    std::function<void(const Channels&)> listener_;
};

class InProcess : public Bus {
  public:
    void hint(const Channels& channels) override { gatherer_.add(channels); }
    void listen(std::function<void(const Channels&)> listener) override { ear_.set(std::move(listener)); }

  private:
    Ear ear_;
    Gatherer gatherer_{std::chrono::milliseconds(0), [this](const Channels& channels) { ear_.hear(channels); }};
};

/// A payload of NOTIFY is shorter than 8,000 bytes; a longer list becomes "look everywhere".
std::string packed(const Channels& channels) {
    auto text = json::serialize(json::value_from(channels));
    return text.size() < 7900 ? text : "[]";
}

class OverPostgres : public Bus {
  public:
    explicit OverPostgres(const std::string& address)
        : database_(store::open_database(address, {.connections = 1})),
          notices_(
              address, meeting_place, [this](const std::string& text) { ear_.hear_text(text); },
              [this] { ear_.hear({}); }) {}
    void hint(const Channels& channels) override { gatherer_.add(channels); }
    void listen(std::function<void(const Channels&)> listener) override { ear_.set(std::move(listener)); }

  private:
    void pass(const Channels& channels) {
        try {
            database_->ask("select pg_notify($1, $2)", std::string(meeting_place), packed(channels));
        } catch (const base::Failure&) {
            // A lost hint costs the time to the next look.
        }
    }
    Ear ear_;
    std::unique_ptr<store::Database> database_;
    store::Notices notices_;
    Gatherer gatherer_{std::chrono::milliseconds(50), [this](const Channels& channels) { pass(channels); }};
};

class OverRedis : public Bus {
  public:
    explicit OverRedis(const std::string& address)
        : redis_(address),
          notices_(
              address, meeting_place, [this](const std::string& text) { ear_.hear_text(text); },
              [this] { ear_.hear({}); }) {}
    void hint(const Channels& channels) override { gatherer_.add(channels); }
    void listen(std::function<void(const Channels&)> listener) override { ear_.set(std::move(listener)); }

  private:
    void pass(const Channels& channels) {
        try {
            redis_.run({"PUBLISH", meeting_place, packed(channels)});
        } catch (const base::Failure&) {
            // A lost hint costs the time to the next look.
        }
    }
    Ear ear_;
    store::Redis redis_;
    store::RedisNotices notices_;
    Gatherer gatherer_{std::chrono::milliseconds(5), [this](const Channels& channels) { pass(channels); }};
};

}  // namespace

std::unique_ptr<Bus> bus_in_process() {
    return std::make_unique<InProcess>();
}

std::unique_ptr<Bus> bus_over_postgres(const std::string& address) {
    return std::make_unique<OverPostgres>(address);
}

std::unique_ptr<Bus> bus_over_redis(const std::string& address) {
    return std::make_unique<OverRedis>(address);
}

}  // namespace events
