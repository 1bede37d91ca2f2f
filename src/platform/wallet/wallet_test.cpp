// SPDX-License-Identifier: MIT
#include <gmock/gmock.h>

#include <atomic>
#include <cstdlib>
#include <map>
#include <thread>

#include "base/chance.hpp"
#include "base/failure.hpp"
#include "base/ids.hpp"
#include "events/migrated_test.hpp"
#include "wallet/checker.hpp"
#include "wallet/credits.hpp"
#include "wallet/ledger.hpp"

namespace {

using namespace std::chrono_literals;
using base::Failure;
using base::Trouble;
using wallet::Credits;

constexpr auto credit = [](std::int64_t n) { return Credits::whole(n); };

TEST(CreditsTest, are_written_without_floats) {
    for (auto* text : {"0", "12", "0.25", "-3.5", "0.000001", "1000000000"})
        EXPECT_EQ(wallet::to_string(wallet::credits_from(text)), text);
    EXPECT_EQ(wallet::credits_from("1.50"), (Credits{1'500'000}));
    for (auto* text : {"", "-", ".5", "1.", "1e3", "+1", " 1", "1 ", "0.0000001", "1000000000.000001", "99999999999",
                       "1,5", "0x1", "NaN"})
        EXPECT_THROW(wallet::credits_from(text), Failure) << text;
}

struct Wallet : events::testing::MigratedTest {
    bool grant(const std::string& owner, Credits amount, std::optional<std::string> key = {}) {
        return database->writing(
            [&](auto& tx) { return wallet::grant(tx, owner, amount, {.key = key, .reference = "test"}); });
    }
    bool spend(const std::string& owner, Credits amount, std::optional<std::string> key = {}) {
        return database->writing(
            [&](auto& tx) { return wallet::spend(tx, owner, amount, {.key = key, .reference = "test"}); });
    }
    void hold(const std::string& owner, Credits amount, const std::string& reference, std::chrono::seconds term = 1h) {
        database->write([&](auto& tx) { wallet::hold(tx, owner, amount, reference, term); });
    }
    bool capture(const std::string& reference, std::optional<Credits> taken = {}) {
        return database->writing([&](auto& tx) { return wallet::capture(tx, reference, taken); });
    }
    bool release(const std::string& reference) {
        return database->writing([&](auto& tx) { return wallet::release(tx, reference); });
    }
    wallet::Balance balance(const std::string& owner) { return wallet::balance(*database, owner); }
    void expect_sound() { EXPECT_THAT(wallet::check_ledger(*database).faults, testing::IsEmpty()); }
};

TEST_P(Wallet, gives_holds_takes_and_gives_back) {
    grant("u", credit(20));
    hold("u", credit(1), "job 1");
    hold("u", credit(5), "job 2");
    hold("u", credit(4), "job 3");
    EXPECT_EQ(balance("u").free, credit(10));
    EXPECT_EQ(balance("u").held, credit(10));
    EXPECT_TRUE(capture("job 1"));
    EXPECT_TRUE(release("job 2"));
    EXPECT_TRUE(capture("job 3", Credits{2'500'000}));
    EXPECT_EQ(balance("u").free, (Credits{16'500'000}));
    EXPECT_EQ(balance("u").held, Credits{});
    auto lines = wallet::history(*database, "u", 10);
    ASSERT_EQ(lines.size(), 7u);
    EXPECT_EQ(wallet::history_size(*database, "u"), 7);
    EXPECT_EQ(lines.front().balance_after, balance("u").free);
    EXPECT_EQ(lines.front().spent, (Credits{2'500'000}));
    EXPECT_EQ(lines.back().kind, "grant");
    expect_sound();
}

TEST_P(Wallet, ends_a_hold_once) {
    grant("u", credit(5));
    hold("u", credit(1), "job 1");
    hold("u", credit(1), "job 1");
    EXPECT_EQ(balance("u").free, credit(4));
    EXPECT_THROW(hold("u", credit(2), "job 1"), Failure);
    EXPECT_TRUE(capture("job 1"));
    EXPECT_FALSE(capture("job 1"));
    EXPECT_FALSE(release("job 1"));
    EXPECT_FALSE(release("no such job"));
    EXPECT_EQ(balance("u").free, credit(4));
    expect_sound();
}

TEST_P(Wallet, one_key_changes_a_balance_once) {
    EXPECT_TRUE(grant("u", credit(5), "payment 7"));
    EXPECT_FALSE(grant("u", credit(5), "payment 7"));
    EXPECT_TRUE(grant("other", credit(5), "payment 7"));
    EXPECT_TRUE(spend("u", credit(1), "try 1"));
    EXPECT_FALSE(spend("u", credit(1), "try 1"));
    EXPECT_EQ(balance("u").free, credit(4));
    expect_sound();
}

TEST_P(Wallet, refuses_what_is_not_there_and_what_is_no_amount) {
    grant("u", credit(1));
    for (auto amount : {credit(2), Credits{1'000'001}}) {
        try {
            spend("u", amount);
            FAIL();
        } catch (const Failure& failure) {
            EXPECT_EQ(failure.trouble, Trouble::unpaid);
            EXPECT_THAT(failure.message, testing::HasSubstr("1 are free"));
        }
        EXPECT_THROW(hold("u", amount, "job"), Failure);
    }
    for (auto amount : {Credits{}, credit(-1), wallet::most + Credits{1}}) {
        EXPECT_THROW(grant("u", amount), Failure);
        EXPECT_THROW(spend("u", amount), Failure);
    }
    hold("u", credit(1), "job");
    EXPECT_THROW(capture("job", credit(2)), Failure);
    EXPECT_THROW(capture("job", credit(0)), Failure);
    grant("rich", wallet::most);
    EXPECT_THROW(grant("rich", Credits{1}), Failure);
    expect_sound();
}

TEST_P(Wallet, releases_what_was_held_too_long) {
    grant("u", credit(3));
    hold("u", credit(1), "old", -1s);
    hold("u", credit(1), "young", 1h);
    EXPECT_EQ(wallet::sweep(*database, base::now()), 1);
    EXPECT_EQ(wallet::sweep(*database, base::now()), 0);
    EXPECT_EQ(balance("u").free, credit(2));
    expect_sound();
}

// B2: 1,000 parallel spends of 1 against a balance of 100.
TEST_P(Wallet, is_never_overdrawn) {
    grant("u", credit(100));
    std::atomic<int> accepted{0}, refused{0}, next{0};
    {
        std::vector<std::jthread> clients;
        for (int c = 0; c < 8; ++c)
            clients.emplace_back([&] {
                while (next++ < 1000) try {
                        spend("u", credit(1)), ++accepted;
                    } catch (const Failure& failure) {
                        EXPECT_EQ(failure.trouble, Trouble::unpaid) << failure.detail;
                        ++refused;
                    }
            });
    }
    EXPECT_EQ(accepted, 100);
    EXPECT_EQ(refused, 900);
    EXPECT_EQ(balance("u").free, Credits{});
    expect_sound();
}

// B1: random operations by many clients against a plain model of them; AUTOVIDEO_TIER=full runs them all.
TEST_P(Wallet, agrees_with_a_model_after_random_operations) {
    auto* tier = std::getenv("AUTOVIDEO_TIER");
    int operations = tier && std::string(tier) == "full" ? 1'000'000 : 3'000;
    constexpr int clients = 8, owners = 16;
    RecordProperty("operations", operations);
    std::atomic<std::int64_t> net[owners] = {};
    {
        std::vector<std::jthread> threads;
        for (int c = 0; c < clients; ++c)
            threads.emplace_back([&, c] {
                base::Chance chance(static_cast<std::uint64_t>(c) + 1);
                std::vector<std::pair<int, std::string>> open;
                for (int i = 0; i < operations / clients; ++i) {
                    auto owner = chance.below(owners);
                    auto name = "u" + std::to_string(owner);
                    Credits amount{chance.below(3'000'000) + 1};
                    auto ended = [&] {
                        auto at = static_cast<std::size_t>(chance.below(static_cast<int>(open.size())));
                        auto hold = open[at];
                        open.erase(open.begin() + static_cast<std::ptrdiff_t>(at));
                        return hold;
                    };
                    try {
                        switch (chance.below(5)) {
                            case 0:
                                grant(name, amount), net[owner] += amount.micros;
                                break;
                            case 1:
                                spend(name, amount), net[owner] -= amount.micros;
                                break;
                            case 2: {
                                auto reference = base::new_id();
                                hold(name, amount, reference);
                                open.emplace_back(owner, reference);
                                break;
                            }
                            case 3:
                                if (!open.empty()) {
                                    auto [whose, reference] = ended();
                                    EXPECT_TRUE(capture(reference, Credits{1}));
                                    net[whose] -= 1;
                                }
                                break;
                            default:
                                if (!open.empty()) EXPECT_TRUE(release(ended().second));
                        }
                    } catch (const Failure& failure) {
                        EXPECT_EQ(failure.trouble, Trouble::unpaid) << failure.message << failure.detail;
                    }
                }
            });
    }
    for (int owner = 0; owner < owners; ++owner) {
        auto now = balance("u" + std::to_string(owner));
        EXPECT_EQ((now.free + now.held).micros, net[owner]);
    }
    expect_sound();
}

// B5: the database refuses changes; a change made behind its back is found, wherever it is.
TEST_P(Wallet, finds_any_change) {
    for (int i = 0; i < 6; ++i) {
        grant("u", credit(3), "key " + std::to_string(i));
        hold("u", credit(1), "job " + std::to_string(i));
        capture("job " + std::to_string(i));
    }
    expect_sound();
    for (auto* table : {"wallet_entries", "wallet_transactions"}) {
        auto update = table == std::string("wallet_entries") ? "update wallet_entries set amount=amount+1"
                                                             : "update wallet_transactions set note='x'";
        EXPECT_THROW(database->write([&](auto& tx) { tx.ask(update); }), store::Refusal);
        EXPECT_THROW(database->write([&](auto& tx) { tx.ask(std::string("delete from ") + table); }), store::Refusal);
    }
    auto transaction = database->begin();
    transaction.script(
        "[[pg: alter table wallet_entries disable trigger all; alter table wallet_transactions disable trigger all]]"
        "[[sqlite: drop trigger wallet_entries_keep_values; drop trigger wallet_transactions_keep_values;"
        " drop trigger wallet_entries_keep_rows]]");
    transaction.commit();
    std::vector<std::string> texts;  // each change and its way back, in turn
    auto number = [&](const char* table, const char* column, const char* where) {
        texts.push_back(std::string("update ") + table + " set " + column + "=" + column + "+1 where " + where);
        texts.push_back(std::string("update ") + table + " set " + column + "=" + column + "-1 where " + where);
    };
    auto text = [&](const char* table, const char* column, const char* where) {
        texts.push_back(std::string("update ") + table + " set " + column + "=" + column + " || 'x' where " + where);
        texts.push_back(std::string("update ") + table + " set " + column + "=substr(" + column + ", 1, length(" +
                        column + ")-1) where " + where);
    };
    auto one = "transaction_id=(select id from wallet_transactions where reference='job 3' and kind='capture')";
    for (auto* column : {"amount", "balance_after", "number"}) number("wallet_entries", column, one);
    for (auto* column : {"hash"}) text("wallet_entries", column, one);
    for (auto* column : {"kind", "owner", "reference", "note"})
        text("wallet_transactions", column, "reference='test' and key='key 2'");
    text("wallet_transactions", "key", "key='key 2' or key='key 2x'");
    number("wallet_transactions", "at", "key='key 2'");
    number("wallet_accounts", "balance", "id='u:free'");
    number("wallet_accounts", "entries", "id='u:free'");
    text("wallet_accounts", "hash", "id='u:free'");
    for (std::size_t i = 0; i < texts.size(); i += 2) {
        // "reference" itself changes, so the way back looks for what it became.
        auto back = texts[i + 1];
        if (back.find("set reference") != std::string::npos)
            back.replace(back.find("reference='test'"), 16, "reference='testx'");
        database->write([&](auto& tx) { tx.ask(texts[i]); });
        EXPECT_THAT(wallet::check_ledger(*database).faults, testing::Not(testing::IsEmpty())) << texts[i];
        database->write([&](auto& tx) { tx.ask(back); });
        ASSERT_THAT(wallet::check_ledger(*database).faults, testing::IsEmpty()) << back;
    }
    database->write([&](auto& tx) { tx.ask("delete from wallet_entries where account like 'house:%'"); });
    EXPECT_THAT(wallet::check_ledger(*database).faults, testing::Not(testing::IsEmpty()));
}

INSTANTIATE_TEST_SUITE_P(Both, Wallet, events::testing::both(), events::testing::named);

}  // namespace
