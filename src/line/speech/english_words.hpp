// SPDX-License-Identifier: MIT
// English: what is said for each caption word, with its neighbours in view.
#pragma once
#include "speech/normalise.hpp"

namespace speech {

std::vector<NormalWord> english_words(const std::vector<std::string>& captions, const Dictionary& dictionary);

}  // namespace speech
