// SPDX-License-Identifier: MIT
#include "store/database.hpp"

#include <gmock/gmock.h>

#include <atomic>
#include <boost/describe.hpp>
#include <fstream>
#include <thread>

#include "store/exercise_test.hpp"
#include "store/migrations.hpp"

namespace {

using base::Failure;
using base::Trouble;
using store::Dialect;
using store::Refusal;
using Kind = store::Refusal::Kind;

enum class Colour { red, green };
BOOST_DESCRIBE_ENUM(Colour, red, green)

struct Thing {
    std::int64_t id = 0;
    std::string name;
    std::optional<std::string> note;
    Colour colour = Colour::red;
    bool good = false;
    double weight = 0;
    base::Moment at;
};
BOOST_DESCRIBE_STRUCT(Thing, (), (id, name, note, colour, good, weight, at))

constexpr auto tables =
    "create table things (id bigint primary key, name text not null, note text, colour text not null, good boolean not "
    "null,"
    " weight double precision not null check (weight >= 0), at bigint not null);"
    "create unique index things_name on things (name);"
    "create table parts (thing bigint not null references things (id), n bigint not null);"
    "create unique index parts_thing_n on parts (thing, n)";
constexpr auto insert =
    "insert into things (id, name, note, colour, good, weight, at) values ($1, $2, $3, $4, $5, $6, $7)";

struct Exercise : store::testing::DatabaseTest {
    void SetUp() override {
        DatabaseTest::SetUp();
        if (!database) return;
        auto transaction = database->begin();
        transaction.script(tables);
        transaction.commit();
    }
    void add(std::int64_t id, const std::string& name) {
        database->write(
            [&](auto& tx) { tx.ask(insert, id, name, std::nullopt, Colour::green, true, 1.5, base::now()); });
    }
    Refusal refused(const std::function<void(store::Transaction&)>& work) {
        try {
            auto transaction = database->begin();
            work(transaction);
            transaction.commit();
        } catch (const Refusal& refusal) {
            return refusal;
        }
        ADD_FAILURE() << "was not refused";
        return Refusal(Kind::other, "", "");
    }
    std::int64_t count() { return *database->ask("select count(*) from things").first<std::int64_t>(); }
};

TEST_P(Exercise, keeps_every_kind_of_value) {
    auto at = base::moment_from("2026-11-22T19:10:02.125Z");
    std::string name = "quote ' \" $1 ?1 [[x]] é 漢 \n";
    database->write(
        [&](auto& tx) { tx.ask(insert, std::int64_t{1} << 60, name, std::nullopt, Colour::green, true, 0.1, at); });
    auto thing = database->ask("select * from things where name=$1", name).first_as<Thing>();
    ASSERT_TRUE(thing);
    EXPECT_EQ(thing->id, std::int64_t{1} << 60);
    EXPECT_EQ(thing->name, name);
    EXPECT_EQ(thing->note, std::nullopt);
    EXPECT_EQ(thing->colour, Colour::green);
    EXPECT_TRUE(thing->good);
    EXPECT_EQ(thing->weight, 0.1);
    EXPECT_EQ(thing->at, at);
}

TEST_P(Exercise, keeps_bytes) {
    auto transaction = database->begin();
    transaction.script("create table bytes (b [[pg: bytea]][[sqlite: blob]] not null)");
    std::string all;
    for (int i = 0; i < 256; ++i) all += static_cast<char>(i);
    transaction.ask("insert into bytes (b) values ($1)", store::Blob{all});
    transaction.ask("insert into bytes (b) values ($1)", store::Blob{});
    auto rows = transaction.ask("select b from bytes order by b desc");
    EXPECT_EQ(rows[0].get<store::Blob>("b").bytes, all);
    EXPECT_EQ(rows[1].get<store::Blob>("b").bytes, "");
}

TEST_P(Exercise, refuses_nul_in_text) {
    EXPECT_THROW(database->ask("select count(*) from things where name=$1", std::string("a\0b", 3)), Failure);
}

TEST_P(Exercise, arguments_go_by_their_number_not_their_order) {
    auto rows =
        database->ask("select $2 || '-' || $1 || '-' || $2 || ' $1' as said", std::string("one"), std::string("two"));
    EXPECT_EQ(rows[0].get<std::string>("said"), "two-one-two $1");
}

TEST_P(Exercise, sums_of_integers_are_integers) {
    add(1, "a"), add(2, "b");
    EXPECT_EQ(database->ask("select sum(id) from things").first<std::int64_t>(), 3);
    auto none = database->ask("select sum(id) from things where id>5");
    EXPECT_FALSE(none[0].get<std::optional<std::int64_t>>(std::size_t{0}));
}

TEST_P(Exercise, names_the_broken_rule_alike_and_tells_no_value) {
    add(1, "secret");
    auto twice = refused([&](auto& tx) { tx.ask(insert, 2, "secret", "", Colour::red, false, 1.0, base::now()); });
    EXPECT_EQ(twice.kind, Kind::unique);
    EXPECT_EQ(twice.name, "things_name");
    EXPECT_EQ(twice.trouble, Trouble::exists);
    EXPECT_THAT(twice.detail, testing::Not(testing::HasSubstr("secret")));
    database->write([&](auto& tx) { tx.ask("insert into parts (thing, n) values (1, 1)"); });
    EXPECT_EQ(refused([&](auto& tx) { tx.ask("insert into parts (thing, n) values (1, 1)"); }).name, "parts_thing_n");
    EXPECT_EQ(refused([&](auto& tx) { tx.ask("insert into parts (thing, n) values (9, 1)"); }).kind, Kind::foreign);
    EXPECT_EQ(refused([&](auto& tx) { tx.ask("update things set weight=-1"); }).kind, Kind::check);
    EXPECT_EQ(refused([&](auto& tx) { tx.ask("update things set name=null"); }).kind, Kind::check);
    EXPECT_EQ(refused([&](auto& tx) { tx.ask("select nonsense from things"); }).kind, Kind::other);
}

TEST_P(Exercise, a_refused_transaction_is_over) {
    add(1, "a");
    auto transaction = database->begin();
    transaction.ask("update things set note='x'");
    EXPECT_THROW(transaction.ask("insert into parts (thing, n) values (9, 1)"), Refusal);
    EXPECT_THROW(transaction.ask("select 1"), Failure);
    EXPECT_THROW(transaction.commit(), Failure);
    EXPECT_EQ(database->ask("select count(*) from things where note='x'").first<int>(), 0);
}

TEST_P(Exercise, what_is_not_committed_never_was) {
    {
        auto transaction = database->begin();
        transaction.ask(insert, 1, "a", "", Colour::red, false, 1.0, base::now());
    }
    EXPECT_EQ(count(), 0);
    EXPECT_THROW(database->write([&](auto& tx) {
        tx.ask(insert, 1, "a", "", Colour::red, false, 1.0, base::now());
        throw std::runtime_error("changed my mind");
    }),
                 std::runtime_error);
    EXPECT_EQ(count(), 0);
    add(1, "a");
    EXPECT_EQ(count(), 1);
}

TEST_P(Exercise, tells_how_many_rows_changed_and_returns_them) {
    add(1, "a"), add(2, "b"), add(3, "c");
    auto transaction = database->begin();
    EXPECT_EQ(transaction.ask("update things set note='x' where id<3").changed, 2);
    auto rows = transaction.ask("update things set note='y' where id=3 returning id, note");
    EXPECT_EQ(rows.changed, 1);
    EXPECT_EQ(rows[0].get<std::string>("note"), "y");
    EXPECT_EQ(transaction.ask("select id from things").changed, 0);
}

TEST_P(Exercise, readers_see_what_was_committed_while_a_writer_works) {
    add(1, "a");
    auto transaction = database->begin();
    transaction.ask("delete from things");
    EXPECT_EQ(count(), 1);
    transaction.commit();
    EXPECT_EQ(count(), 0);
}

TEST_P(Exercise, many_threads_lose_no_update) {
    add(1, "a");
    constexpr int threads = 8, rounds = 50;
    {
        std::vector<std::jthread> workers;
        for (int t = 0; t < threads; ++t)
            workers.emplace_back([&] {
                for (int i = 0; i < rounds; ++i)
                    database->write([&](auto& tx) {
                        auto rows = tx.ask("select weight from things where id=1 [[pg: for update]]");
                        tx.ask("update things set weight=$1 where id=1", rows[0].template get<double>("weight") + 1);
                    });
            });
    }
    EXPECT_EQ(database->ask("select weight from things").first<double>(), 1.5 + threads * rounds);
}

TEST_P(Exercise, clashes_are_tried_again) {
    int tries = 0;
    database->write([&](auto&) {
        if (++tries < 3) throw Refusal(Kind::clash, "", "");
    });
    EXPECT_EQ(tries, 3);
    EXPECT_THROW(database->write([](auto&) { throw Refusal(Kind::clash, "", ""); }), Refusal);
}

TEST_P(Exercise, relaxed_commits_are_seen_at_once) {
    database->write([&](auto& tx) { tx.ask(insert, 1, "a", "", Colour::red, false, 1.0, base::now()); },
                    store::Durability::relaxed);
    EXPECT_EQ(count(), 1);
    add(2, "b");
    EXPECT_EQ(count(), 2);
}

TEST_P(Exercise, a_statement_that_takes_too_long_ends) {
    auto hasty = scratch->open({.connections = 2, .longest_statement = std::chrono::milliseconds(200)});
    auto endless = "with recursive n(i) as (select 1 union all select i+1 from n) select count(*) from n where i<0";
    try {
        hasty->ask(endless);
        FAIL() << "did not end";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.trouble, Trouble::timeout);
    }
    EXPECT_EQ(hasty->ask("select 1").first<int>(), 1);
}

