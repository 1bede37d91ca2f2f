// SPDX-License-Identifier: MIT
// Walls, floors and things that stand indoors, shared by the sets.
#pragma once
#include "stage/sets/set.hpp"

namespace stage {

std::string at(double x, double y);
/// A closed polygon.
std::string polygon(const std::vector<Point>& corners);

/// Inks of a house, from any palette: walls keep the sky's tones, since words stand on them.
struct Inside {
    Ink wall, wall_low;  ///< behind words, and where it meets the floor
    Ink trim;            ///< frames and sills, caught by the light
    Ink wood, wood_deep;
    Ink cloth, cloth_deep;
    Ink lamp;                 ///< warm light
    Ink rim;                  ///< thin lit edges, translucent
    std::vector<Ink> bright;  ///< small things: books, jars, cushions
    double unit;              ///< 1 for things drawn for a wall 1080 wide and 1020 high
};
/// Turns the field into a wall, and gives the inks.
Inside inside(Builder& builder);

/// A box with a soft gradient and a lit upper edge.
void block(Svg& sheet, const Inside& in, double x, double y, double w, double h, const Ink& ink, double round = 0);
/// A round light fading to nothing.
void shine(Svg& sheet, double x, double y, double rx, double ry, const Ink& ink, double alpha);

/// Wallpaper: 0 stripes, 1 panels, 2 dots, 3 tiles. Hardly seen behind words.
void paper(Builder& builder, const Inside& in, int kind, double bottom);
/// A floor of boards running to a point behind the subject, from the wall to the bottom edge.
void boards(Builder& builder, const Inside& in, const Ink& above, const Ink& below, int count);
/// A counter: its top where the subject stands, doors below. `stone`: a smooth top; else wood.
void counter(Builder& builder, const Inside& in, const Ink& top, const Ink& front, int doors);
/// A window with a view, a passing cloud and, if wanted, curtains that breathe. Centre (x, y) on the canvas.
enum class View { hills, town, sea };
void window(Builder& builder, const Inside& in, double x, double y, double w, double h, View view, bool curtains,
            bool arched);
/// A lamp on a cord from above, swinging; `drop` to its lower edge.
void pendant(Builder& builder, const Inside& in, double x, double drop, double size, int shape, int phase);
/// Three wisps rising from a point.
void steam(Builder& builder, double x, double y, double size, double depth, bool before);
/// Books standing on a base line, filling a width.
void books(Svg& sheet, const Inside& in, base::Chance& chance, double x, double base, double width, double height);
/// A plant in a pot, its foot at (x, y); leaves sway.
void pot_plant(Builder& builder, const Inside& in, double x, double y, double height, int kind, double depth,
               bool before = false);

}  // namespace stage
