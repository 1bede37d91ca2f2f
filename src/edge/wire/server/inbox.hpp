// SPDX-License-Identifier: MIT
// Bytes received and not dealt with yet.
#pragma once
#include <algorithm>
#include <cstring>
#include <memory>
#include <string_view>

namespace wire {

/// Not a std::string: that would zero each byte before it is received.
class Inbox {
  public:
    std::string_view view() const { return {bytes_.get() + begin_, end_ - begin_}; }
    bool empty() const { return begin_ == end_; }
    void consume(std::size_t bytes) {
        begin_ += bytes;
        if (begin_ == end_) begin_ = end_ = 0;
    }
    /// Room behind what is there, at least `least` bytes.
    char* room(std::size_t least) {
        if (capacity_ - end_ >= least) return bytes_.get() + end_;
        auto held = view();
        if (capacity_ - held.size() >= least) {
            std::memmove(bytes_.get(), held.data(), held.size());
        } else {
            auto capacity = std::max(held.size() + least, capacity_ * 2);
            std::unique_ptr<char[]> larger(new char[capacity]);
            if (!held.empty()) std::memcpy(larger.get(), held.data(), held.size());
            bytes_ = std::move(larger);
            capacity_ = capacity;
        }
        end_ = held.size();
        begin_ = 0;
        return bytes_.get() + end_;
    }
    std::size_t room_bytes() const { return capacity_ - end_; }
    void received(std::size_t bytes) { end_ += bytes; }
    /// Gives back what a large body took.
    void shrink(std::size_t most) {
        if (!empty() || capacity_ <= most) return;
        bytes_.reset();
        capacity_ = begin_ = end_ = 0;
    }

  private:
    std::unique_ptr<char[]> bytes_;
    std::size_t capacity_ = 0, begin_ = 0, end_ = 0;
};

}  // namespace wire
