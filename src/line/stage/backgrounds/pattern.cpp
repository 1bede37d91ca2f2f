// SPDX-License-Identifier: MIT
#include "stage/backgrounds/pattern.hpp"

#include "base/chance.hpp"
#include "stage/backgrounds/background.hpp"
#include "stage/ink.hpp"
#include "stage/wave.hpp"

namespace stage {

namespace {

constexpr int lattice_side = 256;

struct Sines {
    static constexpr int steps = 2048;
    std::array<float, steps + 1> at;
    Sines() {
        for (int i = 0; i <= steps; ++i)
            at[static_cast<std::size_t>(i)] = static_cast<float>(sine_of_turns(static_cast<double>(i) / steps));
    }
};

/// Largest whole number below, without libm.
int floor_of(float value) {
    int whole = static_cast<int>(value);
    return value < static_cast<float>(whole) ? whole - 1 : whole;
}

Light light_of(const Ink& ink) {
    auto c = colour(ink);
    return {static_cast<float>(c.red), static_cast<float>(c.green), static_cast<float>(c.blue)};
}

}  // namespace

float swing(float turns) {
    static const Sines sines;
    float place = (turns - static_cast<float>(floor_of(turns))) * Sines::steps;
    int step = static_cast<int>(place);
    if (step >= Sines::steps) step = Sines::steps - 1;
    float rest = place - static_cast<float>(step);
    float a = sines.at[static_cast<std::size_t>(step)], b = sines.at[static_cast<std::size_t>(step) + 1];
    return a + (b - a) * rest;
}

Noise::Noise(std::uint64_t seed) : lattice_(lattice_side * lattice_side) {
    base::Chance chance(seed);
    for (auto& value : lattice_) value = static_cast<float>(chance.unit());
}

float Noise::at(float x, float y) const {
    int left = floor_of(x), top = floor_of(y);
    float u = x - static_cast<float>(left), v = y - static_cast<float>(top);
    u = u * u * (3 - 2 * u), v = v * v * (3 - 2 * v);
    auto value = [&](int column, int row) {
        return lattice_[static_cast<std::size_t>((row & 255) * lattice_side + (column & 255))];
    };
    float a = value(left, top), b = value(left + 1, top), c = value(left, top + 1), d = value(left + 1, top + 1);
    float upper = a + (b - a) * u, lower = c + (d - c) * u;
    return upper + (lower - upper) * v;
}

float Noise::cloud(float x, float y) const {
    // Each octave is turned against the one before: a lattice's own directions would show.
    float x2 = 1.68f * x - 1.26f * y + 17, y2 = 1.26f * x + 1.68f * y + 5;
    float x3 = 1.68f * x2 - 1.26f * y2 + 3, y3 = 1.26f * x2 + 1.68f * y2 + 71;
    return at(x, y) * 0.54f + at(x2, y2) * 0.29f + at(x3, y3) * 0.17f;
}

LivingField::LivingField(const Living& living, double width, double height)
    : strength_(living.strength),
      calm_from_(living.calm_from / 1080),
      calm_to_(living.calm_to / 1080),
      from_ms_(living.from_ms) {
    Dye dye{.spread = {static_cast<float>(width / 1080), static_cast<float>(height / 1080)},
            .seed = static_cast<std::uint64_t>(living.seed)};
    for (std::size_t i = 0; i < dye.inks.size(); ++i)
        if (i < living.inks.size()) dye.inks[i] = light_of(living.inks[i]);
    pattern_ = background(living.pattern).pattern(dye);
}

LivingField::~LivingField() = default;

void LivingField::paint(double ms, double step, int across, int down, std::vector<Light>& onto) {
    pattern_->at((ms + from_ms_) / 1000);
    auto unit = static_cast<float>(step / 1080);
    auto* light = onto.data();
    constexpr float edge = 0.14f;
    for (int row = 0; row < down; ++row) {
        float y = static_cast<float>(row) * unit;
        float calm = rise(calm_from_ - edge, calm_from_, y) * rise(calm_to_ + edge, calm_to_, y);
        float strength = 1 + (strength_ - 1) * calm;
        for (int column = 0; column < across; ++column, ++light)
            pattern_->shade(static_cast<float>(column) * unit, y, strength, *light);
    }
}

}  // namespace stage
