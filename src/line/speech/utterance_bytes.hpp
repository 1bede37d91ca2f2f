// SPDX-License-Identifier: MIT
// An utterance as bytes: an artifact of the store, and what a voice cell answers.
#pragma once
#include <string>
#include <string_view>

#include "speech/utterance.hpp"

namespace speech {

/// "AVUT", version, then counts, texts and numbers, little endian; sound as float32. Equal utterances give equal bytes.
std::string pack(const Utterance& utterance);

/// Throws unreadable: not an utterance, another version, cut off, or out of bounds (10 minutes, 20 000 words, 1 MB of
/// text).
Utterance unpack(std::string_view bytes);

}  // namespace speech
