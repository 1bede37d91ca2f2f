// SPDX-License-Identifier: MIT
#include "base/base64.hpp"

#include <cstdint>

namespace base {

namespace {

constexpr std::string_view standard = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::string_view for_urls = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

std::string encode(std::string_view bytes, std::string_view signs) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    std::uint32_t kept = 0;
    int bits = 0;
    for (auto byte : bytes) {
        kept = kept << 8 | static_cast<unsigned char>(byte);
        for (bits += 8; bits >= 6; bits -= 6) text += signs[kept >> (bits - 6) & 63];
    }
    if (bits) text += signs[kept << (6 - bits) & 63];
    return text;
}

}  // namespace

std::string base64(std::string_view bytes) {
    auto text = encode(bytes, standard);
    text.append((4 - text.size() % 4) % 4, '=');
    return text;
}

std::string base64url(std::string_view bytes) {
    return encode(bytes, for_urls);
}

std::optional<std::string> from_base64url(std::string_view text) {
    std::string bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t kept = 0;
    int bits = 0;
    for (auto sign : text) {
        auto value = for_urls.find(sign);
        if (value == for_urls.npos) return std::nullopt;
        kept = kept << 6 | static_cast<std::uint32_t>(value);
        if ((bits += 6) >= 8) bytes += static_cast<char>(kept >> (bits -= 8) & 255);
    }
    if (bits == 6 || (kept & ((1u << bits) - 1)) != 0) return std::nullopt;
    return bytes;
}

}  // namespace base
