// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include <atomic>
#include <set>
#include <thread>

#include "base/chance.hpp"
#include "events/audit.hpp"
#include "events/fact.hpp"
#include "people/house_test.hpp"

namespace {

using namespace std::chrono_literals;
using people::Caller;
using people::Role;

struct Sessions : people::testing::House {
    void SetUp() override {
        House::SetUp();
        if (!database) return;
        user = join();
        tokens = login().tokens;
    }
    people::Tokens refresh(const std::string& token) { return sessions->refresh(token, home); }
    bool good(const std::string& access) {
        return trouble([&] { sessions->caller(access); }).empty();
    }
    people::User user;
    people::Tokens tokens;
};

TEST_P(Sessions, an_access_token_names_its_caller) {
    auto caller = sessions->caller(tokens.access);
    EXPECT_EQ(caller.user, user.id);
    EXPECT_EQ(caller.role, Role::user);
    EXPECT_EQ(caller.session, tokens.session);
    EXPECT_TRUE(caller.may("videos:write"));
    EXPECT_FALSE(caller.may("admin:read"));
    EXPECT_EQ(tokens.expires_in, 3600s);
    EXPECT_TRUE(good(sessions->renew(caller)));
    ahead = 1h;
    EXPECT_FALSE(good(tokens.access));
}

TEST_P(Sessions, a_refresh_token_is_good_once) {
    auto second = refresh(tokens.refresh);
    EXPECT_NE(second.refresh, tokens.refresh);
    EXPECT_TRUE(good(second.access));
    auto third = refresh(second.refresh);
    EXPECT_EQ(third.session, tokens.session);
    // The first is no longer the one before: it was stolen, at once or not.
    EXPECT_EQ(trouble([&] { refresh(tokens.refresh); }), "unknown_caller");
    EXPECT_EQ(trouble([&] { refresh(third.refresh); }), "unknown_caller");
    EXPECT_FALSE(good(third.access));
    EXPECT_FALSE(good(tokens.access));
    auto entry = events::audit_entries(*database, 1).at(0);
    EXPECT_EQ(entry.action, "session.end");
    EXPECT_EQ(entry.detail, R"({"reason":"reused"})");
    EXPECT_FALSE(events::first_broken_audit(*database));
}

// F2: an answer that was lost on its way may be asked for again, for ten seconds.
TEST_P(Sessions, a_lost_answer_is_given_again) {
    auto second = refresh(tokens.refresh);
    ahead = 9s;
    EXPECT_EQ(refresh(tokens.refresh).refresh, second.refresh);
    ahead = 11s;
    EXPECT_EQ(trouble([&] { refresh(tokens.refresh); }), "unknown_caller");
    EXPECT_FALSE(good(second.access));
}

TEST_P(Sessions, fifty_at_once_make_one_family) {
    std::set<std::string> answers;
    std::mutex guard;
    {
        std::vector<std::jthread> clients;
        for (int i = 0; i < 50; ++i)
            clients.emplace_back([&] {
                auto answer = refresh(tokens.refresh).refresh;
                std::lock_guard lock(guard);
                answers.insert(answer);
            });
    }
    ASSERT_EQ(answers.size(), 1u);
    EXPECT_EQ(sessions->list(user.id).size(), 1u);
    EXPECT_TRUE(good(refresh(*answers.begin()).access));
}

TEST_P(Sessions, a_reuse_is_seen_after_a_restart) {
    auto second = refresh(tokens.refresh);
    close();
    database = scratch->open();
    open();
    ahead = 1min;
    EXPECT_EQ(trouble([&] { refresh(tokens.refresh); }), "unknown_caller");
    EXPECT_EQ(trouble([&] { refresh(second.refresh); }), "unknown_caller");
}

// Whoever knows a session's id, which is no secret, can neither use nor end it.
TEST_P(Sessions, a_forged_refresh_token_does_nothing) {
    auto text = tokens.refresh;
    auto last = text.rfind('.');
    for (const auto& forged : {tokens.session + ".1.", tokens.session + ".0." + text.substr(last + 1),
                               tokens.session + ".2" + text.substr(last), tokens.session + ".01" + text.substr(last),
                               text + "A", text.substr(0, text.size() - 1), std::string(), std::string("a.b.c"),
                               user.id + ".1" + text.substr(last), tokens.access})
        EXPECT_EQ(trouble([&] { refresh(forged); }), "unknown_caller") << forged;
    base::Chance chance(3);
    for (int i = 0; i < 500; ++i) {
        auto changed = text;
        auto at = static_cast<std::size_t>(chance.below(static_cast<int>(changed.size())));
        changed[at] = static_cast<char>(changed[at] ^ (1 << chance.below(8)));
        EXPECT_EQ(trouble([&] { refresh(changed); }), "unknown_caller") << changed;
    }
    people::TokenKey other("another secret of more than 32 bytes");
    people::Sessions elsewhere(*database, other);
    EXPECT_EQ(trouble([&] { elsewhere.refresh(text, home); }), "unknown_caller");
    EXPECT_TRUE(good(refresh(text).access));
}

// D-32: a session lives as long as its refresh token, and no session for ever.
TEST_P(Sessions, end_when_they_are_not_used) {
    auto token = tokens.refresh;
    for (int day = 6; day < 90; day += 6) {
        ahead = 24h * day;
        token = refresh(token).refresh;
    }
    ahead = 24h * 90 + 1s;
    EXPECT_EQ(trouble([&] { refresh(token); }), "unknown_caller");
    auto next = login().tokens;
    ahead += 24h * 7;
    EXPECT_EQ(trouble([&] { refresh(next.refresh); }), "unknown_caller");
    EXPECT_EQ(sessions->list(user.id).size(), 0u);
    EXPECT_EQ(sessions->prune(sessions->now()), 2);
}

TEST_P(Sessions, are_listed_and_ended) {
    auto other = accounts->login("ada@example.org", password, {away.address, "curl\r\nX: 1" + std::string(400, 'x')});
    auto lines = sessions->list(user.id);
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[0].ip, "198.51.100.9");
    EXPECT_EQ(lines[0].user_agent.substr(0, 8), "curl  X:");
    EXPECT_LE(lines[0].user_agent.size(), 256u);
    EXPECT_EQ(lines[1].user_agent, "Firefox");
    auto revoke = [&](const std::string& whose, const std::string& session) {
        return database->writing([&](auto& tx) { return sessions->revoke(tx, whose, session, "logout"); });
    };
    EXPECT_FALSE(revoke("somebody else", tokens.session));
    EXPECT_TRUE(good(tokens.access));
    EXPECT_TRUE(revoke(user.id, tokens.session));
    EXPECT_FALSE(revoke(user.id, tokens.session));
    EXPECT_FALSE(good(tokens.access));
    EXPECT_EQ(trouble([&] { refresh(tokens.refresh); }), "unknown_caller");
    EXPECT_TRUE(good(other.tokens.access));
    EXPECT_EQ(database->writing([&](auto& tx) { return sessions->revoke_all(tx, user.id, "all"); }), 1);
    EXPECT_FALSE(good(other.tokens.access));
    auto facts = events::facts_after(*database, "user." + user.id, 0);
    EXPECT_EQ(facts.back().kind, "session.ended");
    EXPECT_EQ(facts.back().data.at("session_id").as_string(), other.tokens.session);
}

