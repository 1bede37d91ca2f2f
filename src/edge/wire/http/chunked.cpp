// SPDX-License-Identifier: MIT
#include "wire/http/chunked.hpp"

#include <algorithm>
#include <charconv>

#include "wire/http/headers.hpp"

namespace wire {

namespace {

constexpr ChunkReader::Step refused{ChunkReader::State::refused, 0, {}};

/// Cuts a token or a quoted string off the front. False: there is none.
bool cut_value(std::string_view& text) {
    if (!text.starts_with('"')) {
        std::size_t end = 0;
        while (end < text.size() && is_token(text.substr(end, 1))) ++end;
        text.remove_prefix(end);
        return end > 0;
    }
    for (std::size_t i = 1; i < text.size(); ++i) {
        if (text[i] == '\\') {
            ++i;
        } else if (text[i] == '"') {
            text.remove_prefix(i + 1);
            return true;
        }
    }
    return false;
}

/// *( BWS ";" BWS chunk-ext-name [ BWS "=" BWS chunk-ext-val ] ), no white space at the end.
bool are_extensions(std::string_view text) {
    if (!is_field_value(text) || text.ends_with(' ') || text.ends_with('\t')) return false;
    while (!text.empty()) {
        text = trim_blanks(text);
        if (!text.starts_with(';')) return false;
        text.remove_prefix(1);
        text = trim_blanks(text);
        if (text.starts_with('"') || !cut_value(text)) return false;
        auto after = trim_blanks(text);
        if (!after.starts_with('=')) continue;
        text = trim_blanks(after.substr(1));
        if (!cut_value(text)) return false;
    }
    return true;
}

/// The line that `bytes` begin with: its length without CRLF; npos: not whole yet.
struct Line {
    std::size_t length = std::string_view::npos;
    bool bad = false;  ///< a bare CR or LF
};
Line line_of(std::string_view bytes) {
    auto end = bytes.find_first_of("\r\n");
    if (end == std::string_view::npos) return {};
    if (bytes[end] == '\n') return {end, true};
    if (end + 1 == bytes.size()) return {};
    return {end, bytes[end + 1] != '\n'};
}

}  // namespace

ChunkReader::Step ChunkReader::read(std::string_view bytes) {
    if (at_ == At::end) return {State::done, 0, {}};
    if (at_ == At::data) {
        auto piece = bytes.substr(0, static_cast<std::size_t>(std::min<std::uint64_t>(left_, bytes.size())));
        left_ -= piece.size();
        if (left_ == 0) at_ = At::data_end;
        return {piece.empty() ? State::more : State::piece, piece.size(), piece};
    }
    std::size_t most = at_ == At::data_end ? 0
                       : at_ == At::size   ? 16 + limits_.extensions - extensions_
                                           : limits_.trailers - trailers_;
    auto line = line_of(bytes);
    if (line.bad || (line.length == std::string_view::npos ? bytes.size() > most + 1 : line.length > most))
        return refused;
    if (line.length == std::string_view::npos) return {};
    auto taken = line.length + 2;
    if (at_ == At::size) return size_line(bytes.substr(0, line.length), taken);
    if (at_ == At::trailers) return trailer_line(bytes.substr(0, line.length), taken);
    at_ = At::size;
    auto next = read(bytes.substr(taken));
    next.taken += taken;
    return next;
}

ChunkReader::Step ChunkReader::size_line(std::string_view line, std::size_t taken) {
    auto digits = std::min(line.find_first_not_of("0123456789abcdefABCDEF"), line.size());
    if (digits == 0 || digits > 15) return refused;
    std::from_chars(line.data(), line.data() + digits, left_, 16);
    auto extensions = line.substr(digits);
    extensions_ += extensions.size();
    if (extensions_ > limits_.extensions || !are_extensions(extensions)) return refused;
    at_ = left_ == 0 ? At::trailers : At::data;
    return {State::piece, taken, {}};
}

ChunkReader::Step ChunkReader::trailer_line(std::string_view line, std::size_t taken) {
    if (line.empty()) {
        at_ = At::end;
        return {State::done, taken, {}};
    }
    trailers_ += taken;
    auto colon = line.find(':');
    if (trailers_ > limits_.trailers || colon == std::string_view::npos || !is_token(line.substr(0, colon)) ||
        !is_field_value(line.substr(colon + 1)))
        return refused;
    return {State::piece, taken, {}};
}

}  // namespace wire
