// SPDX-License-Identifier: MIT
// Scenes into planes: field, layers bottom to top, captions.
#pragma once
#include <memory>
#include <optional>
#include <vector>

#include "frames/field.hpp"
#include "frames/laid.hpp"
#include "frames/planes.hpp"
#include "frames/sprites.hpp"
#include "media/footage.hpp"
#include "stage/scene.hpp"

namespace frames {

/// One scene, drawn frame by frame on one thread; what is drawn depends on the frame number only, not on the order.
class Composer {
  public:
    /// The scene must outlive this. Frames have the scene's shape; width and height are even.
    Composer(const stage::Scene& scene, int width, int height, int fps);
    ~Composer();

    /// Field and layers; every pixel is written.
    void picture(int frame, Planes& onto);
    /// Captions and mark, over what is there.
    void overlay(int frame, Planes& onto);

  private:
    struct Actor;
    using Lays = std::vector<std::unique_ptr<Laid>>;

    void hire(const std::vector<stage::Layer>& layers, std::vector<Actor>& actors);
    std::unique_ptr<Laid> place(Actor& actor, double ms, bool camera);
    std::unique_ptr<Laid> place_clip(Actor& actor, double ms, Place place);
    void paint(Lays& lays, Field* field, Planes& onto);

    const stage::Scene& scene_;
    int width_, height_, fps_;
    double scale_;
    bool camera_moves_;
    Field field_;
    std::vector<Actor> layers_, overlay_;
};

}  // namespace frames