TEST_P(Sessions, remember_when_they_were_used_but_not_to_the_second) {
    auto before = sessions->list(user.id).at(0).used_at;
    sessions->caller(tokens.access);
    EXPECT_EQ(sessions->list(user.id).at(0).used_at, before);
    ahead = 6min;
    sessions->caller(tokens.access);
    EXPECT_GE(sessions->list(user.id).at(0).used_at, before + 6min);
}

TEST_P(Sessions, keys_are_for_programs) {
    auto caller = sessions->caller(tokens.access);
    auto make = [&](const Caller& who, std::vector<std::string> scopes, std::optional<base::Moment> expires = {}) {
        return database->writing([&](auto& tx) {
            return create_key(tx, who, {"my program", scopes, expires}, sessions->now());
        });
    };
    auto made = make(caller, {"videos:write", "wallet:read"}, sessions->now() + 1h);
    EXPECT_TRUE(people::is_key(made.key));
    EXPECT_EQ(made.key.size(), 8 + 43u);
    auto program = people::caller_of_key(*database, made.key, sessions->now());
    EXPECT_EQ(program.user, user.id);
    EXPECT_EQ(program.key, made.line.id);
    EXPECT_TRUE(program.may("videos:write") && program.may("videos:read") && program.may("wallet:read"));
    EXPECT_FALSE(program.may("wallet:write") || program.may("account:read") || program.may("admin:read"));
    EXPECT_EQ(trouble([&] { program.require("wallet:write"); }), "forbidden");
    EXPECT_EQ(trouble([&] { make(program, {"*"}); }), "forbidden");
    EXPECT_EQ(trouble([&] { sessions->renew(program); }), "forbidden");
    auto lines = people::keys_of(*database, user.id);
    ASSERT_EQ(lines.size(), 1u);
    EXPECT_TRUE(lines[0].used_at);
    EXPECT_EQ(lines[0].prefix, made.key.substr(0, 14));
    EXPECT_THAT(lines[0].scopes, testing::ElementsAre("videos:write", "wallet:read"));
    // What is kept is no key.
    auto kept = *database->ask("select hash from api_keys").first<std::string>();
    EXPECT_EQ(trouble([&] { people::caller_of_key(*database, kept, sessions->now()); }), "unknown_caller");
    EXPECT_EQ(trouble([&] { people::caller_of_key(*database, made.key + "A", sessions->now()); }), "unknown_caller");
    EXPECT_EQ(trouble([&] { people::caller_of_key(*database, made.key, sessions->now() + 1h); }), "unknown_caller");
    auto revoke = [&](const Caller& who, const std::string& id) {
        database->write([&](auto& tx) { revoke_key(tx, who, id, sessions->now()); });
    };
    EXPECT_EQ(trouble([&] { revoke(admin(), made.line.id); }), "missing");
    revoke(caller, made.line.id);
    EXPECT_EQ(trouble([&] { revoke(caller, made.line.id); }), "missing");
    EXPECT_EQ(trouble([&] { people::caller_of_key(*database, made.key, sessions->now()); }), "unknown_caller");
    EXPECT_EQ(trouble([&] { make(caller, {}); }), "invalid scopes");
    EXPECT_EQ(trouble([&] { make(caller, {"videos"}); }), "invalid scopes");
    EXPECT_EQ(trouble([&] { make(caller, {"videos:write extra"}); }), "invalid scopes");
    EXPECT_EQ(trouble([&] { make(caller, {"*"}, sessions->now()); }), "invalid expires_at");
}

