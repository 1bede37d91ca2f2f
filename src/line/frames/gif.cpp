// SPDX-License-Identifier: MIT
#include "frames/gif.hpp"

#include <algorithm>

#include "frames/palette.hpp"
#include "frames/segment_painter.hpp"

namespace frames {
namespace {

constexpr std::size_t most_held = 64;    ///< frames that share a palette: some 40 MB while they wait
constexpr std::uint8_t as_before = 255;  ///< the transparent colour: what was there stays
constexpr int dither_reach = 12;

std::string little(int value) {
    return {static_cast<char>(value & 255), static_cast<char>(value >> 8 & 255)};
}

/// Bayer's 8 x 8, 0..63: still patterns where the picture is still.
int bayer(int x, int y) {
    int value = 0;
    for (int bit = 0, mixed = x ^ y; bit < 3; ++bit) value = value << 2 | (mixed >> bit & 1) << 1 | (y >> bit & 1);
    return value;
}

class GifEncoder : public Encoder {
  public:
    explicit GifEncoder(const Profile& profile) : width_(profile.width), height_(profile.height) {
        out_.head = "GIF89a" + little(width_) + little(height_) + std::string("\x70\0\0", 3);
        out_.head += std::string("\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0", 19);
    }

    void put(const Planes& frame, std::int64_t pts) override {
        Planes copy(width_, height_);
        copy.copy_from(frame);
        held_.emplace_back(pts, std::move(copy));
        if (held_.size() == most_held) flush();
    }

    /// `frames` is set by who knows how long the segment is.
    Encoded finish() override {
        flush();
        return std::move(out_);
    }

  private:
    void flush() {
        if (held_.empty()) return;
        ColourCount count;
        for (std::size_t i = 0; i < held_.size(); i += 4) count.add(picture_from(held_[i].second));
        Nearest nearest(count.palette(as_before));
        std::string table;
        for (const auto& colour : nearest.palette()) table.append(colour.begin(), colour.end());
        table.resize(256 * 3);
        for (const auto& [pts, planes] : held_) draw(picture_from(planes), pts, nearest, table);
        held_.clear();
    }

    void draw(const media::Picture& picture, std::int64_t pts, Nearest& nearest, const std::string& table) {
        bool whole = shown_.empty();
        shown_.resize(static_cast<std::size_t>(width_) * height_);
        std::vector<std::uint8_t> pixels(shown_.size());
        int left = width_, top = height_, right = 0, bottom = 0;
        for (int y = 0; y < height_; ++y)
            for (int x = 0; x < width_; ++x) {
                auto i = static_cast<std::size_t>(y) * width_ + x;
                int push = ((2 * bayer(x & 7, y & 7) - 63) * dither_reach) / 128;
                auto lit = [&](int c) { return std::clamp(picture.rgba[i * 4 + c] + push, 0, 255); };
                auto index = nearest.at(lit(0), lit(1), lit(2));
                const auto& colour = nearest.palette()[index];
                bool same = !whole && shown_[i] == colour;
                pixels[i] = same ? as_before : index;
                if (same) continue;
                shown_[i] = colour;
                left = std::min(left, x), top = std::min(top, y), right = std::max(right, x + 1),
                bottom = std::max(bottom, y + 1);
            }
        if (right == 0) return;
        std::vector<std::uint8_t> part;
        for (int y = top; y < bottom; ++y)
            part.insert(part.end(), pixels.begin() + static_cast<std::ptrdiff_t>(y) * width_ + left,
                        pixels.begin() + static_cast<std::ptrdiff_t>(y) * width_ + right);
        std::string bytes("\x21\xf9\x04\x05\0\0\xff\0", 8);  // leave in place; 255 is transparent
        bytes += '\x2c' + little(left) + little(top) + little(right - left) + little(bottom - top) + '\x87';
        out_.packets.push_back({.pts = pts, .dts = pts, .key = whole, .bytes = bytes + table + lzw(part)});
    }

    int width_, height_;
    std::vector<std::pair<std::int64_t, Planes>> held_;
    std::vector<Colour> shown_;
    Encoded out_;
};

}  // namespace

int gif_step(int fps) {
    return std::max(1, (fps + 14) / 15);
}

std::unique_ptr<Encoder> gif_encoder(const Profile& profile) {
    return std::make_unique<GifEncoder>(profile);
}

std::string gif_file(const std::vector<Encoded>& segments, const Profile& profile) {
    std::vector<std::pair<std::int64_t, const Packet*>> packets;
    std::int64_t start = 0;
    for (const auto& segment : segments) {
        for (const auto& packet : segment.packets) packets.emplace_back(start + packet.pts, &packet);
        start += segment.frames;
    }
    auto hundredths = [&](std::int64_t frame) { return (frame * 100 + profile.fps / 2) / profile.fps; };
    std::string out = segments.front().head;
    for (std::size_t i = 0; i < packets.size(); ++i) {
        auto next = i + 1 < packets.size() ? packets[i + 1].first : start;
        auto bytes = packets[i].second->bytes;
        bytes.replace(
            4, 2,
            little(static_cast<int>(std::min<std::int64_t>(65535, hundredths(next) - hundredths(packets[i].first)))));
        out += bytes;
    }
    return out + '\x3b';
}

}  // namespace frames
