// SPDX-License-Identifier: MIT
#include "wire/http/head.hpp"

#include <algorithm>
#include <charconv>

namespace wire {

namespace {

bool is_digit(char c) {
    return c >= '0' && c <= '9';
}
bool is_hex(char c) {
    return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/// unreserved and sub-delims of RFC 3986.
bool is_host_character(char c) {
    return is_letter(c) || is_digit(c) || std::string_view("-._~!$&'()*+,;=").find(c) != std::string_view::npos;
}

/// Visible ASCII that may stand in a URL, and | ^ ` { }, which browsers send as they are.
bool is_target(std::string_view text) {
    return std::all_of(text.begin(), text.end(), [](char c) {
        return c > 0x20 && c < 0x7f && std::string_view("#\"<>\\").find(c) == std::string_view::npos;
    });
}

constexpr std::string_view bare_line_end = "A line must end in CR LF.";

}  // namespace

bool is_authority(std::string_view text) {
    std::string_view port;
    if (text.starts_with('[')) {
        auto end = text.find(']');
        if (end == std::string_view::npos || end < 3) return false;
        auto address = text.substr(1, end - 1);
        if (!std::all_of(address.begin(), address.end(), [](char c) { return is_hex(c) || c == ':' || c == '.'; }))
            return false;
        port = text.substr(end + 1);
    } else {
        auto colon = std::min(text.find(':'), text.size());
        auto host = text.substr(0, colon);
        if (host.empty() || host.size() > 255) return false;
        for (std::size_t i = 0; i < host.size(); ++i) {
            if (host[i] == '%' && i + 2 < host.size() && is_hex(host[i + 1]) && is_hex(host[i + 2])) continue;
            if (!is_host_character(host[i])) return false;
        }
        port = text.substr(colon);
    }
    if (port.empty()) return true;
    port.remove_prefix(1);
    return text[text.size() - port.size() - 1] == ':' && port.size() <= 5 &&
           std::all_of(port.begin(), port.end(), is_digit);
}

HeadReader::State HeadReader::refuse(int status, std::string_view why) {
    refusal_ = {status, why};
    return State::refused;
}

HeadReader::State HeadReader::read(std::string_view bytes) {
    for (;;) {
        auto feed = bytes.find('\n', scanned_);
        auto line = bytes.substr(at_, std::min(feed, bytes.size()) - at_);
        // A CR belongs before the LF; only as the last byte so far may it stand alone.
        auto carriage = line.find('\r', scanned_ > at_ ? scanned_ - at_ - 1 : 0);
        if (carriage != std::string_view::npos && carriage + 1 < line.size()) return refuse(400, bare_line_end);
        bool ended = feed != std::string_view::npos;
        if (ended && (line.empty() || line.back() != '\r')) return refuse(400, bare_line_end);
        auto length = line.size() - (line.ends_with('\r') ? 1 : 0);
        if (!has_request_line_ && length > limits_->request_line) return refuse(414, "The request line is too long.");
        if (has_request_line_ && fields_bytes_ + length + 2 > limits_->fields_bytes && length > 0)
            return refuse(431, "The header fields are too large.");
        if (!ended) {
            scanned_ = bytes.size();
            return State::more;
        }
        at_ = scanned_ = feed + 1;
        line.remove_suffix(1);
        if (!has_request_line_ && line.empty()) {
            if (skipped_empty_line_) return refuse(400, "There is no request line.");
            skipped_empty_line_ = true;  // RFC 9112 section 2.2: some clients send one after a body
            continue;
        }
        auto state = !has_request_line_ ? request_line(line) : line.empty() ? finish() : field_line(line);
        if (state != State::more) return state;
    }
}

HeadReader::State HeadReader::request_line(std::string_view line) {
    has_request_line_ = true;
    auto first = line.find(' ');
    auto last = line.rfind(' ');
    if (first == std::string_view::npos || first == last) return refuse(400, "The request line has not three parts.");
    auto method = line.substr(0, first);
    auto target = line.substr(first + 1, last - first - 1);
    auto version = line.substr(last + 1);
    if (!is_token(method)) return refuse(400, "The method is malformed.");
    if (version.size() != 8 || !version.starts_with("HTTP/") || !is_digit(version[5]) || version[6] != '.' ||
        !is_digit(version[7]))
        return refuse(400, "The HTTP version is malformed.");
    if (target.empty() || !is_target(target)) return refuse(400, "The request target is malformed.");
    if (version[5] != '1') return refuse(505, "Only HTTP/1.0 and HTTP/1.1 are spoken here.");
    head_.minor = version[7] == '0' ? 0 : 1;
    head_.method = method;
    head_.target = target;
    return State::more;
}

HeadReader::State HeadReader::field_line(std::string_view line) {
    fields_bytes_ += line.size() + 2;
    if (line.front() == ' ' || line.front() == '\t') return refuse(400, "A header field must stand on one line.");
    auto colon = line.find(':');
    if (colon == std::string_view::npos || !is_token(line.substr(0, colon)))
        return refuse(400, "A header field is malformed.");
    auto value = trim_blanks(line.substr(colon + 1));
    if (!is_field_value(value)) return refuse(400, "A header field holds a control character.");
    if (head_.headers.size() == limits_->fields) return refuse(431, "There are too many header fields.");
    head_.headers.add(std::string(line.substr(0, colon)), std::string(value));
    return State::more;
}

HeadReader::State HeadReader::finish() {
    auto& headers = head_.headers;
    auto hosts = headers.count("host");
    if (hosts > 1 || (hosts == 0 && head_.minor >= 1)) return refuse(400, "There must be one Host field.");
    if (hosts == 1 && !is_authority(headers.get("host"))) return refuse(400, "The Host field is malformed.");

    auto& target = head_.target;
    if (head_.method == "CONNECT") return refuse(501, "This is no proxy.");
    if (target.front() != '/' && !(target == "*" && head_.method == "OPTIONS")) {
        // absolute-form, which every server must take (RFC 9112 section 3.2.2); its authority goes before Host.
        auto scheme = std::min(target.find("://"), target.size());
        auto name = std::string_view(target).substr(0, scheme);
        if (scheme == target.size() || !(same_name(name, "http") || same_name(name, "https")))
            return refuse(400, "The request target is malformed.");
        auto rest = std::string_view(target).substr(scheme + 3);
        auto end = std::min(rest.find_first_of("/?"), rest.size());
        if (!is_authority(rest.substr(0, end))) return refuse(400, "The request target is malformed.");
        headers.set("Host", std::string(rest.substr(0, end)));
        std::string path(rest.substr(end));
        target = path.starts_with('/') ? path : "/" + path;
    }

    auto lengths = headers.count("content-length");
    if (headers.has("transfer-encoding")) {
        if (lengths > 0) return refuse(400, "Transfer-Encoding and Content-Length exclude each other.");
        if (head_.minor == 0) return refuse(400, "HTTP/1.0 has no Transfer-Encoding.");
        if (headers.count("transfer-encoding") > 1 || !same_name(headers.get("transfer-encoding"), "chunked")) {
            bool last =
                headers.get("transfer-encoding").ends_with("chunked") && headers.count("transfer-encoding") == 1;
            return last ? refuse(501, "Of the transfer codings only chunked is known.")
                        : refuse(400, "Transfer-Encoding must be chunked.");
        }
        head_.framing = Framing::chunked;
    } else if (lengths > 0) {
        auto text = headers.get("content-length");
        auto end = text.data() + text.size();
        if (lengths > 1 || text.empty() || text.size() > 18 || !std::all_of(text.begin(), text.end(), is_digit) ||
            std::from_chars(text.data(), end, head_.length).ptr != end)
            return refuse(400, "Content-Length is malformed.");
        head_.framing = head_.length > 0 ? Framing::length : Framing::none;
    }

    head_.keep_alive = head_.minor >= 1
                           ? !headers.lists("connection", "close")
                           : headers.lists("connection", "keep-alive") && !headers.lists("connection", "close");
    if (auto expect = headers.find("expect"); expect && head_.minor >= 1) {
        if (!same_name(*expect, "100-continue")) return refuse(417, "Only Expect: 100-continue is known.");
        head_.expects_continue = head_.framing != Framing::none;
    }
    return State::done;
}

}  // namespace wire