TEST_P(Exercise, waits_for_its_turn_only_so_long) {
    auto hasty = scratch->open({.connections = 1, .patience = std::chrono::milliseconds(100)});
    auto held = hasty->begin();
    try {
        hasty->begin();
        FAIL() << "two writers";
    } catch (const Failure& failure) {
        EXPECT_EQ(failure.trouble, Trouble::busy);
    }
}

TEST_P(Exercise, a_described_struct_wants_all_its_columns) {
    add(1, "a");
    EXPECT_THROW(database->ask("select id from things").first_as<Thing>(), Failure);
    EXPECT_THROW(database->ask("select name from things").first<int>(), Failure);
}

TEST_P(Exercise, lost_connections_are_made_again) {
    if (GetParam() != Dialect::postgres) GTEST_SKIP() << "SQLite has none to lose";
    add(1, "a");
    auto other = scratch->open();
    auto cut = [&] {
        other->ask(
            "select pg_terminate_backend(pid) from pg_stat_activity where pid<>pg_backend_pid() and "
            "datname=current_database()");
    };
    cut();
    EXPECT_EQ(count(), 1);
    auto transaction = database->begin();
    transaction.ask("update things set note='x'");
    cut();
    EXPECT_THROW(transaction.ask("update things set note='y'"), Refusal);
    EXPECT_EQ(database->ask("select count(*) from things where note='x'").first<int>(), 0);
    transaction = database->begin();
    transaction.ask("update things set note='x'");
    cut();
    try {
        transaction.commit();
        FAIL() << "committed on a lost connection";
    } catch (const Refusal& refusal) {
        EXPECT_EQ(refusal.kind, Kind::unknown);
    }
}

