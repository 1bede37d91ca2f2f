// SPDX-License-Identifier: MIT
#include "frames/frames.hpp"

#include "base/failure.hpp"
#include "frames/encoder.hpp"
#include "frames/gif.hpp"
#include "frames/segment_painter.hpp"

namespace frames {

Encoded encode(const timeline::Segment& segment, const Profile& profile, std::stop_token stop,
               const std::function<void()>& on_frame) {
    SegmentPainter painter(segment, profile.width, profile.height, profile.fps);
    auto encoder = encoder_for(profile);
    Planes frame(profile.width, profile.height);
    int step = profile.codec == "gif" ? gif_step(profile.fps) : 1;
    for (int n = 0; n < segment.frames; ++n) {
        if (stop.stop_requested()) throw base::Failure{base::Trouble::cancelled, "Stopped."};
        if (n % step == 0) painter.paint(n, frame), encoder->put(frame, n);
        if (on_frame) on_frame();
    }
    auto encoded = encoder->finish();
    encoded.frames = segment.frames;
    return encoded;
}

media::Picture compose(const timeline::Segment& segment, int n, int width, int height, int fps) {
    Planes frame(width, height);
    SegmentPainter(segment, width, height, fps).paint(n, frame);
    return picture_from(frame);
}

}  // namespace frames
