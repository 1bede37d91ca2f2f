// SPDX-License-Identifier: MIT
#include "people/sessions.hpp"

#include <charconv>

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

/// "last used" need not be known to the second, and reading need not write.
constexpr auto touch_after = 5min;

[[noreturn]] void refuse(std::string why) {
    throw Failure{Trouble::unknown_caller, "Your sign-in is not valid or is over. Sign in again.", std::move(why)};
}

struct RefreshToken {
    std::string id;
    std::int64_t generation = 0;
};

/// "<session>.<generation>.<signature>"
RefreshToken parse(std::string_view token) {
    auto first = token.find('.');
    auto last = token.rfind('.');
    RefreshToken out;
    if (token.size() > 256 || first == token.npos || first == last) refuse("refresh: not of three parts");
    out.id = token.substr(0, first);
    auto number = token.substr(first + 1, last - first - 1);
    auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), out.generation);
    if (!base::is_id(out.id) || error != std::errc{} || end != number.data() + number.size())
        refuse("refresh: not of three parts");
    return out;
}

std::string shortened(std::string_view text, std::size_t most) {
    std::string out;
    for (auto point : base::code_points(text)) {
        auto next = base::utf8(point < 0x20 || point == 0x7f ? U' ' : point);
        if (out.size() + next.size() > most) break;
        out += next;
    }
    return out;
}

void tell_ended(store::Transaction& transaction, const std::string& user, const std::vector<std::string>& sessions,
                std::string_view why) {
    std::vector<events::Fact> facts;
    for (const auto& session : sessions)
        facts.push_back(
            {.channel = "user." + user, .kind = "session.ended", .data = {{"session_id", session}, {"reason", why}}});
    events::tell(transaction, std::move(facts));
}

}  // namespace

std::string network_name(const base::Address& address) {
    return address.network(24, 64).text();
}

std::string Sessions::refresh_token(const std::string& id, std::int64_t generation, const std::string& salt) const {
    auto text = id + "." + std::to_string(generation);
    return text + "." + base::base64url(key_.mac("refresh " + text + " " + salt));
}

std::string Sessions::access_token(const std::string& user, const std::string& session, Role role) const {
    auto now = this->now();
    return key_.sign({.user = user,
                      .session = session,
                      .role = boost::describe::enum_to_string(role, ""),
                      .issued = now,
                      .expires = now + options_.access});
}

Tokens Sessions::tokens(const User& user, const std::string& id, std::int64_t generation,
                        const std::string& salt) const {
    return {access_token(user.id, id, user.role), refresh_token(id, generation, salt), options_.access, id};
}

Tokens Sessions::open(store::Transaction& transaction, const User& user, const Device& device) {
    auto id = base::new_id();
    auto salt = base::base64url(base::random_bytes(24));
    auto now = this->now();
    transaction.ask(
        "insert into sessions (id, user_id, generation, salt, ip, network, user_agent, created_at, used_at, rotated_at,"
        " expires_at) values ($1, $2, 1, $3, $4, $5, $6, $7, $7, $7, $8)",
        id, user.id, salt, device.address.text(), network_name(device.address), shortened(device.user_agent, 256), now,
        now + options_.refresh);
    return tokens(user, id, 1, salt);
}

