// SPDX-License-Identifier: MIT
#include <algorithm>
#include <cmath>

#include "frames/kernels.hpp"
#include "frames/laid.hpp"

namespace frames {
namespace {

int even(double value) {
    return 2 * static_cast<int>(std::lround(value / 2));
}

/// Top left corner, shown part and size, all even and in frame pixels.
struct Window {
    int x, y;
    Span columns;
    int top, bottom;

    Window(const Place& place, int width, int height)
        : x(even(place.x - place.pivot_x)), y(even(place.y - place.pivot_y)) {
        columns = overlap({x + even(place.left), x + even(place.right)}, {0, width});
        top = std::max(0, y + even(place.top)), bottom = std::min(height, y + even(place.bottom));
    }
    Span across(int pair, Span raster_columns) const {
        if (2 * pair < top || 2 * pair >= bottom || raster_columns.empty()) return {};
        return overlap({raster_columns.left + x, raster_columns.right + x}, columns);
    }
};

class LaidStill : public Laid {
  public:
    LaidStill(const Still& still, const Place& place, int width, int height)
        : still_(still), window_(place, width, height), opacity_(place.opacity) {}

    Span drawn(int pair) const override { return across(pair, still_.drawn); }
    Span opaque(int pair) const override { return opacity_ == 256 ? across(pair, still_.opaque) : Span{}; }

    void draw(Planes& onto, int pair, Span piece, Span) override {
        int left = piece.left - window_.x, n = piece.right - piece.left, row = 2 * pair - window_.y;
        for (int k = 0; k < 2; ++k) {
            std::size_t at = static_cast<std::size_t>(row + k) * still_.width + left;
            blend(onto.row(0, 2 * pair + k) + piece.left, &still_.y[at], &still_.a[at], n);
        }
        std::size_t at = static_cast<std::size_t>(row / 2) * (still_.width / 2) + left / 2;
        blend(onto.row(1, pair) + piece.left / 2, &still_.u[at], &still_.c[at], n / 2);
        blend(onto.row(2, pair) + piece.left / 2, &still_.v[at], &still_.c[at], n / 2);
    }

  private:
    Span across(int pair, const std::vector<Span>& spans) const {
        int row = pair - window_.y / 2;
        if (row < 0 || row >= static_cast<int>(spans.size())) return {};
        return window_.across(pair, spans[static_cast<std::size_t>(row)]);
    }
    void blend(std::uint8_t* d, const std::uint8_t* s, const std::uint8_t* a, int n) {
        if (opacity_ == 256) return kernels::blend(d, s, a, n);
        faded_.assign(s, s + n);
        faded_.insert(faded_.end(), a, a + n);
        kernels::fade(faded_.data(), opacity_, 2 * n);
        kernels::blend(d, faded_.data(), faded_.data() + n, n);
    }

    const Still& still_;
    Window window_;
    int opacity_;
    std::vector<std::uint8_t> faded_;
};

class LaidPlanes : public Laid {
  public:
    LaidPlanes(const Planes& planes, const Place& place, int width, int height)
        : planes_(planes), window_(place, width, height), opacity_(place.opacity) {}

    Span drawn(int pair) const override {
        int row = pair - window_.y / 2;
        return row < 0 || row >= planes_.height() / 2 ? Span{} : window_.across(pair, {0, planes_.width()});
    }
    Span opaque(int pair) const override { return opacity_ == 256 ? drawn(pair) : Span{}; }

    void draw(Planes& onto, int pair, Span piece, Span) override {
        int left = piece.left - window_.x, n = piece.right - piece.left, row = 2 * pair - window_.y;
        for (int k = 0; k < 2; ++k) lay(onto.row(0, 2 * pair + k) + piece.left, planes_.row(0, row + k) + left, n);
        for (int plane = 1; plane < 3; ++plane)
            lay(onto.row(plane, pair) + piece.left / 2, planes_.row(plane, row / 2) + left / 2, n / 2);
    }

  private:
    void lay(std::uint8_t* d, const std::uint8_t* s, int n) const {
        if (opacity_ == 256)
            std::copy(s, s + n, d);
        else
            kernels::mix(d, d, s, opacity_, n);
    }

    const Planes& planes_;
    Window window_;
    int opacity_;
};

}  // namespace

std::unique_ptr<Laid> lay_still(const Still& still, const Place& place, int width, int height) {
    return std::make_unique<LaidStill>(still, place, width, height);
}

std::unique_ptr<Laid> lay_planes(const Planes& planes, const Place& place, int width, int height) {
    return std::make_unique<LaidPlanes>(planes, place, width, height);
}

}  // namespace frames
