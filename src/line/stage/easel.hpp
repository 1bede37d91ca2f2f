// SPDX-License-Identifier: MIT
// What a layout works on: the shot, its inks and zones, and the tools to place art and words.
#pragma once
#include <string>
#include <vector>

#include "base/chance.hpp"
#include "stage/draw.hpp"
#include "stage/motion.hpp"
#include "stage/sets/set.hpp"
#include "stage/template.hpp"
#include "stage/text.hpp"

namespace stage {

/// How an illustration is placed: its visible part covers `width` at most, `height` at most; feet at (x, y).
struct ArtWish {
    float x = 540, feet = 1120;
    float width = 600, height = 600;
    bool standing = true;  ///< contact shadow
    bool halo = true;
    int at_ms = 0;  ///< when it enters
    float turn = 0;
    std::string name = "subject";
};

class Easel {
  public:
    Easel(const film::Film& film, const ShotInTime& in, const scenery::Painter& painter, const Palette& palette,
          const Template& look);

    const film::Film& film;
    const ShotInTime& in;
    const scenery::Painter& painter;
    const Palette& palette;
    const Template& look;
    Zones zones;
    base::Chance chance;
    Place place;
    Scene scene;
    int end = 0;    ///< of the shot, ms
    int begin = 0;  ///< when things start to enter: before 0 in the first shot, which must not open on an empty place

    /// A living background stands behind the whole film, in place of sets.
    bool lives() const;
    /// Nothing but a field of soft lights.
    bool plain() const { return !lives() && in.shot->set.empty(); }

    // Words.
    Text display(const std::string& words, float size) const;  ///< in the sky's ink
    Text body(const std::string& words, float size) const;
    Text digits(const std::string& words, float size) const;
    std::string cased(const std::string& words) const;  ///< capitals where the template wants them
    /// Adds words with their centre (align left: left edge) at (x, y): y is the middle of the line boxes.
    Layer& write(const std::string& name, const Text& text, float x, float y);

    // Art.
    bool has_art(std::size_t i) const { return i < in.shot->art.size() && !in.shot->art[i].empty(); }
    /// Halo, shadow and the art itself; returns the index of the art's layer in scene.layers.
    std::size_t stand(std::size_t art, const ArtWish& wish);
    /// A small picture by its centre, for rows and cards.
    Layer& show(const std::string& name, std::size_t art, float x, float y, float size);
    /// Hops, nods and swells of a layer (and its shadow beneath) on the stressed words; every half second something.
    void live(std::size_t layer, float size, int from_ms);

    // Shapes.
    Layer& draw(const std::string& name, const Svg& drawing, float x, float y);
    /// A card with a little floor of its own, for art and its label; all of it enters and leaves together.
    void card(const std::string& name, std::size_t art, const std::string& label, const Box& box, float turn, int at_ms,
              float from_x, float from_y);
    Layer& panel(const std::string& name, const Box& box, const Ink& fill, float radius, const Ink& rim = "");
    /// Little stars flying out from a point.
    void burst(int at_ms, float x, float y, float reach, int count = 10);
    void halo(float x, float y, float radius, int at_ms, int style);

    // Time.
    std::vector<int> stresses()
        const;  ///< starts of the stressed words (or of every other word), at least 350 ms apart
    int word_start(const std::string& part, int fallback) const;  ///< when a word holding `part` is spoken
    int share(double of) const { return static_cast<int>(end * of); }

    void finish();  ///< camera, foreground, leaving
    void keep(const Layer& layer) { scene.layers.push_back(layer); }

  private:
    void camera();
};

/// What a drawing shows, as a sprite; its size is the caller's. offset_ms: where footage starts.
void fill(Sprite& sprite, const scenery::Drawing& drawing, int offset_ms);

/// A figure's share of its sprite that is ink, by drawing it small; for feet, width and centre.
struct Inked {
    float left = 0, top = 0, right = 1, bottom = 1;
};
Inked inked(const scenery::Drawing& drawing);

}  // namespace stage
