// SPDX-License-Identifier: MIT
// An IP address, version 4 or 6, and the networks it is in.
#pragma once
#include <array>
#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace base {

/// Version 4 is kept as ::ffff:a.b.c.d, so that one caller has one address, whichever way they came.
struct Address {
    std::array<std::uint8_t, 16> bytes{};

    bool is_v4() const;
    /// As people write it: "203.0.113.7", "2001:db8::1".
    std::string text() const;
    /// Without the bits that tell neighbours apart: version 4 keeps `v4` bits, version 6 `v6`.
    Address network(int v4, int v6) const;
    auto operator<=>(const Address&) const = default;
};

/// "203.0.113.7", "2001:db8::1", "[2001:db8::1]"; no port, no zone, no octal or short forms.
std::optional<Address> address_from(std::string_view text);

/// "10.0.0.0/8", "fd00::/8", or one address.
struct Network {
    Address first;
    int bits = 128;  ///< of the sixteen bytes: a version 4 "/8" is 104

    bool holds(const Address& address) const;
};
/// Throws invalid, naming the text.
Network network_from(std::string_view text);

}  // namespace base
