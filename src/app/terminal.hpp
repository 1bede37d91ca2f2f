// SPDX-License-Identifier: MIT
// How a build is told to people: one line a step with bar, speed and ETA on a terminal, plain lines elsewhere, or JSON
// events.
#pragma once
#include <chrono>
#include <map>
#include <mutex>
#include <string>

#include "build/progress.hpp"

namespace app {

/// Talk goes to stderr; --json events, one a line, go to stdout. Honours NO_COLOR (https://no-color.org).
class Terminal : public build::Progress {
  public:
    enum class Form { bars, lines, json };
    static Form form_for(bool json);

    explicit Terminal(Form form) : form_(form) {}
    void begin(const std::string& step, std::int64_t total, const std::string& unit) override;
    void advance(const std::string& step, std::int64_t done, std::int64_t reused) override;
    void end(const std::string& step) override;
    void note(const std::string& words) override;

  private:
    using Clock = std::chrono::steady_clock;
    struct Running {
        std::int64_t total = 0, done = 0, reused = 0;
        std::string unit;
        Clock::time_point start, shown;
    };
    void show(const std::string& step, Running& running, bool last);
    std::string bar(const Running& running) const;

    Form form_;
    std::mutex guard_;
    std::map<std::string, Running> running_;
};

}  // namespace app
