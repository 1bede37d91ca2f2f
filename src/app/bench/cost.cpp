// SPDX-License-Identifier: MIT
#include "app/bench/cost.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string_view>

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

double peak_memory_of(std::vector<std::string> arguments) {
    std::string set = arguments.front();
    arguments.front() = "autovideo";
    std::vector<char*> words;
    for (auto& word : arguments) words.push_back(word.data());
    words.push_back(nullptr);
    // Not fork: a child that has not yet called exec would count what this process has touched as its own.
    std::vector<char*> environment;
    for (char** entry = environ; *entry; ++entry)
        if (!std::string_view(*entry).starts_with(set.substr(0, set.find('=') + 1))) environment.push_back(*entry);
    environment.push_back(set.data());
    environment.push_back(nullptr);
    posix_spawn_file_actions_t silence;
    posix_spawn_file_actions_init(&silence);
    for (int stream : {1, 2}) posix_spawn_file_actions_addopen(&silence, stream, "/dev/null", O_WRONLY, 0);
    pid_t child = 0;
    int trouble = posix_spawn(&child, "/proc/self/exe", &silence, nullptr, words.data(), environment.data());
    posix_spawn_file_actions_destroy(&silence);
    rusage used{};
    int status = 0;
    if (trouble || ::wait4(child, &status, 0, &used) != child || status != 0)
        throw base::Failure{base::Trouble::internal, "The film whose memory was to be measured could not be made."};
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
