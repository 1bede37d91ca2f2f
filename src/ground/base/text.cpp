// SPDX-License-Identifier: MIT
#include "base/text.hpp"

#include <algorithm>
#include <numeric>

namespace base {

namespace {
bool space(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == '\v';
}
}  // namespace

std::string_view trim(std::string_view text) {
    while (!text.empty() && space(text.front())) text.remove_prefix(1);
    while (!text.empty() && space(text.back())) text.remove_suffix(1);
    return text;
}

std::string lower(std::string_view text) {
    std::string out(text);
    for (auto& c : out)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return out;
}

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> pieces;
    while (true) {
        auto at = text.find(separator);
        pieces.emplace_back(text.substr(0, at));
        if (at == text.npos) return pieces;
        text.remove_prefix(at + 1);
    }
}

std::vector<std::string> split_words(std::string_view text) {
    std::vector<std::string> words;
    std::size_t i = 0;
    while (i < text.size()) {
        while (i < text.size() && space(text[i])) ++i;
        auto from = i;
        while (i < text.size() && !space(text[i])) ++i;
        if (i > from) words.emplace_back(text.substr(from, i - from));
    }
    return words;
}

std::string join(const std::vector<std::string>& pieces, std::string_view between) {
    std::string out;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        if (i) out += between;
        out += pieces[i];
    }
    return out;
}

bool starts_with_word(std::string_view text, std::string_view word) {
    return text.starts_with(word) && (text.size() == word.size() || space(text[word.size()]));
}

std::string replace_all(std::string text, std::string_view what, std::string_view with) {
    for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += with.size())
        text.replace(at, what.size(), with);
    return text;
}

std::vector<char32_t> code_points(std::string_view bytes) {
    std::vector<char32_t> out;
    out.reserve(bytes.size());
    std::size_t i = 0;
    while (i < bytes.size()) {
        auto lead = static_cast<unsigned char>(bytes[i]);
        int more = lead < 0x80                   ? 0
                   : lead >= 0xC2 && lead < 0xE0 ? 1
                   : lead >= 0xE0 && lead < 0xF0 ? 2
                   : lead >= 0xF0 && lead < 0xF5 ? 3
                                                 : -1;
        char32_t point = more == 0 ? lead : more == 1 ? lead & 0x1F : more == 2 ? lead & 0x0F : lead & 0x07;
        bool good = more >= 0 && i + static_cast<std::size_t>(more) < bytes.size();
        for (int k = 1; good && k <= more; ++k) {
            auto next = static_cast<unsigned char>(bytes[i + static_cast<std::size_t>(k)]);
            good = (next & 0xC0) == 0x80;
            point = (point << 6) | (next & 0x3F);
        }
        constexpr char32_t least[] = {0, 0x80, 0x800, 0x10000};
        if (good && more > 0) good = point >= least[more] && point <= 0x10FFFF && !(point >= 0xD800 && point < 0xE000);
        out.push_back(good ? point : 0xFFFD);
        i += good ? static_cast<std::size_t>(more) + 1 : 1;
    }
    return out;
}

bool valid_utf8(std::string_view bytes) {
    std::string again;
    for (auto point : code_points(bytes)) again += utf8(point);
    return again == bytes;
}

std::string utf8(char32_t p) {
    std::string out;
    auto add = [&](char32_t byte) { out += static_cast<char>(static_cast<unsigned char>(byte)); };
    if (p < 0x80)
        add(p);
    else if (p < 0x800)
        add(0xC0 | (p >> 6)), add(0x80 | (p & 0x3F));
    else if (p < 0x10000)
        add(0xE0 | (p >> 12)), add(0x80 | ((p >> 6) & 0x3F)), add(0x80 | (p & 0x3F));
    else
        add(0xF0 | (p >> 18)), add(0x80 | ((p >> 12) & 0x3F)), add(0x80 | ((p >> 6) & 0x3F)), add(0x80 | (p & 0x3F));
    return out;
}

std::string slug(std::string_view text) {
    std::string out;
    for (auto point : code_points(text)) {
        bool keep = (point >= 'a' && point <= 'z') || (point >= '0' && point <= '9') ||
                    (point >= 0xC0 && point != 0xFFFD && !(point >= 0x2000 && point < 0x2070) &&
                     !(point >= 0x3000 && point < 0x3004));
        if (point >= 'A' && point <= 'Z') keep = true, point += 'a' - 'A';
        if (point == '\'' || point == 0x2019) continue;
        auto piece = keep ? utf8(point) : std::string(out.empty() || out.back() == '-' ? "" : "-");
        if (out.size() + piece.size() > 60) break;
        out += piece;
    }
    while (!out.empty() && out.back() == '-') out.pop_back();
    return out.empty() ? "film" : out;
}

std::optional<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
    // Damerau-Levenshtein, restricted (optimal string alignment).
    auto distance = [](std::string_view a, std::string_view b) {
        std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
        for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
        std::iota(d[0].begin(), d[0].end(), std::size_t{0});
        for (std::size_t i = 1; i <= a.size(); ++i)
            for (std::size_t j = 1; j <= b.size(); ++j) {
                d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + (a[i - 1] != b[j - 1])});
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
            }
        return d[a.size()][b.size()];
    };
    if (word.size() > 64) return std::nullopt;
    std::optional<std::string> best;
    std::size_t least = std::max<std::size_t>(2, word.size() / 3) + 1;
    for (const auto& candidate : candidates)
        if (auto d = distance(lower(word), lower(candidate)); d < least) least = d, best = candidate;
    return best;
}

std::string xml_escaped(std::string_view text) {
    std::string out;
    for (char c : text) {
        if (c == '<')
            out += "&lt;";
        else if (c == '>')
            out += "&gt;";
        else if (c == '&')
            out += "&amp;";
        else if (c == '"')
            out += "&quot;";
        else if (c == '\'')
            out += "&#39;";
        else if (static_cast<unsigned char>(c) >= 0x20 || c == '\n' || c == '\t')
            out += c;
    }
    return out;
}

}  // namespace base
