// SPDX-License-Identifier: MIT
#include "events/activity.hpp"

#include "base/ids.hpp"

namespace events {

void note(store::Transaction& transaction, Activity activity) {
    transaction.ask(
        "insert into activities (id, owner, kind, message, script, character, video, at)"
        " values ($1, $2, $3, $4, $5, $6, $7, $8)",
        base::new_id(), activity.owner, activity.kind, activity.message, activity.script, activity.character,
        activity.video, base::now());
}

std::vector<Activity> activities_of(store::Database& database, const std::string& owner, int limit, int offset) {
    return database
        .ask(
            "select id, owner, kind, message, script, character, video, at from activities where owner=$1"
            " order by at desc, id desc limit $2 offset $3",
            owner, limit, offset)
        .all_as<Activity>();
}

ActivityCounts count_activities(store::Database& database, const std::string& owner) {
    auto rows = database.ask(
        "select coalesce(sum(case when kind like 'script%' then 1 else 0 end), 0) as scripts,"
        " coalesce(sum(case when kind like 'character%' then 1 else 0 end), 0) as characters,"
        " coalesce(sum(case when kind like 'video%' then 1 else 0 end), 0) as videos, count(*) as every, max(at) as "
        "last"
        " from activities where owner=$1",
        owner);
    auto row = rows[0];
    return {row.get<std::int64_t>("scripts"), row.get<std::int64_t>("characters"), row.get<std::int64_t>("videos"),
            row.get<std::int64_t>("every"), row.get<std::optional<base::Moment>>("last")};
}

std::int64_t clear_activities(store::Transaction& transaction, const std::string& owner) {
    return transaction.ask("delete from activities where owner=$1", owner).changed;
}

}  // namespace events
