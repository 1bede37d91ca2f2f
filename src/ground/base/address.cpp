// SPDX-License-Identifier: MIT
#include "base/address.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstring>

#include "base/failure.hpp"

namespace base {

namespace {

constexpr std::array<std::uint8_t, 12> v4_prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

Address first_of(Address address, int bits) {
    for (int i = 0; i < 16; ++i) {
        int kept = std::clamp(bits - 8 * i, 0, 8);
        address.bytes[static_cast<std::size_t>(i)] &= static_cast<std::uint8_t>(0xff00 >> kept);
    }
    return address;
}

}  // namespace

bool Address::is_v4() const {
    return std::equal(v4_prefix.begin(), v4_prefix.end(), bytes.begin());
}

std::string Address::text() const {
    char out[INET6_ADDRSTRLEN] = {};
    if (is_v4())
        inet_ntop(AF_INET, bytes.data() + 12, out, sizeof out);
    else
        inet_ntop(AF_INET6, bytes.data(), out, sizeof out);
    return out;
}

Address Address::network(int v4, int v6) const {
    return first_of(*this, is_v4() ? 96 + v4 : v6);
}

std::optional<Address> address_from(std::string_view text) {
    if (text.starts_with('[') && text.ends_with(']')) text = text.substr(1, text.size() - 2);
    if (text.empty() || text.size() >= INET6_ADDRSTRLEN || text.find('\0') != text.npos) return std::nullopt;
    char terminated[INET6_ADDRSTRLEN] = {};
    std::memcpy(terminated, text.data(), text.size());
    Address address;
    if (inet_pton(AF_INET6, terminated, address.bytes.data()) == 1) return address;
    std::copy(v4_prefix.begin(), v4_prefix.end(), address.bytes.begin());
    if (inet_pton(AF_INET, terminated, address.bytes.data() + 12) == 1) return address;
    return std::nullopt;
}

bool Network::holds(const Address& address) const {
    return first_of(address, bits) == first;
}

Network network_from(std::string_view text) {
    auto slash = text.find('/');
    auto address = address_from(text.substr(0, slash));
    int bits = 128;
    bool good = address.has_value();
    if (good && slash != text.npos) {
        auto number = text.substr(slash + 1);
        int most = text.find(':') == text.npos ? 32 : 128;
        auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), bits);
        good = error == std::errc{} && end == number.data() + number.size() && bits >= 0 && bits <= most;
        if (most == 32) bits += 96;
    }
    if (!good)
        throw Failure{Trouble::invalid, "\"" + std::string(text) + "\" is no network. One looks like 10.0.0.0/8."};
    return {first_of(*address, bits), bits};
}

}  // namespace base
