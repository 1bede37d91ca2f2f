// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include <atomic>
#include <condition_variable>
#include <thread>

#include "base/chance.hpp"
#include "base/ids.hpp"
#include "events/activity.hpp"
#include "events/audit.hpp"
#include "events/bus.hpp"
#include "events/fact.hpp"
#include "events/hub.hpp"
#include "events/migrated_test.hpp"
#include "store/redis.hpp"

namespace {

using namespace std::chrono_literals;

struct Events : events::testing::MigratedTest {
    void tell(const std::string& channel, int number = 0) {
        database->write([&](auto& tx) {
            events::tell(tx, {{.channel = channel, .kind = "test", .data = {{"number", number}}}});
        });
    }
};

/// What a subscriber got, and a wait for a given count.
struct Heard {
    std::mutex guard;
    std::condition_variable changed;
    std::vector<std::int64_t> seqs;
    events::Hub::Sink sink() {
        return [this](const events::Fact& fact) {
            std::lock_guard lock(guard);
            seqs.push_back(fact.seq);
            changed.notify_all();
        };
    }
    bool wait_for(std::size_t count, std::chrono::milliseconds longest = 10s) {
        std::unique_lock lock(guard);
        return changed.wait_for(lock, longest, [&] { return seqs.size() >= count; });
    }
};

TEST_P(Events, a_channel_numbers_its_own_facts_without_a_gap) {
    constexpr int threads = 8, each = 25;
    {
        std::vector<std::jthread> tellers;
        for (int t = 0; t < threads; ++t)
            tellers.emplace_back([&, t] {
                for (int i = 0; i < each; ++i) {
                    bool fails = i % 5 == 4;
                    try {
                        database->write([&](auto& tx) {
                            events::tell(tx,
                                         {{.channel = "b", .kind = "x"}, {.channel = t % 2 ? "a" : "c", .kind = "x"}});
                            if (fails) throw std::runtime_error("rolled back");
                        });
                    } catch (const std::runtime_error&) {
                    }
                }
            });
    }
    auto facts = events::facts_after(*database, "b", 0, 1000);
    ASSERT_EQ(facts.size(), threads * each * 4 / 5);
    for (std::size_t i = 0; i < facts.size(); ++i) EXPECT_EQ(facts[i].seq, static_cast<std::int64_t>(i) + 1);
    EXPECT_EQ(events::last_of(*database, "a") + events::last_of(*database, "c"),
              static_cast<std::int64_t>(facts.size()));
}

TEST_P(Events, are_read_from_any_number_on_and_pruned_by_age) {
    for (int i = 1; i <= 5; ++i) tell("a", i);
    auto facts = events::facts_after(*database, "a", 3);
    ASSERT_EQ(facts.size(), 2u);
    EXPECT_EQ(facts[0].data.at("number").as_int64(), 4);
    EXPECT_EQ(facts[0].kind, "test");
    EXPECT_EQ(events::prune_facts(*database, base::now() + 1s), 5);
    EXPECT_EQ(events::last_of(*database, "a"), 5);
    tell("a", 6);
    EXPECT_EQ(events::facts_after(*database, "a", 0)[0].seq, 6);
}

/// Every bus brings every fact once, in order, to those who listen, wherever they begin.
void exercise(store::Database& database, events::Bus& teller, events::Bus& listener, std::chrono::milliseconds look) {
    events::Hub hub(database, listener, look);
    auto tell = [&](const std::string& channel, bool hint) {
        database.write([&](auto& tx) { events::tell(tx, {{.channel = channel, .kind = "x"}}); });
        if (hint) teller.hint({channel});
    };
    for (int i = 0; i < 3; ++i) tell("a", false);
    Heard all, late, other;
    auto first = hub.subscribe("a", 0, all.sink());
    auto second = hub.subscribe("a", {}, late.sink());
    auto third = hub.subscribe("b", 0, other.sink());
    ASSERT_TRUE(all.wait_for(3));
    for (int i = 0; i < 300; ++i) tell("a", i % 3 != 0);
    tell("a", true);
    ASSERT_TRUE(all.wait_for(304));
    ASSERT_TRUE(late.wait_for(301));
    EXPECT_EQ(late.seqs.front(), 4);
    for (std::size_t i = 0; i < all.seqs.size(); ++i) EXPECT_EQ(all.seqs[i], static_cast<std::int64_t>(i) + 1);
    EXPECT_TRUE(other.seqs.empty());
    first = {};
    tell("a", true);
    ASSERT_TRUE(late.wait_for(302));
    EXPECT_EQ(all.seqs.size(), 304u);
}

TEST_P(Events, reach_listeners_in_the_process) {
    auto bus = events::bus_in_process();
    exercise(*database, *bus, *bus, 10s);
}

TEST_P(Events, reach_listeners_of_another_process_over_redis) {
    auto* address = std::getenv("AUTOVIDEO_TEST_REDIS");
    if (!address) GTEST_SKIP() << "no Redis: run by tools/with_services.sh";
    auto here = events::bus_over_redis(address), there = events::bus_over_redis(address);
    exercise(*database, *here, *there, 1s);
}

TEST_P(Events, reach_listeners_of_another_process_over_postgres) {
    if (GetParam() != store::Dialect::postgres) GTEST_SKIP() << "needs PostgreSQL";
    auto here = events::bus_over_postgres(scratch->address()), there = events::bus_over_postgres(scratch->address());
    exercise(*database, *here, *there, 1s);
}

TEST_P(Events, are_found_without_any_hint) {
    auto bus = events::bus_in_process();
    events::Hub hub(*database, *bus, 50ms);
    Heard heard;
    auto subscription = hub.subscribe("a", {}, heard.sink());
    for (int i = 0; i < 500; ++i) tell("a");
    EXPECT_TRUE(heard.wait_for(500));
}

TEST_P(Events, activities_are_counted_by_kind_and_cleared) {
    database->write([&](auto& tx) {
        events::note(tx, {.owner = "u", .kind = "script_generated", .message = "A script", .script = "s1"});
        events::note(tx, {.owner = "u", .kind = "video_completed", .message = "A video", .video = "v1"});
        events::note(tx, {.owner = "other", .kind = "character_created", .message = "A face"});
    });
    auto counts = events::count_activities(*database, "u");
    EXPECT_EQ(counts.scripts, 1);
    EXPECT_EQ(counts.characters, 0);
    EXPECT_EQ(counts.all, 2);
    EXPECT_TRUE(counts.last);
    auto list = events::activities_of(*database, "u", 10);
    ASSERT_EQ(list.size(), 2u);
    EXPECT_EQ(list[0].kind, "video_completed");
    EXPECT_EQ(database->writing([&](auto& tx) { return events::clear_activities(tx, "u"); }), 2);
    EXPECT_EQ(events::count_activities(*database, "u").all, 0);
    EXPECT_EQ(events::count_activities(*database, "other").all, 1);
}

TEST_P(Events, audit_is_append_only_and_tells_of_any_change) {
    for (int i = 0; i < 20; ++i)
        database->write([&](auto& tx) { events::audit(tx, "u", "setting.change", "setting " + std::to_string(i)); });
    EXPECT_EQ(events::first_broken_audit(*database), std::nullopt);
    EXPECT_EQ(events::audit_entries(*database, 1)[0].object, "setting 19");
    EXPECT_THROW(database->write([](auto& tx) { tx.ask("update audit set actor='x' where n=3"); }), store::Refusal);
    EXPECT_THROW(database->write([](auto& tx) { tx.ask("delete from audit where n=20"); }), store::Refusal);
    auto transaction = database->begin();
    transaction.script("[[pg: alter table audit disable trigger all]][[sqlite: drop trigger audit_keeps_values]]");
    transaction.ask("update audit set at=at+1 where n=7");
    transaction.commit();
    EXPECT_EQ(events::first_broken_audit(*database), 7);
}

INSTANTIATE_TEST_SUITE_P(Both, Events, events::testing::both(), events::testing::named);

TEST(Redis, answers_and_comes_back) {
    auto* address = std::getenv("AUTOVIDEO_TEST_REDIS");
    if (!address) GTEST_SKIP() << "no Redis: run by tools/with_services.sh";
    store::Redis redis(address);
    auto key = base::new_id();
    EXPECT_TRUE(redis.run({"GET", key}).null);
    redis.run({"SET", key, std::string("a\0b", 3)});
    EXPECT_EQ(redis.run({"GET", key}).text, std::string("a\0b", 3));
    EXPECT_EQ(redis.run({"INCR", key + "n"}).number, 1);
    EXPECT_EQ(redis.run({"MGET", key, "none"}).items.size(), 2u);
    EXPECT_THROW(redis.run({"INCR", key}), base::Failure);
    redis.run({"CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes"});
    EXPECT_EQ(redis.run({"GET", key}).text.size(), 3u);
    EXPECT_THROW(store::Redis("redis://"), base::Failure);
    EXPECT_THROW(store::Redis("redis://host:port"), base::Failure);
    EXPECT_THROW(store::Redis("http://host"), base::Failure);
    EXPECT_THROW(store::Redis("redis://127.0.0.1:1").run({"PING"}), base::Failure);
}

}  // namespace
