// SPDX-License-Identifier: MIT
#include "frames/frames.hpp"

#include "base/failure.hpp"
#include "frames/encoder.hpp"
#include "frames/segment_painter.hpp"

namespace frames {

Encoded encode(const timeline::Segment& segment, const Profile& profile, std::stop_token stop,
               const std::function<void()>& on_frame) {
    SegmentPainter painter(segment, profile.width, profile.height, profile.fps);
    auto encoder = encoder_for(profile);
    Planes frame(profile.width, profile.height);
    for (int n = 0; n < segment.frames; ++n) {
        if (stop.stop_requested()) throw base::Failure{base::Trouble::cancelled, "Stopped."};
        painter.paint(n, frame);
        encoder->put(frame, n);
        if (on_frame) on_frame();
    }
    return encoder->finish();
}

media::Picture compose(const timeline::Segment& segment, int n, int width, int height, int fps) {
    Planes frame(width, height);
    SegmentPainter(segment, width, height, fps).paint(n, frame);
    return picture_from(frame);
}

}  // namespace frames
