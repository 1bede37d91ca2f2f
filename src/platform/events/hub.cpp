// SPDX-License-Identifier: MIT
#include "events/hub.hpp"

#include <algorithm>

namespace events {

namespace {
constexpr int page = 200;
}

struct Hub::Subscription::Seat {
    std::mutex guard;
    Sink sink;  ///< empty: nobody sits here any more
    std::int64_t seen = 0;
};

Hub::Subscription::~Subscription() {
    if (!seat_) return;
    std::lock_guard lock(seat_->guard);
    seat_->sink = nullptr;
}

Hub::Hub(store::Database& database, Bus& bus, std::chrono::milliseconds look_every)
    : database_(database), bus_(bus), look_every_(look_every), thread_([this](std::stop_token stop) { run(stop); }) {
    bus_.listen([this](const std::vector<std::string>& channels) {
        std::lock_guard lock(guard_);
        if (channels.empty())
            for (const auto& [channel, seats] : seats_) waiting_.insert(channel);
        for (const auto& channel : channels)
            if (seats_.contains(channel)) waiting_.insert(channel);
        if (!waiting_.empty()) news_.notify_one();
    });
}

Hub::~Hub() {
    bus_.listen(nullptr);
}

Hub::Subscription Hub::subscribe(const std::string& channel, std::optional<std::int64_t> seq, Sink sink) {
    auto seat = std::make_shared<Subscription::Seat>();
    seat->seen = seq ? *seq : last_of(database_, channel);
    seat->sink = std::move(sink);
    std::lock_guard lock(guard_);
    seats_[channel].push_back(seat);
    waiting_.insert(channel);  // what was told between the asking and the sitting down
    news_.notify_one();
    return Subscription(seat);
}

std::size_t Hub::channels() const {
    std::lock_guard lock(guard_);
    return seats_.size();
}

void Hub::run(std::stop_token stop) {
    while (!stop.stop_requested()) {
        std::set<std::string> channels;
        {
            std::unique_lock lock(guard_);
            news_.wait_for(lock, stop, look_every_, [&] { return !waiting_.empty(); });
            if (waiting_.empty())
                for (const auto& [channel, seats] : seats_) channels.insert(channel);
            else
                channels.swap(waiting_);
        }
        for (const auto& channel : channels) {
            if (stop.stop_requested()) return;
            try {
                bring(channel);
            } catch (const std::exception&) {
                // The database is away: the next look brings what was missed.
            }
        }
    }
}

std::vector<std::shared_ptr<Hub::Subscription::Seat>> Hub::seats_of(const std::string& channel) {
    std::lock_guard lock(guard_);
    auto found = seats_.find(channel);
    if (found == seats_.end()) return {};
    std::vector<std::shared_ptr<Subscription::Seat>> seats;
    for (const auto& weak : found->second)
        if (auto seat = weak.lock()) seats.push_back(seat);
    if (seats.empty())
        seats_.erase(found);
    else
        found->second.assign(seats.begin(), seats.end());
    return seats;
}

void Hub::bring(const std::string& channel) {
    auto seats = seats_of(channel);
    while (!seats.empty()) {
        auto from =
            (*std::min_element(seats.begin(), seats.end(), [](auto& a, auto& b) { return a->seen < b->seen; }))->seen;
        auto facts = facts_after(database_, channel, from, page);
        for (const auto& fact : facts)
            for (auto& seat : seats) {
                if (seat->seen >= fact.seq) continue;
                seat->seen = fact.seq;
                std::lock_guard lock(seat->guard);
                if (seat->sink) seat->sink(fact);
            }
        if (facts.size() < page) return;
    }
}

}  // namespace events
