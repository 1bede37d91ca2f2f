// SPDX-License-Identifier: MIT
// Every sprite drawn once, for all threads, within a bound of memory.
#pragma once
#include <functional>
#include <future>
#include <list>
#include <map>
#include <memory>
#include <mutex>
#include <string>

#include "frames/raster.hpp"
#include "stage/scene.hpp"

namespace frames {

/// A raster and the size of what was drawn, in its pixels, border not included.
template <class Raster>
struct Drawn {
    Raster raster;
    double width = 0, height = 0;
};
using DrawnStill = std::shared_ptr<const Drawn<Still>>;
using DrawnPyramid = std::shared_ptr<const Drawn<Pyramid>>;

class Sprites {
  public:
    explicit Sprites(std::size_t most_bytes) : most_(most_bytes) {}

    /// scale: raster pixels for a design pixel. The sprite is no clip. Two threads that want the same sprite wait for
    /// one drawing. Throws what drawing threw.
    DrawnStill still(const stage::Sprite& sprite, double scale);
    DrawnPyramid pyramid(const stage::Sprite& sprite, double scale);

    std::size_t bytes() const;
    /// How often something was drawn; for tests.
    std::size_t drawings() const;

  private:
    struct Held {
        std::shared_ptr<const void> drawn;
        std::size_t bytes = 0;
    };
    struct Entry {
        std::shared_future<Held> held;
        std::size_t bytes = 0;  ///< 0 while it is being drawn
        std::list<std::string>::iterator used;
    };
    std::shared_ptr<const void> get(const std::string& key, const std::function<Held()>& draw);
    void shrink();

    mutable std::mutex mutex_;
    std::map<std::string, Entry> entries_;
    std::map<std::string, std::weak_ptr<const void>> dropped_;  ///< found again while somebody draws with them
    std::list<std::string> order_;                              ///< most recently used first
    std::size_t most_, held_ = 0, drawings_ = 0;
};

/// The process's own: 64 MB, beside what is being drawn with.
Sprites& sprites();

/// The picture of a sprite that is no clip. Throws invalid when it has no shape or is larger than 64 megapixels.
media::Picture picture_of(const stage::Sprite& sprite, double scale);

}  // namespace frames
