// SPDX-License-Identifier: MIT
// autovideo bench: what a film costs, as ratios within one run.
#pragma once
#include <string>

namespace app {

struct BenchOptions {
    std::string workload;  ///< folder of reel-30's inputs; empty: one is made from our own media
    std::string only;      ///< reel, profile, illustrated, edit, memory; empty: all
    int rounds = 3;
    bool json = false;
};

int measure(const BenchOptions& options);

}  // namespace app
