// SPDX-License-Identifier: MIT
#include "script/markup.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <map>
#include <set>
#include <utility>

#include "base/failure.hpp"
#include "base/text.hpp"
#include "script/sentence.hpp"

namespace script {

namespace {

void add(std::vector<std::string>& paragraphs, const std::string& text) {
    auto tidy = base::join(base::split_words(text), " ");
    if (word_count(tidy) > 0) paragraphs.push_back(tidy);
}

Article from_plain(std::string_view text) {
    Article out;
    std::string paragraph;
    for (const auto& row : base::split(text, '\n')) {
        if (base::trim(row).empty())
            add(out.paragraphs, std::exchange(paragraph, {}));
        else
            paragraph += row + " ";
    }
    add(out.paragraphs, paragraph);
    // A short first paragraph without a full stop is a heading.
    if (out.paragraphs.size() > 1 && word_count(out.paragraphs[0]) <= 14 &&
        std::string_view(".!").find(out.paragraphs[0].back()) == std::string_view::npos) {
        out.title = out.paragraphs[0];
        out.paragraphs.erase(out.paragraphs.begin());
    }
    return out;
}

/// Links keep their words, images go, emphasis marks go, `code` keeps its letters.
std::string inline_text(std::string_view row) {
    std::string out;
    for (std::size_t i = 0; i < row.size(); ++i) {
        char c = row[i];
        if (c == '\\' && i + 1 < row.size() && std::ispunct(static_cast<unsigned char>(row[i + 1]))) {
            out += row[++i];
        } else if (c == '!' && i + 1 < row.size() && row[i + 1] == '[') {
            auto close = row.find("](", i);
            auto end = close == row.npos ? close : row.find(')', close);
            if (end != row.npos) i = end;
        } else if (c == '[') {
            auto close = row.find(']', i);
            if (close == row.npos) continue;
            auto label = row.substr(i + 1, close - i - 1);
            bool link = close + 1 < row.size() && (row[close + 1] == '(' || row[close + 1] == '[');
            auto end = link ? row.find(row[close + 1] == '(' ? ')' : ']', close + 2) : close;
            bool note = label.starts_with('^') || (!link && label.find_first_not_of("0123456789, ") == label.npos);
            if (end == row.npos) continue;
            if (!note && label.find('[') == label.npos) out += inline_text(label.substr(0, 500));
            i = end;
        } else if (c == '<') {
            auto end = row.find('>', i);
            if (end != row.npos && i + 1 < row.size() &&
                (std::isalpha(static_cast<unsigned char>(row[i + 1])) || row[i + 1] == '/'))
                i = end;
            else
                out += c;
        } else if (c != '*' && c != '`' && c != '~' &&
                   !(c == '_' &&
                     (i == 0 || i + 1 == row.size() || !std::isalnum(static_cast<unsigned char>(row[i - 1])) ||
                      !std::isalnum(static_cast<unsigned char>(row[i + 1]))))) {
            out += c;
        }
    }
    return out;
}

Article from_markdown(std::string_view text) {
    Article out;
    std::string paragraph;
    std::string fence;
    auto rows = base::split(text, '\n');
    bool front = !rows.empty() && base::trim(rows[0]) == "---";
    for (std::size_t i = 0; i < rows.size(); ++i) {
        auto row = base::trim(rows[i]);
        if (front) {  // YAML front matter
            if (i > 0 && (row == "---" || row == "..."))
                front = false;
            else if (row.starts_with("title:"))
                out.title = base::replace_all(std::string(base::trim(row.substr(6))), "\"", "");
            if (i > 60) front = false;
            continue;
        }
        auto flush = [&] { add(out.paragraphs, inline_text(std::exchange(paragraph, {}))); };
        if (row.starts_with("```") || row.starts_with("~~~")) {
            flush();
            if (fence.empty())
                fence = std::string(row.substr(0, 3));
            else if (row.starts_with(fence))
                fence.clear();
            continue;
        }
        if (!fence.empty()) continue;
        bool underline =
            row.size() >= 3 && (row.find_first_not_of('=') == row.npos || row.find_first_not_of('-') == row.npos);
        bool indented_code = rows[i].starts_with("    ") && paragraph.empty();
        if (row.starts_with("#")) {
            flush();
            auto heading = inline_text(base::trim(row.substr(std::min(row.find_first_not_of('#'), row.size()))));
            if (out.title.empty()) out.title = std::string(base::trim(heading));
        } else if (underline) {
            if (!paragraph.empty() && out.title.empty() && out.paragraphs.empty())
                out.title = std::string(base::trim(inline_text(std::exchange(paragraph, {}))));
            else
                paragraph.clear();
        } else if (row.empty() || row.starts_with("|") || row.starts_with("[^") || indented_code) {
            flush();
        } else {
            auto marker = row.find_first_not_of("0123456789");
            bool numbered = marker != row.npos && marker > 0 &&
                            (row.substr(marker).starts_with(". ") || row.substr(marker).starts_with(") "));
            if (row.starts_with("- ") || row.starts_with("* ") || row.starts_with("+ "))
                flush(), row = row.substr(2);
            else if (numbered)
                flush(), row = row.substr(marker + 2);
            while (row.starts_with(">")) row = base::trim(row.substr(1));
            paragraph += std::string(row) + " ";
        }
    }
    add(out.paragraphs, inline_text(paragraph));
    return out;
}

/// One character reference from its "&"; what is not one stays as it is.
std::string entity(std::string_view text, std::size_t& at) {
    static const std::map<std::string, std::string, std::less<>> named{{"amp", "&"},
                                                                       {"lt", "<"},
                                                                       {"gt", ">"},
                                                                       {"quot", "\""},
                                                                       {"apos", "'"},
                                                                       {"nbsp", " "},
                                                                       {"mdash", "\xE2\x80\x94"},
                                                                       {"ndash", "\xE2\x80\x93"},
                                                                       {"hellip", "\xE2\x80\xA6"},
                                                                       {"lsquo", "\xE2\x80\x98"},
                                                                       {"rsquo", "\xE2\x80\x99"},
                                                                       {"ldquo", "\xE2\x80\x9C"},
                                                                       {"rdquo", "\xE2\x80\x9D"},
                                                                       {"eacute", "\xC3\xA9"},
                                                                       {"egrave", "\xC3\xA8"},
                                                                       {"uuml", "\xC3\xBC"},
                                                                       {"ouml", "\xC3\xB6"},
                                                                       {"auml", "\xC3\xA4"},
                                                                       {"ntilde", "\xC3\xB1"},
                                                                       {"ccedil", "\xC3\xA7"},
                                                                       {"deg", "\xC2\xB0"},
                                                                       {"copy", "\xC2\xA9"},
                                                                       {"euro", "\xE2\x82\xAC"},
                                                                       {"pound", "\xC2\xA3"},
                                                                       {"times", "\xC3\x97"}};
    auto end = text.find(';', at);
    if (end == text.npos || end - at > 10) return "&";
    auto name = text.substr(at + 1, end - at - 1);
    std::string out;
    if (name.starts_with('#') && name.size() > 1) {
        bool hex = name[1] == 'x' || name[1] == 'X';
        unsigned value = 0;
        auto digits = name.substr(hex ? 2 : 1);
        auto [stop, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
        if (error != std::errc{} || stop != digits.data() + digits.size()) return "&";
        out = value < 0x20 || value > 0x10FFFF || (value >= 0xD800 && value < 0xE000) ? " " : base::utf8(value);
    } else if (auto known = named.find(name); known != named.end()) {
        out = known->second;
    } else {
        return "&";
    }
    at = end;
    return out;
}

Article from_html(std::string_view text) {
    static const std::set<std::string> dropped{
        "script",   "style",    "head",   "nav",    "footer", "aside",  "form",     "table", "pre", "svg",
        "noscript", "template", "iframe", "button", "figure", "select", "textarea", "sup",   "math"};
    static const std::set<std::string> inline_tags{
        "a",   "b",    "i",    "em", "strong", "span", "u",   "small", "mark", "abbr", "cite", "code", "q",
        "sub", "time", "font", "s",  "del",    "ins",  "kbd", "var",   "wbr",  "img",  "dfn",  "label"};
    Article out;
    std::string paragraph, document_title;
    bool heading = false;
    auto flush = [&] {
        if (heading) {
            if (out.title.empty()) out.title = base::join(base::split_words(paragraph), " ");
            paragraph.clear();
        }
        add(out.paragraphs, std::exchange(paragraph, {}));
    };
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '&') {
            paragraph += entity(text, i);
        } else if (text[i] != '<') {
            paragraph += text[i] == '\n' ? ' ' : text[i];
        } else if (text.substr(i).starts_with("<!--")) {
            auto end = text.find("-->", i);
            if (end == text.npos) break;
            i = end + 2;
        } else {
            auto end = text.find('>', i);
            bool tag = i + 1 < text.size() && (std::isalpha(static_cast<unsigned char>(text[i + 1])) ||
                                               text[i + 1] == '/' || text[i + 1] == '!' || text[i + 1] == '?');
            if (!tag) {
                paragraph += '<';
                continue;
            }
            if (end == text.npos) break;
            bool closing = text[i + 1] == '/';
            auto from = i + 1 + closing, to = from;
            while (to < end && std::isalnum(static_cast<unsigned char>(text[to]))) ++to;
            auto name = base::lower(text.substr(from, std::min<std::size_t>(to - from, 20)));
            i = end;
            if (!closing && dropped.count(name) && text[end - 1] != '/') {
                if (name == "head" && document_title.empty()) {
                    auto open = text.find("<title>", end);
                    auto close = open == text.npos ? open : text.find("</title>", open);
                    if (close != text.npos && close - open < 400)
                        document_title = std::string(text.substr(open + 7, close - open - 7));
                }
                // To its end tag, letters of either case; to the end of the text if there is none.
                auto stop = end;
                while (true) {
                    stop = text.find("</", stop + 1);
                    if (stop == text.npos || base::lower(text.substr(stop + 2, name.size())) == name) break;
                }
                if (stop == text.npos) break;
                i = std::min(text.find('>', stop), text.size() - 1);
                if (name != "sup") flush();
            } else if (!inline_tags.count(name)) {
                flush();
                heading = !closing && name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6';
            }
        }
    }
    flush();
    if (out.title.empty()) out.title = base::join(base::split_words(document_title), " ");
    return out;
}

}  // namespace

Markup markup_of(const std::filesystem::path& file) {
    auto ending = base::lower(file.extension().string());
    if (ending == ".md" || ending == ".markdown") return Markup::markdown;
    if (ending == ".html" || ending == ".htm" || ending == ".xhtml") return Markup::html;
    if (ending.empty() || ending == ".txt" || ending == ".text") return Markup::plain;
    throw base::Failure{base::Trouble::unsupported,
                        file.filename().string() + " is not a text I can read. Give a .txt, .md or .html file."};
}

Article plain_text(std::string_view text, Markup markup) {
    switch (markup) {
        case Markup::markdown:
            return from_markdown(text);
        case Markup::html:
            return from_html(text);
        case Markup::plain:
            break;
    }
    return from_plain(text);
}

}  // namespace script
