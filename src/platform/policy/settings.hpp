// SPDX-License-Identifier: MIT
// What those who run the place change while it runs.
#pragma once
#include <boost/json.hpp>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <vector>

#include "people/caller.hpp"

namespace policy {

/// Each room that has something to set names it; app/ puts them in one table. Paths of programs, addresses of services
/// and secrets are never among them: those come from file and environment only.
struct Definition {
    std::string name;  ///< "limits.open"
    boost::json::value standard;
    std::string sentence;  ///< for people
    /// Throws invalid when the value is none; of the standard's JSON kind it is already.
    std::function<void(const boost::json::value&)> check = {};
};

struct Setting {
    Definition definition;
    boost::json::value value;
    std::optional<base::Moment> updated_at;  ///< never changed: nothing
};

/// As Flags: written with an audit entry that says from what to what, read from a copy at most `stale` old.
class Settings {
  public:
    Settings(store::Database& database, std::vector<Definition> definitions,
             std::chrono::milliseconds stale = std::chrono::seconds(2));

    /// The value, or its standard. A name that is not defined is our own mistake.
    boost::json::value get(const std::string& name);
    std::int64_t number(const std::string& name) { return get(name).to_number<std::int64_t>(); }
    std::string text(const std::string& name) { return std::string(get(name).as_string()); }

    std::vector<Setting> list();
    /// Throws missing (no such setting), invalid at the name.
    void set(store::Transaction& transaction, const people::Caller& actor, const std::string& name,
             const boost::json::value& value);
    /// Back to the standard.
    void reset(store::Transaction& transaction, const people::Caller& actor, const std::string& name);

  private:
    const Definition& definition(const std::string& name) const;
    boost::json::value stored(store::Transaction& transaction, const Definition& definition);

    store::Database& database_;
    std::vector<Definition> definitions_;
    std::chrono::milliseconds stale_;
    std::mutex guard_;
    std::map<std::string, boost::json::value> known_;
    std::chrono::steady_clock::time_point read_at_{};
};

}  // namespace policy
