// SPDX-License-Identifier: MIT
// A raster where it lies in one frame, laid into the planes two rows at a time.
#pragma once
#include <memory>
#include <vector>

#include "frames/raster.hpp"

namespace frames {

/// Where a raster goes. Raster coordinates count its pixels from the outer edge of its border.
struct Place {
    double x = 0, y = 0;                              ///< in the frame, pixels from its top left corner
    double pivot_x = 0, pivot_y = 0;                  ///< the raster's point that lies there
    double scale = 1;                                 ///< frame pixels for a raster pixel
    double turn = 0;                                  ///< degrees, clockwise
    int opacity = 256;                                ///< 1..256
    double left = 0, top = 0, right = 0, bottom = 0;  ///< shown part of the raster
};

/// One layer of one frame. A pair is rows 2 * pair and 2 * pair + 1; spans are even, within the frame.
class Laid {
  public:
    virtual ~Laid() = default;
    virtual Span drawn(int pair) const = 0;   ///< outside it nothing is drawn
    virtual Span opaque(int pair) const = 0;  ///< inside it nothing below shows
    virtual void draw(Planes& onto, int pair, Span piece, Span opaque) = 0;
};

/// Unscaled, unturned, snapped to even positions.
std::unique_ptr<Laid> lay_still(const Still& still, const Place& place, int width, int height);
/// Anywhere, any size, any turn. The pyramid must outlive what is returned.
std::unique_ptr<Laid> lay_moving(const Pyramid& pyramid, const Place& place, int width, int height);
/// Opaque and unscaled.
std::unique_ptr<Laid> lay_planes(const Planes& planes, const Place& place, int width, int height);

}  // namespace frames
