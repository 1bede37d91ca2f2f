// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include <atomic>
#include <thread>

#include "events/audit.hpp"
#include "events/fact.hpp"
#include "people/house_test.hpp"
#include "people/profile.hpp"

namespace {

using namespace std::chrono_literals;
using people::LetterKind;
using people::Role;
using testing::SizeIs;

using Accounts = people::testing::House;

TEST(Profile, an_address_is_one_mailbox) {
    EXPECT_EQ(people::email_from("  Ada.Lovelace+News@Example.ORG "), "ada.lovelace+news@example.org");
    EXPECT_EQ(people::email_from("用户@例子.广告"), "用户@例子.广告");
    for (const auto& text :
         {std::string(), std::string("ada"), std::string("ada@"), std::string("@example.org"),
          std::string("ada@localhost"), std::string("a b@example.org"), std::string("ada@exa mple.org"),
          std::string("ada@-x.org"), std::string("a..b@example.org"), std::string(".a@example.org"),
          std::string("ada@example..org"), std::string("ada@example.org\r\nBcc: x@y.z"),
          std::string("a\0b@example.org", 15), std::string(65, 'a') + "@example.org",
          "a@" + std::string(250, 'b') + ".org", std::string("ada@\xff.org"), std::string("a\u202e@example.org"),
          std::string("\"a b\"@example.org"), std::string("<a@example.org>")})
        EXPECT_THROW(people::email_from(text), base::Failure) << text;
    EXPECT_EQ(people::phone_number_from("+49 (30) 123-4567"), "+49301234567");
    for (auto* text : {"", "030 1234567", "+0 1234567", "+49", "+1234567890123456", "+49 30 12345a7"})
        EXPECT_THROW(people::phone_number_from(text), base::Failure) << text;
    for (auto* text :
         {"javascript:alert(1)", "//example.org/x", "/a b", "data:image/png;base64,", "", "/\\example.org"})
        EXPECT_THROW(people::avatar_url_from(text), base::Failure) << text;
    EXPECT_EQ(people::username_from("Ada_L"), "ada_l");
    for (auto* text : {"ab", "_ada", "a da", "ädä", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"})
        EXPECT_THROW(people::username_from(text), base::Failure) << text;
    EXPECT_EQ(people::full_name_from(" 火 山 "), "火 山");
    for (const auto& text : {std::string("  "), std::string("a\nb"), std::string("a\u202eb"), std::string(201, 'x'),
                             std::string("a\0b", 3), std::string("\xff")})
        EXPECT_THROW(people::full_name_from(text), base::Failure) << text;
}

TEST_P(Accounts, somebody_joins) {
    auto user = accounts->register_user({.email = " Ada@Example.org",
                                         .password = password,
                                         .full_name = "Ada",
                                         .username = "Ada",
                                         .terms_accepted = true});
    EXPECT_EQ(user.email, "ada@example.org");
    EXPECT_EQ(user.role, Role::user);
    EXPECT_FALSE(user.is_verified);
    auto entry = accounts->login("ADA@example.org", password, home);
    EXPECT_EQ(entry.user.id, user.id);
    EXPECT_EQ(entry.user.username, "ada");
    EXPECT_EQ(entry.user.subscription, "free");
    auto facts = events::facts_after(*database, "house", 0);
    ASSERT_THAT(facts, SizeIs(1));
    EXPECT_EQ(facts[0].kind, "user.created");
    EXPECT_EQ(events::facts_after(*database, "user." + user.id, 0).at(0).kind, "user.created");
    auto entry_in_audit = events::audit_entries(*database, 1).at(0);
    EXPECT_EQ(entry_in_audit.action, "user.register");
    // Nothing personal where it is kept for ever or read by others.
    EXPECT_THAT(boost::json::serialize(facts[0].data) + entry_in_audit.detail, testing::Not(testing::HasSubstr("ada")));
    // F3: what is kept.
    auto kept = *database->ask("select password_hash from users").first<std::string>();
    EXPECT_THAT(kept, testing::StartsWith("$2b$04$"));
}

TEST_P(Accounts, a_bad_registration_names_its_field) {
    join();
    auto refused = [&](people::Registration registration) {
        return trouble([&] { accounts->register_user(registration); });
    };
    people::Registration good{.email = "b@example.org", .password = password, .full_name = "B"};
    auto with = [&](auto change) {
        auto registration = good;
        change(registration);
        return refused(registration);
    };
    EXPECT_EQ(with([](auto& r) { r.email = "b"; }), "invalid email");
    EXPECT_EQ(with([](auto& r) { r.password = "short"; }), "invalid password");
    EXPECT_EQ(with([](auto& r) { r.full_name = ""; }), "invalid full_name");
    EXPECT_EQ(with([](auto& r) { r.username = "-"; }), "invalid username");
    EXPECT_EQ(with([](auto& r) { r.terms_accepted = false; }), "invalid terms_accepted");
    EXPECT_EQ(with([](auto& r) { r.email = "Ada@example.org"; }), "exists email");
    good.username = "same";
    EXPECT_EQ(refused(good), "");
    good.email = "c@example.org";
    EXPECT_EQ(refused(good), "exists username");
}

TEST_P(Accounts, one_address_is_one_account) {
    std::atomic<int> joined{0}, granted{0};
    {
        std::vector<std::jthread> clients;
        for (int i = 0; i < 12; ++i)
            clients.emplace_back([&] {
                auto word = trouble([&] {
                    accounts->register_user({.email = "ada@example.org", .password = password, .full_name = "A"},
                                            [&](auto&, const auto&) { ++granted; });
                });
                EXPECT_TRUE(word.empty() || word == "exists email") << word;
                joined += word.empty();
            });
    }
    EXPECT_EQ(joined, 1);
    EXPECT_GE(granted, 1);
    EXPECT_EQ(database->ask("select count(*) from users").first<std::int64_t>(), 1);
}

// F4: the same words and the same work.
TEST_P(Accounts, login_does_not_tell_who_is_here) {
    join();
    database->write([&](auto& tx) {
        people::User outside{.id = "x", .email = "outside@example.org", .full_name = "X", .subscription = "free"};
        outside.created_at = base::now();
        people::add_user(tx, outside, "", std::nullopt);
        tx.ask("update users set password_hash=null where id='x'");
    });
    std::string words;
    for (auto* email : {"ada@example.org", "nobody@example.org", "outside@example.org", "no address at all", ""}) {
        auto before = passwords.count();
        try {
            accounts->login(email, "wrong password", home);
            FAIL() << email;
        } catch (const base::Failure& failure) {
            EXPECT_EQ(failure.trouble, base::Trouble::unknown_caller);
            if (words.empty()) words = failure.message;
            EXPECT_EQ(failure.message, words);
            EXPECT_EQ(failure.field, "");
        }
        EXPECT_EQ(passwords.count(), before + 1) << email;
    }
}

TEST_P(Accounts, a_cheap_hash_is_made_again) {
    auto user = join();
    people::Passwords dear({.cost = 5});
    people::Accounts later(*database, dear, *sessions, *guesses, *mailbox);
    later.login("ada@example.org", password, home);
    EXPECT_THAT(*database->ask("select password_hash from users").first<std::string>(), testing::StartsWith("$2b$05$"));
    auto before = dear.count();
    later.login("ada@example.org", password, home);
    EXPECT_EQ(dear.count(), before + 1);
}

// Several logins at once, all of which make the hash anew: all of them come in.
TEST_P(Accounts, a_cheap_hash_is_made_again_by_many) {
    join();
    people::Passwords dear({.cost = 5, .at_once = 4});
    people::Accounts later(*database, dear, *sessions, *guesses, *mailbox);
    {
        std::vector<std::jthread> clients;
        for (int i = 0; i < 6; ++i)
            clients.emplace_back(
                [&] { EXPECT_EQ(trouble([&] { later.login("ada@example.org", password, home); }), ""); });
    }
}

// F5
TEST_P(Accounts, guesses_are_few_and_lock_nobody_else_out) {
    join();
    login();
    auto guess = [&](const std::string& email, const people::Device& device,
                     const std::string& word = "wrong password") {
        return trouble([&] { accounts->login(email, word, device); });
    };
    for (auto* email : {"ada@example.org", "nobody@example.org"}) {
        for (int i = 0; i < 10; ++i) EXPECT_EQ(guess(email, away), "unknown_caller") << i;
        auto before = passwords.count();
        EXPECT_EQ(guess(email, away), "throttled");
        EXPECT_EQ(guess(email, {*base::address_from("198.51.100.200"), ""}), "throttled") << "a neighbour";
        EXPECT_EQ(passwords.count(), before);
    }
    EXPECT_EQ(guess("ada@example.org", away, password), "throttled") << "even if it is right";
    EXPECT_EQ(guess("ada@example.org", home, password), "") << "its owner";
    try {
        ahead = 20s;
        accounts->login("ada@example.org", "x", away);
        FAIL();
    } catch (const base::Failure& failure) {
        EXPECT_LE(*failure.retry_after, 40s);
        EXPECT_GE(*failure.retry_after, 35s);
        ahead += *failure.retry_after;
    }
    EXPECT_EQ(guess("ada@example.org", away), "unknown_caller");
    // Many networks: sixty an hour in all, and its owner still comes in.
    int let_through = 0;
    for (int i = 0; i < 80; ++i)
        let_through += guess("ada@example.org", {*base::address_from("192.0." + std::to_string(i) + ".1"), ""}) ==
                       "unknown_caller";
    EXPECT_LE(let_through, 50);
    EXPECT_GE(let_through, 45);
    EXPECT_EQ(guess("ada@example.org", home, password), "");
    ahead += 1h + 1s;
    EXPECT_EQ(guess("ada@example.org", away), "unknown_caller");
    ahead += 1h + 1s;
    EXPECT_GT(guesses->prune(), 50);
}

TEST_P(Accounts, guesses_at_once_are_not_more_than_in_turn) {
    join();
    std::atomic<int> tried{0}, refused{0};
    {
        std::vector<std::jthread> clients;
        for (int c = 0; c < 10; ++c)
            clients.emplace_back([&] {
                for (int i = 0; i < 4; ++i) {
                    auto word = trouble([&] { accounts->login("ada@example.org", "wrong password", away); });
                    tried += word == "unknown_caller", refused += word == "throttled";
                }
            });
    }
    EXPECT_EQ(tried, 10);
    EXPECT_EQ(refused, 30);
}

TEST_P(Accounts, an_address_is_verified_once) {
    join();
    auto token = outbox.token(LetterKind::verify);
    ASSERT_EQ(token.size(), 43u);
    EXPECT_EQ(database->ask("select count(*) from proofs where hash=$1", token).first<std::int64_t>(), 0) << "in clear";
    people::Accounts strict(*database, passwords, *sessions, *guesses, *mailbox, people::Unverified::kept_out);
    EXPECT_EQ(trouble([&] { strict.login("ada@example.org", password, home); }), "forbidden");
    EXPECT_EQ(trouble([&] { strict.login("ada@example.org", "wrong password", home); }), "unknown_caller");
    EXPECT_EQ(trouble([&] { mailbox->reset(token, password); }), "invalid token") << "a proof of something else";
    EXPECT_EQ(trouble([&] { mailbox->verify(token + "x"); }), "invalid token");
    EXPECT_TRUE(mailbox->verify(token).is_verified);
    EXPECT_EQ(trouble([&] { mailbox->verify(token); }), "invalid token");
    EXPECT_TRUE(strict.login("ada@example.org", password, home).user.is_verified);
    auto bob = join("bob@example.org");
    auto first = outbox.token(LetterKind::verify);
    auto sent = outbox.letters.size();
    mailbox->ask_to_verify(bob.id);
    EXPECT_EQ(outbox.letters.size(), sent) << "a minute has not passed";
    ahead = 2min;
    mailbox->ask_to_verify(bob.id);
    EXPECT_EQ(outbox.letters.size(), sent + 1);
    EXPECT_EQ(trouble([&] { mailbox->verify(first); }), "invalid token") << "there is a newer one";
    ahead += 49h;
    EXPECT_EQ(trouble([&] { mailbox->verify(outbox.token(LetterKind::verify)); }), "invalid token");
    EXPECT_EQ(mailbox->prune(), 1);
}

TEST_P(Accounts, a_forgotten_password_is_made_anew) {
    join();
    auto tokens = login().tokens;
    auto sent = outbox.letters.size();
    mailbox->forgot("nobody@example.org");
    mailbox->forgot("no address");
    EXPECT_EQ(outbox.letters.size(), sent);
    mailbox->forgot(" ADA@example.org");
    mailbox->forgot("ada@example.org");
    ASSERT_EQ(outbox.letters.size(), sent + 1);
    auto token = outbox.token(LetterKind::reset);
    auto before = passwords.count();
    EXPECT_EQ(trouble([&] { mailbox->reset("no such token", "another good password"); }), "invalid token");
    EXPECT_EQ(passwords.count(), before) << "strangers make us hash";
    EXPECT_EQ(trouble([&] { mailbox->reset(token, "short"); }), "invalid password");
    EXPECT_EQ(trouble([&] { mailbox->reset(token, "ada@example.org"); }), "invalid password");
    std::atomic<int> done{0};
    {
        std::vector<std::jthread> clients;
        for (int i = 0; i < 8; ++i)
            clients.emplace_back(
                [&] { done += trouble([&] { mailbox->reset(token, "another good password"); }).empty(); });
    }
    EXPECT_EQ(done, 1);
    EXPECT_EQ(trouble([&] { sessions->caller(tokens.access); }), "unknown_caller");
    EXPECT_EQ(trouble([&] { login(); }), "unknown_caller");
    EXPECT_EQ(trouble([&] { accounts->login("ada@example.org", "another good password", home); }), "");
    EXPECT_EQ(outbox.letters.back().kind, LetterKind::password_changed);
    mailbox->forgot("ada@example.org");
    ahead = 61min;
    EXPECT_EQ(trouble([&] { mailbox->reset(outbox.token(LetterKind::reset), "yet another password"); }),
              "invalid token");
}

TEST_P(Accounts, a_changed_password_ends_other_sessions) {
    join();
    auto here = login().tokens, there = login().tokens;
    auto caller = sessions->caller(here.access);
    auto change = [&](const std::string& from, const std::string& to) {
        return trouble([&] { accounts->change_password(caller, from, to, home); });
    };
    EXPECT_EQ(change("wrong password", "another good password"), "forbidden old_password");
    EXPECT_EQ(change(password, "12345678"), "invalid new_password");
    EXPECT_EQ(change(password, "another good password"), "");
    EXPECT_EQ(trouble([&] { sessions->caller(here.access); }), "");
    EXPECT_EQ(trouble([&] { sessions->refresh(here.refresh, home); }), "");
    EXPECT_EQ(trouble([&] { sessions->caller(there.access); }), "unknown_caller");
    EXPECT_EQ(trouble([&] { login(); }), "unknown_caller");
    for (int i = 0; i < 10; ++i) change("wrong password", "another good password");
    EXPECT_EQ(change("another good password", "yet another password"), "throttled") << "a stolen session guesses";
}

TEST_P(Accounts, a_new_address_is_confirmed_there) {
    auto user = join();
    join("bob@example.org");
    auto caller = sessions->caller(login().tokens.access);
    auto ask = [&](const std::string& word, const std::string& email) {
        return trouble([&] { accounts->ask_to_change_email(caller, word, email, home); });
    };
    EXPECT_EQ(ask("wrong password", "new@example.org"), "forbidden password");
    EXPECT_EQ(ask(password, "bob@example.org"), "exists email");
    EXPECT_EQ(ask(password, "bob"), "invalid email");
    EXPECT_EQ(ask(password, "New@example.org"), "");
    EXPECT_EQ(outbox.letters.back().to, "new@example.org");
    EXPECT_EQ(ask(password, "other@example.org"), "throttled");
    auto token = outbox.token(LetterKind::change);
    EXPECT_EQ(people::get_user(*database, user.id).email, "ada@example.org");
    EXPECT_EQ(mailbox->change(token).email, "new@example.org");
    EXPECT_EQ(outbox.letters.back().kind, LetterKind::email_changed);
    EXPECT_EQ(outbox.letters.back().to, "ada@example.org");
    EXPECT_EQ(trouble([&] { login("new@example.org"); }), "");
    EXPECT_EQ(ask(password, "late@example.org"), "");
    join("late@example.org");
    EXPECT_EQ(trouble([&] { mailbox->change(outbox.token(LetterKind::change)); }), "exists email");
    for (int i = 0; i < 10; ++i) ask("wrong password", "x@example.org");
    EXPECT_EQ(ask(password, "x@example.org"), "throttled") << "a stolen session guesses";
}

TEST_P(Accounts, a_profile_changes_by_field) {
    auto user = join();
    join("bob@example.org");
    auto changed = accounts->update(user.id, {.avatar_url = "https://example.org/a.png", .username = "Ada"});
    EXPECT_EQ(changed.full_name, "Ada Lovelace");
    EXPECT_EQ(changed.username, "ada");
    changed = accounts->update(user.id, {.full_name = "Ada L.", .avatar_url = ""});
    EXPECT_EQ(changed.full_name, "Ada L.");
    EXPECT_FALSE(changed.avatar_url);
    EXPECT_EQ(people::get_user(*database, user.id).username, "ada");
    EXPECT_EQ(trouble([&] { accounts->update(user.id, {.full_name = ""}); }), "invalid full_name");
    EXPECT_EQ(trouble([&] { accounts->update(user.id, {.phone_number = "12"}); }), "invalid phone_number");
    EXPECT_EQ(trouble([&] { accounts->update("nobody", {.full_name = "X"}); }), "missing");
    auto bob = login("bob@example.org").user;
    EXPECT_EQ(trouble([&] { accounts->update(bob.id, {.username = "ADA"}); }), "exists username");
}

// D-31, C-31
TEST_P(Accounts, a_deleted_account_frees_its_address_and_goes_later) {
    auto user = join();
    auto tokens = login().tokens;
    auto caller = sessions->caller(tokens.access);
    auto key = database->writing([&](auto& tx) {
        return people::create_key(tx, caller, {"k", {"*"}, {}}, sessions->now()).key;
    });
    mailbox->forgot("ada@example.org");
    directory->remove(caller, user.id);
    EXPECT_EQ(trouble([&] { directory->remove(caller, user.id); }), "missing");
    EXPECT_EQ(trouble([&] { login(); }), "unknown_caller");
    EXPECT_EQ(trouble([&] { sessions->caller(tokens.access); }), "unknown_caller");
    EXPECT_EQ(trouble([&] { sessions->refresh(tokens.refresh, home); }), "unknown_caller");
    EXPECT_EQ(trouble([&] { people::caller_of_key(*database, key, sessions->now()); }), "unknown_caller");
    EXPECT_EQ(trouble([&] { mailbox->reset(outbox.token(LetterKind::reset), "another good password"); }),
              "invalid token");
    EXPECT_FALSE(people::find_user(*database, user.id));
    auto next = join();
    EXPECT_NE(next.id, user.id);
    EXPECT_EQ(directory->purge(sessions->now() - std::chrono::hours(24 * 30)), 0);
    ahead = std::chrono::hours(24 * 30) + 1min;
    std::vector<std::string> purged;
    EXPECT_EQ(directory->purge(sessions->now() - std::chrono::hours(24 * 30),
                               [&](auto&, const auto& id) { purged.push_back(id); }),
              1);
    EXPECT_THAT(purged, testing::ElementsAre(user.id));
    EXPECT_EQ(database->ask("select count(*) from users").first<std::int64_t>(), 1);
    EXPECT_EQ(database->ask("select count(*) from api_keys").first<std::int64_t>(), 0);
    EXPECT_EQ(trouble([&] { login(); }), "");
}

TEST_P(Accounts, admins_change_roles_and_suspend) {
    auto user = join();
    auto boss = join("boss@example.org");
    database->write([&](auto& tx) { tx.ask("update users set role='admin' where id=$1", boss.id); });
    auto caller = sessions->caller(login("boss@example.org").tokens.access);
    EXPECT_EQ(caller.role, Role::admin);
    EXPECT_TRUE(caller.may("admin:write"));
    EXPECT_EQ(directory->set_role(caller, user.id, Role::creator).role, Role::creator);
    auto tokens = login().tokens;
    directory->suspend(caller, user.id);
    EXPECT_EQ(trouble([&] { sessions->caller(tokens.access); }), "unknown_caller");
    EXPECT_EQ(trouble([&] { login(); }), "forbidden");
    EXPECT_EQ(trouble([&] { accounts->login("ada@example.org", "wrong password", home); }), "unknown_caller");
    directory->unsuspend(caller, user.id);
    EXPECT_EQ(trouble([&] { login(); }), "");
    EXPECT_EQ(trouble([&] { directory->set_role(caller, boss.id, Role::user); }), "exists");
    EXPECT_EQ(trouble([&] { directory->suspend(caller, boss.id); }), "exists");
    EXPECT_EQ(trouble([&] { directory->remove(caller, boss.id); }), "exists");
    EXPECT_EQ(trouble([&] { directory->suspend(caller, "nobody"); }), "missing");
    EXPECT_EQ(events::audit_entries(*database, 1).at(0).action, "user.unsuspend");
    EXPECT_FALSE(events::first_broken_audit(*database));
}

TEST_P(Accounts, the_last_admin_stays_one) {
    auto ada = join(), bob = join("bob@example.org");
    database->write([&](auto& tx) { tx.ask("update users set role='admin'"); });
    std::atomic<int> stepped_down{0};
    {
        std::vector<std::jthread> both;
        for (const auto& id : {ada.id, bob.id})
            both.emplace_back(
                [&, id] { stepped_down += trouble([&] { directory->set_role(admin(), id, Role::user); }).empty(); });
    }
    EXPECT_EQ(stepped_down, 1);
}

// C-39: no default password.
TEST_P(Accounts, the_first_admin_has_a_password_nobody_knows) {
    std::atomic<int> told{0};
    std::string secret;
    {
        std::vector<std::jthread> starts;
        std::mutex guard;
        for (int i = 0; i < 4; ++i)
            starts.emplace_back([&] {
                if (auto made = directory->first_admin(passwords, "admin@example.org")) {
                    std::lock_guard lock(guard);
                    secret = *made;
                    ++told;
                }
            });
    }
    EXPECT_EQ(told, 1);
    EXPECT_EQ(secret.size(), 24u);
    EXPECT_EQ(accounts->login("admin@example.org", secret, home).user.role, Role::admin);
    EXPECT_FALSE(directory->first_admin(passwords, "other@example.org"));
}

// E11
TEST_P(Accounts, are_listed_by_page_and_found) {
    for (int i = 0; i < 25; ++i) {
        ahead += 1s;
        join("user" + std::to_string(i) + "@example.org");
    }
    auto odd = join("odd_one@example.org");
    accounts->update(odd.id, {.full_name = "100% Zoë"});
    auto list = [&](people::UserQuery query) { return people::list_users(*database, query); };
    auto first = list({});
    EXPECT_EQ(first.total, 26);
    ASSERT_THAT(first.users, SizeIs(20));
    EXPECT_EQ(first.users[0].id, odd.id);
    EXPECT_THAT(list({.page = 2}).users, SizeIs(6));
    EXPECT_THAT(list({.page = 3}).users, SizeIs(0));
    EXPECT_EQ(list({.sort = people::UserSort::email, .order = people::Order::asc, .limit = 1}).users[0].id, odd.id);
    EXPECT_EQ(list({.search = "USER1"}).total, 11);
    EXPECT_EQ(list({.search = "%"}).total, 1);
    EXPECT_EQ(list({.search = "_"}).total, 1);
    EXPECT_EQ(list({.search = "0% Zoë"}).total, 1);
    EXPECT_EQ(list({.search = "' or 1=1 --"}).total, 0);
    EXPECT_EQ(list({.search = "\\"}).total, 0);
    EXPECT_EQ(list({.created_after = first.users[5].created_at}).total, 5);
    directory->suspend(admin(), odd.id);
    EXPECT_EQ(list({.is_active = false}).total, 1);
    EXPECT_EQ(list({.is_active = true}).total, 25);
    EXPECT_EQ(list({.role = Role::admin}).total, 0);
    for (int page : {0, -1, 2'000'000}) EXPECT_EQ(trouble([&] { list({.page = page}); }), "invalid page");
    for (int limit : {0, -1, 101}) EXPECT_EQ(trouble([&] { list({.limit = limit}); }), "invalid limit");
}

TEST_P(Accounts, other_houses_know_them_by_other_names) {
    auto user = join();
    people::Identity identity{"firebase", "abc", "ada@example.org"};
    database->write([&](auto& tx) { people::link_identity(tx, user.id, identity); });
    EXPECT_EQ(people::find_user(*database, identity)->id, user.id);
    EXPECT_FALSE(people::find_user(*database, people::Identity{"google", "abc", {}}));
    EXPECT_EQ(trouble([&] { database->write([&](auto& tx) { people::link_identity(tx, "other", identity); }); }),
              "exists");
    EXPECT_THAT(people::identities_of(*database, user.id), SizeIs(1));
}

INSTANTIATE_TEST_SUITE_P(Both, Accounts, events::testing::both(), events::testing::named);

}  // namespace
