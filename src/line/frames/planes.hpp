// SPDX-License-Identifier: MIT
// A frame in yuv420p, BT.709, limited range: what the encoder eats.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <utility>

namespace frames {

/// Width and height are even. Chroma is sited left: level with the even luma columns, half way between two luma rows.
class Planes {
  public:
    Planes() = default;
    Planes(int width, int height);

    int width() const { return width_; }
    int height() const { return height_; }
    int stride(int plane) const { return plane == 0 ? stride_ : stride_ / 2; }
    std::uint8_t* row(int plane, int y) { return start(plane) + static_cast<std::size_t>(y) * stride(plane); }
    const std::uint8_t* row(int plane, int y) const {
        return start(plane) + static_cast<std::size_t>(y) * stride(plane);
    }
    std::size_t bytes() const { return static_cast<std::size_t>(stride_) * height_ * 3 / 2; }
    /// Same size only.
    void copy_from(const Planes& other) { std::memcpy(memory_.get(), other.memory_.get(), bytes()); }

  private:
    struct Free {
        void operator()(std::uint8_t* memory) const { std::free(memory); }
    };
    std::uint8_t* start(int plane) const {
        std::size_t luma = static_cast<std::size_t>(stride_) * height_;
        return memory_.get() + (plane == 0 ? 0 : plane == 1 ? luma : luma + luma / 4);
    }

    int width_ = 0, height_ = 0, stride_ = 0;
    std::unique_ptr<std::uint8_t[], Free> memory_;
};

/// Columns [left, right) of a row.
struct Span {
    int left = 0, right = 0;
    bool empty() const { return right <= left; }
};

inline Span overlap(Span a, Span b) {
    return {a.left > b.left ? a.left : b.left, a.right < b.right ? a.right : b.right};
}

/// The least span that holds both.
inline Span hull(Span a, Span b) {
    if (a.empty()) return b;
    if (b.empty()) return a;
    return {a.left < b.left ? a.left : b.left, a.right > b.right ? a.right : b.right};
}

}  // namespace frames
