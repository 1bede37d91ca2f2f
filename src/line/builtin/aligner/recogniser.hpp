// SPDX-License-Identifier: MIT
// What an ear trained on people hears: a measure of how well a voice is understood.
#pragma once
#include "builtin/aligner/sphinx.hpp"

namespace builtin {

/// English, rough: 10 % of words wrong on the best of our voices, 17-28 % on people reading.
class Recogniser {
  public:
    Recogniser();
    /// Lower-case words.
    std::vector<std::string> recognise(const media::Sound& sound);

  private:
    Decoder decoder_;
};

/// Substitutions, insertions and deletions that turn one list of words into the other.
int word_errors(const std::vector<std::string>& said, const std::vector<std::string>& heard);

}  // namespace builtin
