// SPDX-License-Identifier: MIT
// Tells nobody how far a build is: terminals cost time too.
#pragma once
#include "build/progress.hpp"

namespace app::bench {

class Silent : public build::Progress {
    void begin(const std::string&, std::int64_t, const std::string&) override {}
    void advance(const std::string&, std::int64_t, std::int64_t) override {}
    void end(const std::string&) override {}
    void note(const std::string&) override {}
};

}  // namespace app::bench
