// SPDX-License-Identifier: MIT
// The house built: the engines the app chose, each made when first asked for.
#pragma once
#include <filesystem>
#include <memory>
#include <stop_token>

#include "build/maker.hpp"
#include "scenery/painter.hpp"
#include "score/score.hpp"
#include "script/writer.hpp"
#include "speech/voice.hpp"
#include "store/artifacts.hpp"

namespace app {

class House {
  public:
    /// folder: the film's, whose pronounce.txt counts beside the user's own.
    explicit House(std::filesystem::path folder = {});
    ~House();

    script::Writer& writer();
    speech::Speaker& speaker();
    const scenery::Painter& painter();
    score::Composer& composer();
    store::Artifacts& artifacts();
    build::Engines engines() { return {speaker(), painter(), composer()}; }

  private:
    struct Rooms;
    std::unique_ptr<Rooms> rooms_;
    std::filesystem::path folder_;
};

/// Asked to stop by Ctrl-C or SIGTERM; the second signal ends the process at once.
std::stop_token stop_on_signals();

std::string program_version();

/// The largest the cache may grow before the least recently used artifacts go: $AUTOVIDEO_CACHE_LIMIT (gigabytes), 10
/// by default.
std::int64_t cache_limit_bytes();

}  // namespace app
