// SPDX-License-Identifier: MIT
// The frames of a segment: one scene, or two on the way from one to the other.
#pragma once
#include <optional>

#include "frames/composer.hpp"
#include "media/picture.hpp"
#include "timeline/timeline.hpp"

namespace frames {

class SegmentPainter {
  public:
    /// The segment must outlive this.
    SegmentPainter(const timeline::Segment& segment, int width, int height, int fps);
    /// n counts from the segment's first frame. Captions are those of the scene that comes, never moved.
    void paint(int n, Planes& onto);

  private:
    const timeline::Segment& segment_;
    Composer scene_;
    std::optional<Composer> before_;
    Planes from_, to_;
};

/// Back to sRGB, opaque; chroma bilinear at its own site.
media::Picture picture_from(const Planes& planes);

}  // namespace frames
