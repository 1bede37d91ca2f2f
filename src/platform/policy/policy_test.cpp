// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>
#include <malloc.h>

#include <atomic>
#include <cstdlib>
#include <thread>

#include "base/failure.hpp"
#include "base/ids.hpp"
#include "events/audit.hpp"
#include "events/migrated_test.hpp"
#include "policy/flags.hpp"
#include "policy/limits.hpp"
#include "policy/proxies.hpp"
#include "policy/settings.hpp"

namespace {

using namespace std::chrono_literals;
using base::Failure;
using policy::Group;
using policy::Rate;

base::Address address(const std::string& text) {
    return *base::address_from(text);
}

/// One exercise for every limiter: within the process and in Redis.
struct Limiter : testing::TestWithParam<const char*> {
    void SetUp() override {
        if (GetParam() == std::string("process")) {
            limiter = policy::process_limiter();
            return;
        }
        auto* server = std::getenv("AUTOVIDEO_TEST_REDIS");
        if (!server) GTEST_SKIP() << "no Redis: run by tools/with_services.sh, as ./autovideo test does";
        limiter = policy::redis_limiter(std::make_shared<store::Redis>(server));
    }
    /// A key of nobody else.
    std::string key = "test:" + base::new_id();
    std::unique_ptr<policy::Limiter> limiter;
};

// D-13, D-19: a limit of N is N, at the first call as at any other.
TEST_P(Limiter, allows_exactly_so_many) {
    for (int n : {1, 2, 10}) {
        auto name = key + std::to_string(n);
        for (int i = 1; i <= n; ++i) {
            auto verdict = limiter->take(name, {n, 1min});
            EXPECT_TRUE(verdict.allowed) << i << " of " << n;
            EXPECT_EQ(verdict.limit, n);
            EXPECT_EQ(verdict.remaining, n - i);
            EXPECT_EQ(verdict.retry_after, 0s);
            EXPECT_GT(verdict.until, 55s);
            EXPECT_LE(verdict.until, 1min);
        }
        for (int i = 0; i < 3; ++i) {
            auto verdict = limiter->take(name, {n, 1min});
            EXPECT_FALSE(verdict.allowed);
            EXPECT_EQ(verdict.remaining, 0);
            EXPECT_GE(verdict.retry_after, 55s);
            EXPECT_LE(verdict.retry_after, 60s);
        }
    }
    EXPECT_FALSE(limiter->take(key + "none", {0, 1min}).allowed);
}

TEST_P(Limiter, of_a_thousand_at_once_so_many) {
    std::atomic<int> allowed{0}, next{0};
    {
        std::vector<std::jthread> clients;
        for (int c = 0; c < 16; ++c)
            clients.emplace_back([&] {
                while (next++ < 1000) allowed += limiter->take(key, {100, 1min}).allowed;
            });
    }
    EXPECT_EQ(allowed, 100);
}

// The window slides, under steady traffic too; what was refused leaves no trace in it.
TEST_P(Limiter, the_window_slides) {
    constexpr auto window = 400ms;
    auto start = std::chrono::steady_clock::now();
    std::vector<std::chrono::steady_clock::duration> allowed;
    while (std::chrono::steady_clock::now() - start < 1500ms) {
        auto before = std::chrono::steady_clock::now();
        if (limiter->take(key, {5, window}).allowed) allowed.push_back(before - start);
        std::this_thread::sleep_for(2ms);
    }
    EXPECT_GE(allowed.size(), 15u) << "refused calls count";
    EXPECT_LE(allowed.size(), 20u);
    for (std::size_t i = 5; i < allowed.size(); ++i)
        EXPECT_GE(allowed[i] - allowed[i - 5], window - 30ms) << "more than five in a window";
}

TEST_P(Limiter, keys_are_apart) {
    for (int i = 0; i < 200; ++i) EXPECT_TRUE(limiter->take(key + std::to_string(i), {1, 1min}).allowed);
    for (int i = 0; i < 200; ++i) EXPECT_FALSE(limiter->take(key + std::to_string(i), {1, 1min}).allowed);
    EXPECT_TRUE(limiter->take(key + std::string("\0 \r\n'", 5), {1, 1min}).allowed);
}

INSTANTIATE_TEST_SUITE_P(Each, Limiter, testing::Values("process", "redis"),
                         [](const auto& info) { return std::string(info.param); });

// F5: a million keys in a hundred megabytes, and ten million in no more.
TEST(ProcessLimiter, has_room_for_a_million_keys) {
    auto used = [] { return mallinfo2().uordblks + mallinfo2().hblkhd; };
    auto before = used();
    auto limiter = policy::process_limiter();
    auto fill = [&](int from, int to) {
        for (int i = from; i < to; ++i) limiter->take("open:ip:" + std::to_string(i), {5, 10min});
        return (used() - before) / 1'000'000;
    };
    auto million = fill(0, 1'000'000);
    RecordProperty("megabytes", static_cast<int>(million));
    EXPECT_LE(million, 100u);
    EXPECT_GE(limiter->take("open:ip:999999", {5, 10min}).remaining, 3);
    EXPECT_EQ(limiter->take("open:ip:900000", {5, 10min}).remaining, 3) << "forgotten though there was room";
    EXPECT_LE(fill(1'000'000, 2'500'000), 100u);
}

// Long lists of times are memory too.
TEST(ProcessLimiter, weighs_what_it_keeps) {
    auto limiter = policy::process_limiter(2'000'000);
    auto before = mallinfo2().uordblks;
    for (int i = 0; i < 1000; ++i)
        for (int n = 0; n < 500; ++n) limiter->take("admin:user:" + std::to_string(i), {1000, 10min});
    EXPECT_LE(mallinfo2().uordblks - before, 4'000'000u);
}

TEST(RedisLimiter, without_redis_each_counts_alone_and_nobody_waits) {
    auto limiter = policy::redis_limiter(std::make_shared<store::Redis>("redis://127.0.0.1:1"));
    auto start = std::chrono::steady_clock::now();
    int allowed = 0;
    for (int i = 0; i < 50; ++i) allowed += limiter->take("x", {10, 1min}).allowed;
    EXPECT_EQ(allowed, 10);
    EXPECT_LT(std::chrono::steady_clock::now() - start, 2s);
}

TEST(Limits, count_by_who_calls) {
    people::Caller user, program;
    user.user = program.user = "u";
    program.key = "k";
    EXPECT_EQ(policy::limit_key(Group::open, nullptr, address("192.0.2.1")), "open:ip:192.0.2.1");
    EXPECT_EQ(policy::limit_key(Group::open, &user, address("192.0.2.1")), "open:user:u");
    EXPECT_EQ(policy::limit_key(Group::admin, &program, address("192.0.2.1")), "admin:key:k");
    EXPECT_EQ(policy::limit_key(Group::authentication, &user, address("192.0.2.1")), "authentication:ip:192.0.2.1");
    EXPECT_EQ(policy::limit_key(Group::registration, nullptr, address("2001:db8:1:2:3::4")),
              "registration:ip:2001:db8:1:2::");
}

// C-09: S3's table, unless somebody says otherwise.
TEST(Limits, are_those_of_the_table) {
    policy::Limits limits(policy::process_limiter(), [](Group group) {
        return group == Group::admin ? Rate{2, 1min} : policy::default_rate(group);
    });
    for (auto [group, calls] : {std::pair{Group::registration, 5},
                                {Group::authentication, 10},
                                {Group::open, 100},
                                {Group::admin, 2},
                                {Group::generation, 10}}) {
        for (int i = 0; i < calls; ++i) EXPECT_EQ(limits.take(group, nullptr, address("::1")).limit, calls);
        try {
            limits.take(group, nullptr, address("::1"));
            ADD_FAILURE();
        } catch (const Failure& failure) {
            EXPECT_EQ(failure.trouble, base::Trouble::throttled);
            EXPECT_GE(*failure.retry_after, 1s);
        }
        EXPECT_FALSE(limits.ask(group, nullptr, address("::1")).allowed);
        EXPECT_TRUE(limits.ask(group, nullptr, address("2001:db8::1")).allowed);
    }
}

TEST(Limits, are_told_in_headers) {
    base::Moment now{std::chrono::milliseconds(1'790'000'000'500)};
    using Headers = std::vector<std::pair<std::string, std::string>>;
    EXPECT_EQ(
        policy::headers_of({true, 100, 99, 59'900ms, 0s}, now),
        (Headers{{"X-RateLimit-Limit", "100"}, {"X-RateLimit-Remaining", "99"}, {"X-RateLimit-Reset", "1790000061"}}));
    EXPECT_EQ(policy::headers_of({false, 5, 0, 200ms, 1s}, now).back().second, "1");
}

TEST(Rates, are_read_as_written) {
    for (auto* text : {"10/1m", "1000/1h", "5/30s", "1/24h"})
        EXPECT_EQ(policy::to_string(policy::rate_from(text)), text);
    EXPECT_EQ(policy::rate_from("10/60s"), policy::rate_from("10/1m"));
    for (auto* text : {"", "10", "10/", "/1m", "10/m", "0/1m", "-1/1m", "10/0m", "10/1d", "10/25h", "10/1mm", "1e3/1m",
                       "10 / 1m", "9999999/1m", "10/1m ", "99999999999999999999/1m"})
        EXPECT_THROW(policy::rate_from(text), Failure) << text;
}

// D-07, D-17: only who is on the list speaks for somebody else.
TEST(Proxies, are_believed_by_list) {
    policy::Proxies none, ours("127.0.0.1, 10.0.0.0/8,fd00::/8");
    auto client = [](const policy::Proxies& proxies, const char* peer, const char* forwarded) {
        return proxies.client(address(peer), forwarded).text();
    };
    EXPECT_EQ(client(none, "127.0.0.1", "203.0.113.7"), "127.0.0.1");
    EXPECT_EQ(client(ours, "198.51.100.1", "203.0.113.7"), "198.51.100.1") << "spoofed";
    EXPECT_EQ(client(ours, "127.0.0.1", "203.0.113.7"), "203.0.113.7");
    EXPECT_EQ(client(ours, "::ffff:127.0.0.1", "203.0.113.7"), "203.0.113.7");
    EXPECT_EQ(client(ours, "127.0.0.1", "1.2.3.4, 203.0.113.7 ,10.1.2.3"), "203.0.113.7")
        << "what they wrote themselves";
    EXPECT_EQ(client(ours, "127.0.0.1", "10.9.9.9, 10.1.2.3"), "10.9.9.9") << "all ours";
    EXPECT_EQ(client(ours, "127.0.0.1", ""), "127.0.0.1");
    EXPECT_EQ(client(ours, "127.0.0.1", "203.0.113.7, unknown"), "127.0.0.1");
    EXPECT_EQ(client(ours, "127.0.0.1", "203.0.113.7,"), "127.0.0.1");
    EXPECT_EQ(client(ours, "127.0.0.1", ",,,"), "127.0.0.1");
    EXPECT_EQ(client(ours, "fd00::1", "[2001:db8::1]"), "2001:db8::1");
    for (auto* list : {"*", "all", "10.0.0.0/8;127.0.0.1", "localhost"})
        EXPECT_THROW(policy::Proxies{list}, Failure) << list;
}

struct Stored : events::testing::MigratedTest {
    void SetUp() override {
        MigratedTest::SetUp();
        boss.user = "boss";
        boss.role = people::Role::admin;
    }
    std::string trouble(const std::function<void(store::Transaction&)>& work) {
        try {
            database->write(work);
            return {};
        } catch (const Failure& failure) {
            return std::string(base::word(failure.trouble)) + (failure.field.empty() ? "" : " " + failure.field);
        }
    }
    people::Caller boss;
};

TEST_P(Stored, tables_go_and_come_back) {
    auto migrations = store::read_migrations(AUTOVIDEO_SOURCE_DIR "/migrations");
    auto all = static_cast<int>(migrations.size());
    EXPECT_EQ(store::migrate_down(*database, migrations, all), all);
    EXPECT_EQ(store::migrate_up(*database, migrations), all);
    policy::Flags flags(*database);
    EXPECT_TRUE(flags.list().empty());
}

TEST_P(Stored, flags_are_on_for_some) {
    policy::Flags flags(*database, 0ms);
    auto set = [&](policy::Flag flag) { return trouble([&](auto& tx) { flags.set(tx, boss, flag); }); };
    EXPECT_FALSE(flags.on("new_ui", "u"));
    EXPECT_EQ(set({.name = "new_ui", .enabled = true, .percent = 25, .on_for = {"friend"}, .off_for = {"foe"}}), "");
    auto count = [&] {
        int on = 0;
        for (int i = 0; i < 400; ++i) on += flags.on("new_ui", "user-" + std::to_string(i));
        return on;
    };
    auto quarter = count();
    EXPECT_GT(quarter, 70);
    EXPECT_LT(quarter, 130);
    EXPECT_EQ(count(), quarter);
    EXPECT_TRUE(flags.on("new_ui", "friend"));
    EXPECT_FALSE(flags.on("new_ui", ""));
    std::vector<bool> before;
    for (int i = 0; i < 100; ++i) before.push_back(flags.on("new_ui", "user-" + std::to_string(i)));
    set({.name = "new_ui", .enabled = true, .percent = 50, .off_for = {"foe"}});
    for (int i = 0; i < 100; ++i)
        if (before[static_cast<std::size_t>(i)]) EXPECT_TRUE(flags.on("new_ui", "user-" + std::to_string(i))) << i;
    set({.name = "new_ui", .enabled = true, .off_for = {"foe"}});
    EXPECT_EQ(count(), 400);
    EXPECT_TRUE(flags.on("new_ui", ""));
    EXPECT_FALSE(flags.on("new_ui", "foe"));
    set({.name = "new_ui", .enabled = false, .on_for = {"friend"}});
    EXPECT_EQ(count(), 0);
    EXPECT_TRUE(flags.on("new_ui", "friend"));
    EXPECT_EQ(flags.list().size(), 1u);
    EXPECT_EQ(set({.name = "New UI"}), "invalid name");
    EXPECT_EQ(set({.name = "x", .percent = 101}), "invalid percent");
    EXPECT_EQ(set({.name = "x", .on_for = {"a b"}}), "invalid on_for");
    auto entry = events::audit_entries(*database, 1).at(0);
    EXPECT_EQ(entry.action + " " + entry.object + " " + entry.actor, "flag.set flag new_ui boss");
    EXPECT_EQ(trouble([&](auto& tx) { flags.remove(tx, boss, "new_ui"); }), "");
    EXPECT_EQ(trouble([&](auto& tx) { flags.remove(tx, boss, "new_ui"); }), "missing");
    EXPECT_FALSE(flags.on("new_ui", "friend"));
}

// The same users in every process and on every day: these figures must not change.
TEST(Flags, choose_by_a_stable_hash) {
    EXPECT_TRUE(policy::chosen("new_ui", "user-4", 100));
    EXPECT_FALSE(policy::chosen("new_ui", "user-4", 0));
    std::string chosen;
    for (int i = 0; i < 10; ++i) chosen += policy::chosen("new_ui", "user-" + std::to_string(i), 50) ? '1' : '0';
    EXPECT_EQ(chosen, "1011111010");
}

TEST_P(Stored, settings_are_changed_and_told_of) {
    policy::Settings settings(*database,
                              {{"limits.open", "100/1m", "Calls of one user.",
                                [](const auto& value) { policy::rate_from(std::string_view(value.as_string())); }},
                               {"credits.start", 20, "Credits of a new account.",
                                [](const auto& value) {
                                    if (value.template to_number<std::int64_t>() < 0)
                                        throw Failure{base::Trouble::invalid, "Not below zero."};
                                }}},
                              0ms);
    auto set = [&](const std::string& name, boost::json::value value) {
        return trouble([&](auto& tx) { settings.set(tx, boss, name, value); });
    };
    EXPECT_EQ(settings.number("credits.start"), 20);
    EXPECT_EQ(set("credits.start", 25), "");
    EXPECT_EQ(settings.number("credits.start"), 25);
    EXPECT_EQ(set("limits.open", "7/1s"), "");
    EXPECT_EQ(settings.text("limits.open"), "7/1s");
    EXPECT_EQ(set("limits.open", "many"), "invalid limits.open");
    EXPECT_EQ(set("limits.open", 7), "invalid limits.open");
    EXPECT_EQ(set("limits.open", nullptr), "invalid limits.open");
    EXPECT_EQ(set("credits.start", -1), "invalid credits.start");
    EXPECT_EQ(set("credits.start", 1.5), "invalid credits.start");
    EXPECT_EQ(set("AUTOVIDEO_FLITE", "/bin/sh"), "missing");
    auto entry = events::audit_entries(*database, 2).at(1);
    EXPECT_EQ(entry.object, "setting credits.start");
    EXPECT_EQ(entry.detail, R"({"from":20,"to":25})");
    auto list = settings.list();
    ASSERT_EQ(list.size(), 2u);
    EXPECT_TRUE(list[1].updated_at);
    EXPECT_EQ(trouble([&](auto& tx) { settings.reset(tx, boss, "credits.start"); }), "");
    EXPECT_EQ(settings.number("credits.start"), 20);
    EXPECT_EQ(trouble([&](auto& tx) { settings.reset(tx, boss, "credits.start"); }), "");
    EXPECT_EQ(events::audit_entries(*database, 100).size(), 3u);
    EXPECT_THROW(settings.get("no such"), Failure);
    // Another process sees it when its copy is stale.
    policy::Settings other(*database, {{"limits.open", "100/1m", "", {}}}, 1h);
    EXPECT_EQ(other.text("limits.open"), "7/1s");
    set("limits.open", "8/1s");
    EXPECT_EQ(other.text("limits.open"), "7/1s");
    EXPECT_EQ(settings.text("limits.open"), "8/1s");
}

TEST_P(Stored, rates_are_settings) {
    policy::Settings settings(*database, policy::rate_definitions(), 0ms);
    auto rate_of = policy::rates_in(settings);
    EXPECT_EQ(rate_of(Group::registration), (Rate{5, 1min}));
    EXPECT_EQ(rate_of(Group::admin), (Rate{1000, 1min}));
    EXPECT_EQ(trouble([&](auto& tx) { settings.set(tx, boss, "limits.admin", "7/1h"); }), "");
    EXPECT_EQ(rate_of(Group::admin), (Rate{7, 1h}));
    EXPECT_EQ(trouble([&](auto& tx) { settings.set(tx, boss, "limits.admin", "7 an hour"); }), "invalid limits.admin");
}

INSTANTIATE_TEST_SUITE_P(Both, Stored, events::testing::both(), events::testing::named);

}  // namespace
