// SPDX-License-Identifier: MIT
// Moving GIFs from composed frames.
#pragma once
#include <filesystem>
#include <memory>

#include "media/picture.hpp"

namespace frames {

/// A palette for each frame, ordered dither, endless loop. Times are rounded to GIF's hundredths of a second.
class Gif {
  public:
    Gif(const std::filesystem::path& path, int width, int height, int fps);
    ~Gif();
    void put(const media::Picture& frame);
    /// The file appears whole, or, without this, not at all.
    void finish();

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace frames
