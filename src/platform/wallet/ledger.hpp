// SPDX-License-Identifier: MIT
// Who has how much: double entry, append-only, every change inside the caller's transaction.
#pragma once
#include <boost/describe.hpp>
#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "store/database.hpp"
#include "wallet/credits.hpp"

namespace wallet {

/// What a change is told as. key: the same key of the same owner changes nothing a second time (a payment's id).
/// reference: what it is for ("job 0192…"). note: for people; nothing personal, it is kept for ever.
struct Posting {
    std::optional<std::string> key;
    std::string reference;
    std::string note;
};

struct Balance {
    Credits free;  ///< can be spent
    Credits held;  ///< promised to what runs
};
Balance balance(store::Database& database, const std::string& owner);
Balance balance(store::Transaction& transaction, const std::string& owner);

/// Gives credits; false when the posting's key was used before. Throws invalid: amount not above zero.
bool grant(store::Transaction& transaction, const std::string& owner, Credits amount, const Posting& posting);
/// Takes credits at once, for what is done at once. Throws unpaid; false when the key was used before.
bool spend(store::Transaction& transaction, const std::string& owner, Credits amount, const Posting& posting);

enum class HoldState { open, captured, released };
BOOST_DESCRIBE_ENUM(HoldState, open, captured, released)

struct Hold {
    std::string reference;
    std::string owner;
    Credits amount, taken;
    HoldState state = HoldState::open;
    base::Moment expires;
};

/// Promises credits to what `reference` names; nobody else can spend them until captured or released. A second hold for
/// one reference is the first. Throws unpaid.
Hold hold(store::Transaction& transaction, const std::string& owner, Credits amount, const std::string& reference,
          std::chrono::seconds term);
std::optional<Hold> find_hold(store::Transaction& transaction, const std::string& reference);
/// Spends a hold, or part of it: the rest is free again. False when it is open no more, and nothing happens.
bool capture(store::Transaction& transaction, const std::string& reference, std::optional<Credits> taken = {});
/// Gives all of it back. False when it is open no more.
bool release(store::Transaction& transaction, const std::string& reference);
/// Releases holds whose term is over, whatever became of what they were for. Returns how many.
int sweep(store::Database& database, base::Moment now);

/// A line of an owner's account. A hold takes from what is free; its capture says how much of that was spent.
struct Line {
    std::string id;
    std::string kind;  ///< grant, spend, hold, capture, release
    std::string reference, note;
    Credits amount;         ///< above zero: came in
    Credits balance_after;  ///< of what is free
    Credits spent;          ///< for good
    base::Moment at;
};
std::vector<Line> history(store::Database& database, const std::string& owner, int limit, int offset = 0);
std::int64_t history_size(store::Database& database, const std::string& owner);

}  // namespace wallet
