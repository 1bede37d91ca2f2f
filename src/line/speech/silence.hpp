// SPDX-License-Identifier: MIT
// Long silences between words are cut; times move with the cut.
#pragma once
#include "speech/utterance.hpp"

namespace speech {

struct SilenceRule {
    int longer_than_ms = 600;  ///< gaps up to this stay as they are
    int keep_ms = 250;         ///< what stays of a longer one
    int crossfade_ms = 25;     ///< equal power, within the silence
    int head_ms = 50;          ///< silence kept before the first word and
    int tail_ms = 70;          ///< after the last, when there is more
};

/// Captions stay exact: words, phones and sound are cut at the same samples. Returns the milliseconds taken out.
/// An utterance without word times stays as it is.
int cut_silence(Utterance& utterance, const SilenceRule& rule = {});

/// Joins two sounds over so many samples at equal power; both must be at least that long.
std::vector<float> crossfaded(std::vector<float> first, const std::vector<float>& second, std::size_t overlap);

}  // namespace speech
