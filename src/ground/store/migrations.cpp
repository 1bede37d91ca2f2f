// SPDX-License-Identifier: MIT
#include "store/migrations.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>

#include "base/files.hpp"
#include "base/hash.hpp"
#include "base/text.hpp"

namespace store {

namespace {

namespace fs = std::filesystem;
using base::Failure;
using base::Trouble;

constexpr std::string_view table =
    "create table if not exists schema_migrations "
    "(number bigint primary key, name text not null, checksum text not null, at bigint not null)";

Migration read_migration(const fs::path& path) {
    auto stem = path.stem().string();
    auto bar = stem.find('_');
    Migration migration;
    auto [end, error] = std::from_chars(stem.data(), stem.data() + stem.size(), migration.number);
    if (bar == std::string::npos || error != std::errc{} || end != stem.data() + bar)
        throw Failure{Trouble::invalid, path.string() + ": a migration is called 0007_posts.sql."};
    migration.name = stem.substr(bar + 1);
    auto text = base::read_file(path);
    migration.checksum = base::sha256(text);
    constexpr std::string_view mark = "\n-- down\n";
    auto down = text.find(mark);
    migration.up = text.substr(0, down);
    if (down != std::string::npos) migration.down = text.substr(down + mark.size());
    return migration;
}

/// One process at a time: SQLite has one writer anyway, PostgreSQL a lock that ends with the transaction.
Transaction begin_alone(Database& database) {
    auto transaction = database.begin();
    if (transaction.dialect() == Dialect::postgres)
        transaction.script("set local statement_timeout=0; select pg_advisory_xact_lock(6202611)");
    transaction.script(table);
    return transaction;
}

struct Applied {
    std::string name, checksum;
    base::Moment at;
};

template <class Asked>
std::map<int, Applied> applied_in(Asked& where) {
    std::map<int, Applied> applied;
    auto rows = where.ask("select number, name, checksum, at from schema_migrations order by number");
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto row = rows[i];
        applied[row.template get<int>("number")] = {row.template get<std::string>("name"),
                                                    row.template get<std::string>("checksum"),
                                                    row.template get<base::Moment>("at")};
    }
    return applied;
}

void check_known(const std::map<int, Applied>& applied, const std::vector<Migration>& migrations) {
    for (const auto& [number, was] : applied) {
        if (number > static_cast<int>(migrations.size()))
            throw Failure{
                Trouble::invalid,
                fmt::format("The database was changed by a newer program (migration {}, {}). Use that program, "
                            "or restore a backup.",
                            number, was.name)};
        if (migrations[static_cast<std::size_t>(number) - 1].checksum != was.checksum)
            throw Failure{
                Trouble::invalid,
                fmt::format("Migration {} ({}) was edited after it was applied. Put the old file back and write "
                            "a new one.",
                            number, was.name)};
    }
}

}  // namespace

std::vector<Migration> read_migrations(const fs::path& folder) {
    std::vector<Migration> migrations;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (entry.path().extension() == ".sql") migrations.push_back(read_migration(entry.path()));
    if (error) throw Failure{Trouble::missing, folder.string() + ": the migrations are not there. Install again."};
    std::sort(migrations.begin(), migrations.end(), [](const auto& a, const auto& b) { return a.number < b.number; });
    for (std::size_t i = 0; i < migrations.size(); ++i)
        if (migrations[i].number != static_cast<int>(i) + 1)
            throw Failure{Trouble::invalid, fmt::format("{}: migrations are numbered without a gap, but {} follows {}.",
                                                        folder.string(), migrations[i].number, i)};
    return migrations;
}

std::vector<MigrationState> migration_states(Database& database, const std::vector<Migration>& migrations) {
    auto transaction = begin_alone(database);
    auto applied = applied_in(transaction);
    transaction.commit();
    std::vector<MigrationState> states;
    for (const auto& migration : migrations) {
        auto was = applied.find(migration.number);
        MigrationState state{migration.number, migration.name};
        if (was != applied.end())
            state.applied = was->second.at, state.changed = was->second.checksum != migration.checksum;
        states.push_back(std::move(state));
    }
    for (const auto& [number, was] : applied)
        if (number > static_cast<int>(migrations.size())) states.push_back({number, was.name, was.at, false});
    return states;
}

int migrate_up(Database& database, const std::vector<Migration>& migrations) {
    int done = 0;
    for (const auto& migration : migrations) {
        auto transaction = begin_alone(database);
        auto applied = applied_in(transaction);
        check_known(applied, migrations);
        if (!applied.contains(migration.number)) {
            transaction.script(migration.up);
            transaction.ask("insert into schema_migrations (number, name, checksum, at) values ($1, $2, $3, $4)",
                            migration.number, migration.name, migration.checksum, base::now());
            ++done;
        }
        transaction.commit();
    }
    return done;
}

int migrate_down(Database& database, const std::vector<Migration>& migrations, int steps) {
    int done = 0;
    for (; done < steps; ++done) {
        auto transaction = begin_alone(database);
        auto applied = applied_in(transaction);
        check_known(applied, migrations);
        if (applied.empty()) break;
        const auto& migration = migrations[static_cast<std::size_t>(applied.rbegin()->first) - 1];
        if (base::trim(migration.down).empty())
            throw Failure{Trouble::invalid,
                          fmt::format("Migration {} ({}) cannot be undone. Restore a backup from before it.",
                                      migration.number, migration.name)};
        transaction.script(migration.down);
        transaction.ask("delete from schema_migrations where number=$1", migration.number);
        transaction.commit();
    }
    return done;
}

}  // namespace store
