// SPDX-License-Identifier: MIT
#include "app/bench/memory.hpp"

#include <fmt/format.h>

#include "app/bench/cost.hpp"
#include "base/files.hpp"

namespace app::bench {

namespace {

namespace fs = std::filesystem;

/// Ten minutes of talk, no two sentences alike, so that nothing is found in the cache.
std::string long_talk() {
    constexpr const char* things[] = {"river", "mountain", "forest", "city", "ocean", "desert", "garden", "planet"};
    constexpr const char* doings[] = {"changes a little every single day", "was here long before any of us came",
                                      "holds more life than you would think", "looks quite different from above"};
    std::string out;
    for (int i = 1; i <= 150; ++i)
        out += fmt::format("Story number {}: the {} {}.\n", i, things[i % 8], doings[i / 8 % 4]);
    return out;
}

}  // namespace

void bench_memory(const fs::path& scratch, Report& report) {
    auto peak = [&](std::vector<std::string> what, const char* name) {
        std::vector<std::string> arguments{"AUTOVIDEO_CACHE=" + (scratch / "memory").string(), "make"};
        arguments.insert(arguments.end(), what.begin(), what.end());
        for (auto more : {"--workers", "2", "--force", "-o"}) arguments.push_back(more);
        arguments.push_back((scratch / "memory.mp4").string());
        auto used = peak_memory_of(arguments);
        report.add({name, used, 800, 500, false, "MB, largest resident size of the process"});
        fs::remove_all(scratch / "memory");
    };
    peak({"Why do volcanoes erupt?", "--length", "30s"}, "peak memory of make, 30 s");
    base::write_file(scratch / "talk.txt", long_talk());
    peak({"--script", (scratch / "talk.txt").string()}, "peak memory of make, 10 min");
}

}  // namespace app::bench
