// SPDX-License-Identifier: MIT
// What a piece of work costs: wall and processor seconds, children included.
#pragma once
#include <functional>
#include <string>
#include <vector>

namespace app::bench {

struct Cost {
    double wall = 0;
    double cpu = 0;  ///< user and system
};

/// Runs the work once.
Cost cost_of(const std::function<void()>& work);

/// Runs this program with other arguments (first what to set in its environment, NAME=value), its talk thrown away.
/// Returns its largest resident size, MB. Throws internal when it fails.
double peak_memory_of(std::vector<std::string> arguments);

/// Runs a command line by the shell, its talk thrown away. Throws internal when it fails.
void shell(const std::string& command);
/// The same, its output returned (stdout and stderr).
std::string shell_output(const std::string& command);
bool have(const std::string& program);

}  // namespace app::bench
