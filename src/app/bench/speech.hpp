// SPDX-License-Identifier: MIT
// How well the finished film is understood, and how true its captions are to what is heard.
#pragma once
#include <filesystem>

#include "app/bench/report.hpp"

namespace app::bench {

/// Twenty sentences (share/sentences.txt) made a film with music, its sound decoded from the finished file: word error
/// rate by the recogniser; the frames on which caption words light up against the forced aligner and the synthesizer.
void bench_speech(const std::filesystem::path& scratch, Report& report);

}  // namespace app::bench
