// SPDX-License-Identifier: MIT
#include "frames/composer.hpp"

#include <algorithm>
#include <cmath>

#include "frames/motion.hpp"

namespace frames {

/// A layer and what was drawn for it so far.
struct Composer::Actor {
    const stage::Layer* layer = nullptr;
    bool still = false;       ///< never moves: sharp, at even positions
    double raster_scale = 1;  ///< raster pixels for a design pixel: the largest it is shown at
    DrawnStill drawn_still;
    DrawnPyramid drawn_pyramid;
    std::unique_ptr<media::Footage> footage;
    int footage_frame = -1;
    Planes footage_planes;
    Pyramid footage_pyramid;
};

Composer::Composer(const stage::Scene& scene, int width, int height, int fps)
    : scene_(scene),
      width_(width),
      height_(height),
      fps_(fps),
      scale_(static_cast<double>(width) / scene.width),
      camera_moves_(moves(scene.camera.x) || moves(scene.camera.y) || moves(scene.camera.zoom)),
      field_(scene.field, width, height, static_cast<double>(width) / scene.width) {
    hire(scene.layers, layers_);
    hire(scene.overlay, overlay_);
}

Composer::~Composer() = default;

void Composer::hire(const std::vector<stage::Layer>& layers, std::vector<Actor>& actors) {
    bool fixed = &layers == &scene_.overlay;
    for (const auto& layer : layers) {
        Actor& actor = actors.emplace_back();
        actor.layer = &layer;
        double depth = fixed ? 0 : layer.depth;
        actor.still = !moves(layer.x) && !moves(layer.y) && !moves(layer.scale) && !moves(layer.turn) &&
                      most(layer.turn) == 0 && (depth == 0 || !camera_moves_);
        double largest = most(layer.scale) * (1 + (most(scene_.camera.zoom) - 1) * depth);
        double area = static_cast<double>(layer.sprite.width) * layer.sprite.height * scale_ * scale_;
        double limit = std::min(3.0, area > 0 ? std::sqrt(24e6 / area) : 3.0);
        // A still layer is drawn at just its size; for a moving one a raster of more than 24 megapixels is not worth
        // it.
        if (!actor.still) largest = std::clamp(largest, 1.0 / 64, limit);
        actor.raster_scale = scale_ * std::max(largest, 1e-4);
    }
}

namespace {

/// The part of a raster shown, given how much of it is revealed and from where.
void reveal(Place& place, const stage::Layer& layer, double ms, double width, double height) {
    double shown = std::clamp<double>(stage::at(layer.reveal, ms), 0, 1);
    if (shown >= 1) return;
    double border = raster_border;
    if (layer.reveal_from == "right")
        place.left = border + width * (1 - shown);
    else if (layer.reveal_from == "top")
        place.bottom = border + height * shown;
    else if (layer.reveal_from == "bottom")
        place.top = border + height * (1 - shown);
    else
        place.right = border + width * shown;
    if (shown <= 0) place.right = place.left, place.bottom = place.top;
}

double almost_one(double scale) {
    return scale > 1 - 1e-5 && scale < 1 + 1e-5 ? 1 : scale;
}

}  // namespace

std::unique_ptr<Laid> Composer::place(Actor& actor, double ms, bool camera) {
    const auto& layer = *actor.layer;
    if (ms < layer.from_ms || ms >= layer.to_ms) return nullptr;
    Place place;
    place.opacity = static_cast<int>(std::clamp(stage::at(layer.opacity, ms), 0.0f, 1.0f) * 256 + 0.5f);
    double size = stage::at(layer.scale, ms);
    if (place.opacity == 0 || !(size > 1e-3)) return nullptr;
    double x = stage::at(layer.x, ms), y = stage::at(layer.y, ms), depth = camera ? layer.depth : 0;
    double grow = 1 + (stage::at(scene_.camera.zoom, ms) - 1) * depth;
    if (!(grow > 1e-3)) return nullptr;
    double middle_x = scene_.width / 2.0, middle_y = scene_.height / 2.0;
    place.x = (middle_x + (x - middle_x - stage::at(scene_.camera.x, ms) * depth) * grow) * scale_;
    place.y = (middle_y + (y - middle_y - stage::at(scene_.camera.y, ms) * depth) * grow) * scale_;
    place.scale = almost_one(size * grow * scale_ / actor.raster_scale);
    place.turn = stage::at(layer.turn, ms);
    if (layer.sprite.clip) return place_clip(actor, ms, place);

    auto fill = [&](const auto& drawn) {
        place.pivot_x = raster_border + layer.pivot_x * drawn.width;
        place.pivot_y = raster_border + layer.pivot_y * drawn.height;
        place.right = drawn.width + 2 * raster_border, place.bottom = drawn.height + 2 * raster_border;
        reveal(place, layer, ms, drawn.width, drawn.height);
        return place.left < place.right && place.top < place.bottom;
    };
    if (actor.still) {
        if (!actor.drawn_still) actor.drawn_still = sprites().still(layer.sprite, actor.raster_scale);
        if (!fill(*actor.drawn_still)) return nullptr;
        return lay_still(actor.drawn_still->raster, place, width_, height_);
    }
    if (!actor.drawn_pyramid) actor.drawn_pyramid = sprites().pyramid(layer.sprite, actor.raster_scale);
    if (!fill(*actor.drawn_pyramid)) return nullptr;
    return lay_moving(actor.drawn_pyramid->raster, place, width_, height_);
}

std::unique_ptr<Laid> Composer::place_clip(Actor& actor, double ms, Place place) {
    const auto& layer = *actor.layer;
    const auto& clip = *layer.sprite.clip;
    if (!actor.footage) {
        actor.footage = std::make_unique<media::Footage>(clip.file);
        auto even = [](double size) { return std::max(2, 2 * static_cast<int>(std::lround(size / 2))); };
        actor.footage_planes =
            Planes(even(layer.sprite.width * actor.raster_scale), even(layer.sprite.height * actor.raster_scale));
    }
    Planes& planes = actor.footage_planes;
    int frame = actor.footage->frame_at(ms + clip.offset_ms, clip.loop);
    if (frame != actor.footage_frame) {
        actor.footage->read(frame, planes.width(), planes.height(),
                            {planes.row(0, 0), planes.row(1, 0), planes.row(2, 0)},
                            {planes.stride(0), planes.stride(1), planes.stride(2)});
        if (!actor.still) load(planes, actor.footage_pyramid);
        actor.footage_frame = frame;
    }
    int border = actor.still ? 0 : raster_border;
    place.left = place.top = border;
    place.right = planes.width() + border, place.bottom = planes.height() + border;
    place.pivot_x = border + layer.pivot_x * planes.width(), place.pivot_y = border + layer.pivot_y * planes.height();
    if (actor.still) return lay_planes(planes, place, width_, height_);
    return lay_moving(actor.footage_pyramid, place, width_, height_);
}

/// Pair of rows by pair of rows, so that they stay in the cache; what lies under something opaque is left out.
void Composer::paint(Lays& lays, Field* field, Planes& onto) {
    struct Part {
        Span left, right, opaque;
    };
    std::vector<Part> parts(lays.size());
    for (int pair = 0; pair < height_ / 2; ++pair) {
        Span covered;  // of what lies above
        auto uncovered = [&](Span span) -> Part {
            if (overlap(span, covered).empty()) return {span, {}, {}};
            return {
                {span.left, std::min(span.right, covered.left)}, {std::max(span.left, covered.right), span.right}, {}};
        };
        for (std::size_t i = lays.size(); i-- > 0;) {
            parts[i] = uncovered(lays[i]->drawn(pair));
            Span opaque = parts[i].opaque = lays[i]->opaque(pair);
            if (opaque.empty()) continue;
            bool touch = !covered.empty() && opaque.left <= covered.right && covered.left <= opaque.right;
            if (covered.empty() || touch)
                covered = hull(covered, opaque);
            else if (opaque.right - opaque.left > covered.right - covered.left)
                covered = opaque;
        }
        if (field) {
            Part ground = uncovered({0, width_});
            if (!ground.left.empty()) field->paint(onto, pair, ground.left);
            if (!ground.right.empty()) field->paint(onto, pair, ground.right);
        }
        for (std::size_t i = 0; i < lays.size(); ++i) {
            if (!parts[i].left.empty()) lays[i]->draw(onto, pair, parts[i].left, parts[i].opaque);
            if (!parts[i].right.empty()) lays[i]->draw(onto, pair, parts[i].right, parts[i].opaque);
        }
    }
}

void Composer::picture(int frame, Planes& onto) {
    double ms = frame * 1000.0 / fps_;
    field_.at(ms);
    Lays lays;
    for (auto& actor : layers_)
        if (auto laid = place(actor, ms, true)) lays.push_back(std::move(laid));
    paint(lays, &field_, onto);
}

void Composer::overlay(int frame, Planes& onto) {
    double ms = frame * 1000.0 / fps_;
    Lays lays;
    for (auto& actor : overlay_)
        if (auto laid = place(actor, ms, false)) lays.push_back(std::move(laid));
    if (!lays.empty()) paint(lays, nullptr, onto);
}

}  // namespace frames
