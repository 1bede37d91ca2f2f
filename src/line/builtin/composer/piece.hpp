// SPDX-License-Identifier: MIT
// A piece of music as notes, before anybody plays it.
#pragma once
#include <vector>

namespace builtin::composer {

/// An instrument of the soundfont and its place in the room.
struct Part {
    int bank = 0;      ///< 128 is drums
    int program = 0;   ///< General MIDI, from 0
    int volume = 100;  ///< controller 7
    int pan = 64;      ///< controller 10, 64 is the middle
    int reverb = 40;   ///< controller 91
};

struct Note {
    int part = 0;
    double at_ms = 0;
    double for_ms = 0;
    int key = 60;
    int velocity = 64;
};

/// notes in any order; at most 16 parts.
struct Piece {
    std::vector<Part> parts;
    std::vector<Note> notes;
    double end_ms = 0;       ///< when the last chord is struck
    double duration_ms = 0;  ///< when all is quiet
};

}  // namespace builtin::composer
