// SPDX-License-Identifier: MIT
#include "store/database.hpp"

#include <thread>

#include "base/chance.hpp"
#include "base/text.hpp"
#include "store/postgres.hpp"
#include "store/sqlite.hpp"

namespace store {

namespace {

using base::Failure;
using base::Trouble;

Trouble trouble_of(Refusal::Kind kind) {
    switch (kind) {
        case Refusal::Kind::unique:
            return Trouble::exists;
        case Refusal::Kind::foreign:
        case Refusal::Kind::check:
            return Trouble::invalid;
        case Refusal::Kind::clash:
        case Refusal::Kind::lost:
            return Trouble::busy;
        default:
            return Trouble::internal;
    }
}

std::string message_of(Refusal::Kind kind) {
    switch (kind) {
        case Refusal::Kind::unique:
            return "It is there already.";
        case Refusal::Kind::foreign:
            return "It refers to something that is not there, or is in use.";
        case Refusal::Kind::check:
            return "A value breaks a rule.";
        case Refusal::Kind::clash:
            return "Somebody else changed the same thing. Try again.";
        case Refusal::Kind::lost:
            return "The database does not answer. Try again in a moment.";
        case Refusal::Kind::unknown:
            return "The database was lost while saving. Look whether it was saved before you try again.";
        default:
            return "Something went wrong on our side.";
    }
}

}  // namespace

void check_texts(const std::vector<Value>& values) {
    for (const auto& value : values)
        if (auto* text = std::get_if<std::string>(&value); text && text->find('\0') != std::string::npos)
            throw Failure{Trouble::invalid, "Text must not hold the character NUL."};
}

Refusal::Refusal(Kind kind, std::string name, std::string detail)
    : Failure(trouble_of(kind), message_of(kind), std::move(detail)), kind(kind), name(std::move(name)) {}

Transaction::Held& Transaction::held() {
    if (!held_) throw Failure{Trouble::internal, "Something went wrong on our side.", "the transaction is over"};
    return *held_;
}

Rows Transaction::run(std::string_view sql, const std::vector<Value>& arguments) {
    try {
        return held().session().run(sql, arguments);
    } catch (...) {
        held_.reset();
        throw;
    }
}

void Transaction::script(std::string_view sql) {
    try {
        held().session().script(sql);
    } catch (...) {
        held_.reset();
        throw;
    }
}

Dialect Transaction::dialect() {
    return held().session().dialect();
}

void Transaction::commit() {
    held();
    auto held = std::move(held_);
    held->commit();
}

void Database::write(const std::function<void(Transaction&)>& work, Durability durability) {
    constexpr int tries = 5;
    for (int attempt = 1;; ++attempt) {
        try {
            auto transaction = begin(durability);
            work(transaction);
            return transaction.commit();
        } catch (const Refusal& refusal) {
            if (refusal.kind != Refusal::Kind::clash || attempt == tries) throw;
        }
        // Growing, uneven pauses, so that those who clashed do not clash again.
        static thread_local base::Chance chance(std::hash<std::thread::id>{}(std::this_thread::get_id()));
        std::this_thread::sleep_for(std::chrono::milliseconds(chance.below(10 << attempt)));
    }
}

std::string in_dialect(std::string_view sql, Dialect dialect) {
    const std::string_view ours = dialect == Dialect::postgres ? "[[pg:" : "[[sqlite:";
    std::string out;
    out.reserve(sql.size());
    for (std::size_t at = 0; at < sql.size();) {
        auto open = sql.find("[[", at);
        if (open == std::string_view::npos) return out.append(sql.substr(at));
        auto close = sql.find("]]", open);
        auto inside = sql.substr(open, close - open);
        bool known = inside.starts_with("[[pg:") || inside.starts_with("[[sqlite:");
        if (close == std::string_view::npos || !known)
            throw Failure{Trouble::internal, "Something went wrong on our side.", "an unknown [[…]] in a statement"};
        out.append(sql.substr(at, open - at));
        if (inside.starts_with(ours)) out.append(inside.substr(ours.size()));
        at = close + 2;
    }
    return out;
}

std::unique_ptr<Database> open_database(std::string_view address, const DatabaseOptions& options) {
    if (address.starts_with("postgresql://") || address.starts_with("postgres://"))
        return open_postgres(std::string(address), options);
    constexpr std::string_view sqlite = "sqlite://";
    if (address.starts_with(sqlite)) {
        // SQLAlchemy's form: three slashes are a relative path, four an absolute one; two and a path are taken as said.
        auto path = address.substr(sqlite.size());
        return open_sqlite(path.starts_with("//")  ? path.substr(1)
                           : path.starts_with("/") ? path.substr(1)
                                                   : path,
                           options);
    }
    if (address.empty() || address.find("://") != std::string_view::npos)
        throw Failure{
            Trouble::invalid,
            "DATABASE_URL is not the address of a database. It looks like postgresql://user:password@host/name "
            "or sqlite:///file.db."};
    return open_sqlite(address, options);
}

}  // namespace store
