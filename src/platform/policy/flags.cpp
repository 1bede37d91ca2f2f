// SPDX-License-Identifier: MIT
#include "policy/flags.hpp"

#include <algorithm>
#include <boost/json.hpp>

#include "base/hash.hpp"
#include "base/text.hpp"
#include "events/audit.hpp"

namespace policy {

using base::Failure;
using base::Trouble;

namespace {

bool good_name(std::string_view name) {
    return !name.empty() && name.size() <= 64 && std::all_of(name.begin(), name.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-' || c == '.';
    });
}

bool holds(const std::vector<std::string>& users, const std::string& user) {
    return std::find(users.begin(), users.end(), user) != users.end();
}

}  // namespace

bool chosen(const std::string& flag, const std::string& user, int percent) {
    if (percent >= 100) return true;
    return !user.empty() && base::seed_from(flag + " " + user) % 10000 < static_cast<std::uint64_t>(percent) * 100;
}

bool Flags::on(const std::string& name, const std::string& user) {
    std::lock_guard lock(guard_);
    auto now = std::chrono::steady_clock::now();
    if (read_at_ == decltype(read_at_){} || now - read_at_ > stale_) {
        known_.clear();
        for (auto& flag : list()) known_.emplace(flag.name, flag);
        read_at_ = now;
    }
    auto found = known_.find(name);
    if (found == known_.end()) return false;
    const auto& flag = found->second;
    if (holds(flag.off_for, user)) return false;
    if (holds(flag.on_for, user)) return true;
    return flag.enabled && chosen(flag.name, user, flag.percent);
}

std::vector<Flag> Flags::list() {
    auto rows =
        database_.ask("select name, note, enabled, percent, on_for, off_for, updated_at from flags order by name");
    std::vector<Flag> flags;
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto row = rows[i];
        Flag flag;
        flag.name = row.get<std::string>("name");
        flag.note = row.get<std::string>("note");
        flag.enabled = row.get<bool>("enabled");
        flag.percent = row.get<int>("percent");
        flag.updated_at = row.get<base::Moment>("updated_at");
        flag.on_for = base::split_words(row.get<std::string>("on_for"));
        flag.off_for = base::split_words(row.get<std::string>("off_for"));
        flags.push_back(std::move(flag));
    }
    return flags;
}

void Flags::set(store::Transaction& transaction, const people::Caller& actor, const Flag& flag) {
    if (!good_name(flag.name))
        throw Failure(Trouble::invalid, "A flag's name has 1 to 64 of a-z, 0-9, \"_\", \"-\" and \".\".").at("name");
    if (flag.percent < 0 || flag.percent > 100)
        throw Failure(Trouble::invalid, "A percentage is from 0 to 100.").at("percent");
    if (flag.note.size() > 1000) throw Failure(Trouble::invalid, "A note has at most 1000 bytes.").at("note");
    for (auto* users : {&flag.on_for, &flag.off_for}) {
        auto field = users == &flag.on_for ? "on_for" : "off_for";
        if (users->size() > 1000) throw Failure(Trouble::invalid, "At most 1000 users.").at(field);
        for (const auto& user : *users)
            if (!good_name(user)) throw Failure(Trouble::invalid, "This is no user's id.").at(field);
    }
    transaction.ask(
        "insert into flags (name, note, enabled, percent, on_for, off_for, updated_at)"
        " values ($1, $2, $3, $4, $5, $6, $7) on conflict (name) do update set note=excluded.note,"
        " enabled=excluded.enabled, percent=excluded.percent, on_for=excluded.on_for, off_for=excluded.off_for,"
        " updated_at=excluded.updated_at",
        flag.name, flag.note, flag.enabled, flag.percent, base::join(flag.on_for, " "), base::join(flag.off_for, " "),
        base::now());
    boost::json::object detail{{"enabled", flag.enabled}, {"percent", flag.percent}};
    events::audit(transaction, actor.name(), "flag.set", "flag " + flag.name, boost::json::serialize(detail));
}

void Flags::remove(store::Transaction& transaction, const people::Caller& actor, const std::string& name) {
    if (transaction.ask("delete from flags where name=$1", name).changed == 0)
        throw Failure{Trouble::missing, "There is no such flag."};
    events::audit(transaction, actor.name(), "flag.remove", "flag " + name);
}

}  // namespace policy
