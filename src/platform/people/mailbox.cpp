// SPDX-License-Identifier: MIT
#include "people/mailbox.hpp"

#include "base/base64.hpp"
#include "base/hash.hpp"
#include "base/ids.hpp"
#include "events/audit.hpp"
#include "people/profile.hpp"

namespace people {

using base::Failure;
using base::Trouble;

namespace {

struct Proof {
    std::string user, email;
};

/// Takes the proof, so that it is good once.
Proof take_proof(store::Transaction& transaction, std::string_view token, std::string_view purpose, base::Moment now) {
    auto rows =
        transaction.ask("delete from proofs where hash=$1 and purpose=$2 and expires_at>$3 returning user_id, email",
                        base::sha256(token), purpose, now);
    if (rows.empty())
        throw Failure(Trouble::invalid, "This link was used already, or is too old. Ask for another.").at("token");
    return {rows[0].get<std::string>("user_id"), rows[0].get<std::string>("email")};
}

/// The user whose proof it was, if the address is still the one it was sent to.
User user_of(store::Transaction& transaction, const Proof& proof) {
    auto user = transaction
                    .ask("select" + std::string(user_columns) +
                             "from users where id=$1 and email=$2 and is_active=1 and deleted_at is null",
                         proof.user, proof.email)
                    .first_as<User>();
    if (!user) throw Failure(Trouble::invalid, "This link is for an account that is no more.").at("token");
    return *user;
}

}  // namespace

std::string Mailbox::prove(store::Transaction& transaction, const std::string& user, std::string_view purpose,
                           const std::string& email, std::chrono::seconds good_for) {
    auto token = base::base64url(base::random_bytes(32));
    auto now = sessions_.now();
    // Only the last letter of a kind is good.
    transaction.ask("delete from proofs where user_id=$1 and purpose=$2", user, purpose);
    transaction.ask(
        "insert into proofs (hash, user_id, purpose, email, created_at, expires_at) values ($1, $2, $3, $4, $5, $6)",
        base::sha256(token), user, purpose, email, now, now + good_for);
    return token;
}

bool Mailbox::just_asked(store::Transaction& transaction, const std::string& user, std::string_view purpose) {
    return !transaction
                .ask("select 1 as one from proofs where user_id=$1 and purpose=$2 and created_at>$3", user, purpose,
                     sessions_.now() - options_.between)
                .empty();
}

void Mailbox::ask_to_verify(store::Transaction& transaction, const User& user) {
    if (user.is_verified || just_asked(transaction, user.id, "verify")) return;
    auto token = prove(transaction, user.id, "verify", user.email, options_.verify);
    letters_.post(transaction, {LetterKind::verify, user.email, user.full_name, token});
}

void Mailbox::ask_to_verify(const std::string& id) {
    auto user = get_user(database_, id);
    database_.write([&](auto& transaction) { ask_to_verify(transaction, user); });
}

User Mailbox::verify(std::string_view token) {
    return database_.writing([&](auto& transaction) {
        auto user = user_of(transaction, take_proof(transaction, token, "verify", sessions_.now()));
        user.is_verified = true;
        transaction.ask("update users set is_verified=1, updated_at=$2 where id=$1", user.id, sessions_.now());
        events::audit(transaction, user.id, "email.verify", "user " + user.id);
        return user;
    });
}

void Mailbox::forgot(std::string_view text) {
    std::string email;
    try {
        email = email_from(text);
    } catch (const Failure&) {
        return;
    }
    database_.write([&](auto& transaction) {
        auto user = transaction
                        .ask("select" + std::string(user_columns) +
                                 "from users where email=$1 and is_active=1 and deleted_at is null",
                             email)
                        .template first_as<User>();
        if (!user || just_asked(transaction, user->id, "reset")) return;
        auto token = prove(transaction, user->id, "reset", user->email, options_.reset);
        letters_.post(transaction, {LetterKind::reset, user->email, user->full_name, token});
    });
}

User Mailbox::reset(std::string_view token, std::string_view password) {
    // Without a good token nobody makes us hash.
    auto email = database_
                     .ask("select email from proofs where hash=$1 and purpose='reset' and expires_at>$2",
                          base::sha256(token), sessions_.now())
                     .first<std::string>();
    check_password(password, email.value_or(""));
    auto hash = email ? passwords_.hash(password) : std::string();
    return database_.writing([&](auto& transaction) {
        auto user = user_of(transaction, take_proof(transaction, token, "reset", sessions_.now()));
        // Who reads its mail has the address.
        user.is_verified = true;
        transaction.ask("update users set password_hash=$2, is_verified=1, updated_at=$3 where id=$1", user.id, hash,
                        sessions_.now());
        tell_password_changed(transaction, user);
        sessions_.revoke_all(transaction, user.id, "password reset");
        events::audit(transaction, user.id, "password.reset", "user " + user.id);
        return user;
    });
}

void Mailbox::ask_to_change(const std::string& id, std::string_view text) {
    auto email = email_from(text);
    auto user = get_user(database_, id);
    database_.write([&](auto& transaction) {
        if (!transaction.ask("select 1 as one from users where email=$1 and deleted_at is null", email).empty())
            throw Failure(Trouble::exists, "Somebody has this e-mail address already.").at("email");
        if (just_asked(transaction, id, "change"))
            throw Failure(Trouble::throttled, "A letter was sent just now. Wait a minute.").after(options_.between);
        auto token = prove(transaction, id, "change", email, options_.verify);
        letters_.post(transaction, {LetterKind::change, email, user.full_name, token});
    });
}

User Mailbox::change(std::string_view token) {
    try {
        return database_.writing([&](auto& transaction) {
            auto proof = take_proof(transaction, token, "change", sessions_.now());
            auto user = transaction
                            .ask("select" + std::string(user_columns) +
                                     "from users where id=$1 and is_active=1 and deleted_at is null",
                                 proof.user)
                            .template first_as<User>();
            if (!user) throw Failure(Trouble::invalid, "This link is for an account that is no more.").at("token");
            transaction.ask("update users set email=$2, is_verified=1, updated_at=$3 where id=$1", user->id,
                            proof.email, sessions_.now());
            letters_.post(transaction, {LetterKind::email_changed, user->email, user->full_name, {}});
            events::audit(transaction, user->id, "email.change", "user " + user->id);
            user->email = proof.email;
            user->is_verified = true;
            return *user;
        });
    } catch (const store::Refusal& refusal) {
        if (refusal.name != "users_email") throw;
        throw Failure(Trouble::exists, "Somebody has this e-mail address already.").at("email");
    }
}

void Mailbox::tell_password_changed(store::Transaction& transaction, const User& user) {
    letters_.post(transaction, {LetterKind::password_changed, user.email, user.full_name, {}});
}

std::int64_t Mailbox::prune() {
    return database_.writing([&](auto& transaction) {
        return transaction.ask("delete from proofs where expires_at<=$1", sessions_.now()).changed;
    });
}

}  // namespace people
