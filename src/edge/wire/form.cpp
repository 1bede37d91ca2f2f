// SPDX-License-Identifier: MIT
#include "wire/form.hpp"

#include <algorithm>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "wire/http/headers.hpp"

namespace wire {

namespace {

constexpr std::size_t most_preamble = 1024;

[[noreturn]] void malformed(std::string message) {
    throw base::Failure{base::Trouble::invalid, std::move(message)};
}

/// name="value" or name=value of a field such as Content-Disposition. Nothing: it is not there; "" is a value.
/// Browsers write a quote in a name as %22, others as \" (RFC 7578 section 2, RFC 9110 section 5.6.4).
std::optional<std::string> parameter(std::string_view field, std::string_view wanted) {
    auto next = std::min(field.find(';'), field.size());
    field.remove_prefix(next);
    while (field.starts_with(';')) {
        field = trim_blanks(field.substr(1));
        auto equals = field.find_first_of("=;");
        if (equals == std::string_view::npos || field[equals] != '=') {
            field.remove_prefix(std::min(equals, field.size()));
            continue;
        }
        auto name = trim_blanks(field.substr(0, equals));
        field = trim_blanks(field.substr(equals + 1));
        std::string value;
        if (field.starts_with('"')) {
            std::size_t i = 1;
            for (; i < field.size() && field[i] != '"'; ++i) {
                if (field[i] == '\\' && i + 1 < field.size() && (field[i + 1] == '"' || field[i + 1] == '\\')) ++i;
                value += field[i];
            }
            if (i >= field.size()) malformed("A part of the form has an unclosed quote in its head.");
            field = trim_blanks(field.substr(i + 1));
        } else {
            auto end = std::min(field.find(';'), field.size());
            value = trim_blanks(field.substr(0, end));
            field.remove_prefix(end);
        }
        if (same_name(name, wanted)) return value;
    }
    return std::nullopt;
}

FormPart part_of(std::string_view head) {
    FormPart part;
    part.content_type = "text/plain";
    bool has_disposition = false;
    while (!head.empty()) {
        auto end = std::min(head.find("\r\n"), head.size());
        auto line = head.substr(0, end);
        head.remove_prefix(std::min(end + 2, head.size()));
        auto colon = line.find(':');
        if (colon == std::string_view::npos || !is_token(line.substr(0, colon)) ||
            !is_field_value(line.substr(colon + 1)))
            malformed("A part of the form has a malformed head.");
        auto value = trim_blanks(line.substr(colon + 1));
        if (same_name(line.substr(0, colon), "content-type")) part.content_type = value;
        if (!same_name(line.substr(0, colon), "content-disposition")) continue;
        auto name = parameter(value, "name");
        if (has_disposition || !same_name(trim_blanks(value.substr(0, value.find(';'))), "form-data") || !name)
            malformed("A part of the form has a malformed Content-Disposition.");
        has_disposition = true;
        part.name = std::move(*name);
        part.file_name = parameter(value, "filename");
    }
    if (!has_disposition) malformed("A part of the form has no name.");
    if (!base::valid_utf8(part.name) || (part.file_name && !base::valid_utf8(*part.file_name)))
        malformed("A name in the form is not UTF-8.");
    return part;
}

}  // namespace

std::string form_boundary(std::string_view content_type) {
    if (!same_name(trim_blanks(content_type.substr(0, content_type.find(';'))), "multipart/form-data"))
        throw base::Failure{base::Trouble::unsupported, "Content-Type must be multipart/form-data."};
    auto boundary = parameter(content_type, "boundary").value_or("");
    // bchars of RFC 2046 section 5.1.1.
    bool plain = std::all_of(boundary.begin(), boundary.end(), [](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
               std::string_view("'()+_,-./:=? ").find(c) != std::string_view::npos;
    });
    if (boundary.empty() || boundary.size() > 70 || boundary.ends_with(' ') || !plain)
        malformed("Content-Type has no usable boundary.");
    return boundary;
}

FormReader::FormReader(std::string_view boundary, FormTaker& taker, FormLimits limits)
    : delimiter_("\r\n--" + std::string(boundary)), taker_(&taker), limits_(limits) {}

void FormReader::take(std::string_view bytes) {
    if (state_ == At::epilogue) return;
    waiting_ += bytes;
    while (step()) {
    }
    waiting_.erase(0, at_);
    at_ = 0;
}

void FormReader::finish() {
    if (state_ != At::epilogue) malformed("The form is cut off.");
}

bool FormReader::step() {
    switch (state_) {
        case At::preamble:
            return preamble();
        case At::after_boundary:
            return after_boundary();
        case At::part_head:
            return part_head();
        case At::part_body:
            return part_body();
        case At::epilogue:
            break;
    }
    at_ = waiting_.size();
    return false;
}

bool FormReader::preamble() {
    auto found = rest().find(delimiter_);
    if (std::min(found, rest().size()) > most_preamble + delimiter_.size()) malformed("The form does not begin.");
    if (found == std::string_view::npos) return false;
    drop(found + delimiter_.size());
    state_ = At::after_boundary;
    return true;
}

bool FormReader::after_boundary() {
    auto bytes = rest();
    if (bytes.size() < 2) return false;
    if (bytes.starts_with("--")) {
        state_ = At::epilogue;
        return true;
    }
    auto padding = bytes.find_first_not_of(" \t");
    if (padding == std::string_view::npos ? bytes.size() > 100 : padding > 100) malformed("A boundary is malformed.");
    if (padding == std::string_view::npos || bytes.size() < padding + 2) return false;
    if (bytes.substr(padding, 2) != "\r\n") malformed("A boundary is malformed.");
    if (++parts_ > limits_.parts) malformed("The form has too many parts.");
    drop(padding);  // the line end stays: a part without a head begins with it
    state_ = At::part_head;
    return true;
}

bool FormReader::part_head() {
    auto end = rest().find("\r\n\r\n");
    if (std::min(end, rest().size()) > limits_.part_head_bytes) malformed("A part of the form has too long a head.");
    if (end == std::string_view::npos) return false;
    auto part = part_of(end == 0 ? std::string_view() : rest().substr(2, end - 2));
    drop(end + 4);
    is_file_ = part.file_name.has_value();
    field_bytes_ = 0;
    taker_->begin(part);
    state_ = At::part_body;
    return true;
}

bool FormReader::part_body() {
    auto bytes = rest();
    auto found = bytes.find(delimiter_);
    if (found == std::string_view::npos) {
        // What might be the beginning of the boundary stays.
        auto sure = bytes.size() < delimiter_.size() ? 0 : bytes.size() - delimiter_.size() + 1;
        hand_on(bytes.substr(0, sure));
        drop(sure);
        return false;
    }
    hand_on(bytes.substr(0, found));
    drop(found + delimiter_.size());
    taker_->end();
    state_ = At::after_boundary;
    return true;
}

void FormReader::hand_on(std::string_view bytes) {
    if (bytes.empty()) return;
    field_bytes_ += bytes.size();
    if (!is_file_ && field_bytes_ > limits_.field_bytes) malformed("A field of the form is too long.");
    taker_->take(bytes);
}

std::string plain_file_name(std::string_view sent) {
    auto slash = sent.find_last_of("/\\");
    if (slash != std::string_view::npos) sent.remove_prefix(slash + 1);
    std::string name;
    for (char32_t point : base::code_points(sent)) {
        // Control characters, and those that turn the direction of the text around them.
        if (point < 0x20 || (point >= 0x7f && point < 0xa0) || (point >= 0x200b && point <= 0x200f) ||
            (point >= 0x2028 && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069) || point == 0xfeff ||
            std::u32string_view(U"<>:\"|?*").find(point) != std::u32string_view::npos)
            continue;
        auto encoded = base::utf8(point);
        if (name.size() + encoded.size() > 150) break;
        if (name.empty() && (point == '.' || point == ' ')) continue;
        name += encoded;
    }
    while (name.ends_with('.') || name.ends_with(' ')) name.pop_back();
    return name.empty() ? "file" : name;
}

}  // namespace wire
