// SPDX-License-Identifier: MIT
// Sessions: a short-lived access token, and a refresh token that is good once.
#pragma once
#include <boost/describe.hpp>
#include <functional>
#include <string>
#include <vector>

#include "base/address.hpp"
#include "people/caller.hpp"
#include "people/token_key.hpp"

namespace people {

/// Where somebody comes from.
struct Device {
    base::Address address;
    std::string user_agent;
};

struct Tokens {
    std::string access, refresh;
    std::chrono::seconds expires_in;  ///< of the access token
    std::string session;
};

struct SessionLine {
    std::string id, ip, user_agent;
    base::Moment created_at, used_at, expires_at;
};
BOOST_DESCRIBE_STRUCT(SessionLine, (), (id, ip, user_agent, created_at, used_at, expires_at))

struct SessionOptions {
    std::chrono::seconds access = std::chrono::hours(1);
    std::chrono::seconds refresh = std::chrono::hours(7 * 24);   ///< since it was last used
    std::chrono::seconds longest = std::chrono::hours(90 * 24);  ///< since signing in
    std::chrono::seconds grace{10};  ///< an answer that was lost on its way may be asked for again
    std::function<base::Moment()> clock = base::now;
};

class Sessions {
  public:
    Sessions(store::Database& database, const TokenKey& key, SessionOptions options = {})
        : database_(database), key_(key), options_(std::move(options)) {}

    Tokens open(store::Transaction& transaction, const User& user, const Device& device);
    /// The next token of the family. The one before it, within the grace, gets the same answer again; any older one was
    /// stolen, from or by whoever comes second, and ends the session. Throws unknown_caller.
    Tokens refresh(std::string_view token, const Device& device);
    /// Another access token for a session that is still good.
    std::string renew(const Caller& caller) const;
    /// Of an access token. Asks the database, so that what was revoked is over at once. Throws unknown_caller.
    Caller caller(std::string_view access);

    /// False when it is not theirs, or over.
    bool revoke(store::Transaction& transaction, const std::string& user, const std::string& session,
                std::string_view why);
    /// All but `except`. Returns how many.
    int revoke_all(store::Transaction& transaction, const std::string& user, std::string_view why,
                   const std::string& except = {});
    std::vector<SessionLine> list(const std::string& user);
    /// Whether they signed in from this network in the last 90 days.
    bool came_from(const std::string& user, const base::Address& address);
    /// Forgets what ended before `before`: 90 days ago, as known networks are told from them. Returns how many.
    std::int64_t prune(base::Moment before);

    base::Moment now() const { return options_.clock(); }

  private:
    std::string refresh_token(const std::string& id, std::int64_t generation, const std::string& salt) const;
    Tokens tokens(const User& user, const std::string& id, std::int64_t generation, const std::string& salt) const;
    std::string access_token(const std::string& user, const std::string& session, Role role) const;

    store::Database& database_;
    const TokenKey& key_;
    SessionOptions options_;
};

/// Neighbours share it: what guesses are counted by. A /24 of version 4, a /64 of version 6.
std::string network_name(const base::Address& address);

}  // namespace people
