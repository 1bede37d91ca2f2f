// SPDX-License-Identifier: MIT
#include "store/sqlite.hpp"

#include <sqlite3.h>
#include <sys/stat.h>

#include <algorithm>
#include <condition_variable>
#include <filesystem>
#include <mutex>
#include <unordered_map>

#include "base/text.hpp"

namespace store {

namespace {

namespace fs = std::filesystem;
using base::Failure;
using base::Trouble;
using Clock = std::chrono::steady_clock;
using Kind = Refusal::Kind;

/// "UNIQUE constraint failed: users.email, users.realm" and "… failed: index 'users_email'" both become users_email…
std::string constraint_of(std::string_view message) {
    auto colon = message.find(": ");
    if (colon == std::string_view::npos) return "";
    std::string name;
    std::string_view table;
    auto told = base::replace_all(std::string(message.substr(colon + 2)), ", ", ",");
    if (auto quote = told.find('\''); quote != std::string::npos)
        return told.substr(quote + 1, told.rfind('\'') - quote - 1);
    for (const auto& part : base::split(told, ',')) {
        auto dot = part.find('.');
        if (dot == std::string::npos) return told;
        name += name.empty() ? part.substr(0, dot) + "_" + part.substr(dot + 1) : "_" + part.substr(dot + 1);
    }
    return name;
}

[[noreturn]] void refuse(sqlite3* connection) {
    auto code = sqlite3_extended_errcode(connection);
    std::string message = sqlite3_errmsg(connection);
    auto detail = "sqlite " + std::to_string(code) + ": " + message;
    switch (code) {
        case SQLITE_CONSTRAINT_UNIQUE:
        case SQLITE_CONSTRAINT_PRIMARYKEY:
            throw Refusal(Kind::unique, constraint_of(message), detail);
        case SQLITE_CONSTRAINT_FOREIGNKEY:
            throw Refusal(Kind::foreign, "", detail);
    }
    switch (code & 0xff) {
        case SQLITE_CONSTRAINT:
            throw Refusal(Kind::check, constraint_of(message), detail);
        case SQLITE_BUSY:
        case SQLITE_LOCKED:
            throw Refusal(Kind::clash, "", detail);
        case SQLITE_INTERRUPT:
            throw Failure{Trouble::timeout, "The database took too long. Ask for less at once.", detail};
        case SQLITE_FULL:
            throw Failure{Trouble::full, "The disk of the database is full. Make room on it.", detail};
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            throw Failure{Trouble::unreadable, "The database file is damaged or is none. Restore a backup.", detail};
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
            throw Failure{Trouble::denied, "The database file cannot be written or opened.", detail};
        default:
            throw Refusal(Kind::other, "", detail);
    }
}

/// $1 is a *name* to SQLite, numbered by its first appearance; ?1 is the first argument.
std::string numbered(std::string sql) {
    char quote = 0;
    for (std::size_t i = 0; i + 1 < sql.size(); ++i) {
        if (quote)
            quote = sql[i] == quote ? 0 : quote;
        else if (sql[i] == '\'' || sql[i] == '"')
            quote = sql[i];
        else if (sql[i] == '$' && sql[i + 1] >= '1' && sql[i + 1] <= '9')
            sql[i] = '?';
    }
    return sql;
}

class Connection : public Session {
  public:
    Connection(const std::string& path, const DatabaseOptions& options) : longest_(options.longest_statement) {
        auto flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
        if (sqlite3_open_v2(path.c_str(), &connection_, flags, nullptr) != SQLITE_OK) {
            auto* failed = connection_;
            struct Close {
                sqlite3* connection;
                ~Close() { sqlite3_close(connection); }
            } close{failed};
            refuse(failed);
        }
        sqlite3_extended_result_codes(connection_, 1);
        sqlite3_busy_timeout(connection_, static_cast<int>(options.patience.count()));
        sqlite3_progress_handler(connection_, 10000, &Connection::too_long, this);
        for (auto* pragma : {"pragma journal_mode=wal", "pragma synchronous=full", "pragma foreign_keys=on",
                             "pragma temp_store=memory", "pragma trusted_schema=off"})
            script(pragma);
    }
    ~Connection() override {
        forget();
        sqlite3_close(connection_);
    }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Rows run(std::string_view sql, const std::vector<Value>& arguments) override {
        check_texts(arguments);
        auto* statement = prepared(sql);
        struct Reset {
            sqlite3_stmt* statement;
            ~Reset() { sqlite3_reset(statement), sqlite3_clear_bindings(statement); }
        } reset{statement};  // a statement left open would keep its transaction open
        for (std::size_t i = 0; i < arguments.size(); ++i) bind(statement, static_cast<int>(i) + 1, arguments[i]);
        deadline_ = Clock::now() + longest_;
        Rows rows;
        auto count = sqlite3_column_count(statement);
        for (int i = 0; i < count; ++i) rows.columns.emplace_back(sqlite3_column_name(statement, i));
        int code;
        while ((code = sqlite3_step(statement)) == SQLITE_ROW) {
            auto& row = rows.values.emplace_back();
            row.reserve(static_cast<std::size_t>(count));
            for (int i = 0; i < count; ++i) row.push_back(cell(statement, i));
        }
        if (code != SQLITE_DONE) refuse(connection_);
        if (!sqlite3_stmt_readonly(statement)) rows.changed = sqlite3_changes64(connection_);
        return rows;
    }

