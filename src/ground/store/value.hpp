// SPDX-License-Identifier: MIT
// What a cell of a table holds, on the way in and on the way out.
#pragma once
#include <boost/describe.hpp>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "base/failure.hpp"
#include "base/moment.hpp"

namespace store {

struct Blob {
    std::string bytes;
    bool operator==(const Blob&) const = default;
};

/// null, integer, number, text, bytes. Booleans are 0 and 1, moments microseconds, described enums their names,
/// the same in both databases.
using Value = std::variant<std::monostate, std::int64_t, double, std::string, Blob>;

/// Throws invalid when a text holds NUL, which only one of the two databases can keep.
void check_texts(const std::vector<Value>& values);

template <class T>
Value value_of(const T& in) {
    if constexpr (std::is_same_v<T, Value> || std::is_same_v<T, Blob>)
        return in;
    else if constexpr (std::is_same_v<T, base::Moment>)
        return in.time_since_epoch().count();
    else if constexpr (std::is_enum_v<T>)
        return std::string(boost::describe::enum_to_string(in, ""));
    else if constexpr (std::is_integral_v<T>)
        return static_cast<std::int64_t>(in);
    else if constexpr (std::is_floating_point_v<T>)
        return static_cast<double>(in);
    else if constexpr (std::is_same_v<T, std::nullopt_t>)
        return std::monostate{};
    else if constexpr (std::is_convertible_v<const T&, std::string_view>)
        return std::string(std::string_view(in));
    else
        return in ? value_of(*in) : Value{};  // optional
}

namespace detail {
template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};
}  // namespace detail

/// Throws internal: a column of another kind than the program believes is our own mistake.
template <class T>
T from_value(const Value& value, std::string_view column) {
    auto wrong = [&](const char* kind) {
        return base::Failure{base::Trouble::internal, "Something went wrong on our side.",
                             "column " + std::string(column) + " is not " + kind};
    };
    if constexpr (detail::is_optional<T>::value) {
        if (std::holds_alternative<std::monostate>(value)) return std::nullopt;
        return from_value<typename T::value_type>(value, column);
    } else if constexpr (std::is_same_v<T, base::Moment>) {
        return base::Moment(std::chrono::microseconds(from_value<std::int64_t>(value, column)));
    } else if constexpr (std::is_enum_v<T>) {
        T out{};
        if (!boost::describe::enum_from_string(from_value<std::string>(value, column).c_str(), out))
            throw wrong("one of its words");
        return out;
    } else if constexpr (std::is_same_v<T, bool>) {
        return from_value<std::int64_t>(value, column) != 0;
    } else if constexpr (std::is_integral_v<T>) {
        if (auto* number = std::get_if<std::int64_t>(&value)) return static_cast<T>(*number);
        throw wrong("an integer");
    } else if constexpr (std::is_floating_point_v<T>) {
        if (auto* number = std::get_if<double>(&value)) return static_cast<T>(*number);
        if (auto* whole = std::get_if<std::int64_t>(&value)) return static_cast<T>(*whole);
        throw wrong("a number");
    } else if constexpr (std::is_same_v<T, Blob>) {
        if (auto* blob = std::get_if<Blob>(&value)) return *blob;
        throw wrong("bytes");
    } else {
        if (auto* text = std::get_if<std::string>(&value)) return *text;
        throw wrong("text");
    }
}

}  // namespace store
