// SPDX-License-Identifier: MIT
// What a piece of work costs: wall and processor seconds, children included.
#pragma once
#include <functional>
#include <string>

namespace app::bench {

struct Cost {
    double wall = 0;
    double cpu = 0;  ///< user and system
};

/// Runs the work once.
Cost cost_of(const std::function<void()>& work);

/// Largest resident size of this process so far, MB.
double peak_memory_mb();

/// Runs a command line by the shell, its talk thrown away. Throws internal when it fails.
void shell(const std::string& command);
/// The same, its output returned (stdout and stderr).
std::string shell_output(const std::string& command);
bool have(const std::string& program);

}  // namespace app::bench
