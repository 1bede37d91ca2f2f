// SPDX-License-Identifier: MIT
// Who did what to whose: append-only, each row chained to the one before it.
#pragma once
#include <boost/describe.hpp>
#include <string>
#include <vector>

#include "store/database.hpp"

namespace events {

struct AuditEntry {
    std::int64_t n = 0;
    base::Moment at;
    std::string actor;   ///< user id, "key <id>", or "system"
    std::string action;  ///< "setting.change", "user.suspend"
    std::string object;  ///< "user 0192…"
    std::string detail;  ///< JSON; no secrets, nothing personal
    std::string hash;
};
BOOST_DESCRIBE_STRUCT(AuditEntry, (), (n, at, actor, action, object, detail, hash))

/// Last in its transaction: the head of the chain stays locked until the end.
void audit(store::Transaction& transaction, const std::string& actor, const std::string& action,
           const std::string& object, const std::string& detail = "{}");
/// Newest first.
std::vector<AuditEntry> audit_entries(store::Database& database, int limit, int offset = 0);
/// The number of the first row that is not as it was written, or is missing; nothing when all are.
std::optional<std::int64_t> first_broken_audit(store::Database& database);

}  // namespace events