    void script(std::string_view sql) override {
        deadline_ = Clock::now() + std::chrono::hours(1);  // migrations and checkpoints take what they take
        if (sqlite3_exec(connection_, in_dialect(sql, Dialect::sqlite).c_str(), nullptr, nullptr, nullptr) != SQLITE_OK)
            refuse(connection_);
    }

    Dialect dialect() const override { return Dialect::sqlite; }

    bool in_transaction() const { return sqlite3_get_autocommit(connection_) == 0; }

  private:
    static int too_long(void* self) { return Clock::now() > static_cast<Connection*>(self)->deadline_; }

    static void bind(sqlite3_stmt* statement, int at, const Value& value) {
        std::visit(
            [&](const auto& v) {
                using T = std::remove_cvref_t<decltype(v)>;
                if constexpr (std::is_same_v<T, std::int64_t>)
                    sqlite3_bind_int64(statement, at, v);
                else if constexpr (std::is_same_v<T, double>)
                    sqlite3_bind_double(statement, at, v);
                else if constexpr (std::is_same_v<T, std::string>)
                    sqlite3_bind_text64(statement, at, v.data(), v.size(), SQLITE_STATIC, SQLITE_UTF8);
                else if constexpr (std::is_same_v<T, Blob>)
                    sqlite3_bind_blob64(statement, at, v.bytes.empty() ? "" : v.bytes.data(), v.bytes.size(),
                                        SQLITE_STATIC);
                else
                    sqlite3_bind_null(statement, at);
            },
            value);
    }

    static Value cell(sqlite3_stmt* statement, int column) {
        auto size = [&] { return static_cast<std::size_t>(sqlite3_column_bytes(statement, column)); };
        switch (sqlite3_column_type(statement, column)) {
            case SQLITE_INTEGER:
                return static_cast<std::int64_t>(sqlite3_column_int64(statement, column));
            case SQLITE_FLOAT:
                return sqlite3_column_double(statement, column);
            case SQLITE_TEXT: {
                auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
                return std::string(text, size());
            }
            case SQLITE_BLOB: {
                auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, column));
                return Blob{bytes ? std::string(bytes, size()) : std::string()};
            }
            default:
                return std::monostate{};
        }
    }