TEST_P(Sessions, fifty_keys_are_enough) {
    auto caller = sessions->caller(tokens.access);
    std::atomic<int> made{0}, full{0};
    {
        std::vector<std::jthread> clients;
        for (int c = 0; c < 4; ++c)
            clients.emplace_back([&] {
                for (int i = 0; i < 15; ++i) {
                    auto word = trouble([&] {
                        database->write([&](auto& tx) { create_key(tx, caller, {"k", {"*"}, {}}, sessions->now()); });
                    });
                    (word.empty() ? made : full)++;
                }
            });
    }
    EXPECT_EQ(made, 50);
    EXPECT_EQ(full, 10);
}

TEST(Caller, an_admin_says_so_twice) {
    Caller caller{.user = "u", .role = Role::admin, .key = "k", .scopes = {"*"}};
    EXPECT_TRUE(caller.may("videos:write"));
    EXPECT_FALSE(caller.may("admin:read"));
    caller.scopes = {"admin:write"};
    EXPECT_TRUE(caller.may("admin:read"));
    caller.role = Role::creator;
    EXPECT_FALSE(caller.may("admin:read"));
    EXPECT_EQ(caller.name(), "key k of u");
}

INSTANTIATE_TEST_SUITE_P(Both, Sessions, events::testing::both(), events::testing::named);

}  // namespace
