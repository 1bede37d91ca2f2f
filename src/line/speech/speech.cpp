// SPDX-License-Identifier: MIT
#include "speech/utterance.hpp"
#include "speech/voice.hpp"