INSTANTIATE_TEST_SUITE_P(Both, Exercise, store::testing::both(), store::testing::named);

struct Migrations : store::testing::DatabaseTest {
    void write(const std::string& name, const std::string& text) { std::ofstream(folder.path() / name) << text; }
    std::vector<store::Migration> files() { return store::read_migrations(folder.path()); }
    base::TempFolder folder{std::filesystem::temp_directory_path()};
};

TEST_P(Migrations, go_up_once_and_down_again) {
    write("0001_a.sql", "create table a (x bigint);\n-- down\ndrop table a;\n");
    write("0002_b.sql",
          "create table b (x bigint); insert into a values (1);\n-- down\ndrop table b; delete from a;\n");
    EXPECT_EQ(store::migrate_up(*database, files()), 2);
    EXPECT_EQ(store::migrate_up(*database, files()), 0);
    EXPECT_EQ(database->ask("select count(*) from a").first<int>(), 1);
    EXPECT_EQ(store::migrate_down(*database, files(), 1), 1);
    auto states = store::migration_states(*database, files());
    EXPECT_TRUE(states[0].applied);
    EXPECT_FALSE(states[1].applied);
    EXPECT_EQ(database->ask("select count(*) from a").first<int>(), 0);
    EXPECT_EQ(store::migrate_down(*database, files(), 5), 1);
    EXPECT_EQ(store::migrate_up(*database, files()), 2);
}

