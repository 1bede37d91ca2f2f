// SPDX-License-Identifier: MIT
#include "speech/captioned.hpp"

#include "base/text.hpp"

namespace speech {

namespace {

std::string plain(std::string_view word) {
    std::string out;
    for (char32_t c : base::code_points(word)) {
        if (c < 0x20 || c == 0x7F || c == 0xFFFD || (c >= 0x80 && c < 0xA0) || (c >= 0x200B && c <= 0x200F) ||
            (c >= 0x202A && c <= 0x202E) || c == 0xFEFF || (c >= 0xFE00 && c <= 0xFE0F))
            continue;
        if (c == U'’' || c == U'‘' || c == U'ʼ' || c == U'′')
            out += '\'';
        else if (c == U'“' || c == U'”' || c == U'„' || c == U'«' || c == U'»' || c == U'″')
            out += '"';
        else if (c == U'–' || c == U'—' || c == U'‐' || c == U'‑')
            out += '-';
        else if (c == U'−')
            out += '-';
        else if (c == U'…')
            out += "...";
        else
            out += base::utf8(c);
    }
    return out;
}

bool strips_before(char c) {
    return std::string_view("([{\"'*_`|!?,;:").find(c) != std::string_view::npos;
}
bool strips_after(char c) {
    return std::string_view(".,;:!?)]}\"'*_`|-~").find(c) != std::string_view::npos;
}

}  // namespace

Captioned take_apart(std::string_view word) {
    auto text = plain(word);
    std::size_t from = 0, to = text.size();
    // 6'2" is a height: its last quote belongs to it.
    bool height = text.size() >= 4 && is_digit(text[0]) && text.find('\'') != text.npos && text.back() == '"';
    while (from < to && strips_before(text[from])) ++from;
    while (!height && to > from && strips_after(text[to - 1])) --to;
    return {text.substr(from, to - from), text.substr(to)};
}

char mark_in(std::string_view trail) {
    for (char c : {'?', '!'})
        if (trail.find(c) != trail.npos) return c;
    if (trail.find("..") != trail.npos) return ',';
    for (char c : {'.', ';', ':', ','})
        if (trail.find(c) != trail.npos) return c;
    return trail.find('-') != trail.npos || trail.find(')') != trail.npos ? ',' : 0;
}

}  // namespace speech
