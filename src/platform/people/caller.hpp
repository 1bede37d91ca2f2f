// SPDX-License-Identifier: MIT
// Who calls, and what they may do.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "people/user.hpp"

namespace people {

/// What an API key may be allowed: "videos:read", "videos:write" (which may read too), or "*", all that its user may. A
/// route names the one it needs.
constexpr std::string_view areas[] = {"account", "library", "scripts",  "videos", "wallet",
                                      "feed",    "publish", "webhooks", "trends", "admin"};
/// Throws invalid at "scopes".
void check_scopes(const std::vector<std::string>& scopes);

struct Caller {
    std::string user;
    Role role = Role::user;
    bool is_verified = false;
    std::string session;              ///< the session they came by, or
    std::string key;                  ///< the API key
    std::vector<std::string> scopes;  ///< of the key; a session may whatever its user may

    /// "admin:…" needs the role too.
    bool may(std::string_view scope) const;
    /// Throws forbidden.
    void require(std::string_view scope) const;
    /// Throws forbidden unless they signed in themselves: a key makes no keys and changes no passwords.
    void require_session() const;
    /// As the audit names them: "0192…", or "key 0193… of 0192…".
    std::string name() const;
};

}  // namespace people
