// SPDX-License-Identifier: MIT
// How often who may call what.
#pragma once
#include <boost/describe.hpp>
#include <map>

#include "base/address.hpp"
#include "people/caller.hpp"
#include "policy/limiter.hpp"

namespace policy {

/// What a route belongs to.
enum class Group {
    registration,    ///< 5 a minute for an address (S3)
    authentication,  ///< 10 a minute for an address (S3): login, refresh, password reset
    open,            ///< 100 a minute for a user, or an address (S3: "Public")
    admin,           ///< 1000 a minute for a user (S3)
    generation,      ///< 10 a minute for a user (S0)
};
BOOST_DESCRIBE_ENUM(Group, registration, authentication, open, admin, generation)

/// "10/1m", "1000/1h", "5/30s". Throws invalid at "rate".
Rate rate_from(std::string_view text);
std::string to_string(const Rate& rate);

/// Rates by group; what is not named has S3's.
using Rates = std::map<Group, Rate>;
const Rates& default_rates();

/// Whose calls are counted together: groups before anybody is known by address (version 6 by its /64), the others by
/// API key or user, and by address where nobody is known.
std::string limit_key(Group group, const people::Caller* caller, const base::Address& address);

class Limits {
  public:
    explicit Limits(std::unique_ptr<Limiter> limiter, Rates rates = {});
    /// As `ask`, and throws throttled with retry_after when it is too often.
    Verdict take(Group group, const people::Caller* caller, const base::Address& address);
    /// Counts the call, if it is allowed.
    Verdict ask(Group group, const people::Caller* caller, const base::Address& address);

  private:
    std::unique_ptr<Limiter> limiter_;
    Rates rates_;
};

/// X-RateLimit-Limit, -Remaining, -Reset (seconds since 1970), and Retry-After when refused.
std::vector<std::pair<std::string, std::string>> headers_of(const Verdict& verdict, base::Moment now);

}  // namespace policy
