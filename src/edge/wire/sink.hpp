// SPDX-License-Identifier: MIT
// Where the body of an upload goes, piece by piece, as it arrives.
#pragma once
#include <filesystem>
#include <string_view>

#include "base/files.hpp"

namespace wire {

/// Called by one thread at a time, of the plan's pool. Destroyed without finish() when the caller goes away midway.
class Sink {
  public:
    virtual ~Sink() = default;
    /// What it throws becomes the answer, and the connection is closed.
    virtual void take(std::string_view bytes) = 0;
    virtual void finish() {}
};

/// A body in a temporary file, gone with the object unless it is kept.
class Spool : public Sink {
  public:
    /// folder: on the disk where the file is to stay. Throws denied or full.
    explicit Spool(const std::filesystem::path& folder);
    ~Spool() override;
    Spool(const Spool&) = delete;
    Spool& operator=(const Spool&) = delete;
    void take(std::string_view bytes) override;
    void finish() override;
    const std::filesystem::path& path() const { return path_; }
    /// Moves it to its place, synced: whole or not at all.
    void keep_as(const std::filesystem::path& path);

  private:
    base::Unfinished unfinished_;
    std::filesystem::path path_;
    int file_ = -1;
};

}  // namespace wire
