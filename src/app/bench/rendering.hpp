// SPDX-License-Identifier: MIT
// Segments rendered to a file as the product does it, and the same frames written raw for the yardsticks.
#pragma once
#include <filesystem>
#include <functional>
#include <vector>

#include "frames/frames.hpp"
#include "timeline/timeline.hpp"

namespace app::bench {

/// Encodes all segments on `workers` threads while the first job makes the soundtrack, then joins them.
/// Returns the bytes of the pictures.
std::int64_t render(const std::vector<timeline::Segment>& segments, const frames::Profile& profile,
                    const std::function<media::Sound()>& sound, int workers, const std::filesystem::path& out);

/// Every composed frame, yuv420p without padding, in film order.
void write_raw(const std::vector<timeline::Segment>& segments, const frames::Profile& profile,
               const std::filesystem::path& raw);

/// SSIM of the luma of an encoded film against the raw frames (ffmpeg's ssim filter).
double ssim_of(const std::filesystem::path& film, const std::filesystem::path& raw, const frames::Profile& profile);

}  // namespace app::bench
