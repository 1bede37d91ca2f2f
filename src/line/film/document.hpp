// SPDX-License-Identifier: MIT
// film.json on paper: read, checked, written, compared. Pure: text in, text out.
#pragma once
#include <string>
#include <string_view>
#include <vector>

#include "film/film.hpp"

namespace film {

/// Reads any released version and checks it whole. `name` stands in messages ("film.json").
/// Throws invalid: one message, a line for each error with its path ("lines[2].choices.shots[0].at_word: must be …").
Film read(std::string_view text, std::string_view name);

/// As people edit it: indented, members in a fixed order, ends with a newline.
std::string write(const Film& film);

/// Checks meaning: ids unique and present, words in range, values allowed. Throws invalid as read() does.
void check(const Film& film, std::string_view name);

/// JSON Schema of film.json.
std::string schema();

/// A script made a film: choices still to be made.
Film from_script(const script::Script& script, const Canvas& canvas, const Look& look, std::int64_t seed);

/// The line as the script room knows it.
script::Line as_line(const FilmLine& line);

/// What differs, in words: "line l3: text changed", one a row; empty when the films are equal.
std::vector<std::string> differences(const Film& before, const Film& after);

/// Design pixels of a canvas.
struct Size {
    int width, height;
};
Size design_size(Aspect aspect);
/// "9:16" <-> portrait and so on. Throws invalid, naming the allowed ones.
Aspect aspect_from(std::string_view words);
std::string_view words(Aspect aspect);

}  // namespace film
