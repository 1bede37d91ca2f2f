// SPDX-License-Identifier: MIT
// Port speech::Aligner for English, by pocketsphinx: known words first, then the phones of the chosen pronunciations.
#pragma once
#include "builtin/aligner/sphinx.hpp"
#include "speech/aligner.hpp"

namespace builtin {

/// Not to be used from two threads at once; loads in some 0.1 s.
class SphinxAligner : public speech::Aligner {
  public:
    SphinxAligner();
    speech::Alignment align(const media::Sound& sound, const std::vector<std::string>& words) override;

  private:
    struct Piece;
    struct Step;
    std::string known(const std::string& word);
    std::vector<Piece> decode(const std::vector<short>& samples, const std::vector<Step>& steps);

    Decoder decoder_;
};

}  // namespace builtin
