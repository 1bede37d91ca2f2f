// SPDX-License-Identifier: MIT
// Recomputes the ledger: does every transaction add up, is every balance the sum of its entries, was anything touched?
#pragma once
#include <string>
#include <vector>

#include "store/database.hpp"

namespace wallet {

struct Findings {
    std::int64_t accounts = 0, transactions = 0, entries = 0;
    std::vector<std::string> faults;  ///< at most a hundred, in words
};

/// Reads everything, a page at a time, while others may go on writing.
Findings check_ledger(store::Database& database);

}  // namespace wallet
