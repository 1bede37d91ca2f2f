// SPDX-License-Identifier: MIT
// How far the music steps back while somebody speaks.
#pragma once
#include <cstddef>
#include <vector>

#include "score/score.hpp"

namespace score {

/// How far the music is down, frame by frame from the film's start: 0 in the open, 1 while spoken, gone down to over
/// the 150 ms before the first word, given back over 400 ms; stretches less than 700 ms apart are one, so that the
/// music does not pump.
class Ducking {
  public:
    explicit Ducking(std::vector<Mix::Spoken> spoken);
    float next();  ///< 0..1

  private:
    struct Stretch {
        std::ptrdiff_t start, end;
    };
    std::vector<Stretch> stretches_;
    std::size_t nearest_ = 0;
    std::ptrdiff_t frame_ = 0;
};

}  // namespace score
