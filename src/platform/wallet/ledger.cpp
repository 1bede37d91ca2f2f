// SPDX-License-Identifier: MIT
#include "wallet/ledger.hpp"

#include "base/ids.hpp"
#include "wallet/journal.hpp"

namespace wallet {

namespace {

using base::Failure;
using base::Trouble;

void check_amount(Credits amount) {
    if (amount <= Credits{} || amount > most)
        throw Failure{Trouble::invalid, "An amount is above zero and at most a billion credits."};
}

template <class Asked>
Balance balance_in(Asked& where, const std::string& owner) {
    Balance balance;
    auto rows = where.ask("select kind, balance from wallet_accounts where owner=$1", owner);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto row = rows[i];
        auto& side = row.template get<std::string>("kind") == "free" ? balance.free : balance.held;
        side.micros = row.template get<std::int64_t>("balance");
    }
    return balance;
}

Hold hold_from(const store::Row& row) {
    return {.reference = row.get<std::string>("reference"),
            .owner = row.get<std::string>("owner"),
            .amount = {row.get<std::int64_t>("amount")},
            .taken = {row.get<std::int64_t>("taken")},
            .state = row.get<HoldState>("state"),
            .expires = row.get<base::Moment>("expires")};
}

/// The hold, if it was open until now. Its row is locked, so that only one of two who end it finds it open.
std::optional<Hold> close(store::Transaction& transaction, const std::string& reference, HoldState state,
                          std::optional<Credits> taken) {
    auto rows = transaction.ask(
        "update wallet_holds set state=$2, taken=coalesce(cast($3 as bigint), amount)"
        " where reference=$1 and state='open' returning reference, owner, amount, taken, state, expires",
        reference, state, taken ? std::optional(taken->micros) : std::nullopt);
    if (rows.empty()) return std::nullopt;
    return hold_from(rows[0]);
}

}  // namespace

Balance balance(store::Database& database, const std::string& owner) {
    return balance_in(database, owner);
}

Balance balance(store::Transaction& transaction, const std::string& owner) {
    return balance_in(transaction, owner);
}

bool grant(store::Transaction& transaction, const std::string& owner, Credits amount, const Posting& posting) {
    check_amount(amount);
    Journal journal(transaction, "grant", owner, posting);
    if (journal.known()) return false;
    journal.add(Side::free, amount);
    journal.house("issued", -amount);
    return true;
}

bool spend(store::Transaction& transaction, const std::string& owner, Credits amount, const Posting& posting) {
    check_amount(amount);
    Journal journal(transaction, "spend", owner, posting);
    if (journal.known()) return false;
    journal.add(Side::free, -amount);
    journal.house("earned", amount);
    return true;
}

Hold hold(store::Transaction& transaction, const std::string& owner, Credits amount, const std::string& reference,
          std::chrono::seconds term) {
    check_amount(amount);
    auto at = base::now();
    auto inserted = transaction.ask(
        "insert into wallet_holds (id, owner, reference, amount, taken, state, at, expires)"
        " values ($1, $2, $3, $4, 0, 'open', $5, $6) on conflict (reference) do nothing",
        base::new_id(), owner, reference, amount.micros, at, at + term);
    if (inserted.changed == 0) {
        auto first = find_hold(transaction, reference);
        if (!first || first->owner != owner || first->amount != amount)
            throw Failure{Trouble::exists, "Credits are held for this already."};
        return *first;
    }
    Journal journal(transaction, "hold", owner, {.reference = reference});
    journal.add(Side::free, -amount);
    journal.add(Side::held, amount);
    return {.reference = reference, .owner = owner, .amount = amount, .expires = at + term};
}

std::optional<Hold> find_hold(store::Transaction& transaction, const std::string& reference) {
    auto rows = transaction.ask(
        "select reference, owner, amount, taken, state, expires from wallet_holds where reference=$1", reference);
    if (rows.empty()) return std::nullopt;
    return hold_from(rows[0]);
}

bool capture(store::Transaction& transaction, const std::string& reference, std::optional<Credits> taken) {
    if (taken && *taken <= Credits{}) throw Failure{Trouble::invalid, "To take nothing of a hold, release it."};
    auto hold = close(transaction, reference, HoldState::captured, taken);
    if (!hold) return false;
    Journal journal(transaction, "capture", hold->owner, {.reference = reference});
    if (auto rest = hold->amount - hold->taken; rest > Credits{}) journal.add(Side::free, rest);
    journal.add(Side::held, -hold->amount);
    journal.house("earned", hold->taken);
    return true;
}

bool release(store::Transaction& transaction, const std::string& reference) {
    auto hold = close(transaction, reference, HoldState::released, Credits{});
    if (!hold) return false;
    Journal journal(transaction, "release", hold->owner, {.reference = reference});
    journal.add(Side::free, hold->amount);
    journal.add(Side::held, -hold->amount);
    return true;
}

int sweep(store::Database& database, base::Moment now) {
    auto rows = database.ask(
        "select reference from wallet_holds where state='open' and expires<$1 order by expires limit 1000", now);
    int released = 0;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto reference = rows[i].get<std::string>("reference");
        released += database.writing([&](auto& transaction) { return release(transaction, reference); });
    }
    return released;
}

std::vector<Line> history(store::Database& database, const std::string& owner, int limit, int offset) {
    auto rows = database.ask(
        "select t.id, t.kind, t.reference, t.note, t.at, e.amount, e.balance_after, h.taken"
        " from wallet_transactions t"
        " left join wallet_entries e on e.transaction_id=t.id and e.account=$1"
        " left join wallet_holds h on h.reference=t.reference and t.kind='capture'"
        " where t.owner=$2 order by t.at desc, t.id desc limit $3 offset $4",
        owner + ":free", owner, limit, offset);
    std::vector<Line> lines;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto row = rows[i];
        Line line{row.get<std::string>("id"),
                  row.get<std::string>("kind"),
                  row.get<std::string>("reference"),
                  row.get<std::string>("note"),
                  {},
                  {},
                  {},
                  row.get<base::Moment>("at")};
        line.amount.micros = row.get<std::optional<std::int64_t>>("amount").value_or(0);
        line.balance_after.micros = row.get<std::optional<std::int64_t>>("balance_after").value_or(0);
        line.spent.micros =
            row.get<std::optional<std::int64_t>>("taken").value_or(line.kind == "spend" ? -line.amount.micros : 0);
        lines.push_back(std::move(line));
    }
    return lines;
}

std::int64_t history_size(store::Database& database, const std::string& owner) {
    return *database.ask("select count(*) from wallet_transactions where owner=$1", owner).first<std::int64_t>();
}

}  // namespace wallet
