// SPDX-License-Identifier: MIT
// The fonts a film may use: our own list of files, nothing else of the machine's.
#pragma once
#include <string>
#include <vector>

namespace stage {

/// One file of a Debian package, below /usr/share/fonts (or a folder in $AUTOVIDEO_FONTS).
struct FontFile {
    const char* package;
    const char* file;
};

/// Display, body and number face of a template; `heft` thickens strokes by this share of the size.
struct TypePair {
    const char* name;
    const char* display;  ///< Pango font description without size
    const char* body;
    const char* number;
    double display_heft = 0;
    bool capitals = false;  ///< the display face has capitals only
};

const std::vector<FontFile>& font_files();
const std::vector<TypePair>& type_pairs();
/// By name; an unknown or empty name is the first pair.
const TypePair& type_pair(const std::string& name);

/// Paths of the listed files found here, in list order. Throws missing, with the package to install, when a file of
/// the type pairs is absent; absent script fonts only narrow what can be written (text.hpp: missing_glyphs).
std::vector<std::string> found_fonts();

}  // namespace stage
