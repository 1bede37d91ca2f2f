// SPDX-License-Identifier: MIT
// The lowest layer: gradient and soft lights in float at an eighth of the size, scaled up and dithered, so that no
// bands show.
#pragma once
#include <array>
#include <optional>
#include <vector>

#include "frames/planes.hpp"
#include "stage/backgrounds/pattern.hpp"
#include "stage/scene.hpp"

namespace frames {

class Field {
  public:
    /// scale: frame pixels for a design pixel. The field must outlive this.
    Field(const stage::Field& field, int width, int height, double scale);

    /// Sets the time; before paint.
    void at(double ms);
    /// Both rows of the pair, within the span.
    void paint(Planes& onto, int pair, Span span);

  private:
    using Colour = std::array<float, 3>;
    Colour gradient(double along) const;
    void add_blobs(double ms);
    void to_nodes();
    void row(int plane, int y, Span span, std::uint8_t* to);

    const stage::Field& field_;
    int width_, height_, across_, down_;
    double scale_;
    std::optional<stage::LivingField> living_;
    bool moving_ = false, ready_ = false;
    std::vector<Colour> ground_, lit_;                ///< RGB at the nodes
    std::array<std::vector<std::int32_t>, 3> nodes_;  ///< Y, U, V times 256
    std::vector<std::int32_t> line_;
    std::vector<std::uint8_t> whole_;  ///< a row in whole cells
    Planes drawn_;                     ///< when nothing moves
};

}  // namespace frames
