// SPDX-License-Identifier: MIT
// What a statement answered.
#pragma once
#include <boost/mp11.hpp>
#include <memory>
#include <vector>

#include "store/value.hpp"

namespace store {

class Row {
  public:
    Row(const std::vector<std::string>& columns, const std::vector<Value>& values)
        : columns_(columns), values_(values) {}

    template <class T>
    T get(std::string_view column) const {
        for (std::size_t i = 0; i < columns_.size(); ++i)
            if (columns_[i] == column) return from_value<T>(values_[i], column);
        throw base::Failure{base::Trouble::internal, "Something went wrong on our side.",
                            "no column " + std::string(column)};
    }
    template <class T>
    T get(std::size_t column) const {
        return from_value<T>(values_.at(column), columns_[column]);
    }
    /// A described struct; each of its members is a column of that name.
    template <class T>
    T as() const {
        T out{};
        boost::mp11::mp_for_each<boost::describe::describe_members<T, boost::describe::mod_public>>([&](auto D) {
            out.*D.pointer = get<std::remove_cvref_t<decltype(out.*D.pointer)>>(std::string_view(D.name));
        });
        return out;
    }

  private:
    const std::vector<std::string>& columns_;
    const std::vector<Value>& values_;
};

class Rows {
  public:
    std::vector<std::string> columns;
    std::vector<std::vector<Value>> values;
    std::int64_t changed = 0;  ///< rows inserted, updated or deleted

    bool empty() const { return values.empty(); }
    std::size_t size() const { return values.size(); }
    Row operator[](std::size_t row) const { return {columns, values.at(row)}; }

    /// Of the first row's first column; nothing when there is no row.
    template <class T>
    std::optional<T> first() const {
        if (empty()) return std::nullopt;
        return (*this)[0].get<T>(std::size_t{0});
    }
    template <class T>
    std::optional<T> first_as() const {
        if (empty()) return std::nullopt;
        return (*this)[0].template as<T>();
    }
    template <class T>
    std::vector<T> all_as() const {
        std::vector<T> out;
        out.reserve(size());
        for (std::size_t i = 0; i < size(); ++i) out.push_back((*this)[i].template as<T>());
        return out;
    }
};

}  // namespace store
