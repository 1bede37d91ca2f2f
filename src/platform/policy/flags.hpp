// SPDX-License-Identifier: MIT
// What is on for some and not yet for others.
#pragma once
#include <boost/describe.hpp>
#include <map>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "people/caller.hpp"

namespace policy {

struct Flag {
    std::string name;  ///< a-z, 0-9, "_", "-" and ".", at most 64
    std::string note;  ///< for people
    bool enabled = false;
    int percent = 100;  ///< of the users, 0 to 100; the same ones every day, and more of them when it grows
    base::Moment updated_at;
    std::vector<std::string> on_for, off_for;  ///< users for whom it is settled, even when it is not enabled
};

/// Written with an audit entry; read from a copy that is at most `stale` old.
class Flags {
  public:
    explicit Flags(store::Database& database, std::chrono::milliseconds stale = std::chrono::seconds(2))
        : database_(database), stale_(stale) {}

    /// False for a flag nobody made. user: empty when nobody is known: then only a flag for all is on.
    bool on(const std::string& name, const std::string& user);
    std::vector<Flag> list();
    /// Makes or changes one. Throws invalid with the field.
    void set(store::Transaction& transaction, const people::Caller& actor, const Flag& flag);
    /// Throws missing.
    void remove(store::Transaction& transaction, const people::Caller& actor, const std::string& name);

  private:
    store::Database& database_;
    std::chrono::milliseconds stale_;
    std::mutex guard_;
    std::map<std::string, Flag> known_;
    std::chrono::steady_clock::time_point read_at_{};
};

/// Whether the user is among the flag's percent: by a hash of both, the same in every process.
bool chosen(const std::string& flag, const std::string& user, int percent);

}  // namespace policy
