// SPDX-License-Identifier: MIT
// A child process for code that may crash, hang or be lied to: jailed, asked by messages, with a deadline.
#pragma once
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>

namespace cell {

/// What a cell may use. It never has: network, new programs, ptrace, mounts, files larger than file_bytes.
struct Limits {
    std::uint64_t memory_bytes = std::uint64_t{2} << 30;  ///< address space
    std::chrono::seconds cpu{600};                        ///< for the cell's whole life; then it is started again
    std::uint64_t file_bytes = 0;                         ///< largest file it may write
    int open_files = 64;
    int processes = 64;  ///< threads of this user it may add to; root is not counted by the kernel
    std::uint64_t message_bytes = std::uint64_t{256} << 20;
    bool fresh = false;  ///< each request is answered by a fork of the child: none sees what another left behind
};

/// Answers one request. What it throws as base::Failure arrives at ask() as the same Failure.
using Handler = std::function<std::string(std::string_view request)>;
using Roles = std::map<std::string, Handler>;

/// How the child comes to be.
struct Program {
    std::filesystem::path path;  ///< started as `path cell ROLE`; empty: this executable
    Roles roles;  ///< not empty: no new program, a fork of this process answers (for tests; not where threads run)
};

class Cell {
  public:
    /// The child starts with the first ask().
    explicit Cell(std::string role, Limits limits = {}, Program program = {});
    ~Cell();
    Cell(const Cell&) = delete;
    Cell& operator=(const Cell&) = delete;

    /// One request at a time; other threads wait. A child that died is started again for the next request, once at most
    /// for this one when it had died before. what: names the work in the message: "line l3".
    /// Throws what the handler threw; timeout (child ended); internal ("The voice process died on line l3; …").
    std::string ask(std::string_view request, std::chrono::milliseconds deadline, std::string_view what = {});

    /// Process id of the living child, or 0.
    int process() const;

  private:
    struct Child;
    void start();
    void stop() noexcept;

    std::string role_;
    Limits limits_;
    Program program_;
    std::unique_ptr<Child> child_;
    std::mutex one_at_a_time_;
};

/// The child's side: `main` calls this for `cell ROLE` before it does anything else. Returns the exit code when the
/// parent hangs up.
int serve(const Roles& roles, const std::string& role);

}  // namespace cell
