// SPDX-License-Identifier: MIT
#include "frames/segment_painter.hpp"

#include <algorithm>

#include "frames/transition.hpp"

namespace frames {

SegmentPainter::SegmentPainter(const timeline::Segment& segment, int width, int height, int fps)
    : segment_(segment), scene_(segment.scene, width, height, fps) {
    if (!segment.before) return;
    before_.emplace(*segment.before, width, height, fps);
    from_ = Planes(width, height), to_ = Planes(width, height);
}

void SegmentPainter::paint(int n, Planes& onto) {
    if (before_) {
        before_->picture(segment_.before_first + n, from_);
        scene_.picture(segment_.first + n, to_);
        mix_transition(segment_.transition, from_, to_, n, segment_.frames, onto);
    } else {
        scene_.picture(segment_.first + n, onto);
    }
    scene_.overlay(segment_.first + n, onto);
}

media::Picture picture_from(const Planes& planes) {
    int width = planes.width(), height = planes.height();
    media::Picture out{width, height, std::vector<std::uint8_t>(static_cast<std::size_t>(width) * height * 4)};
    auto chroma = [&](int plane, int x, int y) {  // quarters vertically, halves across: sums to 8
        int near = y / 2, other = std::clamp(near + (y & 1 ? 1 : -1), 0, height / 2 - 1);
        int left = x / 2, right = std::min(width / 2 - 1, (x + 1) / 2);
        auto across = [&](int row) { return planes.row(plane, row)[left] + planes.row(plane, row)[right]; };
        return 3 * across(near) + across(other) - 128 * 8;
    };
    auto byte = [](int value) { return static_cast<std::uint8_t>(std::clamp((value + 32768) >> 16, 0, 255)); };
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            // BT.709 limited, times 65536: 255/219, and 255/224 times 1.5748, 0.1873, 0.4681, 1.8556; chroma is
            // times 8.
            int luma = (planes.row(0, y)[x] - 16) * 76309, u = chroma(1, x, y), v = chroma(2, x, y);
            std::uint8_t* to = &out.rgba[(static_cast<std::size_t>(y) * width + x) * 4];
            to[0] = byte(luma + v * 14686), to[1] = byte(luma - u * 1747 - v * 4366), to[2] = byte(luma + u * 17304),
            to[3] = 255;
        }
    return out;
}

}  // namespace frames
