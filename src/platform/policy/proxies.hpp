// SPDX-License-Identifier: MIT
// Who is at the other end, when proxies stand between.
#pragma once
#include <string_view>
#include <vector>

#include "base/address.hpp"

namespace policy {

/// Only these are believed when they say for whom they speak.
class Proxies {
  public:
    /// "127.0.0.1, 10.0.0.0/8"; empty: nobody. Throws invalid, also for "*": then anybody could be anybody.
    explicit Proxies(std::string_view list = {});

    /// peer: whose connection it is. forwarded: X-Forwarded-For as it came, several joined by commas. Read from the
    /// right, as far as those who wrote it are believed.
    base::Address client(const base::Address& peer, std::string_view forwarded) const;
    bool trusts(const base::Address& address) const;

  private:
    std::vector<base::Network> trusted_;
};

}  // namespace policy
