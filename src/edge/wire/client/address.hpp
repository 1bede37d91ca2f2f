// SPDX-License-Identifier: MIT
// IP addresses: which of them are the public internet, and which are somebody's own.
#pragma once
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

struct sockaddr;

namespace wire {

struct Address {
    std::array<std::uint8_t, 16> bytes{};  ///< the first four for IPv4
    bool is_v4 = false;
    bool operator==(const Address&) const = default;
    std::string text() const;
    /// Four decimal numbers, or IPv6 without brackets and zone. No octal, hexadecimal or short forms.
    static std::optional<Address> parse(std::string_view text);
    /// Nothing: it is neither IPv4 nor IPv6.
    static std::optional<Address> of(const sockaddr* address);
};

struct Network {
    Address base;
    int prefix = 0;  ///< bits
    bool contains(const Address& address) const;
    /// "10.0.0.0/8", "::1/128", or one address. Throws invalid.
    static Network parse(std::string_view text);
};

/// Whether it is somewhere on the public internet: nothing of the IANA special-purpose registries
/// (https://www.iana.org/assignments/iana-ipv4-special-registry, …/iana-ipv6-special-registry), no multicast, no
/// tunnel to IPv4, no metadata service of a cloud.
bool is_public(const Address& address);

}  // namespace wire
