// SPDX-License-Identifier: MIT
// URLs that users give, read so strictly that no two programs can read them differently.
#pragma once
#include <cstdint>
#include <string>
#include <string_view>

namespace wire {

struct Url {
    std::string scheme;  ///< "http" or "https"
    std::string host;    ///< in small letters: a name, four decimal numbers, or IPv6 without brackets
    bool is_address = false;
    std::uint16_t port = 0;  ///< the scheme's own where none was given
    std::string target;      ///< path and query, beginning with /; a fragment is dropped
    /// Written again from these parts, for whoever opens it.
    std::string text() const;
    /// Throws invalid, saying what is wrong. Refused: other schemes, user names, names that end in a number (octal,
    /// hexadecimal and short addresses), anything but ASCII letters, digits, - and _ in a name, zones, odd characters.
    static Url parse(std::string_view text);
};

}  // namespace wire
