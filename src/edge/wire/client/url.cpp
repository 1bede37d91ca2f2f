// SPDX-License-Identifier: MIT
#include "wire/client/url.hpp"

#include <algorithm>
#include <charconv>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "wire/client/address.hpp"

namespace wire {

namespace {

constexpr std::size_t most = 2048;

[[noreturn]] void refuse(std::string why) {
    throw base::Failure{base::Trouble::invalid, std::move(why)};
}

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// Names whose last label is a number are addresses to some programs
/// (https://url.spec.whatwg.org/#ends-in-a-number-checker).
bool ends_in_a_number(std::string_view name) {
    auto label = name.substr(name.rfind('.') + 1);
    if (std::all_of(label.begin(), label.end(), is_digit)) return true;
    return label.size() >= 2 && label[0] == '0' && (label[1] == 'x' || label[1] == 'X');
}

bool is_name(std::string_view name) {
    if (name.empty() || name.size() > 253) return false;
    for (std::size_t begin = 0; begin <= name.size();) {
        auto end = std::min(name.find('.', begin), name.size());
        auto label = name.substr(begin, end - begin);
        if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-' ||
            !std::all_of(label.begin(), label.end(),
                         [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '_'; }))
            return false;
        begin = end + 1;
    }
    return !ends_in_a_number(name);
}

std::uint16_t port_of(std::string_view digits) {
    unsigned port = 0;
    auto end = digits.data() + digits.size();
    bool good = !digits.empty() && digits.size() <= 5 && digits.front() != '0' &&
                std::from_chars(digits.data(), end, port).ptr == end && is_digit(digits.front());
    if (!good || port > 65535) refuse("The port of the URL is malformed.");
    return static_cast<std::uint16_t>(port);
}

}  // namespace

Url Url::parse(std::string_view text) {
    if (text.empty()) refuse("The URL is empty.");
    if (text.size() > most) refuse("The URL is longer than 2048 characters.");
    bool plain = std::all_of(text.begin(), text.end(), [](char c) {
        return c > 0x20 && c < 0x7f && std::string_view("\\\"<>^`{|}").find(c) == std::string_view::npos;
    });
    if (!plain) refuse("The URL holds a space or a character that must be written as %XX.");
    auto colon = text.find("://");
    Url url;
    url.scheme = base::lower(text.substr(0, std::min(colon, text.size())));
    if (colon == std::string_view::npos || (url.scheme != "http" && url.scheme != "https"))
        refuse("The URL must begin with http:// or https://.");
    auto rest = text.substr(colon + 3);
    auto end = std::min(rest.find_first_of("/?#"), rest.size());
    auto authority = rest.substr(0, end);
    if (authority.find('@') != std::string_view::npos) refuse("The URL must not hold a user name.");
    url.port = url.scheme == "https" ? 443 : 80;

    std::string_view host = authority;
    if (authority.starts_with('[')) {
        auto close = authority.find(']');
        if (close == std::string_view::npos) refuse("The host of the URL is malformed.");
        host = authority.substr(1, close - 1);
        authority.remove_prefix(close + 1);
        auto address = Address::parse(host);
        if (!address || address->is_v4) refuse("The host of the URL is malformed.");
        url.host = address->text();
        url.is_address = true;
        if (!authority.empty() && authority.front() != ':') refuse("The host of the URL is malformed.");
        if (!authority.empty()) url.port = port_of(authority.substr(1));
    } else {
        auto split = std::min(host.find(':'), host.size());
        if (split < host.size()) url.port = port_of(host.substr(split + 1));
        host = host.substr(0, split);
        url.is_address = Address::parse(host).has_value();
        if (host.ends_with('.')) host.remove_suffix(1);
        if (!url.is_address && !is_name(host)) refuse("The host of the URL is malformed.");
        url.host = base::lower(host);
    }
    auto target = rest.substr(end);
    target = target.substr(0, target.find('#'));
    url.target = target.starts_with('/') ? std::string(target) : "/" + std::string(target);
    return url;
}

std::string Url::text() const {
    bool v6 = is_address && host.find(':') != std::string::npos;
    bool usual = port == (scheme == "https" ? 443 : 80);
    return scheme + "://" + (v6 ? '[' + host + ']' : host) + (usual ? "" : ':' + std::to_string(port)) + target;
}

}  // namespace wire
