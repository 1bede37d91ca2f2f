// SPDX-License-Identifier: MIT
#include "policy/proxies.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace policy {

Proxies::Proxies(std::string_view list) {
    for (const auto& piece : base::split(list, ','))
        if (auto text = base::trim(piece); !text.empty()) trusted_.push_back(base::network_from(text));
}

bool Proxies::trusts(const base::Address& address) const {
    return std::any_of(trusted_.begin(), trusted_.end(), [&](const auto& network) { return network.holds(address); });
}

base::Address Proxies::client(const base::Address& peer, std::string_view forwarded) const {
    auto client = peer;
    while (trusts(client) && !forwarded.empty()) {
        auto comma = forwarded.rfind(',');
        auto text = base::trim(comma == forwarded.npos ? forwarded : forwarded.substr(comma + 1));
        forwarded = forwarded.substr(0, comma == forwarded.npos ? 0 : comma);
        auto address = base::address_from(text);
        // A proxy of ours that writes what we cannot read: then it is the proxy who calls.
        if (!address) return client;
        client = *address;
    }
    return client;
}

}  // namespace policy
