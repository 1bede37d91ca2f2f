// SPDX-License-Identifier: MIT
// Port: who is told how far a build is. Called from several threads, one call at a time.
#pragma once
#include <cstdint>
#include <string>

namespace build {

class Progress {
  public:
    virtual ~Progress() = default;
    /// A step begins: "media", "speech", "pictures", "frames", "sound", "file". total: units of work; 0 when unknown.
    virtual void begin(const std::string& step, std::int64_t total, const std::string& unit) = 0;
    /// done never goes back. `reused` of them were found in the cache.
    virtual void advance(const std::string& step, std::int64_t done, std::int64_t reused) = 0;
    virtual void end(const std::string& step) = 0;
    /// Something the user should know: a fall-back, a missing font.
    virtual void note(const std::string& words) = 0;
};

}  // namespace build
