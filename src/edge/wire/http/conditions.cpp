// SPDX-License-Identifier: MIT
#include "wire/http/conditions.hpp"

#include <algorithm>

#include "wire/http/date.hpp"

namespace wire {

namespace {

enum class Comparison { weak, strong };

bool same_etag(std::string_view a, std::string_view b, Comparison by) {
    bool weak = a.starts_with("W/") || b.starts_with("W/");
    if (weak && by == Comparison::strong) return false;
    if (a.starts_with("W/")) a.remove_prefix(2);
    if (b.starts_with("W/")) b.remove_prefix(2);
    return a == b && !a.empty();
}

/// Whether the list of entity tags of all fields of that name has ours; * has any.
bool listed(const Headers& asked, std::string_view name, std::string_view etag, Comparison by) {
    for (const auto& [key, value] : asked) {
        if (!same_name(key, name)) continue;
        std::string_view rest = trim_blanks(value);
        if (rest == "*") return true;
        while (!rest.empty()) {
            // A comma may stand inside the quotes.
            auto open = rest.find('"');
            auto close = open == std::string_view::npos ? open : rest.find('"', open + 1);
            if (close == std::string_view::npos) break;
            if (same_etag(trim_blanks(rest.substr(0, close + 1)), etag, by)) return true;
            rest.remove_prefix(close + 1);
            rest.remove_prefix(std::min(rest.find_first_not_of(", \t"), rest.size()));
        }
    }
    return false;
}

}  // namespace

bool is_etag(std::string_view text) {
    if (text.starts_with("W/")) text.remove_prefix(2);
    return text.size() >= 2 && text.front() == '"' && text.back() == '"' &&
           std::all_of(text.begin() + 1, text.end() - 1, [](char c) {
               auto byte = static_cast<unsigned char>(c);
               return byte >= 0x21 && byte != '"' && byte != 0x7f;
           });
}

Verdict verdict_on(const Headers& asked, const Validators& have) {
    auto date = [&](std::string_view name) { return parsed_http_date(asked.get(name)); };
    if (asked.has("if-match")) {
        if (!listed(asked, "if-match", have.etag, Comparison::strong)) return Verdict::precondition_failed;
    } else if (auto since = date("if-unmodified-since"); since && have.modified && *have.modified > *since) {
        return Verdict::precondition_failed;
    }
    if (asked.has("if-none-match")) {
        if (listed(asked, "if-none-match", have.etag, Comparison::weak)) return Verdict::not_modified;
    } else if (auto since = date("if-modified-since"); since && have.modified && *have.modified <= *since) {
        return Verdict::not_modified;
    }
    return Verdict::send;
}

bool range_counts(const Headers& asked, const Validators& have) {
    auto condition = asked.find("if-range");
    if (!condition) return true;
    if (is_etag(*condition)) return same_etag(*condition, have.etag, Comparison::strong);
    auto date = parsed_http_date(*condition);
    return date && have.modified && *date == *have.modified;
}

}  // namespace wire
