// SPDX-License-Identifier: MIT
// Moving pictures: any video into our mezzanine, and frames out of it by number.
#pragma once
#include <array>
#include <chrono>
#include <filesystem>
#include <memory>

namespace media {

struct Mezzanine {
    int width = 0, height = 0, fps = 0, frames = 0;
};

/// Decodes any video (rotation, pixel shape, variable rate, more bits, other colours) into silent H.264 in MP4 at just
/// fps, BT.709 limited 4:2:0, an intra frame every half second and no B-frames: cheap to enter anywhere. Cover-cropped
/// to width:height about the centre, scaled down to it when larger, never up. Frames are taken at the middle of their
/// time. At most ten minutes are kept. Same input, same bytes. Throws missing, unreadable (damaged, cut short), invalid
/// (no video in it).
Mezzanine make_footage(const std::filesystem::path& from, const std::filesystem::path& to, int width, int height,
                       int fps);

/// The same for a jail, where nothing can be renamed or removed: written straight to `to`, which is left half made when
/// this throws. At most so many seconds are kept.
Mezzanine write_footage(const std::filesystem::path& from, const std::filesystem::path& to, int width, int height,
                        int fps, std::chrono::seconds most = std::chrono::minutes(10));

/// A reader of a mezzanine; each thread has its own. It decodes forward and enters the nearest intra frame only for a
/// frame behind it or more than a group ahead, so workers far apart never make each other seek.
class Footage {
  public:
    /// Throws missing or unreadable.
    explicit Footage(const std::filesystem::path& path);
    ~Footage();
    Footage(Footage&&) noexcept;
    Footage& operator=(Footage&&) noexcept;

    const Mezzanine& what() const;
    /// The frame shown at a time; after the end the last one, or from the start again.
    int frame_at(double ms, bool loop) const;
    /// Writes frame n (0 .. frames-1), cover-cropped and scaled, as yuv420p. Any order; forward is cheap.
    void read(int n, int width, int height, std::array<std::uint8_t*, 3> planes, std::array<int, 3> strides);

  private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace media
