// SPDX-License-Identifier: MIT
#include "events/audit.hpp"

#include "base/hash.hpp"

namespace events {

namespace {

std::string hash_of(const AuditEntry& entry, const std::string& before) {
    base::Hasher hasher;
    hasher.field(before).number(entry.n).number(entry.at.time_since_epoch().count());
    hasher.field(entry.actor).field(entry.action).field(entry.object).field(entry.detail);
    return hasher.hex();
}

}  // namespace

void audit(store::Transaction& transaction, const std::string& actor, const std::string& action,
           const std::string& object, const std::string& detail) {
    auto head = transaction.ask("update audit_head set n=n+1 where only_one=1 returning n, hash");
    AuditEntry entry{head[0].get<std::int64_t>("n"), base::now(), actor, action, object, detail, {}};
    entry.hash = hash_of(entry, head[0].get<std::string>("hash"));
    transaction.ask(
        "insert into audit (n, at, actor, action, object, detail, hash) values ($1, $2, $3, $4, $5, $6, $7)", entry.n,
        entry.at, entry.actor, entry.action, entry.object, entry.detail, entry.hash);
    transaction.ask("update audit_head set hash=$1 where only_one=1", entry.hash);
}

std::vector<AuditEntry> audit_entries(store::Database& database, int limit, int offset) {
    return database
        .ask("select n, at, actor, action, object, detail, hash from audit order by n desc limit $1 offset $2", limit,
             offset)
        .all_as<AuditEntry>();
}

std::optional<std::int64_t> first_broken_audit(store::Database& database) {
    auto head = database.ask("select n, hash from audit_head where only_one=1");
    auto last = head[0].get<std::int64_t>("n");
    std::string before;
    for (std::int64_t n = 0; n < last;) {
        auto entries = database
                           .ask(
                               "select n, at, actor, action, object, detail, hash from audit where n>$1 and n<=$2"
                               " order by n limit 1000",
                               n, last)
                           .all_as<AuditEntry>();
        if (entries.empty()) return n + 1;
        for (const auto& entry : entries) {
            if (entry.n != ++n || entry.hash != hash_of(entry, before)) return n;
            before = entry.hash;
        }
    }
    if (before != head[0].get<std::string>("hash")) return last;
    return std::nullopt;
}

}  // namespace events
