// SPDX-License-Identifier: MIT
#include "wire/client/address.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <vector>

#include "base/failure.hpp"

namespace wire {

namespace {

std::vector<Network> networks(std::initializer_list<const char*> texts) {
    std::vector<Network> parsed;
    for (const auto* text : texts) parsed.push_back(Network::parse(text));
    return parsed;
}

bool any_contains(const std::vector<Network>& networks, const Address& address) {
    return std::any_of(networks.begin(), networks.end(), [&](const Network& n) { return n.contains(address); });
}

}  // namespace

std::optional<Address> Address::parse(std::string_view text) {
    Address address;
    std::string terminated(text);
    if (text.size() > 45 || text.find('\0') != std::string_view::npos) return std::nullopt;
    if (text.find(':') != std::string_view::npos) {
        if (::inet_pton(AF_INET6, terminated.c_str(), address.bytes.data()) == 1) return address;
        return std::nullopt;
    }
    address.is_v4 = true;
    // inet_pton of glibc takes four decimal numbers without leading zeros and nothing else.
    if (::inet_pton(AF_INET, terminated.c_str(), address.bytes.data()) == 1) return address;
    return std::nullopt;
}

std::optional<Address> Address::of(const sockaddr* address) {
    Address found;
    if (address->sa_family == AF_INET) {
        found.is_v4 = true;
        std::memcpy(found.bytes.data(), &reinterpret_cast<const sockaddr_in*>(address)->sin_addr, 4);
        return found;
    }
    if (address->sa_family != AF_INET6) return std::nullopt;
    std::memcpy(found.bytes.data(), &reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr, 16);
    return found;
}

std::string Address::text() const {
    char text[INET6_ADDRSTRLEN];
    ::inet_ntop(is_v4 ? AF_INET : AF_INET6, bytes.data(), text, sizeof text);
    return text;
}

Network Network::parse(std::string_view text) {
    auto slash = std::min(text.find('/'), text.size());
    auto base = Address::parse(text.substr(0, slash));
    auto bits = text.substr(std::min(slash + 1, text.size()));
    int most = base && base->is_v4 ? 32 : 128;
    int prefix = most;
    auto end = bits.data() + bits.size();
    bool good = slash == text.size() || (!bits.empty() && std::from_chars(bits.data(), end, prefix).ptr == end);
    if (!base || !good || prefix < 0 || prefix > most)
        throw base::Failure{base::Trouble::invalid, "\"" + std::string(text) + "\" is no network such as 10.0.0.0/8."};
    return {*base, prefix};
}

bool Network::contains(const Address& address) const {
    if (address.is_v4 != base.is_v4) return false;
    auto whole = static_cast<std::size_t>(prefix / 8);
    if (!std::equal(base.bytes.begin(), base.bytes.begin() + static_cast<std::ptrdiff_t>(whole), address.bytes.begin()))
        return false;
    int rest = prefix % 8;
    return rest == 0 || (base.bytes[whole] ^ address.bytes[whole]) >> (8 - rest) == 0;
}

bool is_public(const Address& address) {
    static const auto closed_v4 = networks({
        "0.0.0.0/8",        // this network
        "10.0.0.0/8",       // private
        "100.64.0.0/10",    // carriers' NAT; Alibaba's metadata
        "127.0.0.0/8",      // loopback
        "168.63.129.16",    // Azure's host
        "169.254.0.0/16",   // link-local; metadata of most clouds
        "172.16.0.0/12",    // private
        "192.0.0.0/24",     // protocol assignments; Oracle's metadata
        "192.0.2.0/24",     // documentation
        "192.31.196.0/24",  // AS112
        "192.52.193.0/24",  // AMT
        "192.88.99.0/24",   // 6to4 relays
        "192.168.0.0/16",   // private
        "192.175.48.0/24",  // AS112
        "198.18.0.0/15",    // benchmarks
        "198.51.100.0/24",  // documentation
        "203.0.113.0/24",   // documentation
        "224.0.0.0/4",      // multicast
        "240.0.0.0/4",      // reserved, broadcast
    });
    if (address.is_v4) return !any_contains(closed_v4, address);
    // Of IPv6 only global unicast; that leaves out ::, ::1, IPv4-mapped and NAT64 addresses, fc00::/7, fe80::/10,
    // ff00::/8.
    static const auto global = Network::parse("2000::/3");
    static const auto closed_v6 = networks({
        "2001::/23",          // protocol assignments: Teredo, benchmarks, ORCHID
        "2001:db8::/32",      // documentation
        "2002::/16",          // 6to4: any IPv4 address inside
        "2620:4f:8000::/48",  // AS112
        "3fff::/20",          // documentation
    });
    return global.contains(address) && !any_contains(closed_v6, address);
}

}  // namespace wire
