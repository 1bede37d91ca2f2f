// SPDX-License-Identifier: MIT
// What every fuzzer (x_fuzz.cpp) has in common: foreign bytes may be refused, and that is all that may go wrong.
#pragma once
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "base/failure.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace base {

/// What a fuzzer holds to be true of whatever was not refused.
inline void must(bool holds) {
    if (!holds) std::abort();
}

/// Gives the bytes to `use`. A Failure is an answer, unless it calls itself our own mistake; anything else thrown is
/// one.
template <class Use>
int fuzz(const std::uint8_t* data, std::size_t size, const Use& use) {
    try {
        use(std::string_view(reinterpret_cast<const char*>(data), size));
    } catch (const Failure& failure) {
        must(failure.trouble != Trouble::internal && !failure.message.empty());
    }
    return 0;
}

}  // namespace base
