// SPDX-License-Identifier: MIT
// Numbers and texts to bytes and back, with every bound checked.
#pragma once
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/failure.hpp"

namespace speech {

class Writer {
  public:
    void number(std::int64_t value) {
        for (int i = 0; i < 8; ++i) bytes_ += static_cast<char>(static_cast<std::uint64_t>(value) >> (8 * i));
    }
    void text(std::string_view value) { number(static_cast<std::int64_t>(value.size())), bytes_ += value; }
    void sample(float value) {
        auto bits = std::bit_cast<std::uint32_t>(value);
        for (int i = 0; i < 4; ++i) bytes_ += static_cast<char>(bits >> (8 * i));
    }
    void bytes(std::string_view value) { bytes_ += value; }
    std::string take() { return std::move(bytes_); }

  private:
    std::string bytes_;
};

class Reader {
  public:
    /// name: for the message, "An utterance".
    Reader(std::string_view bytes, const char* name) : bytes_(bytes), name_(name) {}
    std::int64_t number(std::int64_t least, std::int64_t most) {
        std::uint64_t value = 0;
        auto piece = take(8);
        for (int i = 0; i < 8; ++i)
            value |= static_cast<std::uint64_t>(static_cast<unsigned char>(piece[static_cast<std::size_t>(i)]))
                     << (8 * i);
        auto number = static_cast<std::int64_t>(value);
        if (number < least || number > most) wrong("a number is out of bounds");
        return number;
    }
    std::string text(std::int64_t most) { return std::string(take(static_cast<std::size_t>(number(0, most)))); }
    /// A count of things that take at least so many bytes each: a lying count costs no memory.
    std::size_t count(std::int64_t most, std::size_t bytes_each) {
        auto many = static_cast<std::size_t>(number(0, most));
        if (many > bytes_.size() / bytes_each) wrong("it is cut off");
        return many;
    }
    float sample() {
        auto piece = take(4);
        std::uint32_t bits = 0;
        for (int i = 0; i < 4; ++i)
            bits |= static_cast<std::uint32_t>(static_cast<unsigned char>(piece[static_cast<std::size_t>(i)]))
                    << (8 * i);
        return std::bit_cast<float>(bits);
    }
    std::string_view take(std::size_t size) {
        if (size > bytes_.size()) wrong("it is cut off");
        auto piece = bytes_.substr(0, size);
        bytes_.remove_prefix(size);
        return piece;
    }
    void end() const {
        if (!bytes_.empty()) wrong("there is more than belongs to it");
    }
    [[noreturn]] void wrong(const std::string& why) const {
        throw base::Failure{base::Trouble::unreadable, std::string(name_) + " cannot be read: " + why + "."};
    }

  private:
    std::string_view bytes_;
    const char* name_;
};

}  // namespace speech
