// SPDX-License-Identifier: MIT
// All of the room, over a database of each kind, with a clock that stands still until it is moved.
#pragma once
#include <map>

#include "events/migrated_test.hpp"
#include "people/accounts.hpp"
#include "people/directory.hpp"
#include "people/keys.hpp"

namespace people::testing {

struct Outbox : Letters {
    void post(store::Transaction&, const Letter& letter) override {
        std::lock_guard lock(guard);
        letters.push_back(letter);
    }
    /// The token of the last letter of a kind.
    std::string token(LetterKind kind) const {
        for (auto at = letters.rbegin(); at != letters.rend(); ++at)
            if (at->kind == kind) return at->token;
        return {};
    }
    std::mutex guard;
    std::vector<Letter> letters;
};

struct House : events::testing::MigratedTest {
    void SetUp() override {
        MigratedTest::SetUp();
        if (database) open();
    }
    void TearDown() override {
        close();
        MigratedTest::TearDown();
    }
    /// As a process does that starts.
    void open() {
        auto clock = [this] { return base::now() + ahead; };
        sessions.emplace(*database, key, SessionOptions{.clock = clock});
        guesses.emplace(*database, GuessOptions{.clock = clock});
        mailbox.emplace(*database, passwords, *sessions, outbox);
        accounts.emplace(*database, passwords, *sessions, *guesses, *mailbox);
        directory.emplace(*database, *sessions);
    }
    void close() { directory.reset(), accounts.reset(), mailbox.reset(), guesses.reset(), sessions.reset(); }

    User join(const std::string& email = "ada@example.org") {
        return accounts->register_user({.email = email, .password = password, .full_name = "Ada Lovelace"});
    }
    Entry login(const std::string& email = "ada@example.org") { return accounts->login(email, password, home); }
    Caller admin() {
        Caller caller;
        caller.user = "boss";
        caller.role = Role::admin;
        caller.session = "s";
        return caller;
    }
    /// What went wrong; empty when nothing did.
    template <class Work>
    std::string trouble(Work work) {
        try {
            work();
            return {};
        } catch (const base::Failure& failure) {
            return std::string(base::word(failure.trouble)) + (failure.field.empty() ? "" : " " + failure.field);
        }
    }

    const std::string password = "correct horse battery";
    const Device home{*base::address_from("203.0.113.7"), "Firefox"};
    const Device away{*base::address_from("198.51.100.9"), "curl"};
    std::chrono::microseconds ahead{0};
    TokenKey key{"0123456789abcdef0123456789abcdef"};
    Passwords passwords{{.cost = 4}};
    Outbox outbox;
    std::optional<Sessions> sessions;
    std::optional<Guesses> guesses;
    std::optional<Mailbox> mailbox;
    std::optional<Accounts> accounts;
    std::optional<Directory> directory;
};

}  // namespace people::testing
