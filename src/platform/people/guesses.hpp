// SPDX-License-Identifier: MIT
// Guesses at a password: few a minute, without locking its owner out.
#pragma once
#include <functional>
#include <string>

#include "base/address.hpp"
#include "store/database.hpp"

namespace people {

/// Ten a minute for an account from one network. All networks together that the account never signed in from have sixty
/// an hour; those it did sign in from are not asked that, so its owner is let in while somebody with many machines
/// guesses.
struct GuessOptions {
    int near = 10;
    std::chrono::seconds near_window = std::chrono::minutes(1);
    int far = 60;
    std::chrono::seconds far_window = std::chrono::hours(1);
    std::function<base::Moment()> clock = base::now;
};

enum class From { elsewhere, known_network };

class Guesses {
  public:
    explicit Guesses(store::Database& database, GuessOptions options = {})
        : database_(database), options_(std::move(options)) {}

    /// Before the guess is tried, so that guesses at once are not more than guesses in turn. Throws throttled with
    /// retry_after; a refused guess is not counted. Accounts that are not there count like any other.
    void count(const std::string& account, const base::Address& address, From from);
    /// It was no guess: they knew.
    void forgive(const std::string& account, const base::Address& address);
    /// Returns how many rows went.
    std::int64_t prune();

  private:
    void take(store::Transaction& transaction, const std::string& name, int limit, std::chrono::seconds window,
              base::Moment now);
    store::Database& database_;
    GuessOptions options_;
};

}  // namespace people
