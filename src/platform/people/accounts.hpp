// SPDX-License-Identifier: MIT
// To become somebody here, to come in, and to change what is told of oneself.
#pragma once
#include "people/guesses.hpp"
#include "people/mailbox.hpp"

namespace people {

struct Registration {
    std::string email, password, full_name;
    std::optional<std::string> username;
    std::optional<bool> terms_accepted;  ///< nothing: nobody asked them
};

struct Entry {
    User user;
    Tokens tokens;
};

/// Nothing: stays as it is. Empty: goes (a full name cannot).
struct ProfileChange {
    std::optional<std::string> full_name, avatar_url, username, phone_number;
};

/// C-42: whether people come in before they proved that their address is theirs.
enum class Unverified { let_in, kept_out };

class Accounts {
  public:
    Accounts(store::Database& database, Passwords& passwords, Sessions& sessions, Guesses& guesses, Mailbox& mailbox,
             Unverified unverified = Unverified::let_in)
        : database_(database),
          passwords_(passwords),
          sessions_(sessions),
          guesses_(guesses),
          mailbox_(mailbox),
          unverified_(unverified) {}

    /// Tells user.created, posts the letter that verifies the address. Throws invalid with the field, exists (the
    /// address or user name is taken). `also` runs in the same transaction: what else a newcomer gets.
    User register_user(const Registration& registration,
                       const std::function<void(store::Transaction&, const User&)>& also = {});
    /// Throws unknown_caller, in the same words and after the same work whether the account or the password is wrong;
    /// throttled; and, once the password was right, forbidden (suspended, or not verified).
    Entry login(std::string_view email, std::string_view password, const Device& device);
    /// Ends their other sessions. Throws forbidden (the old one is wrong), invalid.
    void change_password(const Caller& caller, std::string_view old_password, std::string_view new_password,
                         const Device& device);
    /// A letter to the new address, which is theirs once they confirm it there (Mailbox::change). Throws forbidden (a
    /// wrong password), invalid, exists, throttled.
    void ask_to_change_email(const Caller& caller, std::string_view password, std::string_view email,
                             const Device& device);
    User update(const std::string& user, const ProfileChange& change);

  private:
    /// Nothing when the hash is another by now.
    std::optional<Entry> enter(const std::string& user, const std::string& hash, const std::string& kept_hash,
                               const Device& device);
    /// That they know their password, before something weighty. Returns its hash.
    std::string confirm(const Caller& caller, std::string_view password, const Device& device, std::string field);

    store::Database& database_;
    Passwords& passwords_;
    Sessions& sessions_;
    Guesses& guesses_;
    Mailbox& mailbox_;
    Unverified unverified_;
};

/// A new row. Throws exists at "email" or "username".
User add_user(store::Transaction& transaction, const User& user, const std::string& password_hash,
              std::optional<base::Moment> terms);
/// What a broken unique index of users means to who asked. Throws.
[[noreturn]] void throw_taken(const store::Refusal& refusal);

}  // namespace people
