// SPDX-License-Identifier: MIT
// Makes the art pack at set-up: the illustrations of an icon set, thinned, minimised and indexed.
#pragma once
#include <filesystem>
#include <string>
#include <string_view>

namespace builtin {

/// Reads icons.json of npm's @iconify-json/fluent-emoji, en/data.json of emojibase-data and our own art/overrides.txt,
/// and writes one pack file (at most 8 MB; illustrator/art_pack.hpp reads it). Same inputs, same bytes.
/// Throws missing or unreadable (an input), full (the pack would pass 8 MB).
void pack_art(const std::filesystem::path& icons_json, const std::filesystem::path& emojibase_data_json,
              const std::filesystem::path& overrides, const std::filesystem::path& pack);

/// Whether a piece of the icon set stays out: skin tones, keycaps, most clock faces, letters, mirrored doubles.
/// known: it has a label of its own in the emoji data.
bool left_out(std::string_view id, std::string_view stem_of_tone, bool known);

/// An SVG body with every id replaced by "<prefix><n>", so that several drawings share a page.
std::string with_short_ids(std::string_view body, std::string_view prefix);

}  // namespace builtin
