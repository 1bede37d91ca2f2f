// SPDX-License-Identifier: MIT
// The tables' shape, changed by numbered files: migrations/0007_posts.sql, with "-- down" before what undoes it.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "store/database.hpp"

namespace store {

struct Migration {
    int number = 0;
    std::string name;  ///< "posts"
    std::string up, down;
    std::string checksum;  ///< SHA-256 of the file
};

/// Sorted, numbered 1, 2, 3 … without a gap. Throws invalid, naming the file.
std::vector<Migration> read_migrations(const std::filesystem::path& folder);

struct MigrationState {
    int number = 0;
    std::string name;
    std::optional<base::Moment> applied;
    bool changed = false;  ///< the file is no longer what was applied
};
/// Also those applied by a newer program, which have no file here.
std::vector<MigrationState> migration_states(Database& database, const std::vector<Migration>& migrations);

/// Applies what is missing, each in a transaction of its own, so that a kill leaves whole ones; several processes may
/// do so at once. Returns how many. Throws invalid when the database was changed by a newer program or a file was
/// edited after it was applied.
int migrate_up(Database& database, const std::vector<Migration>& migrations);
/// Undoes the last `steps`. Throws invalid when one of them says nothing of how to undo it.
int migrate_down(Database& database, const std::vector<Migration>& migrations, int steps);

}  // namespace store
