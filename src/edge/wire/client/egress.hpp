// SPDX-License-Identifier: MIT
// The one way out for URLs that users give: webhooks, media to import, feeds.
#pragma once
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "wire/client/address.hpp"
#include "wire/client/client.hpp"
#include "wire/client/url.hpp"

namespace wire {

/// All addresses of a name. Throws timeout; upstream: it has none.
using Resolve = std::function<std::vector<Address>(const std::string& name)>;

struct EgressSettings {
    /// Networks of their own that the installation's owner opens; on them any port.
    std::vector<Network> allowed;
    std::vector<std::uint16_t> ports{80, 443, 8000, 8080, 8443};
    Resolve resolve;  ///< empty: the system's
    std::string user_agent = "autovideo";
};

/// A URL is parsed once and written again from its parts, its name resolved once, every address checked, and the
/// connection made to a checked one only. No redirects, no proxy, no kept connections.
class Egress {
  public:
    explicit Egress(EgressSettings settings = {});
    /// Whether a URL may be used at all: to tell its owner when they give it. Throws invalid (malformed), denied (where
    /// it leads may not be reached), upstream or timeout (the name does not resolve).
    Url check(std::string_view url) const;
    /// As Client::send; and what check throws, before anything is sent.
    ClientResponse send(const ClientRequest& request) const;

  private:
    std::vector<Address> addresses_of(const Url& url) const;
    void must_be_open(const Url& url, const Address& address) const;

    EgressSettings settings_;
};

}  // namespace wire
