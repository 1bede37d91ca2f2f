// SPDX-License-Identifier: MIT
#include "store/postgres.hpp"

#include <fmt/format.h>
#include <libpq-fe.h>

#include <charconv>
#include <condition_variable>
#include <mutex>
#include <unordered_map>

namespace store {

namespace {

using base::Failure;
using base::Trouble;
using Kind = Refusal::Kind;

struct ClearResult {
    void operator()(PGresult* result) const { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, ClearResult>;

/// Type numbers of pg_type.dat
/// (https://github.com/postgres/postgres/blob/REL_15_STABLE/src/include/catalog/pg_type.dat).
enum TypeOid : Oid {
    boolean = 16,
    bytea = 17,
    int8 = 20,
    int2 = 21,
    int4 = 23,
    float4 = 700,
    float8 = 701,
    numeric = 1700
};

Kind kind_of(std::string_view state, bool connected) {
    if (state == "23505") return Kind::unique;
    if (state == "23503") return Kind::foreign;
    if (state.starts_with("23") || state.starts_with("22") || state == "P0001") return Kind::check;
    if (state == "40001" || state == "40P01" || state == "55P03") return Kind::clash;
    if (!connected || state.starts_with("08") || state.starts_with("57P")) return Kind::lost;
    return Kind::other;
}

std::string field(const PGresult* result, int code) {
    auto* text = PQresultErrorField(result, code);
    return text ? text : "";
}

/// Only the primary message: the others quote rows.
[[noreturn]] void refuse(PGconn* connection, const PGresult* result) {
    auto state = field(result, PG_DIAG_SQLSTATE), message = field(result, PG_DIAG_MESSAGE_PRIMARY);
    bool connected = PQstatus(connection) == CONNECTION_OK;
    if (message.empty()) message = PQerrorMessage(connection);
    auto detail = "postgres " + state + ": " + message;
    if (state == "57014") throw Failure{Trouble::timeout, "The database took too long. Ask for less at once.", detail};
    if (state == "53100") throw Failure{Trouble::full, "The disk of the database is full. Make room on it.", detail};
    throw Refusal(kind_of(state, connected), field(result, PG_DIAG_CONSTRAINT_NAME), detail);
}

template <class T>
T number(std::string_view text) {
    T out{};
    std::from_chars(text.data(), text.data() + text.size(), out);
    return out;
}

/// sum() of integers is numeric: an integer again where it fits.
Value from_numeric(std::string_view text) {
    std::int64_t whole{};
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), whole);
    if (error == std::errc{} && end == text.data() + text.size()) return whole;
    return number<double>(text);
}

Value cell(const PGresult* result, int row, int column) {
    if (PQgetisnull(result, row, column)) return std::monostate{};
    std::string_view text(PQgetvalue(result, row, column), static_cast<std::size_t>(PQgetlength(result, row, column)));
    switch (PQftype(result, column)) {
        case int2:
        case int4:
        case int8:
            return number<std::int64_t>(text);
        case boolean:
            return std::int64_t{text == "t"};
        case float4:
        case float8:
            return number<double>(text);
        case numeric:
            return from_numeric(text);
        case bytea: {
            std::size_t size = 0;
            auto* bytes = PQunescapeBytea(reinterpret_cast<const unsigned char*>(text.data()), &size);
            Blob blob{std::string(reinterpret_cast<char*>(bytes), size)};
            PQfreemem(bytes);
            return blob;
        }
        default:
            return std::string(text);
    }
}

/// Arguments as libpq wants them: pointers that live as long as this.
struct Bound {
    explicit Bound(const std::vector<Value>& arguments)
        : texts(arguments.size()), values(arguments.size()), lengths(arguments.size()), formats(arguments.size()) {
        for (std::size_t i = 0; i < arguments.size(); ++i) {
            if (auto* whole = std::get_if<std::int64_t>(&arguments[i])) texts[i] = std::to_string(*whole);
            if (auto* real = std::get_if<double>(&arguments[i])) texts[i] = fmt::format("{}", *real);
            if (auto* text = std::get_if<std::string>(&arguments[i]))
                values[i] = text->c_str();
            else if (auto* blob = std::get_if<Blob>(&arguments[i]))
                values[i] = blob->bytes.data(), lengths[i] = static_cast<int>(blob->bytes.size()), formats[i] = 1;
            else if (!texts[i].empty())
                values[i] = texts[i].c_str();
        }
    }
    std::vector<std::string> texts;
    std::vector<const char*> values;
    std::vector<int> lengths, formats;
};

class Connection : public Session {
  public:
    Connection(const std::string& address, const DatabaseOptions& options) {
        const char* keys[] = {"dbname",
                              "connect_timeout",
                              "application_name",
                              "keepalives_idle",
                              "keepalives_interval",
                              "keepalives_count",
                              "client_encoding",
                              nullptr};
        const char* values[] = {address.c_str(), "5", "autovideo", "10", "5", "3", "UTF8", nullptr};
        connection_ = PQconnectdbParams(keys, values, 1);
        if (PQstatus(connection_) != CONNECTION_OK) {
            std::string why = PQerrorMessage(connection_);
            PQfinish(connection_);
            throw Refusal(Kind::lost, "", why);
        }
        script(
            fmt::format("set statement_timeout={}; set idle_in_transaction_session_timeout=60000; "
                        "set client_min_messages=warning; set standard_conforming_strings=on",
                        options.longest_statement.count()));
    }
    ~Connection() override { PQfinish(connection_); }
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    Rows run(std::string_view sql, const std::vector<Value>& arguments) override {
        check_texts(arguments);
        const auto& name = prepared(sql);
        Bound bound(arguments);
        Result result(PQexecPrepared(connection_, name.c_str(), static_cast<int>(arguments.size()), bound.values.data(),
                                     bound.lengths.data(), bound.formats.data(), 0));
        check(result.get());
        Rows rows;
        auto count = PQnfields(result.get());
        for (int i = 0; i < count; ++i) rows.columns.emplace_back(PQfname(result.get(), i));
        rows.values.resize(static_cast<std::size_t>(PQntuples(result.get())));
        for (std::size_t r = 0; r < rows.values.size(); ++r)
            for (int i = 0; i < count; ++i) rows.values[r].push_back(cell(result.get(), static_cast<int>(r), i));
        std::string_view command = PQcmdStatus(result.get());
        if (!command.starts_with("SELECT")) rows.changed = number<std::int64_t>(PQcmdTuples(result.get()));
        return rows;
    }

