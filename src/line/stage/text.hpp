// SPDX-License-Identifier: MIT
// Words as pictures: Pango and Cairo with a private fontconfig that sees our listed files only.
#pragma once
#include <string>
#include <vector>

#include "media/picture.hpp"
#include "stage/scene.hpp"

namespace stage {

/// Stands between two words without a space (U+200B): a line may break there and nowhere within them.
inline constexpr const char* no_space = "\xE2\x80\x8B";

/// Text::face may name a type pair after a dot: "display.tall"; without one, the first pair.
struct TextSize {
    float width = 0;  ///< of the sprite, padding for outline, shadow and box included
    float height = 0;
    float ink_width = 0;   ///< of the words alone
    float ink_height = 0;  ///< line boxes alone: from above the capitals to below the descenders
    int lines = 0;
    float pad = 0;       ///< left and top of the words within the sprite
    float baseline = 0;  ///< of the first line, from the sprite's top
};

/// A box of one word, in design pixels from the sprite's top left.
struct WordBox {
    float x = 0, y = 0, width = 0, height = 0;
};

/// Words of scripts without spaces set apart by no_space; else the text as it is.
std::string set_apart(const std::string& text, const std::string& language);

/// The words of a text, by spaces and no_space; joined: nothing stands before it.
struct Piece {
    std::string text;
    bool joined = false;
};
std::vector<Piece> pieces_of(const std::string& text);

/// At scale 1. Safe from any thread.
TextSize measure(const Text& text);
std::vector<WordBox> word_boxes(const Text& text);

/// ceil(width * scale) x ceil(height * scale) pixels. Safe from any thread. Throws unsupported when a character has no
/// font.
media::Picture draw_text(const Text& text, double scale);

/// Characters no listed font can draw; empty when all is well.
std::string missing_glyphs(const Text& text);

/// Largest size at most `text.size` (steps of 2 px, at least `least`) at which no line is wider than max_width, no
/// word is broken, and there are at most `lines` lines no higher than `height` together (0: any).
Text fitted(Text text, float max_width, int lines, float height = 0, float least = 28);

/// Names and versions of everything that shapes the pixels, font files by content: for keys.
std::string text_engine();

}  // namespace stage
