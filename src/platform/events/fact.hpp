// SPDX-License-Identifier: MIT
// Something that happened, told on a channel in the transaction that made it so.
#pragma once
#include <boost/json.hpp>
#include <string>
#include <vector>

#include "store/database.hpp"

namespace events {

/// channel: "user.<id>", "job.<id>", "video.<id>", "global". seq: 1, 2, 3 … of its channel, without a gap.
struct Fact {
    std::string channel;
    std::int64_t seq = 0;
    std::string kind;  ///< "job.progress", "video.completed"
    boost::json::object data;
    base::Moment at;
};

/// Writes the fact with the next number of its channel, which stays locked until the transaction ends: tell last, and
/// several channels at once, so that two transactions never wait for each other. Returns the facts, numbered.
std::vector<Fact> tell(store::Transaction& transaction, std::vector<Fact> facts);

/// Facts of a channel after `seq`, in order; at most `limit`.
std::vector<Fact> facts_after(store::Database& database, const std::string& channel, std::int64_t seq, int limit = 500);

/// The number of the channel's last fact, 0 when there is none.
std::int64_t last_of(store::Database& database, const std::string& channel);

/// Drops facts told before `before`: who was away longer than that reads the state instead. Returns how many.
std::int64_t prune_facts(store::Database& database, base::Moment before);

}  // namespace events
