// SPDX-License-Identifier: MIT
#include "wire/http/target.hpp"

#include <algorithm>

#include "base/text.hpp"

namespace wire {

namespace {

int hex_digit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

enum class Plus { itself, space };

std::optional<std::string> decoded(std::string_view text, Plus plus) {
    std::string bytes;
    bytes.reserve(text.size());
    bool ascii = true;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char c = text[i];
        if (c == '%') {
            if (i + 2 >= text.size()) return std::nullopt;
            int high = hex_digit(text[i + 1]), low = hex_digit(text[i + 2]);
            if (high < 0 || low < 0) return std::nullopt;
            c = static_cast<char>(high * 16 + low);
            i += 2;
        } else if (c == '+' && plus == Plus::space) {
            c = ' ';
        }
        if (c == '\0') return std::nullopt;
        ascii = ascii && static_cast<unsigned char>(c) < 0x80;
        bytes += c;
    }
    if (!ascii && !base::valid_utf8(bytes)) return std::nullopt;
    return bytes;
}

bool is_dots(std::string_view segment) {
    return segment == "." || segment == "..";
}

}  // namespace

std::optional<std::string_view> Query::find(std::string_view name) const {
    for (const auto& [key, value] : parameters_)
        if (key == name) return value;
    return std::nullopt;
}

std::optional<std::string> percent_decoded(std::string_view text) {
    return decoded(text, Plus::itself);
}

std::string percent_encoded(std::string_view text) {
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string encoded;
    for (char c : text) {
        auto byte = static_cast<unsigned char>(c);
        if ((c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.' ||
            c == '_' || c == '~')
            encoded += c;
        else
            encoded += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return encoded;
}

std::optional<std::string> decoded_path(std::string_view raw) {
    auto path = decoded(raw, Plus::itself);
    if (!path || std::count(path->begin(), path->end(), '/') != std::count(raw.begin(), raw.end(), '/'))
        return std::nullopt;
    for (char c : *path)
        if (c == '\\' || static_cast<unsigned char>(c) < 0x20 || c == 0x7f) return std::nullopt;
    for (std::string_view rest = *path;;) {
        auto slash = std::min(rest.find('/'), rest.size());
        if (is_dots(rest.substr(0, slash))) return std::nullopt;
        if (slash == rest.size()) return path;
        rest.remove_prefix(slash + 1);
    }
}

std::optional<Query> decoded_query(std::string_view raw) {
    Query query;
    while (!raw.empty()) {
        auto end = std::min(raw.find('&'), raw.size());
        auto part = raw.substr(0, end);
        raw.remove_prefix(std::min(end + 1, raw.size()));
        if (part.empty()) continue;
        auto equals = std::min(part.find('='), part.size());
        auto name = decoded(part.substr(0, equals), Plus::space);
        auto value = decoded(part.substr(std::min(equals + 1, part.size())), Plus::space);
        if (!name || !value) return std::nullopt;
        query.add(std::move(*name), std::move(*value));
    }
    return query;
}

}  // namespace wire