TEST_P(Migrations, a_broken_one_leaves_nothing) {
    write("0001_a.sql", "create table a (x bigint);\n");
    write("0002_b.sql", "create table b (x bigint); create table a (x bigint);\n");
    EXPECT_THROW(store::migrate_up(*database, files()), Failure);
    EXPECT_EQ(database->ask("select count(*) from a").first<int>(), 0);
    EXPECT_THROW(database->ask("select count(*) from b"), Refusal);
    write("0002_b.sql", "create table b (x bigint);\n");
    EXPECT_EQ(store::migrate_up(*database, files()), 1);
    EXPECT_THROW(store::migrate_down(*database, files(), 1), Failure);
}

TEST_P(Migrations, several_processes_may_start_at_once) {
    for (int i = 1; i <= 5; ++i)
        write("000" + std::to_string(i) + "_t.sql", "create table t" + std::to_string(i) + " (x bigint);\n");
    std::atomic<int> done{0};
    {
        std::vector<std::jthread> nodes;
        for (int i = 0; i < 4; ++i)
            nodes.emplace_back([&] {
                auto own = scratch->open();
                done += store::migrate_up(*own, files());
            });
    }
    EXPECT_EQ(done, 5);
}

TEST_P(Migrations, refuse_edited_files_newer_databases_and_gaps) {
    write("0001_a.sql", "create table a (x bigint);\n");
    write("0002_b.sql", "create table b (x bigint);\n");
    store::migrate_up(*database, files());
    std::filesystem::remove(folder.path() / "0002_b.sql");
    EXPECT_THROW(store::migrate_up(*database, files()), Failure);
    EXPECT_EQ(store::migration_states(*database, files()).size(), 2u);
    write("0002_b.sql", "create table b (x text);\n");
    EXPECT_THROW(store::migrate_up(*database, files()), Failure);
    EXPECT_TRUE(store::migration_states(*database, files())[1].changed);
    write("0004_d.sql", "create table d (x bigint);\n");
    EXPECT_THROW(files(), Failure);
    write("posts.sql", "");
    EXPECT_THROW(files(), Failure);
}

INSTANTIATE_TEST_SUITE_P(Both, Migrations, store::testing::both(), store::testing::named);

TEST(DatabaseAddress, says_what_an_address_looks_like) {
    EXPECT_THROW(store::open_database("mysql://x"), Failure);
    EXPECT_THROW(store::open_database(""), Failure);
    EXPECT_THROW(store::open_database("postgresql://postgres@127.0.0.1:1/none"), Refusal);
    base::TempFolder folder(std::filesystem::temp_directory_path());
    auto path = folder.path() / "deep" / "er" / "x.db";
    store::open_database("sqlite:///" + path.string())->ask("select 1");
    EXPECT_EQ(std::filesystem::status(path).permissions(), std::filesystem::perms(0600));
    std::ofstream(folder.path() / "none.db") << std::string(4096, 'x');
    EXPECT_THROW(store::open_database((folder.path() / "none.db").string()), Failure);
}

TEST(InDialect, keeps_what_this_one_understands) {
    EXPECT_EQ(store::in_dialect("a [[pg: b]] c [[sqlite: d]]", Dialect::postgres), "a  b c ");
    EXPECT_EQ(store::in_dialect("a [[pg: b]] c [[sqlite: d]]", Dialect::sqlite), "a  c  d");
    EXPECT_THROW(store::in_dialect("a [[mysql: b]]", Dialect::sqlite), Failure);
    EXPECT_THROW(store::in_dialect("a [[pg: b", Dialect::sqlite), Failure);
}

}  // namespace
