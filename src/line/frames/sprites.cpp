// SPDX-License-Identifier: MIT
#include "frames/sprites.hpp"

#include <bit>
#include <cmath>

#include "base/bind.hpp"
#include "base/failure.hpp"
#include "base/hash.hpp"
#include "frames/vector.hpp"
#include "stage/text.hpp"

namespace frames {
namespace {

std::string key_of(const stage::Sprite& sprite, double scale, std::string_view kind) {
    // Sizes by their bits: two that are nearly the same must not stand in for each other, or the bytes of a film would
    // depend on what was drawn before it.
    auto bits = [](double value) { return std::bit_cast<std::int64_t>(value); };
    base::Hasher hasher;
    hasher.field(kind).number(bits(scale)).number(bits(sprite.width)).number(bits(sprite.height));
    hasher.field(sprite.svg).field(sprite.text ? base::canonical(*sprite.text) : "");
    // A picture enters by what it holds; by its path only when nobody hashed it.
    hasher.field(sprite.picture_content.empty() ? sprite.picture : sprite.picture_content);
    return hasher.hex();
}

template <class Raster>
std::pair<std::shared_ptr<const Drawn<Raster>>, std::size_t> drawn(const stage::Sprite& sprite, double scale,
                                                                   Raster (*make)(const media::Picture&)) {
    media::Picture picture = picture_of(sprite, scale);
    auto out = std::make_shared<Drawn<Raster>>();
    bool exact = !sprite.text;  // a text's raster has its own, rounded size
    out->width = exact ? sprite.width * scale : picture.width;
    out->height = exact ? sprite.height * scale : picture.height;
    out->raster = make(picture);
    std::size_t bytes = out->raster.bytes();
    return {std::move(out), bytes};
}

}  // namespace

media::Picture picture_of(const stage::Sprite& sprite, double scale) {
    if (sprite.text) return stage::draw_text(*sprite.text, scale);
    double width = sprite.width * scale, height = sprite.height * scale;
    if (!(width > 0) || !(height > 0) || (sprite.svg.empty() && sprite.picture.empty()))
        throw base::Failure{base::Trouble::invalid, "A layer has nothing to draw: it needs a shape and a size."};
    if (width > 16000 || height > 16000 || width * height > 64e6)
        throw base::Failure{base::Trouble::invalid,
                            "A layer is larger than 64 megapixels; make its size or scale smaller."};
    if (!sprite.svg.empty()) return draw_svg(sprite.svg, width, height);
    return media::covering(media::read_picture(sprite.picture), std::max(1, static_cast<int>(std::lround(width))),
                           std::max(1, static_cast<int>(std::lround(height))));
}

DrawnStill Sprites::still(const stage::Sprite& sprite, double scale) {
    return std::static_pointer_cast<const Drawn<Still>>(get(key_of(sprite, scale, "still"), [&] {
        auto [made, bytes] = drawn<Still>(sprite, scale, still_from);
        return Held{made, bytes};
    }));
}

DrawnPyramid Sprites::pyramid(const stage::Sprite& sprite, double scale) {
    return std::static_pointer_cast<const Drawn<Pyramid>>(get(key_of(sprite, scale, "pyramid"), [&] {
        auto [made, bytes] = drawn<Pyramid>(sprite, scale, pyramid_from);
        return Held{made, bytes};
    }));
}

std::shared_ptr<const void> Sprites::get(const std::string& key, const std::function<Held()>& draw) {
    std::promise<Held> promise;
    std::shared_future<Held> held;
    {
        std::lock_guard lock(mutex_);
        if (auto found = entries_.find(key); found != entries_.end()) {
            order_.splice(order_.begin(), order_, found->second.used);
            held = found->second.held;
        } else if (auto alive = dropped_.contains(key) ? dropped_.at(key).lock() : nullptr) {
            return alive;
        } else {
            order_.push_front(key);
            entries_[key] = Entry{promise.get_future().share(), 0, order_.begin()};
            ++drawings_;
        }
    }
    if (held.valid()) return held.get().drawn;
    try {
        Held made = draw();
        promise.set_value(made);
        std::lock_guard lock(mutex_);
        entries_.at(key).bytes = made.bytes;
        held_ += made.bytes;
        shrink();
        return made.drawn;
    } catch (...) {
        promise.set_exception(std::current_exception());
        std::lock_guard lock(mutex_);
        order_.erase(entries_.at(key).used);
        entries_.erase(key);
        throw;
    }
}

/// Drops the least recently used; whoever still draws with one keeps it alive.
void Sprites::shrink() {
    std::erase_if(dropped_, [](const auto& each) { return each.second.expired(); });
    for (auto last = order_.end(); held_ > most_ && last != order_.begin();) {
        --last;
        auto entry = entries_.find(*last);
        if (entry->second.bytes == 0 || last == order_.begin()) continue;
        held_ -= entry->second.bytes;
        dropped_[*last] = entry->second.held.get().drawn;
        entries_.erase(entry);
        last = order_.erase(last);
    }
}

std::size_t Sprites::bytes() const {
    std::lock_guard lock(mutex_);
    return held_;
}

std::size_t Sprites::drawings() const {
    std::lock_guard lock(mutex_);
    return drawings_;
}

Sprites& sprites() {
    static Sprites shared(std::size_t{64} << 20);
    return shared;
}

}  // namespace frames
