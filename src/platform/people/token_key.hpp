// SPDX-License-Identifier: MIT
// The secret that our tokens are signed with: JSON Web Tokens (RFC 7519) with HMAC-SHA256 and nothing else.
#pragma once
#include <memory>
#include <string>
#include <string_view>

#include "base/moment.hpp"

namespace people {

struct Claims {
    std::string user, session, role;
    base::Moment issued, expires;  ///< whole seconds
};

/// Safe from many threads.
class TokenKey {
  public:
    /// Throws invalid: a secret under 32 bytes can be guessed from one token.
    explicit TokenKey(std::string_view secret);
    ~TokenKey();

    std::string sign(const Claims& claims) const;
    /// Throws unknown_caller, always with the same message; the detail says what was wrong. Only what sign() could have
    /// written passes: its header byte for byte, its way of writing JSON, our issuer, audience and kind of token.
    Claims verify(std::string_view token, base::Moment now) const;

    /// HMAC-SHA256, 32 bytes. `text` never looks like the beginning of a token.
    std::string mac(std::string_view text) const;

  private:
    struct State;
    std::unique_ptr<State> state_;
};

/// In a time that does not depend on where they differ.
bool same_bytes(std::string_view a, std::string_view b);

}  // namespace people