Tokens Sessions::refresh(std::string_view text, const Device& device) {
    auto token = parse(text);
    auto now = this->now();
    // Whoever is not answered was refused; the reason is for the log.
    std::string refused;
    auto answer = database_.writing([&](store::Transaction& transaction) -> std::optional<Tokens> {
        refused.clear();
        auto rows = transaction.ask(
            "select user_id, generation, salt, created_at, rotated_at, expires_at, revoked_at from sessions"
            " where id=$1 [[pg: for update ]]",
            token.id);
        if (rows.empty()) return refused = "refresh: no such session", std::nullopt;
        auto row = rows[0];
        auto salt = row.get<std::string>("salt");
        auto current = row.get<std::int64_t>("generation");
        if (!same_bytes(text, refresh_token(token.id, token.generation, salt)))
            return refused = "refresh: a wrong signature", std::nullopt;
        if (row.get<std::optional<base::Moment>>("revoked_at") || row.get<base::Moment>("expires_at") <= now)
            return refused = "refresh: the session is over", std::nullopt;
        auto user = transaction
                        .ask("select" + std::string(user_columns) +
                                 "from users where id=$1 and is_active=1 and deleted_at is null",
                             row.get<std::string>("user_id"))
                        .first_as<User>();
        if (!user) return refused = "refresh: the account is not active", std::nullopt;
        if (token.generation == current) {
            auto ends = std::min(now + options_.refresh, row.get<base::Moment>("created_at") + options_.longest);
            transaction.ask(
                "update sessions set generation=$2, rotated_at=$3, used_at=$3, expires_at=$4, ip=$5, network=$6"
                " where id=$1",
                token.id, current + 1, now, ends, device.address.text(), network_name(device.address));
            return tokens(*user, token.id, current + 1, salt);
        }
        if (token.generation == current - 1 && now - row.get<base::Moment>("rotated_at") <= options_.grace)
            return tokens(*user, token.id, current, salt);
        revoke(transaction, user->id, token.id, "reused");
        return refused = "refresh: a token was used twice; session " + token.id + " is over", std::nullopt;
    });
    if (!answer) refuse(refused);
    return *answer;
}

std::string Sessions::renew(const Caller& caller) const {
    caller.require_session();
    return access_token(caller.user, caller.session, caller.role);
}

Caller Sessions::caller(std::string_view access) {
    auto now = this->now();
    auto claims = key_.verify(access, now);
    auto rows = database_.ask(
        "select u.role, u.is_verified, s.used_at from sessions s join users u on u.id=s.user_id"
        " where s.id=$1 and s.user_id=$2 and s.revoked_at is null and s.expires_at>$3"
        " and u.is_active=1 and u.deleted_at is null",
        claims.session, claims.user, now);
    if (rows.empty()) refuse("the session is over");
    auto row = rows[0];
    if (now - row.get<base::Moment>("used_at") > touch_after) try {
            database_.write(
                [&](auto& tx) { tx.ask("update sessions set used_at=$2 where id=$1", claims.session, now); },
                store::Durability::relaxed);
        } catch (const store::Refusal&) {
            // Nobody is turned away because a note could not be made.
        }
    return {.user = claims.user,
            .role = row.get<Role>("role"),
            .is_verified = row.get<bool>("is_verified"),
            .session = claims.session};
}

bool Sessions::revoke(store::Transaction& transaction, const std::string& user, const std::string& session,
                      std::string_view why) {
    auto rows = transaction.ask(
        "update sessions set revoked_at=$3, revoked_for=$4 where id=$1 and user_id=$2 and revoked_at is null", session,
        user, now(), why);
    if (rows.changed == 0) return false;
    tell_ended(transaction, user, {session}, why);
    events::audit(transaction, user, "session.end", "session " + session, "{\"reason\":\"" + std::string(why) + "\"}");
    return true;
}

int Sessions::revoke_all(store::Transaction& transaction, const std::string& user, std::string_view why,
                         const std::string& except) {
    auto rows = transaction.ask(
        "update sessions set revoked_at=$3, revoked_for=$4 where user_id=$1 and id<>$2 and revoked_at is null"
        " returning id",
        user, except, now(), why);
    std::vector<std::string> ended;
    for (std::size_t i = 0; i < rows.size(); ++i) ended.push_back(rows[i].get<std::string>("id"));
    tell_ended(transaction, user, ended, why);
    return static_cast<int>(ended.size());
}

std::vector<SessionLine> Sessions::list(const std::string& user) {
    return database_
        .ask(
            "select id, ip, user_agent, created_at, used_at, expires_at from sessions"
            " where user_id=$1 and revoked_at is null and expires_at>$2 order by used_at desc, id desc",
            user, now())
        .all_as<SessionLine>();
}

bool Sessions::came_from(const std::string& user, const base::Address& address) {
    constexpr auto remembered = std::chrono::hours(90 * 24);
    return !database_
                .ask("select 1 as one from sessions where user_id=$1 and used_at>$2 and network=$3 limit 1", user,
                     now() - remembered, network_name(address))
                .empty();
}

std::int64_t Sessions::prune(base::Moment before) {
    return database_.writing([&](auto& transaction) {
        return transaction.ask("delete from sessions where expires_at<$1 or revoked_at<$1", before).changed;
    });
}

}  // namespace people
