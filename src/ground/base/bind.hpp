// SPDX-License-Identifier: MIT
// JSON to described structs and back: every error with its path, unknown keys refused, absent keys keep their default.
#pragma once
#include <algorithm>
#include <boost/describe.hpp>
#include <boost/json.hpp>
#include <boost/mp11.hpp>
#include <map>
#include <optional>
#include <string>
#include <type_traits>
#include <vector>

namespace base {

namespace json = boost::json;

struct BindError {
    std::string path;     ///< "lines[2].choices.shots[0].at_word"
    std::string message;  ///< "must be an integer"
};

namespace bind_detail {

namespace bd = boost::describe;
namespace mp = boost::mp11;

template <class T>
struct is_optional : std::false_type {};
template <class T>
struct is_optional<std::optional<T>> : std::true_type {};
template <class T>
struct is_vector : std::false_type {};
template <class T>
struct is_vector<std::vector<T>> : std::true_type {};

template <class T>
void read(const json::value& value, T& out, const std::string& path, std::vector<BindError>& errors) {
    auto wrong = [&](std::string message) {
        errors.push_back({path.empty() ? "(document)" : path, std::move(message)});
    };
    if constexpr (std::is_same_v<T, bool>) {
        if (auto* b = value.if_bool())
            out = *b;
        else
            wrong("must be true or false");
    } else if constexpr (std::is_enum_v<T>) {
        std::string all;
        bool found = false;
        mp::mp_for_each<bd::describe_enumerators<T>>([&](auto D) {
            if (value.is_string() && value.get_string() == D.name) out = D.value, found = true;
            all += (all.empty() ? "" : ", ") + std::string(D.name);
        });
        if (!found) wrong("must be one of: " + all);
    } else if constexpr (std::is_integral_v<T>) {
        boost::system::error_code error;
        auto number = value.is_int64() || value.is_uint64() ? value.to_number<T>(error) : T{};
        if (error || !(value.is_int64() || value.is_uint64()))
            wrong("must be an integer in range");
        else
            out = number;
    } else if constexpr (std::is_floating_point_v<T>) {
        if (value.is_number())
            out = value.to_number<T>();
        else
            wrong("must be a number");
    } else if constexpr (std::is_same_v<T, std::string>) {
        if (auto* s = value.if_string())
            out.assign(s->data(), s->size());
        else
            wrong("must be a string");
    } else if constexpr (is_optional<T>::value) {
        if (value.is_null())
            out.reset();
        else
            read(value, out.emplace(), path, errors);
    } else if constexpr (is_vector<T>::value) {
        auto* items = value.if_array();
        if (!items) return wrong("must be a list");
        out.clear();
        for (std::size_t i = 0; i < items->size(); ++i)
            read((*items)[i], out.emplace_back(), path + "[" + std::to_string(i) + "]", errors);
    } else {
        auto* members = value.if_object();
        if (!members) return wrong("must be an object");
        std::vector<std::string> known;
        mp::mp_for_each<bd::describe_members<T, bd::mod_public>>([&](auto D) {
            known.emplace_back(D.name);
            if (auto* member = members->if_contains(D.name))
                read(*member, out.*D.pointer, path.empty() ? std::string(D.name) : path + "." + D.name, errors);
        });
        for (const auto& member : *members)
            if (std::find(known.begin(), known.end(), std::string(member.key())) == known.end())
                errors.push_back({(path.empty() ? "" : path + ".") + std::string(member.key()), "is not a known key"});
    }
}

template <class T>
json::value write(const T& in) {
    if constexpr (std::is_enum_v<T>)
        return json::value(bd::enum_to_string(in, ""));
    else if constexpr (is_optional<T>::value)
        return in ? write(*in) : json::value(nullptr);
    else if constexpr (is_vector<T>::value) {
        json::array items;
        items.reserve(in.size());
        for (const auto& item : in) items.push_back(write(item));
        return items;
    } else if constexpr (bd::has_describe_members<T>::value) {
        json::object members;
        mp::mp_for_each<bd::describe_members<T, bd::mod_public>>([&](auto D) {
            using Member = std::remove_cvref_t<decltype(in.*D.pointer)>;
            if constexpr (is_optional<Member>::value) {
                if (in.*D.pointer) members[D.name] = write(*(in.*D.pointer));
            } else {
                members[D.name] = write(in.*D.pointer);
            }
        });
        return members;
    } else
        return json::value(in);
}

template <class T>
json::value schema_of() {
    if constexpr (std::is_same_v<T, bool>)
        return {{"type", "boolean"}};
    else if constexpr (std::is_enum_v<T>) {
        json::array names;
        mp::mp_for_each<bd::describe_enumerators<T>>([&](auto D) { names.emplace_back(D.name); });
        return {{"enum", names}};
    } else if constexpr (std::is_integral_v<T>)
        return {{"type", "integer"}};
    else if constexpr (std::is_floating_point_v<T>)
        return {{"type", "number"}};
    else if constexpr (std::is_same_v<T, std::string>)
        return {{"type", "string"}};
    else if constexpr (is_optional<T>::value)
        return schema_of<typename T::value_type>();
    else if constexpr (is_vector<T>::value)
        return {{"type", "array"}, {"items", schema_of<typename T::value_type>()}};
    else {
        json::object properties;
        mp::mp_for_each<bd::describe_members<T, bd::mod_public>>([&](auto D) {
            properties[D.name] = schema_of<std::remove_cvref_t<decltype(std::declval<T&>().*D.pointer)>>();
        });
        return {{"type", "object"}, {"properties", properties}, {"additionalProperties", false}};
    }
}

}  // namespace bind_detail

/// Reads what it can; errors are appended with their paths.
template <class T>
T from_json(const json::value& value, std::vector<BindError>& errors) {
    T out{};
    bind_detail::read(value, out, "", errors);
    return out;
}

template <class T>
json::value to_json(const T& in) {
    return bind_detail::write(in);
}

/// JSON Schema (draft 2020-12) from the same descriptors.
template <class T>
json::value schema() {
    return bind_detail::schema_of<T>();
}

/// Canonical form for keys: members in their declared order, no white space.
template <class T>
std::string canonical(const T& in) {
    return json::serialize(to_json(in));
}

/// Two-space indented, members in order, one line for short lists: for files people edit.
std::string pretty(const json::value& value);

/// Throws invalid, naming line and column.
json::value parse_json(std::string_view text, std::string_view name);

}  // namespace base
