// SPDX-License-Identifier: MIT
#include "people/accounts.hpp"

#include <utility>

#include "base/ids.hpp"
#include "events/audit.hpp"
#include "events/fact.hpp"
#include "people/profile.hpp"

namespace people {

using base::Failure;
using base::Trouble;

namespace {

Failure wrong_entry() {
    return {Trouble::unknown_caller, "The e-mail address or the password is wrong."};
}

/// The value to keep, or null where the wish is to have none.
template <class Read>
std::optional<std::string> kept(const std::optional<std::string>& wish, const std::optional<std::string>& now,
                                Read read) {
    if (!wish) return now;
    if (wish->empty()) return std::nullopt;
    return read(*wish);
}

}  // namespace

void throw_taken(const store::Refusal& refusal) {
    if (refusal.name == "users_email")
        throw Failure(Trouble::exists, "Somebody has this e-mail address already.").at("email");
    if (refusal.name == "users_username")
        throw Failure(Trouble::exists, "Somebody has this user name already.").at("username");
    throw refusal;
}

User add_user(store::Transaction& transaction, const User& user, const std::string& password_hash,
              std::optional<base::Moment> terms) {
    transaction.ask(
        "insert into users (id, email, username, password_hash, full_name, role, subscription, is_verified, is_active,"
        " terms_at, created_at, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)",
        user.id, user.email, user.username, password_hash, user.full_name, user.role, user.subscription,
        user.is_verified, user.is_active, terms, user.created_at);
    return user;
}

User Accounts::register_user(const Registration& registration,
                             const std::function<void(store::Transaction&, const User&)>& also) {
    User user;
    user.id = base::new_id();
    user.email = email_from(registration.email);
    user.full_name = full_name_from(registration.full_name);
    if (registration.username) user.username = username_from(*registration.username);
    user.subscription = "free";
    user.created_at = user.updated_at = sessions_.now();
    check_password(registration.password, user.email);
    if (registration.terms_accepted == false)
        throw Failure(Trouble::invalid, "To have an account you accept the terms.").at("terms_accepted");
    // Told anyway (C-41), so before the work.
    if (!database_.ask("select 1 as one from users where email=$1 and deleted_at is null", user.email).empty())
        throw Failure(Trouble::exists, "Somebody has this e-mail address already.").at("email");
    auto hash = passwords_.hash(registration.password);
    try {
        database_.write([&](auto& transaction) {
            add_user(transaction, user, hash,
                     registration.terms_accepted ? std::optional(user.created_at) : std::nullopt);
            mailbox_.ask_to_verify(transaction, user);
            if (also) also(transaction, user);
            boost::json::object data{{"user_id", user.id}, {"created_at", base::iso(user.created_at)}};
            events::tell(transaction, {{.channel = "user." + user.id, .kind = "user.created", .data = data},
                                       {.channel = "house", .kind = "user.created", .data = data}});
            events::audit(transaction, user.id, "user.register", "user " + user.id);
        });
    } catch (const store::Refusal& refusal) {
        throw_taken(refusal);
    }
    return user;
}

Entry Accounts::login(std::string_view text, std::string_view password, const Device& device) {
    std::string email;
    try {
        email = email_from(text);
    } catch (const Failure&) {
        email = "no address";  // nobody's, and treated as anybody's who is not here
    }
    bool counted = false;
    for (int attempt = 0; attempt < 3; ++attempt) {
        auto rows = database_.ask("select id, password_hash from users where email=$1 and deleted_at is null", email);
        auto id = rows.empty() ? std::string() : rows[0].get<std::string>("id");
        auto hash = rows.empty() ? std::nullopt : rows[0].get<std::optional<std::string>>("password_hash");
        auto from = sessions_.came_from(id, device.address) ? From::known_network : From::elsewhere;
        if (!std::exchange(counted, true)) guesses_.count(email, device.address, from);
        if (!passwords_.fits(password, hash)) throw wrong_entry();
        guesses_.forgive(email, device.address);
        auto kept_hash = passwords_.outdated(*hash) ? passwords_.hash(password) : *hash;
        if (auto entry = enter(id, *hash, kept_hash, device)) return *entry;
        // The hash was changed meanwhile, by another login that made it dearer or by a new password: look again.
    }
    throw wrong_entry();
}

std::optional<Entry> Accounts::enter(const std::string& id, const std::string& hash, const std::string& kept_hash,
                                     const Device& device) {
    return database_.writing([&](store::Transaction& transaction) -> std::optional<Entry> {
        // Writing the row locks it: whoever changes the password or suspends the account comes before or after all
        // this.
        auto changed =
            transaction.ask("update users set password_hash=$2 where id=$1 and password_hash=$3 and deleted_at is null",
                            id, kept_hash, hash);
        if (changed.changed == 0) return std::nullopt;
        auto user =
            *transaction.ask("select" + std::string(user_columns) + "from users where id=$1", id).first_as<User>();
        if (!user.is_active)
            throw Failure{Trouble::forbidden, "This account is suspended. Write to whoever runs this place."};
        if (!user.is_verified && unverified_ == Unverified::kept_out)
            throw Failure{Trouble::forbidden, "Confirm your e-mail address first: the link is in your mail."};
        return Entry{user, sessions_.open(transaction, user, device)};
    });
}

std::string Accounts::confirm(const Caller& caller, std::string_view password, const Device& device,
                              std::string field) {
    caller.require_session();
    auto hash = database_.ask("select password_hash from users where id=$1 and deleted_at is null", caller.user)
                    .first<std::optional<std::string>>()
                    .value_or(std::nullopt);
    // Whoever holds a stolen session guesses no faster than anybody.
    guesses_.count(caller.user, device.address, From::known_network);
    if (!passwords_.fits(password, hash))
        throw Failure(Trouble::forbidden, "The password is wrong.").at(std::move(field));
    guesses_.forgive(caller.user, device.address);
    return *hash;
}

void Accounts::ask_to_change_email(const Caller& caller, std::string_view password, std::string_view email,
                                   const Device& device) {
    confirm(caller, password, device, "password");
    mailbox_.ask_to_change(caller.user, email);
}

void Accounts::change_password(const Caller& caller, std::string_view old_password, std::string_view new_password,
                               const Device& device) {
    auto user = get_user(database_, caller.user);
    check_password(new_password, user.email, "new_password");
    auto hash = confirm(caller, old_password, device, "old_password");
    auto new_hash = passwords_.hash(new_password);
    database_.write([&](auto& transaction) {
        auto rows = transaction.ask("update users set password_hash=$2, updated_at=$4 where id=$1 and password_hash=$3",
                                    user.id, new_hash, hash, sessions_.now());
        if (rows.changed == 0) throw Failure(Trouble::forbidden, "The password is wrong.").at("old_password");
        mailbox_.tell_password_changed(transaction, user);
        sessions_.revoke_all(transaction, user.id, "password change", caller.session);
        events::audit(transaction, user.id, "password.change", "user " + user.id);
    });
}

User Accounts::update(const std::string& id, const ProfileChange& change) {
    auto full_name = change.full_name ? std::optional(full_name_from(*change.full_name)) : std::nullopt;
    try {
        return database_.writing([&](auto& transaction) {
            auto user = transaction
                            .ask("update users set updated_at=$2 where id=$1 and deleted_at is null returning" +
                                     std::string(user_columns),
                                 id, sessions_.now())
                            .template first_as<User>();
            if (!user) throw Failure{Trouble::missing, "There is no such user."};
            if (full_name) user->full_name = *full_name;
            user->avatar_url = kept(change.avatar_url, user->avatar_url, avatar_url_from);
            user->username = kept(change.username, user->username, username_from);
            user->phone_number = kept(change.phone_number, user->phone_number, phone_number_from);
            transaction.ask("update users set full_name=$2, avatar_url=$3, username=$4, phone_number=$5 where id=$1",
                            id, user->full_name, user->avatar_url, user->username, user->phone_number);
            return *user;
        });
    } catch (const store::Refusal& refusal) {
        throw_taken(refusal);
    }
}

}  // namespace people
