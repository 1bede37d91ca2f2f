// SPDX-License-Identifier: MIT
// pocketsphinx 0.8 (Carnegie Mellon University, BSD): its public functions, owned.
#pragma once
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "media/sound.hpp"

struct ps_decoder_s;

namespace builtin {

/// Of acoustic model, dictionary and language model. Throws missing, naming the package.
std::filesystem::path sphinx_model();

struct FreeDecoder {
    void operator()(ps_decoder_s* decoder) const;
};
using Decoder = std::unique_ptr<ps_decoder_s, FreeDecoder>;

/// 16 kHz, levelled, with so much faint noise before and after; the same bytes each time.
std::vector<short> sphinx_samples(const media::Sound& sound, double pad_seconds);

}  // namespace builtin
