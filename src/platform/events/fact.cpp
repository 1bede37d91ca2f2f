// SPDX-License-Identifier: MIT
#include "events/fact.hpp"

#include <algorithm>

namespace events {

namespace json = boost::json;

std::vector<Fact> tell(store::Transaction& transaction, std::vector<Fact> facts) {
    std::stable_sort(facts.begin(), facts.end(), [](const auto& a, const auto& b) { return a.channel < b.channel; });
    auto at = base::now();
    for (auto& fact : facts) {
        fact.seq = *transaction
                        .ask(
                            "insert into event_channels (channel, seq) values ($1, 1)"
                            " on conflict (channel) do update set seq=event_channels.seq+1 returning seq",
                            fact.channel)
                        .first<std::int64_t>();
        fact.at = at;
        transaction.ask("insert into events (channel, seq, kind, data, at) values ($1, $2, $3, $4, $5)", fact.channel,
                        fact.seq, fact.kind, json::serialize(fact.data), fact.at);
    }
    return facts;
}

std::vector<Fact> facts_after(store::Database& database, const std::string& channel, std::int64_t seq, int limit) {
    auto rows = database.ask("select seq, kind, data, at from events where channel=$1 and seq>$2 order by seq limit $3",
                             channel, seq, limit);
    std::vector<Fact> facts;
    facts.reserve(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto row = rows[i];
        facts.push_back({channel, row.get<std::int64_t>("seq"), row.get<std::string>("kind"),
                         json::parse(row.get<std::string>("data")).as_object(), row.get<base::Moment>("at")});
    }
    return facts;
}

std::int64_t last_of(store::Database& database, const std::string& channel) {
    return database.ask("select seq from event_channels where channel=$1", channel).first<std::int64_t>().value_or(0);
}

std::int64_t prune_facts(store::Database& database, base::Moment before) {
    return database.writing(
        [&](auto& transaction) { return transaction.ask("delete from events where at<$1", before).changed; });
}

}  // namespace events
