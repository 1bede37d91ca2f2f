// SPDX-License-Identifier: MIT
// SQLite 3.40: one writer, several readers, a write-ahead log (https://sqlite.org/wal.html).
#pragma once
#include "store/database.hpp"

namespace store {

/// Creates the file, readable by its owner only, and its folder. Never on a network file system: WAL needs shared
/// memory.
std::unique_ptr<Database> open_sqlite(std::string_view path, const DatabaseOptions& options);

}  // namespace store
