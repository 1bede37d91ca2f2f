// SPDX-License-Identifier: MIT
// One transaction of the ledger being written: entries that add up to zero, each chained to the one before it.
#pragma once
#include <string>

#include "wallet/ledger.hpp"

namespace wallet {

enum class Side { free, held };
BOOST_DESCRIBE_ENUM(Side, free, held)

/// The row of wallet_transactions.
struct Deed {
    std::string id, kind, owner;
    std::optional<std::string> key;
    std::string reference, note;
    base::Moment at;
};
BOOST_DESCRIBE_STRUCT(Deed, (), (id, kind, owner, key, reference, note, at))

/// A row of wallet_entries. House accounts have no balance and no number: nobody locks them.
struct Entry {
    std::string account;
    std::int64_t amount = 0, balance_after = 0, number = 0;
    std::string hash;
};
BOOST_DESCRIBE_STRUCT(Entry, (), (account, amount, balance_after, number, hash))

/// Covers every column of the entry and of its transaction, and the hash of the account's entry before it.
std::string hash_of(const Deed& deed, const Entry& entry, const std::string& before);

class Journal {
  public:
    /// Writes the deed, unless one of this owner has its key already.
    Journal(store::Transaction& transaction, std::string kind, const std::string& owner, const Posting& posting);
    bool known() const { return known_; }

    /// Changes one of the owner's two balances. Call free before held: two who do so never lock each other out. Throws
    /// unpaid when it would fall below zero.
    void add(Side side, Credits amount);
    void house(const std::string& account, Credits amount);

  private:
    void write(Entry entry, const std::string& before);
    store::Transaction& transaction_;
    Deed deed_;
    bool known_ = false;
};

}  // namespace wallet
