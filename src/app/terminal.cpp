// SPDX-License-Identifier: MIT
#include "app/terminal.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "base/bind.hpp"

namespace app {

namespace {

constexpr auto least_interval = std::chrono::milliseconds(250);  // at most four events a second

bool colours() {
    auto* off = std::getenv("NO_COLOR");
    return !(off && *off);
}

std::string label(const std::string& step) {
    static const std::map<std::string, std::string> labels = {{"script", "Script"}, {"media", "Media"},
                                                              {"speech", "Voice"},  {"pictures", "Pictures"},
                                                              {"frames", "Film"},   {"file", "File"}};
    auto it = labels.find(step);
    return it == labels.end() ? step : it->second;
}

std::string seconds(double value) {
    return value < 60 ? fmt::format("{:.1f} s", value)
                      : fmt::format("{}:{:02}", static_cast<int>(value) / 60, static_cast<int>(value) % 60);
}

}  // namespace

Terminal::Form Terminal::form_for(bool json) {
    if (json) return Form::json;
    return ::isatty(STDERR_FILENO) && std::string_view(std::getenv("TERM") ? std::getenv("TERM") : "") != "dumb"
               ? Form::bars
               : Form::lines;
}

void Terminal::begin(const std::string& step, std::int64_t total, const std::string& unit) {
    std::lock_guard lock(guard_);
    auto& running = running_[step] = {total, 0, 0, unit, Clock::now(), {}};
    show(step, running, false);
}

void Terminal::advance(const std::string& step, std::int64_t done, std::int64_t reused) {
    std::lock_guard lock(guard_);
    auto& running = running_[step];
    running.done = std::max(running.done, done);
    running.reused = std::max(running.reused, reused);
    if (Clock::now() - running.shown >= least_interval) show(step, running, false);
}

void Terminal::end(const std::string& step) {
    std::lock_guard lock(guard_);
    show(step, running_[step], true);
}

void Terminal::note(const std::string& words) {
    std::lock_guard lock(guard_);
    if (form_ == Form::json)
        std::puts(base::json::serialize(base::json::value{{"event", "note"}, {"message", words}}).c_str());
    else
        fmt::print(stderr, "{}Note: {}\n", form_ == Form::bars ? "\r\033[K" : "", words);
}

std::string Terminal::bar(const Running& running) const {
    constexpr int width = 24;
    auto full = running.total > 0 ? static_cast<int>(running.done * width / running.total) : width;
    std::string drawn;
    for (int i = 0; i < width; ++i) drawn += i < full ? "━" : "─";
    return colours() ? "\033[36m" + drawn + "\033[0m" : drawn;
}

void Terminal::show(const std::string& step, Running& running, bool last) {
    running.shown = Clock::now();
    auto passed = std::chrono::duration<double>(running.shown - running.start).count();
    if (form_ == Form::json) {
        base::json::object event{{"event", last ? "done" : "progress"},
                                 {"step", step},
                                 {"seconds", static_cast<std::int64_t>(passed * 1000) / 1000.0}};
        if (running.total)
            event["done"] = running.done, event["total"] = running.total, event["reused"] = running.reused,
            event["unit"] = running.unit;
        std::puts(base::json::serialize(event).c_str());
        std::fflush(stdout);
        return;
    }
    if (form_ == Form::lines && !last) return;
    std::string line = fmt::format("{:<9}", label(step));
    if (last) {
        line += fmt::format("{:>8}", seconds(passed));
        if (running.total) line += fmt::format("  {} {}", running.total, running.unit);
        if (running.reused) line += fmt::format(", {} unchanged", running.reused);
    } else if (running.total) {
        auto fresh = running.done - running.reused;
        auto rate = passed > 0.5 ? static_cast<double>(fresh) / passed : 0;
        line += bar(running) + fmt::format(" {}/{} {}", running.done, running.total, running.unit);
        if (rate > 0)
            line += fmt::format("  {:.0f}/s  ETA {}", rate,
                                seconds(static_cast<double>(running.total - running.done) / rate));
    }
    fmt::print(stderr, "{}{}{}", form_ == Form::bars ? "\r\033[K" : "", line, last || form_ == Form::lines ? "\n" : "");
    std::fflush(stderr);
}

}  // namespace app
