// SPDX-License-Identifier: MIT
#include "people/keys.hpp"

#include "base/base64.hpp"
#include "base/hash.hpp"
#include "base/ids.hpp"
#include "base/text.hpp"
#include "events/audit.hpp"
#include "events/fact.hpp"

namespace people {

using base::Failure;
using base::Trouble;
using namespace std::chrono_literals;

namespace {

constexpr std::string_view mark = "av_live_";
constexpr int most_keys = 50;
constexpr auto touch_after = 1min;

KeyLine line_from(const store::Row& row) {
    KeyLine line{.id = row.get<std::string>("id"),
                 .name = row.get<std::string>("name"),
                 .prefix = row.get<std::string>("prefix"),
                 .created_at = row.get<base::Moment>("created_at"),
                 .expires_at = row.get<std::optional<base::Moment>>("expires_at"),
                 .used_at = row.get<std::optional<base::Moment>>("used_at")};
    line.scopes = base::split_words(row.get<std::string>("scopes"));
    return line;
}

}  // namespace

NewKey create_key(store::Transaction& transaction, const Caller& caller, const KeyWish& wish, base::Moment now) {
    caller.require_session();
    check_scopes(wish.scopes);
    auto name = std::string(base::trim(wish.name));
    auto length = base::code_points(name).size();
    if (length < 1 || length > 100 || !base::valid_utf8(name))
        throw Failure(Trouble::invalid, "A key's name has 1 to 100 characters.").at("name");
    if (wish.expires_at && *wish.expires_at <= now)
        throw Failure(Trouble::invalid, "This time is over already.").at("expires_at");
    // The user's row is the lock: two that come at once do not both find room for the last key.
    auto user =
        transaction.ask("update users set updated_at=updated_at where id=$1 and deleted_at is null", caller.user);
    if (user.changed == 0) throw Failure{Trouble::missing, "There is no such user."};
    auto have = transaction.ask("select count(*) from api_keys where user_id=$1 and revoked_at is null", caller.user);
    if (*have.first<std::int64_t>() >= most_keys)
        throw Failure{Trouble::full, "You have 50 API keys. Revoke one first."};
    NewKey made;
    made.key = std::string(mark) + base::base64url(base::random_bytes(32));
    made.line = {.id = base::new_id(),
                 .name = name,
                 .prefix = made.key.substr(0, mark.size() + 6),
                 .scopes = wish.scopes,
                 .created_at = now,
                 .expires_at = wish.expires_at};
    transaction.ask(
        "insert into api_keys (id, user_id, name, prefix, hash, scopes, created_at, expires_at)"
        " values ($1, $2, $3, $4, $5, $6, $7, $8)",
        made.line.id, caller.user, name, made.line.prefix, base::sha256(made.key), base::join(wish.scopes, " "), now,
        wish.expires_at);
    events::audit(transaction, caller.name(), "key.create", "key " + made.line.id);
    return made;
}

std::vector<KeyLine> keys_of(store::Database& database, const std::string& user) {
    auto rows = database.ask(
        "select id, name, prefix, scopes, created_at, expires_at, used_at from api_keys"
        " where user_id=$1 and revoked_at is null order by created_at desc, id desc",
        user);
    std::vector<KeyLine> lines;
    for (std::size_t i = 0; i < rows.size(); ++i) lines.push_back(line_from(rows[i]));
    return lines;
}

void revoke_key(store::Transaction& transaction, const Caller& caller, const std::string& id, base::Moment now) {
    caller.require_session();
    auto rows = transaction.ask("update api_keys set revoked_at=$3 where id=$1 and user_id=$2 and revoked_at is null",
                                id, caller.user, now);
    if (rows.changed == 0) throw Failure{Trouble::missing, "There is no such API key."};
    events::tell(transaction, {{.channel = "user." + caller.user, .kind = "key.ended", .data = {{"key_id", id}}}});
    events::audit(transaction, caller.name(), "key.revoke", "key " + id);
}

bool is_key(std::string_view credential) {
    return credential.starts_with(mark);
}

Caller caller_of_key(store::Database& database, std::string_view key, base::Moment now) {
    // Found by its hash: how long that takes says nothing of the key.
    auto rows = database.ask(
        "select k.id, k.user_id, k.scopes, k.used_at, u.role, u.is_verified from api_keys k"
        " join users u on u.id=k.user_id where k.hash=$1 and k.revoked_at is null"
        " and (k.expires_at is null or k.expires_at>$2) and u.is_active=1 and u.deleted_at is null",
        base::sha256(key), now);
    if (rows.empty()) throw Failure{Trouble::unknown_caller, "This API key is not valid."};
    auto row = rows[0];
    Caller caller{.user = row.get<std::string>("user_id"),
                  .role = row.get<Role>("role"),
                  .is_verified = row.get<bool>("is_verified"),
                  .key = row.get<std::string>("id")};
    caller.scopes = base::split_words(row.get<std::string>("scopes"));
    auto used = row.get<std::optional<base::Moment>>("used_at");
    if (!used || now - *used > touch_after) try {
            database.write([&](auto& tx) { tx.ask("update api_keys set used_at=$2 where id=$1", caller.key, now); },
                           store::Durability::relaxed);
        } catch (const store::Refusal&) {
            // Nobody is turned away because a note could not be made.
        }
    return caller;
}

}  // namespace people
