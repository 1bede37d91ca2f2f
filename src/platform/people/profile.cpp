// SPDX-License-Identifier: MIT
#include "people/profile.hpp"

#include <algorithm>

#include "base/failure.hpp"
#include "base/text.hpp"

namespace people {

using base::Failure;
using base::Trouble;

namespace {

[[noreturn]] void wrong(std::string field, std::string message) {
    throw Failure(Trouble::invalid, std::move(message)).at(std::move(field));
}

bool letter_or_digit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Characters that show nothing, or turn the line around: nobody's name needs them.
bool hidden(char32_t c) {
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x200b || c == 0x2028 || c == 0x2029 ||
           (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069) || c == 0xfeff;
}

bool good_domain(std::string_view domain) {
    if (domain.size() > 253 || domain.find('.') == domain.npos) return false;
    for (const auto& label : base::split(domain, '.')) {
        if (label.empty() || label.size() > 63 || label.front() == '-' || label.back() == '-') return false;
        for (char c : label)
            if (!letter_or_digit(c) && c != '-' && static_cast<unsigned char>(c) < 0x80) return false;
    }
    return true;
}

bool good_mailbox(std::string_view name) {
    constexpr std::string_view marks = "!#$%&'*+-/=?^_`{|}~.";
    if (name.empty() || name.size() > 64 || name.front() == '.' || name.back() == '.') return false;
    if (name.find("..") != name.npos) return false;
    return std::all_of(name.begin(), name.end(), [&](char c) {
        return letter_or_digit(c) || marks.find(c) != marks.npos || static_cast<unsigned char>(c) >= 0x80;
    });
}

}  // namespace

std::string email_from(std::string_view text) {
    auto email = base::lower(base::trim(text));
    auto at = email.rfind('@');
    bool good = at != email.npos && email.size() <= 254 && base::valid_utf8(email) &&
                good_mailbox(std::string_view(email).substr(0, at)) &&
                good_domain(std::string_view(email).substr(at + 1));
    auto points = base::code_points(email);
    if (!good || std::any_of(points.begin(), points.end(), hidden))
        wrong("email", "This is no e-mail address. One looks like ada@example.org.");
    return email;
}

std::string full_name_from(std::string_view text) {
    auto name = base::trim(text);
    auto points = base::code_points(name);
    if (points.empty() || points.size() > 200) wrong("full_name", "A name has 1 to 200 characters.");
    if (!base::valid_utf8(name) || std::any_of(points.begin(), points.end(), hidden))
        wrong("full_name", "A name must not hold control characters.");
    return std::string(name);
}

std::string username_from(std::string_view text) {
    auto name = base::lower(base::trim(text));
    bool good = name.size() >= 3 && name.size() <= 30 && letter_or_digit(name.front()) &&
                std::all_of(name.begin(), name.end(),
                            [](char c) { return letter_or_digit(c) || c == '_' || c == '.' || c == '-'; });
    if (!good) wrong("username", "A user name has 3 to 30 of a-z, 0-9, \"_\", \".\" and \"-\".");
    return name;
}

std::string avatar_url_from(std::string_view text) {
    auto url = base::trim(text);
    bool known = url.starts_with("https://") || url.starts_with("http://") ||
                 (url.starts_with('/') && !url.starts_with("//") && url.find('\\') == url.npos);
    bool plain =
        std::all_of(url.begin(), url.end(), [](char c) { return c > ' ' && c < 0x7f && c != '"' && c != '<'; });
    if (!known || !plain || url.size() > 512)
        wrong("avatar_url", "A picture's address begins with https:// and has at most 512 characters.");
    return std::string(url);
}

std::string phone_number_from(std::string_view text) {
    std::string number;
    for (char c : base::trim(text))
        if (std::string_view(" .-()").find(c) == std::string_view::npos) number += c;
    bool good = number.size() >= 8 && number.size() <= 16 && number[0] == '+' && number[1] != '0' &&
                std::all_of(number.begin() + 1, number.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (!good) wrong("phone_number", "A phone number looks like +49 30 1234567.");
    return number;
}

}  // namespace people
