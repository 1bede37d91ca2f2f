// SPDX-License-Identifier: MIT
#include "wallet/journal.hpp"

#include "base/hash.hpp"
#include "base/ids.hpp"

namespace wallet {

using base::Failure;
using base::Trouble;

std::string hash_of(const Deed& deed, const Entry& entry, const std::string& before) {
    base::Hasher hasher;
    hasher.field(before).field(deed.id).field(deed.kind).field(deed.owner).field(deed.key ? "key " + *deed.key : "");
    hasher.field(deed.reference).field(deed.note).number(deed.at.time_since_epoch().count());
    hasher.field(entry.account).number(entry.amount).number(entry.balance_after).number(entry.number);
    return hasher.hex();
}

Journal::Journal(store::Transaction& transaction, std::string kind, const std::string& owner, const Posting& posting)
    : transaction_(transaction), deed_{base::new_id(),    std::move(kind), owner,      posting.key,
                                       posting.reference, posting.note,    base::now()} {
    auto written = transaction.ask(
        "insert into wallet_transactions (id, kind, owner, key, reference, note, at) values ($1, $2, $3, $4, $5, $6, "
        "$7)"
        " on conflict do nothing",
        deed_.id, deed_.kind, deed_.owner, deed_.key, deed_.reference, deed_.note, deed_.at);
    known_ = written.changed == 0;
}

void Journal::add(Side side, Credits amount) {
    Entry entry{.account = deed_.owner + ":" + boost::describe::enum_to_string(side, ""), .amount = amount.micros};
    transaction_.ask(
        "insert into wallet_accounts (id, owner, kind, balance, entries, hash) values ($1, $2, $3, 0, 0, '')"
        " on conflict do nothing",
        entry.account, deed_.owner, side);
    auto rows = transaction_.ask(
        "update wallet_accounts set balance=balance+$2, entries=entries+1 where id=$1 and balance+$2 between 0 and $3"
        " returning balance, entries, hash",
        entry.account, amount.micros, most.micros);
    if (rows.empty()) {
        if (amount > Credits{}) throw Failure{Trouble::invalid, "A wallet holds at most a billion credits."};
        throw Failure{Trouble::unpaid, "Not enough credits: this takes " + to_string(-amount) + ", and " +
                                           to_string(balance(transaction_, deed_.owner).free) + " are free."};
    }
    entry.balance_after = rows[0].get<std::int64_t>("balance");
    entry.number = rows[0].get<std::int64_t>("entries");
    write(entry, rows[0].get<std::string>("hash"));
}

void Journal::house(const std::string& account, Credits amount) {
    write({.account = "house:" + account, .amount = amount.micros}, "");
}

void Journal::write(Entry entry, const std::string& before) {
    entry.hash = hash_of(deed_, entry, before);
    transaction_.ask(
        "insert into wallet_entries (transaction_id, account, amount, balance_after, number, hash)"
        " values ($1, $2, $3, $4, $5, $6)",
        deed_.id, entry.account, entry.amount, entry.balance_after, entry.number, entry.hash);
    if (entry.number > 0) transaction_.ask("update wallet_accounts set hash=$2 where id=$1", entry.account, entry.hash);
}

}  // namespace wallet
