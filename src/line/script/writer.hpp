// SPDX-License-Identifier: MIT
// Port: whoever turns a wish into a script.
#pragma once
#include <chrono>
#include <cstdint>
#include <string>

#include "script/line.hpp"

namespace script {

struct Wish {
    std::string prompt;
    std::string language = "en";
    Style style = Style::engaging;
    std::chrono::seconds length{30};  ///< met within 15 %
    std::uint64_t seed = 1;
    int speakers = 1;         ///< 2 or more: a dialogue
    bool definition = false;  ///< a dictionary definition is enough
};

class Writer {
  public:
    virtual ~Writer() = default;
    /// Throws Trouble::unknowing, saying what would help, when neither the prompt nor its knowledge answers.
    virtual Script write(const Wish& wish) = 0;
};

}  // namespace script
