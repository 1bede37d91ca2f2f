// SPDX-License-Identifier: MIT
// Few colours for many: a palette by median cut, and the nearest of it for a pixel.
#pragma once
#include <array>
#include <cstdint>
#include <vector>

#include "media/picture.hpp"

namespace frames {

using Colour = std::array<std::uint8_t, 3>;

/// Counts colours, then cuts them (Heckbert 1982): the box that errs most is halved at its mean until there are enough.
class ColourCount {
  public:
    ColourCount();
    void add(const media::Picture& picture);
    /// At least one, at most `most` colours.
    std::vector<Colour> palette(std::size_t most) const;

  private:
    struct Bin {
        std::uint64_t count = 0;
        std::array<std::uint64_t, 3> sum{};
    };
    std::vector<Bin> bins_;  ///< five bits a channel
};

/// Remembers what it found, for six bits a channel.
class Nearest {
  public:
    explicit Nearest(std::vector<Colour> palette);
    std::uint8_t at(int red, int green, int blue);
    const std::vector<Colour>& palette() const { return palette_; }

  private:
    std::vector<Colour> palette_;
    std::vector<std::int16_t> known_;
};

}  // namespace frames
