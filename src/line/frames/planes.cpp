// SPDX-License-Identifier: MIT
#include "frames/planes.hpp"

#include <new>

#include "base/failure.hpp"

namespace frames {

Planes::Planes(int width, int height) : width_(width), height_(height), stride_((width + 127) & ~127) {
    if (width <= 0 || height <= 0 || width % 2 || height % 2 || width > 16384 || height > 16384)
        throw base::Failure{base::Trouble::invalid, "A frame's width and height must be even and at most 16384."};
    std::size_t size = (bytes() + 64 + 63) & ~std::size_t{63};
    memory_.reset(static_cast<std::uint8_t*>(std::aligned_alloc(64, size)));
    if (!memory_) throw std::bad_alloc();
    std::memset(memory_.get(), 0, size);
}

}  // namespace frames
