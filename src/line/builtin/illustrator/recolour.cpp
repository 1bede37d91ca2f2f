// SPDX-License-Identifier: MIT
#include "builtin/illustrator/recolour.hpp"

#include <algorithm>
#include <array>

namespace builtin {

namespace {

int digit_of(char letter) {
    if (letter >= '0' && letter <= '9') return letter - '0';
    if (letter >= 'a' && letter <= 'f') return letter - 'a' + 10;
    if (letter >= 'A' && letter <= 'F') return letter - 'A' + 10;
    return -1;
}

/// Red, green and blue change places by a third of the way round the wheel: no hue stays, lightness nearly does.
std::array<int, 3> turned(const std::array<int, 3>& rgb) {
    constexpr double dark = 0.86;
    std::array<int, 3> out{};
    for (std::size_t i = 0; i < 3; ++i) {
        double mixed = 0.45 * rgb[i] + 0.55 * rgb[(i + 1) % 3];
        out[i] = std::clamp(static_cast<int>(mixed * dark + 0.5), 0, 255);
    }
    return out;
}

std::array<int, 3> calm_blue(const std::array<int, 3>& rgb) {
    constexpr std::array<int, 3> blue{104, 146, 226};
    std::array<int, 3> out{};
    for (std::size_t i = 0; i < 3; ++i) out[i] = std::min(255, blue[i] * 3 / 4 + rgb[i] * 3 / 4);
    return out;
}

std::string with_colours(std::string_view body, std::array<int, 3> (*change)(const std::array<int, 3>&)) {
    static constexpr std::string_view digits = "0123456789abcdef";
    std::string out;
    for (std::size_t i = 0; i < body.size();) {
        std::size_t length = 0;
        while (body[i] == '#' && i + 1 + length < body.size() && length < 7 && digit_of(body[i + 1 + length]) >= 0)
            ++length;
        bool ends = i + 1 + length >= body.size() || body[i + 1 + length] == '"' || body[i + 1 + length] == ';';
        // "url(#abc)" is a name, not a colour.
        bool name = i > 0 && (body[i - 1] == '(' || (body[i - 1] == '"' && i > 5 && body.substr(i - 6, 5) == "href="));
        if (body[i] != '#' || (length != 3 && length != 6) || !ends || name) {
            out += body[i++];
            continue;
        }
        std::array<int, 3> rgb{};
        for (std::size_t c = 0; c < 3; ++c)
            rgb[c] = length == 3 ? digit_of(body[i + 1 + c]) * 17
                                 : digit_of(body[i + 1 + 2 * c]) * 16 + digit_of(body[i + 2 + 2 * c]);
        out += '#';
        for (int value : change(rgb)) {
            out += digits[static_cast<std::size_t>(value / 16)];
            out += digits[static_cast<std::size_t>(value % 16)];
        }
        i += length + 1;
    }
    return out;
}

}  // namespace

std::string recoloured(std::string_view body) {
    return with_colours(body, turned);
}

std::string brightened(std::string_view body) {
    return with_colours(body, calm_blue);
}

std::string mirrored(std::string_view body) {
    return "<g transform=\"matrix(-1 0 0 1 32 0)\">" + std::string(body) + "</g>";
}

}  // namespace builtin
