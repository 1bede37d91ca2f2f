// SPDX-License-Identifier: MIT
#include "people/user.hpp"

namespace people {

using base::Failure;
using base::Trouble;

std::optional<User> find_user(store::Database& database, const std::string& id) {
    return database.ask("select" + std::string(user_columns) + "from users where id=$1 and deleted_at is null", id)
        .first_as<User>();
}

User get_user(store::Database& database, const std::string& id) {
    if (auto user = find_user(database, id)) return *user;
    throw Failure{Trouble::missing, "There is no such user."};
}

void link_identity(store::Transaction& transaction, const std::string& user, const Identity& identity) {
    auto rows = transaction.ask(
        "insert into identities (provider, subject, user_id, email, created_at) values ($1, $2, $3, $4, $5)"
        " on conflict (provider, subject) do nothing",
        identity.provider, identity.subject, user, identity.email, base::now());
    if (rows.changed == 0) throw Failure{Trouble::exists, "This login belongs to an account already."};
}

std::optional<User> find_user(store::Database& database, const Identity& identity) {
    return database
        .ask("select" + std::string(user_columns) +
                 "from users where deleted_at is null and id="
                 "(select user_id from identities where provider=$1 and subject=$2)",
             identity.provider, identity.subject)
        .first_as<User>();
}

std::vector<Identity> identities_of(store::Database& database, const std::string& user) {
    return database.ask("select provider, subject, email from identities where user_id=$1 order by created_at", user)
        .all_as<Identity>();
}

}  // namespace people
