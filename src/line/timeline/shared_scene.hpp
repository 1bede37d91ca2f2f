// SPDX-License-Identifier: MIT
// A scene held once, however many segments show it.
#pragma once
#include <memory>
#include <optional>
#include <utility>

#include "stage/scene.hpp"

namespace timeline {

/// A scene that never changes again, or none. Copies share it.
class SharedScene {
  public:
    SharedScene() = default;
    SharedScene(std::nullopt_t) {}
    SharedScene(stage::Scene scene) : scene_(std::make_shared<const stage::Scene>(std::move(scene))) {}

    explicit operator bool() const { return scene_ != nullptr; }
    const stage::Scene& operator*() const { return *scene_; }
    const stage::Scene* operator->() const { return scene_.get(); }
    operator const stage::Scene&() const { return *scene_; }

  private:
    std::shared_ptr<const stage::Scene> scene_;
};

}  // namespace timeline
