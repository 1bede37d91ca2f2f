// SPDX-License-Identifier: MIT
// Tables, in SQLite or PostgreSQL: the same statements, the same answers, the same refusals.
#pragma once
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "store/rows.hpp"

namespace store {

enum class Dialect { sqlite, postgres };

/// Why the database refused. `name` is the broken index or constraint, named table_column_column in both databases.
/// Messages and details never hold values: these may be people's addresses or the hashes of their passwords.
struct Refusal : base::Failure {
    enum class Kind {
        unique,   ///< such a row is there already
        foreign,  ///< points at a row that is not there, or is pointed at
        check,    ///< breaks a rule of the table (check, not null, a trigger's raise)
        clash,    ///< two transactions in each other's way: try the whole transaction again
        lost,     ///< no connection; nothing was committed
        unknown,  ///< the connection was lost during commit: it may or may not have happened
        other,
    };
    Refusal(Kind kind, std::string name, std::string detail);
    Kind kind;
    std::string name;
};

/// A connection in use. Statements are written with $1, $2 … in both dialects; `[[pg: …]]` and `[[sqlite: …]]` hold
/// what only one of them understands.
class Session {
  public:
    virtual ~Session() = default;
    virtual Rows run(std::string_view sql, const std::vector<Value>& arguments) = 0;
    /// Several statements, no arguments: a migration.
    virtual void script(std::string_view sql) = 0;
    virtual Dialect dialect() const = 0;

    template <class... Args>
    Rows ask(std::string_view sql, const Args&... arguments) {
        return run(sql, {value_of(arguments)...});
    }
};

/// How sure an acknowledged commit is to survive a power cut. relaxed: the last tenths of a second may be lost (for
/// progress, never for money or jobs).
enum class Durability { full, relaxed };

class Transaction {
  public:
    struct Held {
        virtual ~Held() = default;
        virtual Session& session() = 0;
        virtual void commit() = 0;
    };
    explicit Transaction(std::unique_ptr<Held> held) : held_(std::move(held)) {}

    /// After a Refusal the transaction is over, in both databases; insert with "on conflict" where that may happen.
    template <class... Args>
    Rows ask(std::string_view sql, const Args&... arguments) {
        return run(sql, {value_of(arguments)...});
    }
    Rows run(std::string_view sql, const std::vector<Value>& arguments);
    void script(std::string_view sql);
    Dialect dialect();
    /// Throws Refusal; what is not committed when the transaction goes is rolled back.
    void commit();

  private:
    Held& held();
    std::unique_ptr<Held> held_;
};

struct DatabaseOptions {
    int connections = 8;                        ///< readers of SQLite, connections of PostgreSQL
    std::chrono::milliseconds patience{10000};  ///< for a free connection, or SQLite's one writer
    std::chrono::milliseconds longest_statement{30000};
};

class Database {
  public:
    virtual ~Database() = default;
    /// A transaction that writes. SQLite has one writer: others wait, in no order, for at most `patience`.
    virtual Transaction begin(Durability durability = Durability::full) = 0;
    virtual Rows read(std::string_view sql, const std::vector<Value>& arguments) = 0;
    virtual Dialect dialect() const = 0;

    /// One reading statement, outside any transaction.
    template <class... Args>
    Rows ask(std::string_view sql, const Args&... arguments) {
        return read(sql, {value_of(arguments)...});
    }
    /// Runs the work in a transaction and commits it; again, up to five times, when it clashed with another's. The
    /// work must have no effect outside the transaction.
    void write(const std::function<void(Transaction&)>& work, Durability durability = Durability::full);
    template <class Work>
    auto writing(const Work& work, Durability durability = Durability::full) {
        std::optional<std::invoke_result_t<Work, Transaction&>> result;
        write([&](Transaction& tx) { result.emplace(work(tx)); }, durability);
        return std::move(*result);
    }
};

/// "sqlite:///path/file.db", a bare path, "postgresql://…" or "postgres://…". Throws invalid (an address that is none)
/// or Refusal lost (nobody answers).
std::unique_ptr<Database> open_database(std::string_view address, const DatabaseOptions& options = {});

/// The statement as this dialect reads it.
std::string in_dialect(std::string_view sql, Dialect dialect);

}  // namespace store
