// SPDX-License-Identifier: MIT
#include "wallet/checker.hpp"

#include <fmt/format.h>

#include "wallet/journal.hpp"

namespace wallet {

namespace {

constexpr std::size_t page = 2000, most_faults = 100;

struct Checked {
    std::string id, kind, owner;
    std::optional<std::string> key;
    std::string reference, note;
    base::Moment at;
    std::string account;
    std::int64_t amount = 0, balance_after = 0, number = 0;
    std::string hash;

    Deed deed() const { return {id, kind, owner, key, reference, note, at}; }
    Entry entry() const { return {account, amount, balance_after, number, hash}; }
};
BOOST_DESCRIBE_STRUCT(Checked, (),
                      (id, kind, owner, key, reference, note, at, account, amount, balance_after, number, hash))

constexpr std::string_view columns =
    "select t.id, t.kind, t.owner, t.key, t.reference, t.note, t.at, e.account, e.amount, e.balance_after, e.number,"
    " e.hash from wallet_entries e join wallet_transactions t on t.id=e.transaction_id ";

struct Account {
    std::string id;
    std::int64_t balance = 0, entries = 0;
    std::string hash;
};
BOOST_DESCRIBE_STRUCT(Account, (), (id, balance, entries, hash))

class Checker {
  public:
    explicit Checker(store::Database& database) : database_(database) {}

    Findings run() {
        every_transaction_adds_up();
        every_account();
        every_house_entry();
        every_hold();
        return std::move(findings_);
    }

  private:
    void fault(std::string words) {
        if (findings_.faults.size() < most_faults) findings_.faults.push_back(std::move(words));
    }

    void every_transaction_adds_up() {
        findings_.transactions = *database_.ask("select count(*) from wallet_transactions").first<std::int64_t>();
        findings_.entries = *database_.ask("select count(*) from wallet_entries").first<std::int64_t>();
        auto rows = database_.ask(
            "select t.id, sum(e.amount) as total from wallet_transactions t"
            " left join wallet_entries e on e.transaction_id=t.id"
            " group by t.id having sum(e.amount) is null or sum(e.amount)<>0 limit 100");
        for (std::size_t i = 0; i < rows.size(); ++i)
            fault("transaction " + rows[i].get<std::string>("id") + " does not add up to zero");
        auto lost = database_.ask(
            "select distinct e.account from wallet_entries e left join wallet_accounts a on a.id=e.account"
            " where a.id is null and e.account not like 'house:%' limit 100");
        for (std::size_t i = 0; i < lost.size(); ++i)
            fault("account " + lost[i].get<std::string>("account") + " has entries, but is not there");
    }

    void every_account() {
        std::string after;
        for (;;) {
            auto accounts =
                database_
                    .ask("select id, balance, entries, hash from wallet_accounts where id>$1 order by id limit 500",
                         after)
                    .all_as<Account>();
            if (accounts.empty()) return;
            for (const auto& account : accounts) one_account(account);
            findings_.accounts += static_cast<std::int64_t>(accounts.size());
            after = accounts.back().id;
        }
    }

    /// What was added after the account's row was read is left for the next check.
    void one_account(const Account& account) {
        std::int64_t number = 0, balance = 0;
        std::string before;
        while (number < account.entries) {
            auto entries =
                database_
                    .ask(std::string(columns) +
                             "where e.account=$1 and e.number>$2 and e.number<=$3 order by e.number limit $4",
                         account.id, number, account.entries, page)
                    .all_as<Checked>();
            if (entries.empty()) break;
            for (const auto& entry : entries) {
                balance += entry.amount;
                if (entry.number != ++number)
                    return fault(fmt::format("account {}: entry {} is missing", account.id, number));
                if (entry.balance_after != balance)
                    return fault(
                        fmt::format("account {}: the balance after entry {} is not its sum", account.id, number));
                if (entry.hash != hash_of(entry.deed(), entry.entry(), before))
                    return fault(fmt::format("account {}: entry {} was changed", account.id, number));
                before = entry.hash;
            }
        }
        if (number != account.entries)
            return fault(fmt::format("account {}: entry {} is missing", account.id, number + 1));
        if (balance != account.balance) fault("account " + account.id + ": the balance is not the sum of its entries");
        if (before != account.hash) fault("account " + account.id + ": its last entry is not the one it knows of");
    }

    void every_house_entry() {
        std::string id, account;
        for (;;) {
            auto entries = database_
                               .ask(std::string(columns) +
                                        "where e.account like 'house:%' and (e.transaction_id>$1 or "
                                        "(e.transaction_id=$1 and e.account>$2))"
                                        " order by e.transaction_id, e.account limit $3",
                                    id, account, page)
                               .all_as<Checked>();
            if (entries.empty()) return;
            for (const auto& entry : entries)
                if (entry.hash != hash_of(entry.deed(), entry.entry(), ""))
                    fault("transaction " + entry.id + ": the entry of " + entry.account + " was changed");
            id = entries.back().id, account = entries.back().account;
        }
    }

    void every_hold() {
        auto rows = database_.ask(
            "select a.owner, a.balance, coalesce((select sum(h.amount) from wallet_holds h"
            " where h.owner=a.owner and h.state='open'), 0) as open from wallet_accounts a where a.kind='held'");
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (rows[i].get<std::int64_t>("balance") != rows[i].get<std::int64_t>("open"))
                fault("account " + rows[i].get<std::string>("owner") + ":held is not the sum of its open holds");
    }

    store::Database& database_;
    Findings findings_;
};

}  // namespace

Findings check_ledger(store::Database& database) {
    return Checker(database).run();
}

}  // namespace wallet
