// SPDX-License-Identifier: MIT
// How often who may call what.
#pragma once
#include <boost/describe.hpp>
#include <functional>

#include "base/address.hpp"
#include "people/caller.hpp"
#include "policy/limiter.hpp"
#include "policy/settings.hpp"

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

/// S3's table, and S0's for generations.
Rate default_rate(Group group);
/// "limits.registration" … as stored settings, and the rates they give.
std::vector<Definition> rate_definitions();
using RateOf = std::function<Rate(Group)>;
RateOf rates_in(Settings& settings);

/// Whose calls are counted together: groups before anybody is known by address (version 6 by its /64), the others by
/// API key or user, and by address where nobody is known.
std::string limit_key(Group group, const people::Caller* caller, const base::Address& address);

class Limits {
  public:
    explicit Limits(std::unique_ptr<Limiter> limiter, RateOf rate_of = default_rate)
        : limiter_(std::move(limiter)), rate_of_(std::move(rate_of)) {}
    /// As `ask`, and throws throttled with retry_after when it is too often.
    Verdict take(Group group, const people::Caller* caller, const base::Address& address);
    /// Counts the call, if it is allowed.
    Verdict ask(Group group, const people::Caller* caller, const base::Address& address);

  private:
    std::unique_ptr<Limiter> limiter_;
    RateOf rate_of_;
};

/// X-RateLimit-Limit, -Remaining, -Reset (seconds since 1970), and Retry-After when refused.
std::vector<std::pair<std::string, std::string>> headers_of(const Verdict& verdict, base::Moment now);

}  // namespace policy