    sqlite3_stmt* prepared(std::string_view sql) {
        std::string key(sql);
        if (auto found = statements_.find(key); found != statements_.end()) return found->second;
        if (statements_.size() >= 300) forget();
        auto text = numbered(in_dialect(sql, Dialect::sqlite));
        sqlite3_stmt* statement = nullptr;
        if (sqlite3_prepare_v3(connection_, text.data(), static_cast<int>(text.size()), SQLITE_PREPARE_PERSISTENT,
                               &statement, nullptr) != SQLITE_OK)
            refuse(connection_);
        return statements_[key] = statement;
    }

    void forget() {
        for (auto& [sql, statement] : statements_) sqlite3_finalize(statement);
        statements_.clear();
    }

    sqlite3* connection_ = nullptr;
    std::unordered_map<std::string, sqlite3_stmt*> statements_;
    std::chrono::milliseconds longest_;
    Clock::time_point deadline_ = Clock::time_point::max();
};

/// The one writer, for as long as a transaction lasts.
class Writing : public Transaction::Held {
  public:
    Writing(Connection& writer, std::unique_lock<std::timed_mutex> lock, Durability durability)
        : writer_(writer), lock_(std::move(lock)), relaxed_(durability == Durability::relaxed) {
        if (relaxed_) writer_.script("pragma synchronous=normal");
        writer_.script("begin immediate");
    }
    ~Writing() override {
        try {
            if (writer_.in_transaction()) writer_.script("rollback");
            if (relaxed_) writer_.script("pragma synchronous=full");
        } catch (const std::exception&) {
            // The connection says so again at its next use; a destructor cannot.
        }
    }
    Session& session() override { return writer_; }
    void commit() override { writer_.script("commit"); }

  private:
    Connection& writer_;
    std::unique_lock<std::timed_mutex> lock_;
    bool relaxed_;
};

class Sqlite : public Database {
  public:
    Sqlite(std::string path, const DatabaseOptions& options)
        : path_(std::move(path)), options_(options), writer_(path_, options) {}

    Transaction begin(Durability durability) override {
        std::unique_lock lock(writing_, options_.patience);
        if (!lock) throw Failure{Trouble::busy, "The database is busy. Try again in a moment."};
        return Transaction(std::make_unique<Writing>(writer_, std::move(lock), durability));
    }

    Rows read(std::string_view sql, const std::vector<Value>& arguments) override {
        auto reader = take();
        struct Back {
            Sqlite& database;
            std::unique_ptr<Connection>& reader;
            ~Back() { database.give(std::move(reader)); }
        } back{*this, reader};
        return reader->run(sql, arguments);
    }

    Dialect dialect() const override { return Dialect::sqlite; }

  private:
    std::unique_ptr<Connection> take() {
        std::unique_lock lock(pool_);
        bool got =
            returned_.wait_for(lock, options_.patience, [&] { return !idle_.empty() || open_ < options_.connections; });
        if (!got) throw Failure{Trouble::busy, "The database is busy. Try again in a moment."};
        if (!idle_.empty()) {
            auto reader = std::move(idle_.back());
            idle_.pop_back();
            return reader;
        }
        auto reader = std::make_unique<Connection>(path_, options_);
        reader->script("pragma query_only=on");
        ++open_;
        return reader;
    }

    void give(std::unique_ptr<Connection> reader) {
        std::lock_guard lock(pool_);
        idle_.push_back(std::move(reader));
        returned_.notify_one();
    }

    std::string path_;
    DatabaseOptions options_;
    Connection writer_;
    std::timed_mutex writing_;
    std::mutex pool_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<Connection>> idle_;
    int open_ = 0;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(std::string_view path, const DatabaseOptions& options) {
    fs::path file(path);
    std::error_code error;
    if (file.has_parent_path()) fs::create_directories(file.parent_path(), error);
    bool fresh = !fs::exists(file, error);
    auto database = std::make_unique<Sqlite>(file.string(), options);
    if (fresh) chmod(file.c_str(), 0600);
    return database;
}

}  // namespace store
