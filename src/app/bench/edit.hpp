// SPDX-License-Identifier: MIT
// What an illustrated film costs from nothing, what an edit costs, and what nothing costs.
#pragma once
#include <filesystem>

#include "app/bench/bench.hpp"
#include "app/bench/report.hpp"
#include "app/house.hpp"

namespace app::bench {

/// illustrated-30 (tests/films/, a film with every layout) from a cold cache against encoding its frames alone.
void bench_illustrated(House& house, const BenchOptions& options, const std::filesystem::path& scratch, Report& report);
/// One word changed in a film of 30 s and in one of 60 s; nothing changed.
void bench_edits(House& house, const std::filesystem::path& scratch, Report& report);

/// Twelve seconds of a drawn film as footage, 1280x720 like the others, hardly compressed.
void draw_footage(House& house, const std::filesystem::path& scratch, const std::filesystem::path& to);

}  // namespace app::bench
