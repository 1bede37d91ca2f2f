// SPDX-License-Identifier: MIT
// What an illustrated film costs from nothing, what an edit costs, and what nothing costs.
#pragma once
#include <filesystem>

#include "app/bench/bench.hpp"
#include "app/bench/report.hpp"

namespace app::bench {

/// illustrated-30 from a cold cache against encoding its frames alone; one word changed in 30 s and 60 s; nothing
/// changed.
void bench_film(const BenchOptions& options, const std::filesystem::path& scratch, Report& report);

}  // namespace app::bench
