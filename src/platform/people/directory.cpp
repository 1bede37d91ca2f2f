// SPDX-License-Identifier: MIT
#include "people/directory.hpp"

#include "base/base64.hpp"
#include "base/ids.hpp"
#include "base/text.hpp"
#include "events/audit.hpp"
#include "events/fact.hpp"
#include "people/accounts.hpp"
#include "people/profile.hpp"

namespace people {

using base::Failure;
using base::Trouble;

namespace {

/// "%" and "_" are characters like any other in what people look for.
std::string pattern_of(std::string_view search) {
    std::string pattern = "%";
    for (char c : base::lower(search)) {
        if (c == '%' || c == '_' || c == '\\') pattern += '\\';
        pattern += c;
    }
    return pattern + "%";
}

}  // namespace

UserPage list_users(store::Database& database, const UserQuery& query) {
    if (query.page < 1 || query.page > 1'000'000) throw Failure(Trouble::invalid, "Pages count from 1.").at("page");
    if (query.limit < 1 || query.limit > 100) throw Failure(Trouble::invalid, "A page has 1 to 100 users.").at("limit");
    std::string where = " from users where deleted_at is null";
    std::vector<store::Value> values;
    auto add = [&](std::string_view condition, store::Value value) {
        values.push_back(std::move(value));
        where += " and " + base::replace_all(std::string(condition), "$", "$" + std::to_string(values.size()));
    };
    if (query.is_active) add("is_active=$", store::value_of(*query.is_active));
    if (query.role) add("role=$", store::value_of(*query.role));
    if (query.created_after) add("created_at>$", store::value_of(*query.created_after));
    if (query.created_before) add("created_at<$", store::value_of(*query.created_before));
    if (!query.search.empty())
        add("(lower(full_name [[pg: collate \"C\" ]]) like $ escape '\\' or email like $ escape '\\' or username like "
            "$ escape '\\')",
            pattern_of(query.search));
    UserPage page;
    page.total = *database.read("select count(*)" + where, values).first<std::int64_t>();
    std::string order = boost::describe::enum_to_string(query.order, "desc");
    std::string sort = boost::describe::enum_to_string(query.sort, "created_at");
    values.push_back(store::value_of(query.limit));
    values.push_back(store::value_of((query.page - 1) * std::int64_t{query.limit}));
    page.users =
        database
            .read("select" + std::string(user_columns) + where + " order by " + sort + " " + order + ", id " + order +
                      " limit $" + std::to_string(values.size() - 1) + " offset $" + std::to_string(values.size()),
                  values)
            .all_as<User>();
    return page;
}

User Directory::change(const Caller& actor, const std::string& id, std::string_view action, std::string_view assignment,
                       const std::function<void(store::Transaction&, const User&)>& also) {
    return database_.writing([&](store::Transaction& transaction) {
        // All admins' rows, so that two who step down at once do not both find the other still there.
        transaction.ask("update users set updated_at=updated_at where role='admin' and deleted_at is null");
        auto was_admin =
            !transaction.ask("select 1 as one from users where id=$1 and role='admin' and deleted_at is null", id)
                 .empty();
        auto user =
            transaction
                .ask("update users set " + std::string(assignment) +
                         ", updated_at=$2 where id=$1 and deleted_at is null returning" + std::string(user_columns),
                     id, sessions_.now())
                .first_as<User>();
        if (!user) throw Failure{Trouble::missing, "There is no such user."};
        auto admins = transaction.ask(
            "select 1 as one from users where role='admin' and is_active=1 and deleted_at is null limit 1");
        if (was_admin && admins.empty())
            throw Failure{Trouble::exists, "This is the last admin. Make another one first."};
        if (also) also(transaction, *user);
        events::audit(transaction, actor.name(), std::string(action), "user " + id);
        return *user;
    });
}

User Directory::set_role(const Caller& actor, const std::string& user, Role role) {
    std::string word = boost::describe::enum_to_string(role, "user");
    return change(actor, user, "role." + word, "role='" + word + "'");
}

User Directory::suspend(const Caller& actor, const std::string& user) {
    return change(actor, user, "user.suspend", "is_active=0", [&](auto& transaction, const User& suspended) {
        sessions_.revoke_all(transaction, suspended.id, "suspended");
    });
}

User Directory::unsuspend(const Caller& actor, const std::string& user) {
    return change(actor, user, "user.unsuspend", "is_active=1");
}

void Directory::remove(const Caller& actor, const std::string& id) {
    auto now = sessions_.now();
    change(
        actor, id, "user.delete", "deleted_at=" + std::to_string(now.time_since_epoch().count()),
        [&](auto& transaction, const User& user) {
            transaction.ask("update api_keys set revoked_at=$2 where user_id=$1 and revoked_at is null", user.id, now);
            transaction.ask("delete from proofs where user_id=$1", user.id);
            sessions_.revoke_all(transaction, user.id, "deleted");
            events::tell(transaction, {{.channel = "house", .kind = "user.deleted", .data = {{"user_id", user.id}}}});
        });
}

int Directory::purge(base::Moment before, const std::function<void(store::Transaction&, const std::string&)>& also) {
    auto rows = database_.ask("select id from users where deleted_at<$1 order by deleted_at limit 1000", before);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto id = rows[i].get<std::string>("id");
        database_.write([&](auto& transaction) {
            if (also) also(transaction, id);
            // Sessions, keys, identities and proofs go with the row.
            transaction.ask("delete from users where id=$1", id);
            transaction.ask("delete from activities where owner=$1", id);
            events::audit(transaction, "system", "user.purge", "user " + id);
        });
    }
    return static_cast<int>(rows.size());
}

std::optional<std::string> Directory::first_admin(Passwords& passwords, std::string_view email) {
    auto there = [&](auto& where) {
        return !where.ask("select 1 as one from users where role='admin' and deleted_at is null limit 1").empty();
    };
    if (there(database_)) return std::nullopt;
    auto password = base::base64url(base::random_bytes(18));
    User user;
    user.id = base::new_id();
    user.email = email_from(email);
    user.full_name = "Admin";
    user.role = Role::admin;
    user.subscription = "free";
    user.is_verified = true;
    user.created_at = user.updated_at = sessions_.now();
    auto hash = passwords.hash(password);
    try {
        bool made = database_.writing([&](auto& transaction) {
            if (there(transaction)) return false;
            add_user(transaction, user, hash, std::nullopt);
            events::audit(transaction, "system", "user.first_admin", "user " + user.id);
            return true;
        });
        if (made) return password;
    } catch (const store::Refusal& refusal) {
        // Another process was first, or somebody has the address already.
        if (refusal.name != "users_email") throw;
        if (!there(database_)) throw_taken(refusal);
    }
    return std::nullopt;
}

}  // namespace people
