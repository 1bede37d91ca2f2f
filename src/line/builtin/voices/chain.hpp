// SPDX-License-Identifier: MIT
// What every voice goes through, as a voice in a studio does.
#pragma once
#include <vector>

namespace builtin {

/// 48 kHz mono in place: high-pass 70 Hz, gentle de-ess, 3:1 compression, presence, a little early room,
/// then a speech level of -20 dBFS with peaks below -1.5 dBFS. Length and times stay.
void voice_chain(std::vector<float>& samples);

}  // namespace builtin
