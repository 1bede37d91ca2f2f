// SPDX-License-Identifier: MIT
// Header fields in the order they came; names compare without case.
#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace wire {

/// ASCII letters only, as HTTP has it.
bool same_name(std::string_view a, std::string_view b);

class Headers {
  public:
    using Field = std::pair<std::string, std::string>;
    Headers() = default;
    Headers(std::initializer_list<Field> fields) : fields_(fields) {}

    void add(std::string name, std::string value) { fields_.emplace_back(std::move(name), std::move(value)); }
    /// Replaces all of that name.
    void set(std::string_view name, std::string value);
    void remove(std::string_view name);
    /// The first of that name.
    std::optional<std::string_view> find(std::string_view name) const;
    /// The first of that name, or nothing at all.
    std::string_view get(std::string_view name) const { return find(name).value_or(std::string_view()); }
    bool has(std::string_view name) const { return find(name).has_value(); }
    /// How many of that name.
    std::size_t count(std::string_view name) const;
    /// Whether a comma-separated list of tokens, over all fields of that name, holds the token.
    bool lists(std::string_view name, std::string_view token) const;

    auto begin() const { return fields_.begin(); }
    auto end() const { return fields_.end(); }
    std::size_t size() const { return fields_.size(); }

  private:
    std::vector<Field> fields_;
};

/// token of RFC 9110 section 5.6.2: what a method or a field name is made of.
bool is_token(std::string_view text);
/// field-content of RFC 9110 section 5.5: no control character but the tab.
bool is_field_value(std::string_view text);
/// Without the optional white space of HTTP (space and tab) around it.
std::string_view trim_blanks(std::string_view text);

}  // namespace wire
