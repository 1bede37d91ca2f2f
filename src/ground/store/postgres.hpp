// SPDX-License-Identifier: MIT
// PostgreSQL 15 over libpq: a pool of connections, prepared statements, text format.
#pragma once
#include "store/database.hpp"

namespace store {

/// Throws Refusal lost when nobody answers at the address within 5 s.
std::unique_ptr<Database> open_postgres(const std::string& address, const DatabaseOptions& options);

}  // namespace store
