// SPDX-License-Identifier: MIT
#include "app/bench/cost.hpp"

#include <sys/resource.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include "base/failure.hpp"

namespace app::bench {

namespace {

double seconds(const timeval& time) {
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) * 1e-6;
}

double cpu_so_far() {
    double sum = 0;
    for (int who : {RUSAGE_SELF, RUSAGE_CHILDREN}) {
        rusage used{};
        getrusage(who, &used);
        sum += seconds(used.ru_utime) + seconds(used.ru_stime);
    }
    return sum;
}

}  // namespace

Cost cost_of(const std::function<void()>& work) {
    auto cpu = cpu_so_far();
    auto start = std::chrono::steady_clock::now();
    work();
    return {std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count(), cpu_so_far() - cpu};
}

double peak_memory_mb() {
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return static_cast<double>(used.ru_maxrss) / 1024;
}

void shell(const std::string& command) {
    if (std::system((command + " >/dev/null 2>&1").c_str()) != 0)
        throw base::Failure{base::Trouble::internal, "This command failed: " + command};
}

std::string shell_output(const std::string& command) {
    std::string out;
    auto* pipe = ::popen((command + " 2>&1").c_str(), "r");
    if (!pipe) throw base::Failure{base::Trouble::internal, "Cannot run " + command};
    std::array<char, 4096> piece;
    while (auto got = std::fread(piece.data(), 1, piece.size(), pipe)) out.append(piece.data(), got);
    ::pclose(pipe);
    return out;
}

bool have(const std::string& program) {
    return std::system(("command -v " + program + " >/dev/null 2>&1").c_str()) == 0;
}

}  // namespace app::bench
