// SPDX-License-Identifier: MIT
#include <string>

#include "base/fuzz.hpp"
#include "base/hash.hpp"
#include "frames/frames.hpp"

/// As they are, and with the right sum at their end, which no chance would find.
int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    for (bool summed : {false, true})
        base::fuzz(data, size, [&](std::string_view bytes) {
            auto segment = summed ? std::string(bytes) + base::sha256(bytes) : std::string(bytes);
            base::must(frames::pack(frames::unpack(segment)) == segment);
        });
    return 0;
}
