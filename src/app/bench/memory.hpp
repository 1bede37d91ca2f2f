// SPDX-License-Identifier: MIT
// What `make` takes of memory at most, for a short and a long film.
#pragma once
#include <filesystem>

#include "app/bench/report.hpp"

namespace app::bench {

/// Each film is made by a process of its own, with two workers and an empty cache.
void bench_memory(const std::filesystem::path& scratch, Report& report);

}  // namespace app::bench
