// SPDX-License-Identifier: MIT
#include "policy/settings.hpp"

#include <algorithm>

#include "base/bind.hpp"
#include "events/audit.hpp"

namespace policy {

using base::Failure;
using base::Trouble;
namespace json = boost::json;

namespace {

/// Whole numbers are one kind, however they were read.
json::kind kind_of(const json::value& value) {
    return value.is_uint64() ? json::kind::int64 : value.kind();
}

}  // namespace

Settings::Settings(store::Database& database, std::vector<Definition> definitions, std::chrono::milliseconds stale)
    : database_(database), definitions_(std::move(definitions)), stale_(stale) {}

const Definition& Settings::definition(const std::string& name) const {
    auto found = std::find_if(definitions_.begin(), definitions_.end(), [&](const auto& d) { return d.name == name; });
    if (found == definitions_.end()) throw Failure{Trouble::missing, "There is no such setting."};
    return *found;
}

json::value Settings::get(const std::string& name) {
    const auto& defined = definition(name);
    std::lock_guard lock(guard_);
    auto now = std::chrono::steady_clock::now();
    if (read_at_ == decltype(read_at_){} || now - read_at_ > stale_) {
        known_.clear();
        auto rows = database_.ask("select name, value from settings");
        for (std::size_t i = 0; i < rows.size(); ++i)
            known_.emplace(rows[i].get<std::string>("name"), json::parse(rows[i].get<std::string>("value")));
        read_at_ = now;
    }
    auto found = known_.find(name);
    return found == known_.end() ? defined.standard : found->second;
}

std::vector<Setting> Settings::list() {
    auto rows = database_.ask("select name, value, updated_at from settings");
    std::vector<Setting> settings;
    for (const auto& definition : definitions_) {
        Setting setting{definition, definition.standard, {}};
        for (std::size_t i = 0; i < rows.size(); ++i)
            if (rows[i].get<std::string>("name") == definition.name) {
                setting.value = json::parse(rows[i].get<std::string>("value"));
                setting.updated_at = rows[i].get<base::Moment>("updated_at");
            }
        settings.push_back(std::move(setting));
    }
    return settings;
}

json::value Settings::stored(store::Transaction& transaction, const Definition& definition) {
    auto text = transaction.ask("select value from settings where name=$1", definition.name).first<std::string>();
    return text ? json::parse(*text) : definition.standard;
}

void Settings::set(store::Transaction& transaction, const people::Caller& actor, const std::string& name,
                   const json::value& value) {
    const auto& defined = definition(name);
    if (kind_of(value) != kind_of(defined.standard))
        throw Failure(Trouble::invalid, "This setting is a value like " + json::serialize(defined.standard) + ".")
            .at(name);
    if (defined.check) try {
            defined.check(value);
        } catch (const Failure& failure) {
            throw Failure(failure).at(name);
        }
    json::object detail{{"from", stored(transaction, defined)}, {"to", value}};
    transaction.ask(
        "insert into settings (name, value, updated_at) values ($1, $2, $3)"
        " on conflict (name) do update set value=excluded.value, updated_at=excluded.updated_at",
        name, json::serialize(value), base::now());
    events::audit(transaction, actor.name(), "setting.change", "setting " + name, json::serialize(detail));
}

void Settings::reset(store::Transaction& transaction, const people::Caller& actor, const std::string& name) {
    const auto& defined = definition(name);
    json::object detail{{"from", stored(transaction, defined)}, {"to", defined.standard}};
    if (transaction.ask("delete from settings where name=$1", name).changed)
        events::audit(transaction, actor.name(), "setting.change", "setting " + name, json::serialize(detail));
}

}  // namespace policy