    void script(std::string_view sql) override {
        Result result(PQexec(connection_, in_dialect(sql, Dialect::postgres).c_str()));
        check(result.get());
    }

    Dialect dialect() const override { return Dialect::postgres; }
    bool alive() const { return PQstatus(connection_) == CONNECTION_OK; }
    bool in_transaction() const { return PQtransactionStatus(connection_) != PQTRANS_IDLE; }

  private:
    void check(const PGresult* result) {
        auto status = PQresultStatus(result);
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) refuse(connection_, result);
    }

    const std::string& prepared(std::string_view sql) {
        std::string key(sql);
        if (auto found = names_.find(key); found != names_.end()) return found->second;
        if (names_.size() >= 300) {
            script("deallocate all");
            names_.clear();
        }
        auto name = "s" + std::to_string(++last_);
        Result result(PQprepare(connection_, name.c_str(), in_dialect(sql, Dialect::postgres).c_str(), 0, nullptr));
        check(result.get());
        return names_[key] = name;
    }

    PGconn* connection_;
    std::unordered_map<std::string, std::string> names_;
    std::int64_t last_ = 0;
};

/// Connections made when needed, at most so many; a broken one is not given back.
class Pool {
  public:
    Pool(std::string address, const DatabaseOptions& options) : address_(std::move(address)), options_(options) {}

    std::unique_ptr<Connection> take() {
        std::unique_lock lock(guard_);
        bool got =
            returned_.wait_for(lock, options_.patience, [&] { return !idle_.empty() || out_ < options_.connections; });
        if (!got) throw Failure{Trouble::busy, "The database is busy. Try again in a moment."};
        ++out_;
        if (!idle_.empty()) {
            auto connection = std::move(idle_.back());
            idle_.pop_back();
            return connection;
        }
        lock.unlock();
        try {
            return std::make_unique<Connection>(address_, options_);
        } catch (...) {
            give(nullptr);
            throw;
        }
    }

    void give(std::unique_ptr<Connection> connection) {
        std::lock_guard lock(guard_);
        --out_;
        if (connection && connection->alive() && !connection->in_transaction())
            idle_.push_back(std::move(connection));
        else if (connection)
            idle_.clear();  // one was lost, so the others of that server probably are
        returned_.notify_one();
    }

  private:
    std::string address_;
    DatabaseOptions options_;
    std::mutex guard_;
    std::condition_variable returned_;
    std::vector<std::unique_ptr<Connection>> idle_;
    int out_ = 0;  ///< connections in use
};

class Lease {
  public:
    explicit Lease(Pool& pool) : pool_(pool), connection_(pool.take()) {}
    ~Lease() { pool_.give(std::move(connection_)); }
    Lease(const Lease&) = delete;
    Lease& operator=(const Lease&) = delete;
    Connection* operator->() { return connection_.get(); }
    Connection& operator*() { return *connection_; }

  private:
    Pool& pool_;
    std::unique_ptr<Connection> connection_;
};

class Writing : public Transaction::Held {
  public:
    Writing(Pool& pool, Durability durability) : lease_(pool) {
        lease_->script(durability == Durability::relaxed ? "begin; set local synchronous_commit=off" : "begin");
    }
    ~Writing() override {
        try {
            if (lease_->alive() && lease_->in_transaction()) lease_->script("rollback");
        } catch (const std::exception&) {
            // The pool does not take back a connection in a transaction.
        }
    }
    Session& session() override { return *lease_; }
    void commit() override {
        try {
            lease_->script("commit");
        } catch (const Refusal& refusal) {
            if (refusal.kind == Kind::lost) throw Refusal(Kind::unknown, "", refusal.detail);
            throw;
        }
    }

  private:
    Lease lease_;
};

class Postgres : public Database {
  public:
    Postgres(const std::string& address, const DatabaseOptions& options) : pool_(address, options) {
        Lease first(pool_);
    }

    Transaction begin(Durability durability) override {
        try {
            return Transaction(std::make_unique<Writing>(pool_, durability));
        } catch (const Refusal& refusal) {
            if (refusal.kind != Kind::lost) throw;
        }
        return Transaction(
            std::make_unique<Writing>(pool_, durability));  // an idle connection had died; a new one may do
    }

    Rows read(std::string_view sql, const std::vector<Value>& arguments) override {
        try {
            Lease lease(pool_);
            return lease->run(sql, arguments);
        } catch (const Refusal& refusal) {
            if (refusal.kind != Kind::lost) throw;
        }
        Lease lease(pool_);
        return lease->run(sql, arguments);
    }

    Dialect dialect() const override { return Dialect::postgres; }

  private:
    Pool pool_;
};

}  // namespace

std::unique_ptr<Database> open_postgres(const std::string& address, const DatabaseOptions& options) {
    return std::make_unique<Postgres>(address, options);
}

}  // namespace store
