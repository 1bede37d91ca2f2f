// SPDX-License-Identifier: MIT
// A film as numbered pictures in a folder: film/00001.png, …
#pragma once
#include <filesystem>
#include <functional>
#include <stop_token>
#include <string>
#include <vector>

#include "base/files.hpp"
#include "frames/frames.hpp"

namespace build {

/// The folder appears whole or not at all; one that is there is replaced.
class Sequence {
  public:
    /// Throws exists when the folder is there and holds anything but numbered pictures.
    explicit Sequence(std::filesystem::path folder);
    /// Draws a segment's frames; `first` is its first frame's place in the film, from 0. From several threads at once.
    void draw(const timeline::Segment& segment, int first, const frames::Profile& profile, std::stop_token stop,
              const std::function<void()>& on_frame) const;
    void settle();

  private:
    std::filesystem::path folder_;
    base::TempFolder room_;
};

/// Whether a folder holds numbered pictures and nothing else, so that it may be replaced.
bool is_sequence(const std::filesystem::path& folder);

/// SHA-256 and size of what a build wrote: of a file's bytes, or of a sequence's pictures in order.
struct Weight {
    std::string sha256;
    std::int64_t bytes = 0;
};
Weight weigh(const std::filesystem::path& output);

}  // namespace build
