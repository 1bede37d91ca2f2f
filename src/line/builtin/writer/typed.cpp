// SPDX-License-Identifier: MIT
#include "builtin/writer/typed.hpp"

#include <algorithm>
#include <cctype>
#include <map>
#include <utility>

#include "base/text.hpp"

namespace builtin::writing {

namespace {

std::string plain(std::string_view raw) {
    static const std::map<std::string, std::string> slips{{"plz", "please"},
                                                          {"pls", "please"},
                                                          {"wht", "what"},
                                                          {"waht", "what"},
                                                          {"wtf", "what"},
                                                          {"wth", "what"},
                                                          {"wat", "what"},
                                                          {"hwo", "how"},
                                                          {"howw", "how"},
                                                          {"wy", "why"},
                                                          {"wjy", "why"},
                                                          {"whyy", "why"},
                                                          {"u", "you"},
                                                          {"r", "are"},
                                                          {"ur", "your"},
                                                          {"abt", "about"},
                                                          {"abuot", "about"},
                                                          {"aboout", "about"},
                                                          {"vid", "video"},
                                                          {"vids", "videos"},
                                                          {"vidoe", "video"},
                                                          {"vedio", "video"},
                                                          {"teh", "the"},
                                                          {"cuz", "because"},
                                                          {"dose", "does"},
                                                          {"doe", "does"},
                                                          {"explian", "explain"},
                                                          {"exlpain", "explain"},
                                                          {"diffrence", "difference"},
                                                          {"difrence", "difference"},
                                                          {"betwen", "between"},
                                                          {"thier", "their"},
                                                          {"beter", "better"},
                                                          {"bettr", "better"},
                                                          {"wanna", "want"},
                                                          {"gimme", "give"},
                                                          {"mke", "make"},
                                                          {"creat", "create"},
                                                          {"advertisment", "advertisement"},
                                                          {"tiktoks", "tiktok"}};
    if (raw == "&") return "and";
    std::string low;
    for (const auto& token : base::split_words(raw))
        for (auto point : base::code_points(token))
            if (point < 0x80 ? std::isalnum(static_cast<int>(point)) != 0
                             : (point >= 0xC0 && !(point >= 0x2000 && point < 0x2C00) && point < 0xFE00))
                low += base::utf8(point);
    low = base::lower(low);
    auto slip = slips.find(low);
    return slip == slips.end() ? low : slip->second;
}

}  // namespace

Words words_of(std::string_view text) {
    Words out;
    for (const auto& raw : base::split_words(text)) {
        // "noise-cancelling" and "26.2" are compared in their parts.
        auto parts = raw;
        for (std::size_t i = 1; i + 1 < parts.size(); ++i) {
            bool digits = std::isdigit(static_cast<unsigned char>(parts[i - 1])) &&
                          std::isdigit(static_cast<unsigned char>(parts[i + 1]));
            if (parts[i] == '-' || parts[i] == '/' || (parts[i] == '.' && digits)) parts[i] = ' ';
        }
        if (auto several = base::split_words(parts); several.size() > 1) {
            bool whole = true;
            for (const auto& part : several)
                if (auto low = plain(part); !low.empty()) out.push_back({std::exchange(whole, false) ? raw : "", low});
            continue;
        }
        auto low = plain(raw);
        static const std::map<std::string, std::pair<std::string, std::string>> joined{
            {"whats", {"what", "is"}}, {"hows", {"how", "is"}}, {"whys", {"why", "is"}},
            {"whos", {"who", "is"}},   {"lets", {"let", "us"}}, {"wheres", {"where", "is"}}};
        if (auto two = joined.find(low); two != joined.end())
            out.push_back({raw, two->second.first}), out.push_back({"", two->second.second});
        else if (!low.empty())
            out.push_back({raw, low});
    }
    return out;
}

std::string without_signs(std::string_view text) {
    std::string out;
    for (auto p : base::code_points(text)) {
        bool sign = (p >= 0x2190 && p < 0x2C00) || (p >= 0xFE00 && p < 0xFE10) || (p >= 0x1F000 && p < 0x20000) ||
                    p == 0xFFFD || p == 0x20E3 || p == '*' || p == '_' || p == '`' || p == '~' || p == '<' ||
                    p == '>' || p == '{' || p == '}' || p == '|' || p == '#';
        out += sign ? " " : base::utf8(p == 0x2019 ? U'\'' : p);
    }
    return out;
}

bool starts(const Words& words, std::size_t at, std::string_view phrase) {
    for (const auto& part : base::split_words(phrase)) {
        if (at >= words.size() || words[at].low != part) return false;
        ++at;
    }
    return true;
}

std::size_t skip(const Words& words, std::size_t at, const std::vector<std::string>& phrases) {
    std::size_t most = 0;
    for (const auto& phrase : phrases)
        if (starts(words, at, phrase)) most = std::max(most, base::split_words(phrase).size());
    return most;
}

bool contains(const Words& words, const Set& any) {
    return std::any_of(words.begin(), words.end(), [&](const Word& word) { return any.count(word.low) > 0; });
}

int number_of(const std::string& word) {
    static const std::map<std::string, int> names{{"two", 2},  {"three", 3},   {"four", 4},   {"five", 5},
                                                  {"six", 6},  {"seven", 7},   {"eight", 8},  {"nine", 9},
                                                  {"ten", 10}, {"eleven", 11}, {"twelve", 12}};
    if (auto at = names.find(word); at != names.end()) return at->second;
    if (word.empty() || word.size() > 2 ||
        !std::all_of(word.begin(), word.end(), [](unsigned char c) { return std::isdigit(c); }))
        return 0;
    return std::stoi(word);
}

}  // namespace builtin::writing
