// SPDX-License-Identifier: MIT
// What is proved by reading a mail: that an address is theirs, or that they are who forgot a password.
#pragma once
#include "people/letters.hpp"
#include "people/password.hpp"
#include "people/sessions.hpp"

namespace people {

struct MailboxOptions {
    std::chrono::seconds verify = std::chrono::hours(48);
    std::chrono::seconds reset = std::chrono::hours(1);
    std::chrono::seconds between = std::chrono::minutes(1);  ///< letters of one kind to one account
};

class Mailbox {
  public:
    Mailbox(store::Database& database, Passwords& passwords, Sessions& sessions, Letters& letters,
            MailboxOptions options = {})
        : database_(database), passwords_(passwords), sessions_(sessions), letters_(letters), options_(options) {}

    /// Posts the letter; within a minute of the last one, and to who is verified, nothing.
    void ask_to_verify(const std::string& user);
    void ask_to_verify(store::Transaction& transaction, const User& user);
    /// Throws invalid: no such token, used, too old, or the address is another by now.
    User verify(std::string_view token);

    /// Says nothing, whether there is such an account or not. The work differs: run it after the answer (as a job).
    void forgot(std::string_view email);
    /// Ends all sessions. Throws invalid.
    User reset(std::string_view token, std::string_view password);

    /// A letter to the new address, which is theirs once they confirm. For Accounts, which asks for the password first.
    /// Throws invalid, exists, throttled.
    void ask_to_change(const std::string& user, std::string_view email);
    /// Throws invalid, exists (somebody else has the address by now).
    User change(std::string_view token);

    /// So that they hear of what they may not have done themselves.
    void tell_password_changed(store::Transaction& transaction, const User& user);

    /// Forgets proofs that are over.
    std::int64_t prune();

  private:
    std::string prove(store::Transaction& transaction, const std::string& user, std::string_view purpose,
                      const std::string& email, std::chrono::seconds good_for);
    bool just_asked(store::Transaction& transaction, const std::string& user, std::string_view purpose);

    store::Database& database_;
    Passwords& passwords_;
    Sessions& sessions_;
    Letters& letters_;
    MailboxOptions options_;
};

}  // namespace people
