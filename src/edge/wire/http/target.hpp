// SPDX-License-Identifier: MIT
// The request target taken apart: path and query, decoded once and checked.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wire {

/// Parameters in the order they came, names possibly repeated.
class Query {
  public:
    using Parameter = std::pair<std::string, std::string>;
    void add(std::string name, std::string value) { parameters_.emplace_back(std::move(name), std::move(value)); }
    /// The first of that name.
    std::optional<std::string_view> find(std::string_view name) const;
    std::string_view get(std::string_view name) const { return find(name).value_or(std::string_view()); }
    auto begin() const { return parameters_.begin(); }
    auto end() const { return parameters_.end(); }
    bool empty() const { return parameters_.empty(); }
    std::size_t size() const { return parameters_.size(); }

  private:
    std::vector<Parameter> parameters_;
};

/// Each %XX becomes its byte. Nothing: a % without two digits, a NUL, or bytes that are not UTF-8.
std::optional<std::string> percent_decoded(std::string_view text);
/// Everything but unreserved characters as %XX (RFC 3986 section 2.3).
std::string percent_encoded(std::string_view text);

/// "/a%20b" -> "/a b". Nothing: also when a segment is "." or "..", or an encoded / or any \ or control character is in
/// it.
std::optional<std::string> decoded_path(std::string_view raw);
/// application/x-www-form-urlencoded: "a=1&b=x+y". Nothing when a part cannot be decoded.
std::optional<Query> decoded_query(std::string_view raw);

}  // namespace wire
